// The preview in a browser: how soon an open page shows an edit, and how it tells of an error.
//
//   node preview.mjs MODULES LUCARNE SITE DOCUMENT ADDRESS
//
// DOCUMENT is a file of the site, ADDRESS its page. The median of the edits is printed, not judged.

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

import { openBrowser, openTab } from './browser.mjs'

const EDITS = 20
const LONGEST = 30_000
// The last title before the error.
const LAST = 'all as before'

const [modules, lucarne, site, name, address] = process.argv.slice(2)
const file = join(site, name)
const source = readFileSync(file, 'utf8')
const faults = []

const preview = spawn(lucarne, ['serve', '--port', '0', '--site', site], { stdio: ['ignore', 'pipe', 'inherit'] })
const [line] = await once(createInterface(preview.stdout), 'line')
const origin = line.replace(/\/$/, '')
const browser = await openBrowser(modules)
try {
  const tab = await openTab(browser, origin)
  await tab.context.addInitScript(tellTitle)
  await tab.page.goto(`${origin.replace('127.0.0.1', 'localhost')}${address}`, { waitUntil: 'load' })
  if (tab.page.url() !== `${origin}${address}`) faults.push(`localhost leads to ${tab.page.url()}`)
  await followEdits(tab.page)
  await changeInPlace(tab.page)
  await showError(tab.page)
  // Only the first request goes to another host: it is redirected from there.
  faults.push(...tab.complaints.filter((complaint) => !complaint.startsWith('asks another host: http://localhost:')))
} finally {
  await browser.close()
  preview.kill('SIGINT')
  writeFileSync(file, source)
}
faults.forEach((fault) => console.log(fault))
process.exitCode = faults.length === 0 ? 0 : 1

// Edits the title again and again, and measures until the page shows it.
async function followEdits(page) {
  const times = []
  for (let edit = 1; edit <= EDITS; edit += 1) {
    const title = `Edit ${edit}`
    const shown = page.waitForEvent('console', { predicate: (message) => message.text().startsWith(`shown ${title} `), timeout: LONGEST })
    const begun = Date.now()
    writeFileSync(file, titled(title))
    const message = await shown
    times.push(Number(message.text().split(' ').at(-1)) - begun)
  }
  times.sort((one, other) => one - other)
  const median = (times[EDITS / 2 - 1] + times[EDITS / 2]) / 2
  console.log(`figure: an edit is on the page after ${median} ms at the median of ${EDITS} (${times[0]} to ${times.at(-1)} ms)`)
}

// What an open page becomes is what it is when it is loaded, whatever came and went; it is not loaded again for words.
async function changeInPlace(page) {
  const [head, ...sections] = source.split(/^(?=## )/m)
  const texts = {
    'a section less': [head, ...sections.slice(1)],
    'two sections more': [head, '## First\n\nWith *a word*.\n\n> Said.\n\n', ...sections, '\n## Last\n\n| A | B |\n| - | - |\n| 1 | 2 |\n'],
    'sections in another order': [head, ...sections.toReversed()],
    'no words': [head],
    'other code': [head, ...sections, '\n```rust\nfn main() { let a = 1; }\n```\n\n1. One\n2. Two\n'],
    [LAST]: [head, ...sections],
  }
  await page.evaluate(() => { window.isSame = true })
  await keepFold(page)
  for (const [title, text] of Object.entries(texts)) {
    const shown = page.waitForEvent('console', { predicate: (message) => message.text().startsWith(`shown ${title} `), timeout: LONGEST })
    writeFileSync(file, titled(title, text.join('')))
    await shown
    const [now, loaded] = await page.evaluate(asLoaded)
    if (now !== loaded) faults.push(`${title}: the open page is not the one that is served:\n${now}\n${loaded}`)
  }
  if (!await page.evaluate(() => window.isSame)) faults.push('a page is loaded again for words')
}

// A fold that its reader opened stays open, and the styles stay where the head grows.
async function keepFold(page) {
  await page.evaluate(() => {
    const fetched = window.fetch
    const sheet = document.querySelector('link[rel=stylesheet]')
    window.fetch = async (...request) => {
      const text = await (await fetched(...request)).text()
      return new Response(text.replace('</h1>', '</h1><details><summary>More</summary>Words</details>'))
    }
    window.isStyled = () => sheet.isConnected && sheet.rel === 'stylesheet'
    window.withoutFolds = () => { window.fetch = fetched }
  })
  const edit = async (title, summary) => {
    const shown = page.waitForEvent('console', { predicate: (message) => message.text().startsWith(`shown ${title} `), timeout: LONGEST })
    writeFileSync(file, titled(title).replace(/^summary = .*\n/m, summary))
    await shown
    if (!await page.evaluate(() => window.isStyled())) faults.push(`${title}: the styles are loaded again`)
  }
  await edit('without a summary', '')
  await page.evaluate(() => { document.querySelector('details').open = true })
  await edit('with another summary', 'summary = "Another one."\n')
  if (!await page.evaluate(() => document.querySelector('details').open)) faults.push('an edit closes what its reader opened')
  await page.evaluate(() => window.withoutFolds())
}

// Returns the open page without the panel, and what is served at its address. Runs in the page.
async function asLoaded() {
  const served = new DOMParser().parseFromString(await (await fetch(location.href)).text(), 'text/html')
  const own = document.documentElement.cloneNode(true)
  own.querySelector('lucarne-preview')?.remove()
  return [own.outerHTML, served.documentElement.outerHTML]
}

// An error leaves the page as it is, and is shown in it; it is gone when it is mended, and warnings alone are left.
async function showError(page) {
  writeFileSync(file, source.replace('+++\n', '+++\nid = \n'))
  const panel = page.locator('lucarne-preview')
  await panel.locator('pre').waitFor({ timeout: LONGEST })
  const text = await panel.locator('pre').innerText()
  if (!text.includes(`--> ${name}:2:`)) faults.push(`the panel does not tell the place of the error: ${text}`)
  const heading = await page.locator('h1').innerText()
  if (heading !== LAST) faults.push(`the last good page does not stay: ${heading}`)
  writeFileSync(file, titled('Mended'))
  await page.waitForEvent('console', { predicate: (message) => message.text().startsWith('shown Mended '), timeout: LONGEST })
  if (await page.locator('lucarne-preview[role=alert]').count() !== 0) faults.push('the error stays when it is mended')
}

function titled(title, text = source) {
  return text.replace(/^title = .*$/m, `title = "${title}"`)
}

// Tells the time when another heading of a page has been drawn. Runs in the page.
function tellTitle() {
  let told
  const look = () => {
    const heading = document.querySelector('h1')?.innerText
    if (heading === told) return
    told = heading
    requestAnimationFrame(() => setTimeout(() => console.log(`shown ${heading} ${Date.now()}`)))
  }
  document.addEventListener('DOMContentLoaded', () => {
    look()
    new MutationObserver(look).observe(document, { subtree: true, childList: true, characterData: true })
  })
}
