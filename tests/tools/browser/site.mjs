// The pages of a published folder, by kind.

import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

// Every page: `address`, `kind` (the class of its body), `lang`, and its `html`.
export function pagesOf(folder) {
  const files = readdirSync(folder, { recursive: true }).filter((file) => file.endsWith('.html')).sort()
  return files.map((file) => {
    const html = readFileSync(join(folder, file), 'utf8')
    return {
      address: `/${file.replace(/(^|\/)index\.html$/, '$1')}`,
      kind: html.match(/<body class="page-([a-z0-9-]+)"/)?.[1] ?? 'unknown',
      lang: html.match(/<html lang="([^"]+)"/)[1],
      html,
    }
  })
}

// What makes a page another kind to the eye, within its kind.
const SHAPES = [
  /class="notice/, /class="notice notice-warning/, /class="vulnerability"/, /class="alarm"/, /class="tag"/,
  /class="announcement/, /http-equiv="refresh"/, /class="pages"/, /<pre/, /class="footnotes"/,
]

// Returns a few pages of each kind and language: the longest and the shortest, and one of each shape.
export function samples(pages) {
  return groups(pages).flatMap((group) => {
    const shaped = SHAPES.map((shape) => group.find(({ html }) => shape.test(html)))
    return [...new Set([group[0], group.at(-1), ...shaped].filter(Boolean))]
  })
}

// Returns one page of each kind and language: the longest.
export function longest(pages) {
  return groups(pages).map((group) => group[0])
}

// Returns the pages by kind and language, the longest first.
function groups(pages) {
  const groups = new Map()
  for (const page of [...pages].sort((one, other) => other.html.length - one.html.length)) {
    const name = `${page.kind} ${page.lang}`
    groups.set(name, [...(groups.get(name) ?? []), page])
  }
  return [...groups.values()]
}
