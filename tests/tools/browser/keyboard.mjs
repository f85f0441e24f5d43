// The keyboard alone: every link and control is reached in the order of the page, seen, and marked.

import { show } from './browser.mjs'

export async function keyboard(tab, thing) {
  await show(tab, thing)
  const wanted = await tab.page.evaluate(numberControls)
  const reached = []
  const faults = new Set()
  for (let presses = 0; presses <= wanted.length; presses += 1) {
    await tab.page.keyboard.press('Tab')
    const focus = await tab.page.evaluate(focused)
    // Behind the last control the focus leaves the page, or begins again.
    if (focus === null || reached.includes(focus.number)) break
    if (focus.fault) faults.add(`${focus.fault}: ${focus.html}`)
    reached.push(focus.number)
  }
  const missed = wanted.filter(({ number }) => !reached.includes(number))
  missed.slice(0, 5).forEach(({ html }) => faults.add(`not reached by Tab: ${html}`))
  if (missed.length === 0 && reached.some((number, place) => number !== place)) faults.add(`reached out of order: ${reached}`)
  return [...faults]
}

// The first press of Tab shows the link that skips to the text, and it does.
export async function skipLink(tab, thing) {
  await show(tab, thing)
  await tab.page.keyboard.press('Tab')
  const isSeen = await tab.page.evaluate(() => {
    const box = document.activeElement.getBoundingClientRect()
    return document.activeElement.matches('a[href^="#"]') && box.left >= 0 && box.top >= 0 && box.width > 24
  })
  await tab.page.keyboard.press('Enter')
  const isIn = await tab.page.evaluate(() => document.activeElement.matches('main') && location.hash !== '')
  return isSeen && isIn ? [] : ['the link that skips to the text does not']
}

// Numbers what can be focused, in the order of the document. Runs in the page.
function numberControls() {
  const controls = document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')
  const seen = [...controls].filter((control) => control.checkVisibility() && !control.disabled)
  // Of a group of choices the keyboard reaches one; arrows reach the others.
  const groups = new Set()
  const reachable = seen.filter((control) => {
    if (control.type !== 'radio') return true
    const isFirst = !groups.has(control.name)
    groups.add(control.name)
    return isFirst
  })
  return reachable.map((control, number) => {
    control.dataset.number = number
    return { number, html: control.outerHTML.slice(0, 120) }
  })
}

// Tells which of them has the focus, and what is wrong with how it shows. Runs in the page.
function focused() {
  const element = document.activeElement
  if (element === document.body || element.dataset.number === undefined) return null
  const style = getComputedStyle(element)
  const box = element.getBoundingClientRect()
  const isMarked = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2
  const isSeen = box.width > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth
  const fault = !isMarked ? 'focus without a mark' : !isSeen ? 'focus outside the screen' : null
  return { number: Number(element.dataset.number), fault, html: element.outerHTML.slice(0, 120) }
}
