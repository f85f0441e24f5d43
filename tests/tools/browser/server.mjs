// A published folder as the web server shows it, with the headers of `_headers`.

import { createServer } from 'node:http'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { extname, join, normalize } from 'node:path'

const TYPES = {
  '.html': 'text/html; charset=utf-8', '.css': 'text/css; charset=utf-8', '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8', '.json': 'application/json', '.svg': 'image/svg+xml', '.png': 'image/png',
  '.xml': 'application/xml', '.txt': 'text/plain; charset=utf-8', '.asc': 'text/plain', '.wasm': 'application/wasm',
}

// Serves a folder on the loopback address; returns its origin and what stops it.
//
// A page that leads elsewhere by itself stays where it is when it is asked for with `?still`. `others` are contents by
// path, which stand for the files of the folder.
export async function serve(folder, others = new Map()) {
  const rules = headerRules(join(folder, '_headers'))
  const server = createServer((request, response) => answer(folder, rules, others, request, response))
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { origin: `http://127.0.0.1:${server.address().port}`, stop: () => server.close() }
}

function answer(folder, rules, others, request, response) {
  const { pathname, search } = new URL(request.url, 'http://localhost')
  const path = normalize(decodeURIComponent(pathname))
  let file = join(folder, path.endsWith('/') ? `${path}index.html` : path)
  let status = 200
  if (!existsSync(file) || !statSync(file).isFile()) {
    file = join(folder, '404.html')
    status = 404
  }
  response.writeHead(status, headers(rules, path, file))
  const bytes = others.get(path) ?? readFileSync(file)
  response.end(search === '?still' ? bytes.toString().replace(/<meta http-equiv="refresh"[^>]*>/, '') : bytes)
}

function headers(rules, path, file) {
  const all = { 'Content-Type': TYPES[extname(file)] ?? 'application/octet-stream' }
  for (const rule of rules.filter(({ pattern }) => pattern.test(path))) Object.assign(all, rule.headers)
  // The test has no certificate.
  delete all['Strict-Transport-Security']
  return all
}

// Reads `_headers`: a pattern at the start of a line, its headers indented below.
function headerRules(file) {
  const rules = []
  for (const line of readFileSync(file, 'utf8').split('\n').filter(Boolean)) {
    if (!line.startsWith(' ')) {
      const words = line.split('*').map((word) => word.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
      rules.push({ pattern: new RegExp(`^${words.join('.*')}$`), headers: {} })
    } else {
      const [, name, value] = line.match(/^ +([^:]+): (.*)$/)
      rules.at(-1).headers[name] = value
    }
  }
  return rules
}
