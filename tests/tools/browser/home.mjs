// The home page answers a researcher's questions without scrolling, and asks a customer for a version.

import { answered, show } from './browser.mjs'

// Each question, and where its answer stands.
const QUESTIONS = [
  ['where to send a report', '.door a.contact'],
  ['which key encrypts it', '.door .fingerprint'],
  ['whether the key is alive', '.door .fingerprint + .note'],
  ['what is in scope', '#home-scope dd'],
  ['whether research is allowed', '#home-safe-harbor dd'],
  ['when they answer', '#home-answer dd'],
  ['when the reporter may publish', '#home-publication dd'],
  ['which policy, and when it was reviewed', '#home-policy time'],
  ['whether they publish advisories', '.advisory-list a'],
]

// The height that is kept free below, in pixels: other machines have other faces.
const ROOM = 40

export async function home(tab, thing) {
  await show(tab, thing)
  const faults = await glance(tab)
  await tab.page.selectOption('#ask-product', 'server')
  await tab.page.fill('#ask-version', '4.0.0')
  await tab.page.keyboard.press('Enter')
  await tab.page.waitForURL((url) => url.pathname === `${thing.address}versions/` && url.search === '?product=server&version=4.0.0')
  await answered(tab)
  if (!await tab.page.isVisible('.verdict-affected')) faults.push('does not lead to the answer for a version')
  return faults
}

// Looks for the answers in the part of the page that is seen first.
async function glance(tab) {
  return tab.page.evaluate(({ questions, room }) => {
    const faults = []
    for (const [question, place] of questions) {
      const answer = document.querySelector(place)
      const box = answer?.getBoundingClientRect()
      if (!answer?.innerText.trim()) faults.push(`does not say ${question}`)
      else if (box.bottom > innerHeight - room || box.right > innerWidth) faults.push(`says too far down ${question}: ${Math.ceil(box.bottom)}`)
    }
    return faults
  }, { questions: QUESTIONS, room: ROOM })
}
