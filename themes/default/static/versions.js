// The version box: choose a product, give a version, get the advisories that apply and where to go from there.
//
// What is exported works everywhere and is held against the model by the tests. Versions are typed where their order
// is that of Semantic Versioning 2.0.0 (`semver`) or of whole numbers with dots (`intdot`); of other schemes the reader
// chooses a release, whose answer the build worked out. Data only ever becomes text, never markup.

const LARGEST = 2n ** 64n - 1n;
const LONGEST = 1000;
const NUMBER = /^(?:0|[1-9][0-9]*)$/;
const SEMVER = /^([0-9]+)\.([0-9]+)\.([0-9]+)(?:-([0-9A-Za-z.-]*))?(?:\+([0-9A-Za-z.-]*))?$/;

/** Reads a version; `null` for a text that is none. */
export function parse(scheme, text) {
  if (text === "" || new TextEncoder().encode(text).length > LONGEST) return null;
  if (scheme === "semver") return parseSemver(text);
  return scheme === "intdot" ? parseIntdot(text) : null;
}

function parseSemver(text) {
  const parts = SEMVER.exec(text);
  if (!parts) return null;
  const [, major, minor, patch, before, build] = parts;
  const core = [major, minor, patch];
  if (!core.every((part) => NUMBER.test(part) && BigInt(part) <= LARGEST)) return null;
  const ids = before === undefined ? [] : before.split(".");
  const isId = (id) => id !== "" && (!/^[0-9]+$/.test(id) || NUMBER.test(id));
  if (!ids.every(isId)) return null;
  if (build !== undefined && !build.split(".").every((id) => id !== "")) return null;
  return { text, numbers: core.map(BigInt), ids };
}

function parseIntdot(text) {
  const parts = text.split(".");
  if (!parts.every((part) => /^\+?[0-9]+$/.test(part))) return null;
  const numbers = parts.map((part) => BigInt(part.replace("+", "")));
  return numbers.every((number) => number <= LARGEST) ? { text, numbers, ids: [] } : null;
}

/** Compares two versions of one scheme: below zero where the first is lower. Missing numbers count as zero. */
export function compare(a, b) {
  const length = Math.max(a.numbers.length, b.numbers.length);
  for (let place = 0; place < length; place++) {
    const [left, right] = [a.numbers[place] ?? 0n, b.numbers[place] ?? 0n];
    if (left !== right) return left < right ? -1 : 1;
  }
  return compareIds(a.ids, b.ids);
}

/** A version with words behind it comes before the one without (Semantic Versioning 2.0.0, item 11). */
function compareIds(a, b) {
  if (a.length === 0 || b.length === 0) return Math.sign(b.length - a.length);
  for (let place = 0; place < Math.min(a.length, b.length); place++) {
    const order = compareId(a[place], b[place]);
    if (order !== 0) return order;
  }
  return Math.sign(a.length - b.length);
}

function compareId(a, b) {
  const [left, right] = [NUMBER.test(a), NUMBER.test(b)];
  if (left && right && a !== b) return BigInt(a) < BigInt(b) ? -1 : 1;
  if (left !== right) return left ? -1 : 1;
  return a === b ? 0 : a < b ? -1 : 1;
}

/** Returns whether two texts name one version; builds of a semantic version are several. */
function isSame(scheme, a, b) {
  return scheme === "semver" ? a.text === b.text : compare(a, b) === 0;
}

/** Reads the versions of a product's data once. */
export function prepare(data) {
  const read = (text) => (text === undefined ? null : parse(data.scheme, text));
  const advisories = data.advisories.map((advisory) => ({
    ...advisory,
    ranges: (advisory.ranges ?? []).map((range) => ({
      from: read(range.from), fixed: read(range.fixed), last: read(range.last), unfixed: range.unfixed === true,
    })),
    versions: (advisory.versions ?? []).map(read),
  }));
  const series = data.series.map((series) => ({ ...series, from: read(series.from), before: read(series.before) }));
  return { ...data, advisories, series, targets: null };
}

function isInRange(range, version) {
  if (range.from && compare(range.from, version) > 0) return false;
  if (range.fixed) return compare(version, range.fixed) < 0;
  return !range.last || compare(version, range.last) <= 0;
}

