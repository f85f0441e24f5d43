// Asks the script of the version box, and compares its answers with those of the model.
//
//   versions.mjs FILE...      each with a product's `data` and the right `answers`

import { readFileSync } from "node:fs";
import { basename } from "node:path";

const source = readFileSync(new URL("../../themes/default/static/versions.js", import.meta.url));
const { answer, parse, prepare, tidy } = await import(`data:text/javascript;base64,${source.toString("base64")}`);

let wrong = 0;
for (const path of process.argv.slice(2)) {
  const { data, answers } = JSON.parse(readFileSync(path, "utf8"));
  const product = prepare(data);
  let affected = 0;
  let refused = 0;
  for (const right of answers) {
    const given = answer(product, right.version);
    const said = given && {
      findings: given.findings.map((one) => [product.advisories[one.advisory].id, one.standing, one.fixed ?? null]),
      sound: given.sound ?? null,
    };
    if (JSON.stringify(said) !== JSON.stringify(right.answer)) {
      wrong += 1;
      console.log(`${basename(path)}: ${right.version}\n  script ${JSON.stringify(said)}\n  model  ${JSON.stringify(right.answer)}`);
    }
    if (said === null) refused += 1;
    else if (said.findings.some((one) => one[1] === "affected")) affected += 1;
  }
  console.log(`${basename(path)}: ${answers.length} versions, ${affected} affected, ${refused} refused`);
}
for (const [text, bare] of [[" v1.2.3 ", "1.2.3"], ["version", "version"], ["V2.0", "2.0"]]) {
  if (tidy(text) !== bare) wrong += 1;
}
if (parse("semver", `1.0.0-${"a".repeat(1000)}`) !== null) wrong += 1;
if (wrong > 0) {
  console.log(`${wrong} answers are wrong`);
  process.exit(1);
}
