// Debian's Chromium, and what it complains about while it shows pages.

import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import { readFileSync } from 'node:fs'

// Opens the browser with the packages of a `node_modules` folder.
export async function openBrowser(modules) {
  const { chromium } = createRequire(join(resolve(modules), 'any.js'))('playwright-core')
  const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium'
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--font-render-hinting=none'] })
}

// Returns the source of axe-core.
export function axeSource(modules) {
  return readFileSync(join(resolve(modules), 'axe-core', 'axe.min.js'), 'utf8')
}

// Opens a tab; what the page complains about, or asks of other hosts, is added to its `complaints`.
export async function openTab(browser, origin, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options })
  const complaints = []
  // Runs in the page, before anything else there.
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      console.error(`content policy: ${event.violatedDirective} ${event.blockedURI}`)
    })
  })
  const page = await context.newPage()
  page.on('console', (message) => { if (message.type() === 'error') complaints.push(`console: ${message.text()}`) })
  page.on('pageerror', (error) => complaints.push(`script: ${error.message}`))
  page.on('request', (request) => {
    const url = request.url()
    if (!url.startsWith(`${origin}/`) && !url.startsWith('data:')) complaints.push(`asks another host: ${url}`)
  })
  page.on('response', (response) => {
    const isPage404 = response.url().includes('/404.html')
    if (response.status() >= 400 && !isPage404) complaints.push(`${response.status()} ${response.url()}`)
  })
  return { context, page, complaints, origin }
}

// Shows a page, without going where it leads by itself, and with the answer to the question in its address.
export async function show(tab, { address, isAsked }) {
  await tab.page.goto(`${tab.origin}${address}${address.includes('?') ? '&' : '?'}still`, { waitUntil: 'load' })
  if (isAsked) await answered(tab)
}

// Waits until a script has answered; what it says while it loads is no answer.
export async function answered(tab) {
  await tab.page.waitForFunction(() => {
    const answer = document.querySelector('[data-finder-answer], [data-version-answer]')
    const words = document.querySelector('template[data-finder-piece="loading"]')?.content.textContent
    return answer.childElementCount > 0 && !(words && answer.textContent.includes(words))
  })
}

// Does something with each of the things, in so many tabs at a time; returns what it found.
export async function inTabs(browser, origin, options, things, work, tabs = 2) {
  const left = [...things]
  const found = []
  const run = async () => {
    const tab = await openTab(browser, origin, options)
    for (let thing = left.shift(); thing; thing = left.shift()) {
      tab.complaints.length = 0
      for (const fault of await work(tab, thing)) found.push(`${thing.address} ${fault}`)
      for (const complaint of tab.complaints) found.push(`${thing.address} ${complaint}`)
    }
    await tab.context.close()
  }
  await Promise.all(Array.from({ length: tabs }, run))
  return found.sort()
}
