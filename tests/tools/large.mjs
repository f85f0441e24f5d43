// A site's facts and texts of advisories, as many as a large site has.

// Repeats the advisories of a site until there are so many, each with an id and a day of its own.
export function enlarge(facts, texts, count) {
  const advisories = [];
  const longer = [];
  for (let number = 0; number < count; number++) {
    const place = number % facts.advisories.length;
    const year = 2010 + Math.floor(number / 600);
    advisories.push({ ...facts.advisories[place], id: `EX-${year}-${number}`, published: `${year}-01-02`, aliases: [], cves: [`CVE-${year}-${number}`] });
    longer.push(texts[place].slice(0, 800));
  }
  return { facts: { ...facts, advisories }, texts: longer };
}
