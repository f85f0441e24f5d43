// Scripts in every text of a site: none runs.
//
// Usage: injection.mjs write SITE             makes a site with the strings of `payloads.txt` in its texts.
//        injection.mjs read MODULES FOLDER    looks at what was published of it, without the content policy: nothing but
//                                             the escaping stands between a string and the browser.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { openBrowser, openTab, show } from './browser.mjs'
import { longest, pagesOf } from './site.mjs'
import { serve } from './server.mjs'

const PAYLOADS = readFileSync(new URL('payloads.txt', import.meta.url), 'utf8').split('\n').filter(Boolean)

// An advisory for each string; the strings of a JSON text are those of TOML.
const idOf = (number) => `EX-2026-${String(number + 1).padStart(4, '0')}`

function write(site) {
  for (const folder of ['content/policies', 'content/advisories/2026', 'products']) mkdirSync(join(site, folder), { recursive: true })
  const put = (path, text) => writeFileSync(join(site, path), text)
  put('site.toml', `[site]\nbase_url = "https://security.example.org"\nlocales = ["en", "fr"]\n\n[organization]\nname = ${JSON.stringify(PAYLOADS[0])}\n
[[contact]]\nkind = "email"\nvalue = "security@example.org"\n\n[facts.odd]\nvalue = ${JSON.stringify(PAYLOADS[1])}\n`)
  put('content/index.md', `+++\ntitle = "Home"\n+++\n\n<fact:facts.odd>\n`)
  put('content/policies/disclosure.md', `+++\ntitle = "Disclosure"\nreviewed = 2026-11-01\n+++\n`)
  PAYLOADS.forEach((payload, number) => {
    put(`products/p${number}.toml`, `id = "p${number}"\nname = ${JSON.stringify(payload)}\nversion_scheme = "semver"\n`)
    put(`content/advisories/2026/${idOf(number)}.md`, advisory(payload, number))
    put(`content/advisories/2026/${idOf(number)}.fr.md`, translation(payload))
  })
}

function advisory(payload, number) {
  const text = JSON.stringify(payload)
  return `+++\nid = "${idOf(number)}"\ntitle = ${text}\nsummary = ${text}\nstatus = "published"\npublished = 2026-03-14\nseverity = "high"
severity_reason = ${text}\nexploited = "no"\n
[[affected]]\nproduct = "p${number}"\nranges = [{ introduced = "1.0.0", fixed = "1.4.2" }]\n
[[credit]]\nname = ${text}\nrole = "finder"\n
[[reference]]\nkind = "web"\nurl = ${JSON.stringify(`https://example.org/?q=${encodeURI(payload)}`)}\n
[[timeline]]\nid = "report"\non = 2026-01-10\nevent = "reported"\nnote = ${text}\n
[[revision]]\nid = "more"\non = 2026-03-20\nkind = "content"\nsummary = ${text}\n+++\n\n${body(payload)}`
}

function translation(payload) {
  const text = JSON.stringify(payload)
  return `+++\ntitle = ${text}\nsummary = ${text}\n\n[revision.more]\nsummary = ${text}\n\n[timeline.report]\nnote = ${text}\n+++\n\n${body(payload)}`
}

// The string as text, heading, code, cell, note and words and title of a link. One that is Markdown of a link to refuse is
// refused, which is another test's, and so are a stray mark of emphasis and a comment; here they are code.
function body(payload) {
  const isRefused = /\]\(|\]:|^```|[*_]|<!--/.test(payload)
  const text = isRefused ? 'x' : payload
  const words = text.replace(/[[\]|\\]/g, '\\$&')
  return `${text}\n\n## Impact ${text.replace(/[#{}]/g, '')} {#impact}\n\n| a |\n| --- |\n| ${words} |\n
[${words}](https://example.org/ "${words.replace(/"/g, '\\"')}")\n\n> ${text}\n
~~~~~html ${payload}\n${payload}\n~~~~~\n\n~~~~~\n${payload}\n~~~~~\n\nSee[^1] \`\`\`\` ${payload} \`\`\`\`\n\n[^1]: ${text}\n`
}

