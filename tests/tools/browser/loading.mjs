// What a page weighs, whether it moves while it loads, and what is left of it without scripts.

import { show } from './browser.mjs'

const HEAVIEST_ADVISORY = 60_000

// How often a page may be loaded until it stands still: a pause of the machine while the page comes in moves it too, but
// not each time.
const LOADS = 3

// The HTML, CSS and scripts of an advisory before compression, and its layout shift.
export async function weight(tab, thing) {
  const faults = []
  const bytes = await loadedBytes(tab, thing)
  if (bytes >= HEAVIEST_ADVISORY) faults.push(`weighs ${bytes} bytes`)
  return [...faults, ...await still(tab, thing)]
}

// How long data is held back, in milliseconds, so that a page is painted before its answer comes.
const HELD = 150

// A page does not move while it loads, nor while a script answers the question in its address.
export async function still(tab, thing) {
  await tab.page.route('**/*.json', hold)
  let shift = 1
  for (let load = 0; shift !== 0 && load < LOADS; load += 1) {
    await show(tab, thing)
    shift = await tab.page.evaluate(layoutShift)
  }
  await tab.page.unroute('**/*.json', hold)
  return shift === 0 ? [] : [`moves while it loads: ${shift}`]
}

async function hold(route) {
  await new Promise((resolve) => setTimeout(resolve, HELD))
  // A page that is left no longer waits for it.
  await route.continue().catch(() => {})
}

async function loadedBytes(tab, thing) {
  await show(tab, thing)
  return tab.page.evaluate(decodedBytes)
}

// What came out of a cache counts as well: the first page that a reader opens has none.
function decodedBytes() {
  const [page] = performance.getEntriesByType('navigation')
  const parts = performance.getEntriesByType('resource').filter(({ name }) => /\.(css|m?js)$/.test(new URL(name).pathname))
  return [page, ...parts].reduce((bytes, part) => bytes + part.decodedBodySize, 0)
}

// Returns the sum of the shifts so far (Layout Instability API). Runs in the page.
function layoutShift() {
  return new Promise((resolve) => {
    let sum = 0
    const observer = new PerformanceObserver((list) => list.getEntries().forEach(({ value }) => { sum += value }))
    observer.observe({ type: 'layout-shift', buffered: true })
    requestAnimationFrame(() => requestAnimationFrame(() => resolve(sum)))
  })
}

// A page answers without scripts: it has a heading and a text that are seen, and nothing in it waits.
export async function withoutScripts(tab, thing) {
  await show(tab, thing)
  return tab.page.evaluate(() => {
    const faults = []
    const headings = [...document.querySelectorAll('main h1')].filter((heading) => heading.checkVisibility() && heading.innerText.trim())
    if (headings.length !== 1) faults.push(`has ${headings.length} headings without scripts`)
    if (document.querySelector('main').innerText.trim().length < 20) faults.push('says nothing without scripts')
    if (document.querySelector('main [aria-busy="true"]')) faults.push('waits for a script')
    for (const control of document.querySelectorAll('input, select, button')) {
      if (control.checkVisibility() && !control.form?.action) faults.push(`does nothing without scripts: ${control.outerHTML.slice(0, 100)}`)
    }
    return faults
  })
}
