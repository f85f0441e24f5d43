// Looks at a published site in a browser.
//
// Usage: check.mjs MODULES FOLDER [urgent | plain], where MODULES is a `node_modules` folder. Prints a line for each thing that was
// looked at and each fault, and exits with 1 if there is a fault. `urgent` looks at a site with an urgent advisory, and
// only at what its announcement can change; `plain` looks at another theme, in one language.

import { axeSource, inTabs, openBrowser } from './browser.mjs'
import { accessibility, overflow } from './accessibility.mjs'
import { keyboard, skipLink } from './keyboard.mjs'
import { weight, withoutScripts } from './loading.mjs'
import { longest, pagesOf, samples } from './site.mjs'
import { home } from './home.mjs'
import { serve } from './server.mjs'

const [modules, folder, mode] = process.argv.slice(2)
const pages = pagesOf(folder)
const some = samples(pages)
const one = longest(pages)
const axe = axeSource(modules)
const { origin, stop } = await serve(folder)
const browser = await openBrowser(modules)

const homes = pages.filter(({ kind }) => kind === 'home')
const announcing = pages.filter(({ html }) => html.includes('class="urgent"'))
const urgentHomes = announcing.filter(({ kind }) => kind === 'home')

const axed = (tab, page) => accessibility(tab, page, axe)
const narrow = { viewport: { width: 320, height: 640 } }

// What is looked at, on which pages, how, and in what kind of tab.
const LOOKS = {
  all: [
    ['axe and contrast', some, axed],
    ['width', some, overflow],
    ['keyboard', one, keyboard],
    ['keyboard on a narrow screen', one.filter(({ lang }) => lang === 'fr'), keyboard, narrow],
    ['skip link', one, skipLink],
    ['weight of advisories', pages.filter(({ kind }) => kind === 'advisory'), weight],
    ['without scripts', some, withoutScripts, { javaScriptEnabled: false }],
    ['home page at a glance', homes, home],
  ],
  urgent: [
    ['axe and contrast', urgentHomes, axed],
    ['width', longest(announcing), overflow],
    ['keyboard', urgentHomes, keyboard],
    ['home page at a glance', urgentHomes, home],
  ],
  plain: [
    ['axe and contrast', one.filter(({ lang }) => lang === 'en'), axed],
    ['keyboard', homes, keyboard],
  ],
}

let faults = 0
for (const [name, things, look, options] of LOOKS[mode ?? 'all']) {
  const begun = Date.now()
  const found = things.length > 0 ? await inTabs(browser, origin, options, things, look) : ['there is no such page']
  console.log(`${name}: ${things.length} pages, ${found.length} faults, ${((Date.now() - begun) / 1000).toFixed(0)} s`)
  found.forEach((fault) => console.log(`  ${fault}`))
  faults += found.length
}
await browser.close()
stop()
process.exitCode = faults === 0 ? 0 : 1
