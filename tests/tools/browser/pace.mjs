// How fast the index of a large site answers in a browser: from what a reader does to the picture that shows it.
//
// Judged is what the page's thread works for it. The time that passes is told too; what else the machine does at the
// time is a part of that.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { enlarge } from '../large.mjs'
import { openTab } from './browser.mjs'
import { serve } from './server.mjs'

const ADVISORIES = 10_000

// The longest that an answer may take, in milliseconds; the first search also loads and cuts all the texts.
const MOST = 100
const MOST_FIRST = 10_000

// How often an answer may be late: the first of its kind also compiles what it runs.
const TRIES = 4

const CHOICES = [['#finder-severity', 'high'], ['#finder-product', 'server'], ['#finder-year', '2020'], ['#finder-exploited', 'yes'], ['#finder-severity', '']]
const SEARCHES = ['administrator', 'forwarded header', 'webhook', 'no-such-words']

// Puts a large site's data in the place of a small one's; returns faults.
export async function pace(browser, folder) {
  const path = (name) => `/advisories/${name}`
  const read = (name) => JSON.parse(readFileSync(join(folder, path(name)), 'utf8'))
  const { facts, texts } = enlarge(read('search.json'), read('search-texts.json'), ADVISORIES)
  const others = new Map([[path('search.json'), JSON.stringify(facts)], [path('search-texts.json'), JSON.stringify(texts)]])
  const { origin, stop } = await serve(folder, others)
  const tab = await openTab(browser, origin)
  const faults = []
  tab.meter = await tab.context.newCDPSession(tab.page)
  await tab.meter.send('Performance.enable', { timeDomain: 'threadTicks' })
  await tab.page.goto(`${origin}/advisories/`)
  await tab.page.evaluate(loadFacts)
  for (const [field, value] of CHOICES) await measure(tab, `choice ${field} ${value}`, [field, value, 'change'], MOST, faults)
  await tab.page.goto(`${origin}/advisories/`)
  await measure(tab, 'first search, titles and ids', ['#finder-q', 'header', 'submit', 'early'], MOST_FIRST, faults)
  await tab.page.goto(`${origin}/advisories/`)
  await tab.page.evaluate(loadFacts)
  await measure(tab, 'first search', ['#finder-q', 'session', 'submit'], MOST_FIRST, faults)
  for (const words of SEARCHES) await measure(tab, `search ${words}`, ['#finder-q', words, 'submit'], MOST, faults)
  faults.push(...tab.complaints)
  await tab.context.close()
  stop()
  return faults
}

async function measure(tab, what, [field, value, event, part], most, faults) {
  let [best, passed] = [Infinity, Infinity]
  for (let tries = 0; tries < TRIES && best > most; tries += 1) {
    const begun = await work(tab)
    passed = Math.min(passed, await tab.page.evaluate(answerTime, { field, value, event, isEarly: part === 'early' }))
    best = Math.min(best, await work(tab) - begun)
  }
  console.log(`  ${what}: ${best.toFixed(0)} ms of work, ${passed.toFixed(0)} ms pass`)
  if (best > most) faults.push(`${what} takes ${best.toFixed(0)} ms`)
}

// Returns how long the page's thread has worked, in milliseconds.
async function work(tab) {
  const { metrics } = await tab.meter.send('Performance.getMetrics')
  return metrics.find(({ name }) => name === 'TaskDuration').value * 1000
}

// Loads the facts, as the first choice does. Runs in the page.
function loadFacts() {
  return fetch(document.querySelector('[data-finder]').dataset.facts)
}

// Does what a reader does, and returns how long it took until the answer was painted. Runs in the page.
function answerTime({ field, value, event, isEarly }) {
  const form = document.querySelector('[data-finder]')
  const answer = document.querySelector('[data-finder-answer]')
  const loading = document.querySelector('template[data-finder-piece="loading"]').content.textContent
  // A part of the answer stands there with the word that there is more to come.
  const isThis = () => (isEarly ? answer.textContent !== loading : !answer.textContent.includes(loading))
  answer.replaceChildren()
  return new Promise((resolve) => {
    const begun = performance.now()
    const observer = new MutationObserver(() => {
      const isThere = answer.childElementCount > 0 ? isThis() : !document.querySelector('[data-finder-list]').hidden
      if (!isThere) return
      observer.disconnect()
      requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - begun)))
    })
    observer.observe(answer.parentElement, { childList: true, subtree: true, attributes: true })
    document.querySelector(field).value = value
    if (event === 'change') document.querySelector(field).dispatchEvent(new Event('change', { bubbles: true }))
    else form.requestSubmit()
  })
}
