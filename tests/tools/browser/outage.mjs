// What the version box and the search say while their data does not come, and that they answer once it does.

import { answered, show } from './browser.mjs'

// Lets nothing of a path through while something is done, and forgets what the browser says of that.
async function without(tab, pattern, act) {
  await tab.page.route(pattern, (route) => route.abort())
  await act()
  await tab.page.unroute(pattern)
  const isExpected = (complaint) => complaint.includes('ERR_FAILED')
  tab.complaints.splice(0, Infinity, ...tab.complaints.filter((complaint) => !isExpected(complaint)))
}

const notice = (page, place) => page.evaluate((place) => {
  const notice = document.querySelector(`${place} .notice[role="alert"]`)
  return notice && { words: notice.textContent.trim(), href: notice.querySelector('a')?.getAttribute('href') ?? null }
}, place)

export async function versionOutage(tab, thing) {
  const { page } = tab
  const faults = []
  const data = '**/versions/*.json'
  const ask = async () => {
    await page.evaluate(() => document.querySelector('[data-version-answer]').replaceChildren())
    await page.click('.version-box button')
    await answered(tab)
  }
  await without(tab, data, async () => {
    await show(tab, thing)
    await page.selectOption('#version-product', 'server')
    await page.fill('#version-text', '3.8.1')
    await ask()
    const said = await notice(page, '[data-version-answer]')
    if (said?.href !== `${thing.address}server/`) faults.push(`a version without data leads to ${JSON.stringify(said)}`)
    if (thing.lang === 'ja' && !/[\u3040-\u30ff]/.test(said?.words)) faults.push(`says in another language: ${said?.words}`)
    // The versions of this product are a list, which is empty without data.
    await page.selectOption('#version-product', 'gateway')
    await answered(tab)
    const other = await notice(page, '[data-version-answer]')
    if (other?.href !== `${thing.address}gateway/`) faults.push(`a list without data leads to ${JSON.stringify(other)}`)
  })
  await page.selectOption('#version-product', 'server')
  await page.fill('#version-text', '3.8.1')
  await ask()
  if (!await page.isVisible('.verdict-affected')) faults.push('does not answer once its data comes')
  return faults
}

export async function searchOutage(tab, thing) {
  const { page } = tab
  const faults = []
  const act = async (what, act) => {
    await page.evaluate(() => document.querySelector('[data-finder-answer]').replaceChildren())
    await act()
    await answered(tab)
    const isThere = await page.isVisible('[data-finder-list] table')
    const said = await notice(page, '[data-finder-answer]')
    if (!said || !isThere) faults.push(`${what}: says ${JSON.stringify(said)}, and the lists are ${isThere ? 'there' : 'away'}`)
  }
  const works = async (what, act) => {
    await page.evaluate(() => document.querySelector('[data-finder-answer]').replaceChildren())
    await act()
    await answered(tab)
    if (!await page.isVisible('[data-finder-answer] table')) faults.push(`${what}: does not answer once the data comes`)
  }
  const choose = () => page.selectOption('#finder-severity', 'high')
  const search = async () => { await page.fill('#finder-q', 'server'); await page.keyboard.press('Enter') }
  await show(tab, thing)
  await without(tab, '**/search.json', () => act('a choice without facts', choose))
  await page.selectOption('#finder-severity', '')
  await works('a choice', choose)
  await without(tab, '**/search-texts.json', () => act('a search without texts', search))
  await works('a search', () => page.click('.finder button[type="submit"]'))
  return faults
}
