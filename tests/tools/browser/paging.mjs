// The pages of a long answer on the index of advisories: by clicks, by the keyboard, by the browser's own buttons and by
// address.

import { show } from './browser.mjs'
import { enlarge } from '../large.mjs'

const ADVISORIES = 170
const PAGE_LENGTH = 50

// What stands in the answer. Runs in the page.
function shown() {
  const place = document.querySelector('[data-finder-answer]')
  const href = (name) => place.querySelector(`[data-slot="${name}"]`)?.getAttribute('href') ?? null
  return {
    ids: [...place.querySelectorAll('tbody .facts > .id')].map((id) => id.textContent),
    previous: href('previous'),
    next: href('next'),
    words: place.querySelector('.pages span')?.textContent ?? null,
  }
}

export async function paging(tab, thing) {
  const { page } = tab
  const path = `${thing.address}search.json`
  const small = await (await page.request.get(`${tab.origin}${path}`)).json()
  const { facts } = enlarge(small, small.advisories.map(() => ''), ADVISORIES)
  const all = facts.advisories.filter(({ level, status }) => level === 'high' && status !== 'withdrawn').map(({ id }) => id)
  const pages = Math.ceil(all.length / PAGE_LENGTH)
  await page.route(`**${path}`, (route) => route.fulfill({ json: facts }))
  const faults = pages > 1 ? [] : [`${all.length} advisories make one page`]
  const expect = async (what, number) => {
    await page.waitForFunction((id) => document.querySelector('[data-finder-answer] tbody .id')?.textContent === id, all[(number - 1) * PAGE_LENGTH], { timeout: 5000 })
      .catch(() => faults.push(`${what}: page ${number} does not come`))
    const { ids, previous, next, words } = await page.evaluate(shown)
    const wanted = all.slice((number - 1) * PAGE_LENGTH, number * PAGE_LENGTH)
    if (ids.join() !== wanted.join()) faults.push(`${what}: page ${number} has ${ids.length} advisories, wanted ${wanted.length}`)
    if ((previous !== null) !== (number > 1) || (next !== null) !== (number < pages)) faults.push(`${what}: page ${number} leads to ${previous} and ${next}`)
    if (!words?.includes(String(number)) || !words.includes(String(pages))) faults.push(`${what}: page ${number} of ${pages} says ${words}`)
  }
  const number = () => new URL(page.url()).searchParams.get('page')

  await show(tab, { address: `${thing.address}?severity=high`, isAsked: true })
  await expect('by address', 1)
  await page.click('[data-slot="next"]')
  await expect('by a click', 2)
  if (number() !== '2') faults.push(`the address does not keep the page: ${page.url()}`)
  await page.focus('[data-slot="previous"]')
  await page.keyboard.press('Enter')
  await expect('by the keyboard', 1)
  // What had the focus is gone; from here Tab leads into the new page.
  await page.keyboard.press('Tab')
  if (!await page.evaluate(() => document.activeElement.matches('[data-finder-answer] tbody tr:first-child a'))) faults.push('Tab does not lead from a new page to its first advisory')
  await page.goBack()
  await expect('by the way back', 2)
  await page.goForward()
  await expect('by the way forward', 1)
  await show(tab, { address: `${thing.address}?severity=high&page=${pages}`, isAsked: true })
  await expect('by its own address', pages)
  await show(tab, { address: `${thing.address}?severity=high&page=999`, isAsked: true })
  await expect('by an address behind the last', pages)
  await page.selectOption('#finder-severity', 'critical')
  await page.waitForFunction(() => !location.search.includes('severity=high'))
  if (number() !== null) faults.push(`another choice stays on its page: ${page.url()}`)
  await page.unroute(`**${path}`)
  return faults
}
