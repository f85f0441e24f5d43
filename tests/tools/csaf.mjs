// Holds CSAF documents against the tests of CSAF 2.0, chapter 6, by the library of Secvisogram.
//
// Usage: csaf.mjs MODULES FOLDER..., where MODULES is a `node_modules` folder. Looks at each document below the folders,
// prints each finding that is not excused below and exits with 1 if there is one. A folder without a document is a
// finding too.

import { readFileSync, readdirSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

// Tests that are not run.
const LEFT_OUT = {
  informativeTest_6_3_6: 'asks for addresses, and the tests have no network',
  informativeTest_6_3_7: 'asks for addresses, and the tests have no network',
  informativeTest_6_3_8: 'wants hunspell with the dictionaries of three languages; names of products are in none',
}

// The sample site is Example's; what others published may lack what its sources do not state. That nothing is lost which
// they do state is held by the round trip.
const isForeign = ({ publisher }) => publisher.name !== 'Example'
const isOrIs = (...ids) => (document) => isForeign(document) || ids.some((id) => document.tracking.id.startsWith(id))

// Findings that are as they should be: of a test, with these words, in documents whose `document` fits.
const EXCUSED = [
  {
    test: 'informativeTest_6_3_9',
    says: /^missing ancestor with category product_version$/,
    fits: () => true,
    reason: 'the path of a range ends with a product_version_range',
  },
  {
    test: 'informativeTest_6_3_10',
    says: /^usage of product_version_range category$/,
    fits: () => true,
    reason: 'what is affected is a range, also of versions that nobody has listed',
  },
  {
    test: 'optionalTest_6_2_3',
    says: /^missing score$/,
    fits: isOrIs('EX-2024-0002'),
    reason: 'the source states a level or nothing, and no vector of CVSS 3',
  },
  {
    test: 'informativeTest_6_3_3',
    says: /^missing CVE$/,
    fits: isOrIs('EX-2024-0002', 'EX-2025-0002'),
    reason: 'no CVE was asked for',
  },
  {
    test: 'informativeTest_6_3_4',
    says: /^missing cwe$/,
    fits: isForeign,
    reason: 'records of RustSec name no weakness',
  },
  {
    test: 'informativeTest_6_3_2',
    says: /^It is recommended to upgrade to CVSS v3\.1\.$/,
    fits: isForeign,
    reason: 'a vector of CVSS 3.0 is kept as it was rated',
  },
  {
    test: 'optionalTest_6_2_16',
    says: /^missing product identification helper$/,
    fits: isForeign,
    reason: 'the standard library of Rust is no package',
  },
]

// What is beside the documents in a provider's folder.
const LISTS = [/^provider-metadata\.json$/, /^service\.json$/, /^csaf-feed-.*\.json$/, /^category-.*\.json$/]

const [modules, ...folders] = process.argv.slice(2)
const library = pathToFileURL(join(resolve(modules), '@secvisogram/csaf-validator-lib/'))
const load = (name) => import(new URL(name, library))
const { csaf_2_0_strict } = await load('schemaTests.js')
const groups = await Promise.all(['mandatoryTests.js', 'optionalTests.js', 'informativeTests.js'].map(load))
const tests = [csaf_2_0_strict, ...groups.flatMap((group) => Object.values(group))]
const validate = (await load('validateStrict.js')).default
const run = tests.filter((test) => !(test.name in LEFT_OUT))

const excused = new Map()
let documents = 0
let findings = 0

function report(path, test, finding) {
  findings += 1
  console.log(`${path}: ${test}: ${finding.instancePath}: ${finding.message}`)
}

function excuseOf(test, finding, document) {
  return EXCUSED.find((excuse) => excuse.test === test && excuse.says.test(finding.message) && excuse.fits(document))
}

async function look(path) {
  const document = JSON.parse(readFileSync(path, 'utf8'))
  const { tests: results } = await validate(run, document)
  documents += 1
  for (const { name, isValid, errors, warnings, infos } of results) {
    const found = [...errors, ...warnings, ...infos]
    if (!isValid && errors.length === 0) found.push({ instancePath: '/', message: 'failed without a word' })
    for (const finding of found) {
      // A document that is none by its schema has no excuse.
      const excuse = isValid && document.document?.publisher && excuseOf(name, finding, document.document)
      if (excuse) excused.set(excuse, (excused.get(excuse) ?? 0) + 1)
      else report(path, name, finding)
    }
  }
}

for (const folder of folders) {
  const paths = readdirSync(folder, { recursive: true }).filter((path) => path.endsWith('.json'))
  const found = paths.filter((path) => !LISTS.some((list) => list.test(basename(path))))
  if (found.length === 0) report(folder, 'documents', { instancePath: '/', message: 'there are none' })
  for (const path of found.sort()) await look(join(folder, path))
}

console.log(`${documents} documents, ${run.length} tests each, ${findings} findings`)
for (const [{ test, reason }, count] of excused) console.log(`excused ${count} times: ${test}: ${reason}`)
process.exit(findings === 0 ? 0 : 1)
