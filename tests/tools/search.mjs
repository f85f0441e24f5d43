// Asks the script of the index what it finds on the sample site, and how fast it is with 10,000 advisories.
//
//   search.mjs OUT

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { enlarge } from "./large.mjs";

const theme = new URL("../../themes/default/static/", import.meta.url);
const module = (name) => import(`data:text/javascript;base64,${readFileSync(new URL(name, theme)).toString("base64")}`);
const { default: MiniSearch } = await module("minisearch.js");
const { byId, find, isChosen, makeIndex, questionWords, words } = await module("search.js");
const out = process.argv[2];
const read = (path) => JSON.parse(readFileSync(join(out, path), "utf8"));

assert.deepEqual(words("Élevée, CVE-2026-90019"), ["elevee", "cve-2026-90019", "cve", "2026", "90019"]);
assert.deepEqual(words("脆弱性の Ｗｅｂ"), ["脆弱", "弱性", "性の", "の", "web"]);
assert.deepEqual(words("ガード"), words("ｶﾞｰﾄﾞ"));
assert.deepEqual(questionWords("脆弱性"), ["脆弱", "弱性"]);
assert.deepEqual(questionWords("鍵"), ["鍵"]);
assert.deepEqual(questionWords("EX-2026-0007 en-tête"), ["ex-2026-0007", "en", "tete"]);

/** What each language finds: by title, id, alias, product, text, with a slip of the hand, and nothing. */
const QUESTIONS = {
  "": [["forwarded header", ["EX-2026-0005"]], ["forwarded admnistrator", ["EX-2026-0005"]],
    ["cve-2025-90007", ["EX-2025-0003"]], ["jvndb-2025-900031", ["EX-2025-0003"]], ["nothing-of-this-kind", []]],
  "fr/": [["en-tête transmis", ["EX-2026-0005"]], ["EN-TETE TRANSMIS", ["EX-2026-0005"]], ["EX-2025-0003", ["EX-2025-0003"]]],
  "ja/": [["権限が次回", ["EX-2026-0007"]], ["ヘッダ 管理者", ["EX-2026-0005"]], ["CVE-2025-90007", ["EX-2025-0003"]]],
};

for (const [locale, questions] of Object.entries(QUESTIONS)) {
  const facts = read(`${locale}advisories/search.json`);
  const index = await makeIndex(MiniSearch, facts, read(`${locale}advisories/search-texts.json`));
  const idsOf = (choice, by) => find(facts, choice, by).map((place) => facts.advisories[place].id);
  for (const [q, expected] of questions) {
    const found = idsOf({ q, state: "published" }, index);
    assert.deepEqual(found.slice(0, 1), expected, `${locale}${q}: ${found}`);
  }
  for (const advisory of facts.advisories) {
    assert.equal(byId(facts, ` ${advisory.id.toLowerCase()} `), advisory);
    assert.ok(idsOf({ q: advisory.title, state: advisory.status }, index).includes(advisory.id), advisory.title);
  }
  // The lists of the site are the same choices, made by the build.
  const listed = (list) => [...readFileSync(join(out, locale, "advisories", list, "index.html"), "utf8")
    .split("data-finder-list").pop().matchAll(/<span class="facts"><span class="id">([^<]+)/g)].map((match) => match[1]);
  for (const [list, choice] of [["", {}], ["severity/high", { severity: "high" }], ["product/server", { product: "server" }],
    ["year/2026", { year: "2026" }], ["withdrawn", { state: "withdrawn" }]]) {
    assert.deepEqual(idsOf(choice, null), listed(list), `${locale}${list}`);
  }
}

// ---- A large site

const { facts: many, texts: manyTexts } = enlarge(read("advisories/search.json"), read("advisories/search-texts.json"), 10_000);
const timed = async (what, most, work) => {
  // The work itself: what else the machine does at the time is no part of it.
  const start = process.cpuUsage();
  const result = await work();
  const { user, system } = process.cpuUsage(start);
  const taken = (user + system) / 1000;
  console.log(`${what}: ${taken.toFixed(1)} ms`);
  assert.ok(taken < most, `${what} takes more than ${most} ms`);
  return result;
};
const index = await timed("index of 10,000 advisories", 60_000, () => makeIndex(MiniSearch, many, manyTexts));
const choices = [{ severity: "high" }, { product: "server", year: "2020" }, { state: "withdrawn" }, { exploited: "yes", severity: "critical" }];
for (const choice of choices) {
  const found = await timed(`choice ${JSON.stringify(choice)}`, 100, () => find(many, choice, null));
  assert.equal(found.length, many.advisories.filter((advisory) => isChosen(advisory, choice)).length);
}
await timed("id", 100, () => assert.equal(byId(many, "cve-2020-6001")?.id, "EX-2020-6001"));
for (const q of ["forwarded header", "administrator", "webhook signature", "EX-2020-6001"]) {
  const found = await timed(`search ${q}`, 100, () => find(many, { q }, index));
  assert.ok(found.length > 0, q);
}
console.log("right");
