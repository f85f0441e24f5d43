// Each kind of page by axe-core, in light and dark, wide and narrow; the contrast of every text, also where axe cannot
// tell; nothing that is wider than a narrow screen.

import { show } from './browser.mjs'

// Everything that axe checks by default, its best practices among it, and the size of targets.
const ALL = { rules: { 'target-size': { enabled: true } }, resultTypes: ['violations'] }

// What the colours and the width alone can change.
const SIGHT = {
  runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block', 'scrollable-region-focusable', 'target-size'] },
  resultTypes: ['violations'],
}

const SETTINGS = [
  { width: 1280, colorScheme: 'light', options: ALL },
  { width: 1280, colorScheme: 'dark', options: SIGHT },
  { width: 320, colorScheme: 'light', options: SIGHT },
  { width: 320, colorScheme: 'dark', options: ALL },
]

export async function accessibility(tab, thing, axe) {
  const faults = []
  await show(tab, thing)
  await tab.page.evaluate(axe)
  for (const { width, colorScheme, options } of SETTINGS) {
    await tab.page.setViewportSize({ width, height: 800 })
    await tab.page.emulateMedia({ colorScheme })
    const { violations } = await tab.page.evaluate((options) => globalThis.axe.run(document, options), options)
    const told = violations.flatMap(({ id, nodes }) => nodes.slice(0, 3).map(({ html }) => `${id}: ${html.slice(0, 160)}`))
    told.push(...await tab.page.evaluate(faintTexts))
    faults.push(...told.map((fault) => `[${width} ${colorScheme}] ${fault}`))
  }
  return faults
}

// Returns the texts whose contrast with what is behind them is below 4.5:1 (WCAG 2.2, 1.4.3). Runs in the page.
function faintTexts() {
  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true })
  const known = new Map()
  const rgba = (color) => {
    if (!known.has(color)) {
      canvas.clearRect(0, 0, 1, 1)
      canvas.fillStyle = color
      canvas.fillRect(0, 0, 1, 1)
      known.set(color, [...canvas.getImageData(0, 0, 1, 1).data])
    }
    return known.get(color)
  }
  const luminance = (color) => {
    const [red, green, blue] = color.map((part) => part / 255).map((part) => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
  }
  const behind = (element) => {
    for (let above = element; above; above = above.parentElement) {
      const color = rgba(getComputedStyle(above).backgroundColor)
      if (color[3] === 255) return color
    }
    return [255, 255, 255, 255]
  }
  const faults = new Set()
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement
    if (!walker.currentNode.data.trim() || !element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue
    const [one, other] = [rgba(getComputedStyle(element).color), behind(element)].map(luminance).sort((a, b) => b - a)
    const contrast = (one + 0.05) / (other + 0.05)
    if (contrast < 4.5) faults.add(`contrast ${contrast.toFixed(2)}: ${walker.currentNode.data.trim().slice(0, 60)}`)
  }
  return [...faults]
}

// The widths of the narrowest screen, of 1280 pixels at 400 % and 200 %, and of a telephone.
const NARROW = [320, 640, 390]

export async function overflow(tab, thing) {
  const faults = []
  await show(tab, thing)
  for (const width of NARROW) {
    await tab.page.setViewportSize({ width, height: 800 })
    const wide = await tab.page.evaluate(() => {
      const room = document.documentElement.clientWidth
      if (document.documentElement.scrollWidth <= room) return []
      const isOut = (element) => element.getBoundingClientRect().right > room + 1
      return [...document.querySelectorAll('main *, header *, footer *')].filter(isOut).slice(-2).map(({ outerHTML }) => outerHTML.slice(0, 120))
    })
    faults.push(...wide.map((html) => `[${width}] wider than the screen: ${html}`))
  }
  return faults
}