async function read(modules, folder) {
  const pages = pagesOf(folder)
  const looked = [...new Set([...pages.filter(({ kind }) => kind === 'advisory'), ...longest(pages)])]
  const { origin, stop } = await serve(folder)
  const browser = await openBrowser(modules)
  const tab = await openTab(browser, origin, { bypassCSP: true })
  const faults = []
  let ran = 0
  tab.page.on('dialog', (dialog) => { ran += 1; dialog.dismiss() })
  await tab.page.exposeFunction('ranHere', () => { ran += 1 })
  await tab.page.addInitScript(() => { for (const name of ['alert', 'confirm', 'prompt', 'print']) window[name] = () => window.ranHere() })
  const look = async (name) => {
    faults.push(...(await tab.page.evaluate(active)).map((fault) => `${name} ${fault}`))
    if (ran > 0) faults.push(`${name} ran a script`)
    ran = 0
  }
  for (const { address } of looked) {
    await tab.page.goto(`${origin}${address}?still`)
    await look(address)
    const number = address.match(/^(?:\/fr)?\/advisories\/EX-2026-(\d+)\/$/)?.[1]
    if (number) {
      const title = await tab.page.evaluate(() => document.querySelector('h1').textContent)
      if (title !== PAYLOADS[Number(number) - 1]) faults.push(`${address} has the title ${title}`)
    }
  }
  const questions = questionsOf()
  for (const { address, isShown } of questions) {
    await show(tab, { address, isAsked: true })
    await look(address)
    const text = await tab.page.evaluate(() => document.querySelector('[data-finder-answer], [data-version-answer]').textContent)
    if (isShown && !text.includes(isShown)) faults.push(`${address} does not show what was asked: ${text.trim().slice(0, 80)}`)
  }
  const entries = await feedEntries(origin)
  for (const { id, content_html: html } of entries) {
    await tab.page.goto(`${origin}/assets/none`)
    await tab.page.evaluate((html) => document.write(html), html)
    await look(`the feed's entry ${id}`)
  }
  const awake = await control(tab, origin, () => { const count = ran; ran = 0; return count })
  console.log(`${PAYLOADS.length} strings, ${looked.length} pages, ${questions.length} questions in addresses, ${entries.length} entries of feeds, ${faults.length} faults`)
  console.log(`${awake} of the strings run where nothing holds them back`)
  faults.forEach((fault) => console.log(`  ${fault}`))
  await browser.close()
  stop()
  const isSound = PAYLOADS.length >= 150 && awake >= 75 && looked.length > PAYLOADS.length * 2 && entries.length >= 50
  process.exitCode = faults.length === 0 && isSound ? 0 : 1
}

// What could run later, and what the program never writes. Runs in the page.
function active() {
  const faults = []
  for (const element of document.querySelectorAll('*')) {
    const name = element.localName
    const isData = name === 'script' && element.type === 'application/ld+json'
    const isModule = name === 'script' && element.type === 'module' && element.src.startsWith(`${location.origin}/assets/`)
    if (['script', 'iframe', 'object', 'embed', 'style', 'base', 'form', 'math', 'video', 'audio'].includes(name) && !isData && !isModule && !element.closest('form.version-box, form.finder, form.search, form.ask')) faults.push(`has <${name}>`)
    if (isData) JSON.parse(element.textContent)
    for (const { name: attribute, value } of element.attributes) {
      if (attribute.startsWith('on') || attribute === 'style' || attribute === 'srcdoc') faults.push(`has ${attribute} in <${name}>`)
      if (['href', 'src', 'action', 'formaction'].includes(attribute) && !/^(https?:|mailto:|tel:|[/#?]|$)/.test(value)) faults.push(`leads to ${value}`)
    }
  }
  return faults
}

// Returns how many of the strings run where they are written as they are: the test can fail.
async function control(tab, origin, count) {
  let awake = 0
  for (const payload of PAYLOADS) {
    await tab.page.goto(`${origin}/assets/none`)
    await tab.page.evaluate((html) => { document.open(); document.write(`<p>${html}</p>`); document.close() }, payload).catch(() => {})
    await tab.page.waitForTimeout(30)
    if (count() > 0) awake += 1
  }
  return awake
}

// Each string as what the scripts are asked: as words, and as a version of the product that bears it as a name, which is
// said to be none.
function questionsOf() {
  return PAYLOADS.flatMap((payload, number) => {
    const text = encodeURIComponent(payload)
    const prefix = number % 2 === 0 ? '' : '/fr'
    return [
      { address: `${prefix}/advisories/?q=${text}&state=withdrawn&product=${text}` },
      { address: `${prefix}/versions/?product=p${number}&version=${text}`, isShown: payload.trim() },
    ]
  })
}

async function feedEntries(origin) {
  const entries = []
  for (const prefix of ['', '/fr']) {
    entries.push(...(await (await fetch(`${origin}${prefix}/advisories/feed.json`)).json()).items)
  }
  return entries
}

const [verb, first, second] = process.argv.slice(2)
if (verb === 'write') write(first)
else await read(first, second)
