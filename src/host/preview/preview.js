// Keeps an open page as the site is, and tells what is wrong with its sources.

const PREVIEW = 'script[src="/-/preview.js"]'
// A script may hold any element of its page. One that is data never runs.
const SCRIPT = `script:not(${PREVIEW}, [type="application/ld+json"])`

const script = document.currentScript
let own = { ...script.dataset }
let work = Promise.resolve()
let stream
let panel
let told

// A hidden page does not listen: browsers open six connections to a host, and no more.
function follow() {
  if (document.visibilityState === 'hidden') {
    stream?.close()
    stream = undefined
  } else if (!stream) {
    stream = new EventSource('/-/events')
    stream.onmessage = ({ data }) => { work = work.then(() => hear(JSON.parse(data))).catch(() => {}) }
  }
}

async function hear({ version, problems }) {
  // Where the page cannot be had now, it is asked for with the next news; what is wrong is told all the same.
  if (version !== own.version) await renew().catch(() => {})
  if (JSON.stringify(problems) !== told) tell(problems)
}

// Takes over what the page says now, where words are all that changed; else the page is loaded again.
async function renew() {
  const answer = await fetch(location.href)
  const next = new DOMParser().parseFromString(await answer.text(), 'text/html')
  const now = next.querySelector(PREVIEW)?.dataset
  const hasScript = document.querySelector(SCRIPT) ?? next.querySelector(SCRIPT)
  if (!answer.ok || answer.redirected || now?.frame !== own.frame || hasScript) return location.reload()
  try {
    keepFolds(next)
    become(document.documentElement, next.documentElement)
  } catch {
    return location.reload()
  }
  own = { ...now }
  Object.assign(script.dataset, own)
}

// What its reader has opened or closed stays so.
function keepFolds(next) {
  const known = folds(document)
  for (const [name, fold] of folds(next)) if (known.has(name)) fold.open = known.get(name).open
}

// The folds of a page by their words, and by a number where several have the same.
function folds(page) {
  const named = new Map()
  for (const fold of page.querySelectorAll('details')) {
    const words = fold.querySelector('summary')?.textContent ?? ''
    let number = 1
    while (named.has(`${words} ${number}`)) number += 1
    named.set(`${words} ${number}`, fold)
  }
  return named
}

// Makes an element what another one is. What is the same at both ends of its content stays, with its place and focus.
function become(element, next) {
  for (const { name } of [...element.attributes]) if (!next.hasAttribute(name)) element.removeAttribute(name)
  for (const { name, value } of next.attributes) if (element.getAttribute(name) !== value) element.setAttribute(name, value)
  const before = [...element.childNodes].filter((node) => !isOwn(node))
  const after = [...next.childNodes].filter((node) => !isOwn(node))
  const shortest = Math.min(before.length, after.length)
  let start = 0
  let end = 0
  while (start < shortest && before[start].isEqualNode(after[start])) start += 1
  while (end < shortest - start && before.at(-1 - end).isEqualNode(after.at(-1 - end))) end += 1
  const behind = before[before.length - end] ?? [...element.childNodes].find(isOwn) ?? null
  const others = after.slice(start, after.length - end)
  before.slice(start, before.length - end).forEach((node, index) => change(node, others[index]))
  others.slice(before.length - end - start).forEach((node) => element.insertBefore(node, behind))
}

// What the preview puts into a page stands last in its parent.
function isOwn(node) {
  return node === panel || (node.nodeType === Node.ELEMENT_NODE && node.matches(PREVIEW))
}

function change(node, next) {
  if (!next) node.remove()
  else if (node.nodeName !== next.nodeName) node.replaceWith(next)
  else if (node.nodeType === Node.ELEMENT_NODE) become(node, next)
  else node.data = next.data
}

// Shows the problems in a panel that the styles of the site do not reach; those that are shown are not told again.
function tell(problems) {
  const { summary, text, is_outdated } = problems
  panel?.remove()
  told = JSON.stringify(problems)
  if (!text) return
  panel = document.createElement('lucarne-preview')
  const shadow = panel.attachShadow({ mode: 'open' })
  const style = add(shadow, 'link')
  style.rel = 'stylesheet'
  style.href = '/-/preview.css'
  const details = add(shadow, 'details')
  details.open = is_outdated
  add(details, 'summary').textContent = is_outdated ? `${summary}: this page is older than its sources` : summary
  add(details, 'pre').textContent = text
  panel.lang = 'en'
  panel.dir = 'ltr'
  panel.setAttribute('role', is_outdated ? 'alert' : 'region')
  panel.setAttribute('aria-label', 'Problems of the sources')
  document.body.append(panel)
}

function add(parent, name) {
  return parent.appendChild(document.createElement(name))
}

document.addEventListener('visibilitychange', follow)
follow()
