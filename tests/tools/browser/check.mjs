// Looks at a published site in a browser.
//
// Usage: check.mjs MODULES FOLDER [urgent | plain], where MODULES is a `node_modules` folder. Prints a line for each thing
// that was looked at and each fault, and exits with 1 if there is a fault. LOOK names one thing to look at alone. `urgent`
// looks at a site with an urgent advisory, and only at what its announcement can change; `plain` looks at another theme, in
// one language.

import { axeSource, inTabs, openBrowser } from './browser.mjs'
import { accessibility, overflow } from './accessibility.mjs'
import { keyboard, skipLink } from './keyboard.mjs'
import { still, weight, withoutScripts } from './loading.mjs'
import { figures } from './figures.mjs'
import { finder, plainSearch } from './finder.mjs'
import { pace } from './pace.mjs'
import { paging } from './paging.mjs'
import { release, versionBox } from './versionbox.mjs'
import { longest, pagesOf, samples } from './site.mjs'
import { searchOutage, versionOutage } from './outage.mjs'
import { home } from './home.mjs'
import { serve } from './server.mjs'

const [modules, folder, mode] = process.argv.slice(2)
const only = process.env.LOOK
const pages = pagesOf(folder)
const some = samples(pages)
const one = longest(pages)
const axe = axeSource(modules)
const { origin, stop } = await serve(folder)
const browser = await openBrowser(modules)

const homes = pages.filter(({ kind }) => kind === 'home')
const announcing = pages.filter(({ html }) => html.includes('class="urgent"'))
const urgentHomes = announcing.filter(({ kind }) => kind === 'home')

// Addresses with a question, whose answer a script brings.
const QUESTIONS = [
  'advisories/?severity=high', 'advisories/?q=server', 'advisories/?q=no-such-words', 'advisories/?state=withdrawn',
  'versions/?product=server&version=3.8.1', 'versions/?product=server&version=4.6.2', 'versions/?product=server&version=seven',
  'versions/?product=gateway&version=R6-2024b', 'versions/server/?version=4.4.1-rc.1', 'versions/?product=server&version=4.0.0', 'versions/server/?version=4.0.0',
  'advisories/product/server/?version=4.0.0',
]
const asked = homes.flatMap(({ address, lang }) => QUESTIONS.map((question) => ({ address: `${address}${question}`, lang, isAsked: true })))
const indexes = homes.map(({ address, lang }) => ({ address: `${address}advisories/`, lang }))
const boxes = pages.filter(({ kind }) => kind === 'versions')
const releases = pages.filter(({ kind, lang }) => kind === 'release' && lang !== 'fr')

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
    ['without scripts a search', homes, plainSearch, { javaScriptEnabled: false }],
    ['home page at a glance', homes, home],
    ['stillness', [...one, ...asked], still],
    ['stillness on a narrow screen', asked, still, narrow],
    ['axe and contrast of answers', asked, axed],
    ['version box', boxes, versionBox],
    ['releases and the version box', releases, release],
    ['version box without its data', boxes, versionOutage],
    ['search', indexes, finder],
    ['search without its data', indexes, searchOutage],
    ['pages of answers', indexes, paging],
    ['figures', pages.filter(({ html }) => html.includes('<svg class="figure')), figures],
    ['figures without scripts', one.filter(({ html }) => html.includes('<svg class="figure')), figures, { javaScriptEnabled: false }],
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
for (const [name, things, look, options] of LOOKS[mode ?? 'all'].filter(([name]) => !only || name === only)) {
  const begun = Date.now()
  const found = things.length > 0 ? await inTabs(browser, origin, options, things, look) : ['there is no such page']
  console.log(`${name}: ${things.length} pages, ${found.length} faults, ${((Date.now() - begun) / 1000).toFixed(0)} s`)
  found.forEach((fault) => console.log(`  ${fault}`))
  faults += found.length
}
if (!mode && (!only || only === 'pace')) {
  console.log('pace with 10,000 advisories:')
  const found = await pace(browser, folder)
  found.forEach((fault) => console.log(`  ${fault}`))
  faults += found.length
}
await browser.close()
stop()
process.exitCode = faults === 0 ? 0 : 1
