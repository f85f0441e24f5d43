// The box where versions are looked up: what it answers to typing, choosing and addresses, and that the pages of the
// releases, which need no script, say the same.

import { answered, show } from './browser.mjs'

// What stands in the answer. Runs in the page.
function answer() {
  const place = document.querySelector('[data-version-answer]')
  const text = (selector) => place.querySelector(selector)?.textContent.trim() ?? null
  return {
    verdict: place.querySelector('.verdict')?.classList.value ?? text('.notice') ?? '',
    words: text('.verdict strong') ?? text('.notice'),
    ids: [...place.querySelectorAll('.findings .id')].map((id) => id.textContent),
    sound: text('.sound .version'),
    page: place.querySelector('[data-slot="page"]')?.getAttribute('href') ?? null,
  }
}

const ask = async (tab, version) => {
  await tab.page.fill('#version-text', version)
  await tab.page.click('.version-box button')
  await answered(tab)
  return tab.page.evaluate(answer)
}

// Every way to ask, on the page of all products.
export async function versionBox(tab, thing) {
  const faults = []
  const { page } = tab
  const expect = (what, is) => { if (!is) faults.push(what) }
  const asked = () => new URL(page.url()).searchParams
  await show(tab, thing)

  await page.selectOption('#version-product', 'server')
  const typed = await ask(tab, '3.8.1')
  expect(`3.8.1: ${JSON.stringify(typed)}`, typed.verdict === 'verdict verdict-affected' && typed.ids.length === 1 && typed.sound === '3.8.4')
  expect(`the address does not keep the question: ${page.url()}`, asked().get('product') === 'server' && asked().get('version') === '3.8.1')
  const clear = await ask(tab, ' v4.6.2 ')
  expect(`4.6.2: ${JSON.stringify(clear)}`, clear.verdict === 'verdict verdict-clear' && clear.ids.length === 0 && clear.page !== null)
  const early = await ask(tab, '4.4.1-rc.1')
  expect(`4.4.1-rc.1: ${JSON.stringify(early)}`, early.verdict === 'verdict verdict-affected' && early.page === null)
  const odd = await ask(tab, 'seven & <b>half</b>')
  expect(`no version: ${JSON.stringify(odd)}`, odd.words?.includes('seven & <b>half</b>') && odd.ids.length === 0)
  expect('words are in another language', thing.lang !== 'ja' || /[\u3040-\u30ff]/.test(odd.words))

  // Each product keeps its own way to give a version, and a list of those that are known.
  await page.selectOption('#version-product', 'gateway')
  expect('an old answer stays with another product', await page.evaluate(() => document.querySelector('[data-version-answer]').childElementCount === 0))
  await page.waitForFunction(() => document.querySelector('#version-choice').options.length > 1)
  expect('versions without an order can be typed', await page.isHidden('#version-text') && await page.isVisible('#version-choice'))
  await page.selectOption('#version-choice', 'R6-2024b')
  await page.click('.version-box button')
  await answered(tab)
  expect('R6-2024b is not affected', (await page.evaluate(answer)).verdict === 'verdict verdict-affected')

  faults.push(...await byAddress(tab, thing), ...await byKeyboard(tab, thing))
  return faults
}

// The address alone brings the answer back: typed anew, and by the browser's own button.
async function byAddress(tab, { address }) {
  const { page, origin } = tab
  const faults = []
  const asked = `${address}?product=server&version=3.8.1`
  await show(tab, { address: asked, isAsked: true })
  const before = await page.evaluate(answer)
  await page.click('.findings a')
  await page.waitForURL(/\/advisories\//)
  await page.goBack()
  await answered(tab)
  const after = await page.evaluate(answer)
  if (before.ids.length !== 1 || JSON.stringify(before) !== JSON.stringify(after)) faults.push(`going back changes the answer to ${JSON.stringify(after)}`)
  const field = await page.inputValue('#version-text')
  if (field !== '3.8.1') faults.push(`going back leaves ${field} in the field`)
  await page.goto(`${origin}${address}?product=gateway&version=R9`)
  await answered(tab)
  if (!(await page.evaluate(answer)).words.includes('R9')) faults.push('a version that is not in the list gets no answer')
  await page.goto(`${origin}${address}?product=nothing&version=3.8.1`, { waitUntil: 'networkidle' })
  if ((await page.evaluate(answer)).words !== null) faults.push('what was asked of another product is answered')
  if (!await page.inputValue('#version-product')) faults.push('an unknown product leaves none chosen')
  return faults
}

async function byKeyboard(tab, thing) {
  const { page } = tab
  await show(tab, thing)
  await page.focus('#version-product')
  await page.keyboard.press('Tab')
  const isAtField = await page.evaluate(() => document.activeElement.matches('#version-text, #version-choice'))
  await page.selectOption('#version-product', 'server')
  await page.focus('#version-text')
  await page.keyboard.type('3.8.1')
  await page.keyboard.press('Enter')
  await answered(tab)
  const { ids } = await page.evaluate(answer)
  return [...(isAtField ? [] : ['Tab does not lead from the product to the version']), ...(ids.length === 1 ? [] : ['Enter does not ask'])]
}

// The page of a release, which needs no script, says what the box says.
export async function release(tab, thing) {
  await show(tab, thing)
  const read = () => ({
    version: document.querySelector('h1').textContent,
    words: document.querySelector('.verdict strong').textContent.trim(),
    ids: [...document.querySelectorAll('.findings .id')].map((id) => id.textContent),
    sound: document.querySelector('.sound .version')?.textContent.trim() ?? null,
    product: document.querySelector('.kicker a').getAttribute('href'),
    next: location.pathname,
  })
  const told = await tab.page.evaluate(read)
  const name = decodeURIComponent(told.next).split('/').at(-2)
  const version = told.version.slice(told.version.lastIndexOf(' ') + 1)
  await show(tab, { address: `${told.product}?version=${encodeURIComponent(version)}`, isAsked: true })
  const said = await tab.page.evaluate(answer)
  const faults = []
  for (const field of ['words', 'sound']) {
    if (said[field] !== told[field]) faults.push(`the box says ${said[field]}, the page ${told[field]}`)
  }
  if ([...said.ids].sort().join() !== [...told.ids].sort().join()) faults.push(`the box names ${said.ids}, the page ${told.ids}`)
  if (!said.page?.endsWith(`/${name}/`)) faults.push(`the box leads to ${said.page}`)
  return faults
}