/** Returns what an advisory says of a version; `null` where it clears it. */
function finding(data, advisory, version) {
  const isExact = advisory.versions.some((exact) => isSame(data.scheme, exact, version));
  const ranges = advisory.ranges.filter((range) => isInRange(range, version));
  if (!isExact && ranges.length === 0) return advisory.looked_at ? { standing: "under-investigation" } : null;
  const hasFix = !isExact && ranges.every((range) => range.fixed);
  const highest = (a, b) => (compare(a, b) < 0 ? b : a);
  return {
    standing: "affected",
    named: isExact,
    fixed: hasFix ? ranges.map((range) => range.fixed).reduce(highest).text : undefined,
    unfixed: ranges.some((range) => range.unfixed),
    ended: ranges.length > 0 && ranges.every((range) => range.last),
  };
}

const isAffected = (data, version) =>
  data.advisories.some((advisory) => finding(data, advisory, version)?.standing === "affected");

/** Returns the versions that a reader can be sent to, lowest first: releases and fixes, none before a final version. */
function targets(data) {
  const releases = data.releases.map((release) => parse(data.scheme, release.version));
  const fixes = data.advisories.flatMap((advisory) => advisory.ranges.map((range) => range.fixed));
  const final = [...releases, ...fixes].filter((version) => version && version.ids.length === 0);
  return final.sort(compare);
}

/** Answers for a typed version, or for a listed one where the build worked the answers out; `null` for no version. */
export function answer(data, text) {
  const listed = data.releases.find((release) => release.version === text);
  if (listed?.answer) return { version: text, series: listed.series, ...listed.answer };
  const version = parse(data.scheme, text);
  if (!version) return null;
  const found = data.advisories.map((advisory, place) => ({ advisory: place, ...finding(data, advisory, version) }));
  const findings = found.filter((one) => one.standing);
  const answer = { version: text, findings };
  const series = data.series.findIndex((one) => (one.from || one.before)
    && (!one.from || compare(one.from, version) <= 0) && (!one.before || compare(version, one.before) < 0));
  if (series >= 0) answer.series = series;
  if (findings.some((one) => one.standing === "affected")) {
    data.targets ??= targets(data);
    answer.sound = data.targets.find((one) => compare(one, version) > 0 && !isAffected(data, one))?.text;
  }
  return answer;
}

/** Takes what people write around a version away: spaces, and a `v` before it. */
export function tidy(text) {
  const bare = text.trim();
  return /^v[0-9]/i.test(bare) ? bare.slice(1) : bare;
}

// ---- The page

