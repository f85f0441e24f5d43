// Choosing and searching on the index of advisories, from it and from every page's header.

import { answered, show } from './browser.mjs'

// What stands in the answer. Runs in the page.
function found() {
  const rows = document.querySelectorAll('[data-finder-answer] tbody tr')
  return [...rows].map((row) => row.querySelector('.id').textContent)
}

// Asks by what a reader does, and waits for another answer than before.
async function ask(tab, act) {
  await tab.page.evaluate(() => { document.querySelector('[data-finder-answer]').dataset.old = 'yes'; document.querySelector('[data-finder-answer]').replaceChildren() })
  await act(tab.page)
  await answered(tab)
  return tab.page.evaluate(found)
}

const listed = (page) => page.evaluate(() => [...document.querySelectorAll('[data-finder-list] tbody tr')].map((row) => row.querySelector('.id').textContent))
const asked = (page) => new URL(page.url()).searchParams

// In each language: words, some of them with an accent left out or without spaces, and the advisory they mean.
const WORDS = { en: ['forwarded header', 'EX-2026-0005'], fr: ['EN-TETE TRANSMIS', 'EX-2026-0005'], ja: ['権限が次回', 'EX-2026-0007'] }

export async function finder(tab, thing) {
  const faults = []
  const { page, origin } = tab
  const expect = (what, is) => { if (!is) faults.push(what) }
  await show(tab, thing)
  const all = await listed(page)

  // A choice is what the list of the same choice says, which needs no script.
  const high = await ask(tab, () => page.selectOption('#finder-severity', 'high'))
  expect('the lists stay beside the answer', await page.isHidden('[data-finder-list]'))
  expect(`the address does not keep a choice: ${page.url()}`, asked(page).get('severity') === 'high')
  const both = await ask(tab, () => page.selectOption('#finder-year', '2025'))
  expect('two choices are not both', both.length > 0 && both.every((id) => high.includes(id) && id.startsWith('EX-2025-')))
  await page.click('.finder button[type="reset"]')
  await page.waitForFunction(() => !document.querySelector('[data-finder-list]').hidden)
  expect(`the address keeps what was cleared: ${page.url()}`, !asked(page).get('severity') && !asked(page).get('year'))
  const none = await ask(tab, () => page.selectOption('#finder-state', 'withdrawn'))
  expect(`withdrawn: ${none}`, none.length > 0 && none.every((id) => !all.includes(id)))
  await page.goto(`${origin}${thing.address}severity/high/`)
  expect('a choice is not its list', (await listed(page)).join() === high.join())

  faults.push(...await words(tab, thing), ...await ids(tab, thing), ...await emptiness(tab, thing), ...await header(tab, thing))
  return faults
}

async function words(tab, thing) {
  const { page } = tab
  const faults = []
  const [question, id] = WORDS[thing.lang]
  await show(tab, thing)
  const typed = await ask(tab, async () => { await page.focus('#finder-q'); await page.keyboard.type(question) })
  if (typed[0] !== id) faults.push(`${question} finds ${typed}`)
  if (asked(page).get('q') !== question) faults.push(`the address does not keep the words: ${page.url()}`)
  // The way back from an advisory, with the keyboard alone.
  await page.focus('[data-finder-answer] tbody a')
  await page.keyboard.press('Enter')
  await page.waitForURL((url) => url.pathname.endsWith(`/${id}/`))
  await page.goBack()
  await answered(tab)
  const after = await page.evaluate(found)
  if (after.join() !== typed.join()) faults.push(`going back changes the answer to ${after}`)
  if (await page.inputValue('#finder-q') !== question) faults.push('going back loses the words')
  return faults
}

// An id leads straight to its advisory: typed here or asked for from elsewhere. Going back does not lead there again.
async function ids(tab, thing) {
  const { page, origin } = tab
  const faults = []
  for (const id of ['ex-2025-0003', 'CVE-2025-90007', 'JVNDB-2025-900031']) {
    await show(tab, thing)
    await page.fill('#finder-q', id)
    await page.keyboard.press('Enter')
    await page.waitForURL((url) => url.pathname.endsWith('/EX-2025-0003/'), { timeout: 5000 }).catch(() => faults.push(`${id} does not lead to its advisory`))
  }
  await page.goBack()
  await answered(tab)
  if (!new URL(page.url()).searchParams.get('q')) faults.push('the way back leads on again')
  await page.goto(`${origin}${thing.address}`)
  await page.goto(`${origin}${thing.address}?q=CVE-2025-90007`)
  await page.waitForURL((url) => url.pathname.endsWith('/EX-2025-0003/'), { timeout: 5000 }).catch(() => faults.push('an id in the address does not lead to its advisory'))
  await page.goBack()
  if (new URL(page.url()).search !== '') faults.push('the way back is blocked')
  return faults
}

async function emptiness(tab, thing) {
  const { page } = tab
  await show(tab, { address: `${thing.address}?q=%3Cb%3Enothing%3C%2Fb%3E`, isAsked: true })
  return page.evaluate(() => {
    const answer = document.querySelector('[data-finder-answer]')
    const faults = []
    if (!answer.textContent.includes('<b>nothing</b>')) faults.push(`does not say what was looked for: ${answer.textContent}`)
    if (!answer.querySelector('a[href^="mailto:"]')) faults.push('does not say where to report')
    if (answer.querySelector('table')) faults.push('shows an empty table')
    return faults
  })
}

// The search in the header of a page is a plain form that leads to the index.
async function header(tab, thing) {
  const { page } = tab
  const home = { address: thing.address.replace('advisories/', '') }
  const [question, id] = WORDS[thing.lang]
  await show(tab, home)
  await page.fill('#site-search', question)
  await page.keyboard.press('Enter')
  await page.waitForURL((url) => url.pathname === thing.address)
  await answered(tab)
  const [first] = await page.evaluate(found)
  return first === id ? [] : [`the header's search for ${question} finds ${first}`]
}

// Without scripts the header's search leads to the lists, which say that they serve.
export async function plainSearch(tab, thing) {
  const { page } = tab
  await show(tab, thing)
  await page.fill('#site-search', 'forwarded header')
  await page.keyboard.press('Enter')
  await page.waitForURL((url) => url.pathname.endsWith('/advisories/'))
  return page.evaluate(() => {
    const isSeen = (selector) => document.querySelector(selector)?.checkVisibility() ?? false
    const faults = []
    if (!isSeen('noscript .note')) faults.push('does not say that searching needs scripts')
    if (!isSeen('[data-finder-list] table')) faults.push('has no list without scripts')
    if (isSeen('.finder')) faults.push('shows choices that do nothing')
    return faults
  })
}