class VersionBox {
  constructor(form) {
    this.form = form;
    this.answer = document.querySelector("[data-version-answer]");
    this.product = form.querySelector("[data-version-product]");
    this.typed = form.querySelector("[data-version-typed]");
    this.chosen = form.querySelector("[data-version-chosen]");
    this.loaded = new Map();
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.check();
    });
    this.product.addEventListener("change", () => this.choose());
    form.addEventListener("focusin", () => this.load().then(() => this.list(), () => {}), { once: true });
  }

  async start() {
    this.form.hidden = false;
    const query = new URLSearchParams(location.search);
    const wanted = query.get("product");
    const options = [...(this.product.options ?? [this.product])];
    const isKnown = wanted === null || options.some((option) => option.value === wanted);
    if (wanted !== null && isKnown) this.product.value = wanted;
    const version = query.get("version");
    // What was asked of another product is not answered for this one.
    const isAsked = version !== null && isKnown;
    // The styles hide what a busy answer will move, unless it was painted before.
    this.answer.ariaBusy = String(isAsked && performance.getEntriesByType("paint").length === 0);
    await this.choose(version !== null);
    if (isAsked) {
      this.field.value = version;
      await this.check(tidy(version));
    }
    this.answer.ariaBusy = "false";
  }

  get source() {
    return this.product.selectedOptions?.[0] ?? this.product;
  }

  get field() {
    return (this.typed.hidden ? this.chosen : this.typed).querySelector("input, select");
  }

  /** Shows the field of the chosen product; a list of releases is loaded at once, for it is empty without. */
  async choose(hasVersion = false) {
    const isTyped = "typed" in this.source.dataset;
    this.typed.hidden = !isTyped;
    this.chosen.hidden = isTyped;
    this.answer.replaceChildren();
    if (isTyped && !hasVersion) return;
    try {
      await this.load();
      this.list();
    } catch {
      this.fail();
    }
  }

  async load() {
    const { data } = this.source.dataset;
    if (!this.loaded.has(data)) {
      const response = await fetch(data);
      if (!response.ok) throw new Error(String(response.status));
      this.loaded.set(data, prepare(await response.json()));
    }
    return this.loaded.get(data);
  }

  list() {
    const data = this.loaded.get(this.source.dataset.data);
    const field = this.field;
    const list = field.list ?? field;
    if (list.dataset.of === data.product) return;
    list.dataset.of = data.product;
    const options = data.releases.map((release) => new Option(release.version, release.version));
    list.replaceChildren(...(list === field ? [list.options[0]] : []), ...options);
  }

  async check(version = tidy(this.field.value)) {
    if (version === "") return this.field.focus();
    try {
      const data = await this.load();
      this.list();
      this.show(data, version);
      this.remember(version);
    } catch {
      this.fail();
    }
  }

  remember(version) {
    const url = new URL(location.href);
    if (this.product.options) url.searchParams.set("product", this.product.value);
    url.searchParams.set("version", version);
    history.replaceState(null, "", url);
  }

  fail() {
    const piece = this.piece("failed", { product: this.source.dataset.name });
    slot(piece, "all").href = this.source.dataset.href;
    this.answer.replaceChildren(piece);
  }

  /** Clones a piece of the page and fills its gaps. */
  piece(name, words = {}) {
    const piece = document.querySelector(`template[data-version-piece="${name}"]`).content.cloneNode(true);
    const walker = document.createTreeWalker(piece, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) walker.currentNode.data = filled(walker.currentNode.data, words);
    return piece;
  }

  show(data, version) {
    const result = answer(data, version);
    const words = { product: data.product, version };
    if (!result) return this.answer.replaceChildren(this.piece("unreadable", words));
    const listed = data.releases.find((release) => release.version === version);
    const affected = result.findings.some((one) => one.standing === "affected");
    const verdict = affected ? "affected" : result.findings.length > 0 ? "open" : "clear";
    const parts = [this.piece(verdict, words)];
    if (result.findings.length > 0) parts.push(this.findings(data, result));
    if (affected) parts.push(this.sound(data, result));
    if (result.series !== undefined) parts.push(this.series(data.series[result.series]));
    parts.push(listed ? this.page(listed, words) : this.piece("unlisted", words));
    this.answer.replaceChildren(...parts);
  }

  findings(data, result) {
    const list = document.createElement("ul");
    list.className = "advisory-list findings";
    const rank = (one) => (one.standing === "affected" ? 0 : 1);
    const sorted = [...result.findings].sort((a, b) => rank(a) - rank(b));
    list.append(...sorted.map((one) => this.finding(data.advisories[one.advisory], one)));
    return list;
  }

  finding(advisory, one) {
    const piece = this.piece("finding", { id: advisory.id });
    slot(piece, "level").append(this.piece(`level-${advisory.level ?? "unrated"}`));
    if (one.standing !== "affected") slot(piece, "tags").append(this.piece(`standing-${one.standing}`));
    if (advisory.exploited) slot(piece, "tags").append(this.piece("exploited"));
    const link = slot(piece, "advisory");
    link.href = advisory.href;
    link.textContent = advisory.title;
    if (advisory.lang) link.lang = advisory.lang;
    if (one.standing === "affected") {
      const reason = one.unfixed ? "unfixed" : one.named ? "in-text" : one.ended ? "none-named" : "no-fix";
      const fix = one.fixed ? "fixed" : reason;
      slot(piece, "fix").append(this.piece(fix, { fixed: one.fixed }));
    }
    return piece;
  }

  sound(data, result) {
    if (!result.sound) return this.piece("sound-none");
    const piece = this.piece("sound", { version: result.sound });
    const listed = data.releases.find((release) => release.version === result.sound);
    if (listed) slot(piece, "sound").href = listed.href;
    return piece;
  }

  series(series) {
    const piece = this.piece("series", { series: series.name });
    const [bare, dated] = series.is_supported ? ["supported", "supported-until"] : ["ended", "ended-on"];
    slot(piece, "support").append(series.support ? this.piece(dated, { support: series.support }) : this.piece(bare));
    return piece;
  }

  page(listed, words) {
    const piece = this.piece("page", words);
    slot(piece, "page").href = listed.href;
    return piece;
  }
}

function slot(piece, name) {
  return piece.querySelector(`[data-slot="${name}"]`);
}

function filled(text, words) {
  return text.replace(/\{([a-z]+)\}/g, (gap, name) => words[name] ?? gap);
}

if (typeof document !== "undefined") {
  for (const form of document.querySelectorAll("[data-version-box]")) new VersionBox(form).start();
}
