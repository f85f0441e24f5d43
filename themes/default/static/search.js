// The index of advisories: choosing by severity, product, year, state and exploitation, and searching the texts.
//
// Facts are loaded with the first choice, texts and the library with the first search. Documents and questions are cut
// into words by the same function: letters without accents and digits, ids as a whole too, and pairs of neighbours in
// scripts without spaces. The address keeps the question. Data only ever becomes text, never markup.

export const PAGE_LENGTH = 50;
export const CHOICES = ["severity", "product", "year", "state", "exploited"];
const SPACELESS = "\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\u30fc";
const RUN = new RegExp(`[${SPACELESS}]+|[^${SPACELESS}]+`, "gu");
const WORD = /[\p{L}\p{N}\p{M}]+(?:[-_.][\p{L}\p{N}\p{M}]+)*/gu;
const JOINT = /[-_.]/;
const PLAIN = /^[\x00-\x7f]*$/;
const IS_SPACELESS = new RegExp(`^[${SPACELESS}]`, "u");

/** Writes a text the way all texts are compared: width and case folded, Latin accents taken away. */
export function fold(text) {
  if (PLAIN.test(text)) return text.toLowerCase();
  const plain = text.normalize("NFKC").toLowerCase().normalize("NFD");
  return plain.replace(/(\p{Script=Latin})[\u0300-\u036f]+/gu, "$1").normalize("NFC");
}

/** Cuts a text into words, by what becomes of those with and without spaces between them. */
function cut(text, spaced, spaceless) {
  return (fold(text).match(RUN) ?? []).flatMap((run) =>
    IS_SPACELESS.test(run) ? spaceless([...run]) : (run.match(WORD) ?? []).flatMap(spaced));
}

/** Cuts a text into words; one with signs in it also counts as its parts. */
export function words(text) {
  return cut(text, (word) => (JOINT.test(word) ? [word, ...word.split(JOINT)] : [word]), pairs);
}

/** Cuts what is indexed into words. That a long text has one often says little, and each time takes time. */
function indexed(text, field) {
  return field === "text" ? [...new Set(words(text))] : words(text);
}

/** Returns the pairs of neighbours; the last sign also stands alone, so that a question of one sign finds it. */
function pairs(signs) {
  const found = signs.slice(1).map((sign, place) => signs[place] + sign);
  return [...found, signs[signs.length - 1]];
}

/** Cuts a question into words: an id is one; of a longer run in a script without spaces the pairs say it all. */
export function questionWords(text) {
  const spaced = (word) => (/[0-9]/.test(word) ? [word] : word.split(JOINT));
  return cut(text, spaced, (signs) => (signs.length > 1 ? pairs(signs).slice(0, -1) : signs));
}

/** Begins an index of words: `MiniSearch` is the library, `facts` and `texts` the two files. */
export async function makeIndex(MiniSearch, facts, texts) {
  const index = new MiniSearch({
    idField: "place",
    fields: ["title", "ids", "products", "text"],
    tokenize: indexed,
    processTerm: (term) => term,
    searchOptions: {
      tokenize: questionWords,
      combineWith: "AND",
      boost: { ids: 6, title: 4, products: 2 },
      // Only the word that is being typed is taken for the beginning of one.
      prefix: (term, place, terms) => place === terms.length - 1 && (term.length > 1 || IS_SPACELESS.test(term)),
      fuzzy: (term) => (term.length > 5 && !/[0-9]/.test(term) && !IS_SPACELESS.test(term) ? 0.2 : false),
    },
  });
  const documents = facts.advisories.map((advisory, place) => ({
    place,
    title: advisory.title,
    ids: ids(advisory).join(" "),
    products: (advisory.products ?? []).map((id) => facts.products[id] ?? id).join(" "),
    text: texts[place] ?? "",
  }));
  await index.addAllAsync(documents, { chunkSize: 200 });
  return index;
}

function ids(advisory) {
  return [advisory.id, ...(advisory.cves ?? []), ...(advisory.aliases ?? [])];
}

/** Returns the one advisory that has an id; `undefined` where none or several have it. */
export function byId(facts, text) {
  const wanted = text.trim().toLowerCase();
  const own = facts.advisories.find((advisory) => advisory.id.toLowerCase() === wanted);
  if (own || wanted === "") return own;
  const bearers = facts.advisories.filter((advisory) => ids(advisory).some((id) => id.toLowerCase() === wanted));
  return bearers.length === 1 ? bearers[0] : undefined;
}

/** Returns whether an advisory is one of those chosen. Without a state, what was withdrawn is not. */
export function isChosen(advisory, choice) {
  return (!choice.severity || (advisory.level ?? "unrated") === choice.severity)
    && (!choice.product || (advisory.products ?? []).includes(choice.product))
    && (!choice.year || advisory.published.startsWith(`${choice.year}-`))
    && (choice.state ? advisory.status === choice.state : advisory.status !== "withdrawn")
    && (!choice.exploited || advisory.exploited === choice.exploited);
}

/** Returns the places of the advisories that fit: the newest first, or, of a search, the best. */
export function find(facts, choice, index) {
  if (!index) return facts.advisories.flatMap((advisory, place) => (isChosen(advisory, choice) ? [place] : []));
  const found = index.search(choice.q, { filter: (one) => isChosen(facts.advisories[one.id], choice) });
  return found.map((one) => one.id);
}

// ---- The page

class Finder {
  constructor(form) {
    this.form = form;
    this.answer = document.querySelector("[data-finder-answer]");
    this.list = document.querySelector("[data-finder-list]");
    this.lang = document.documentElement.lang;
    this.day = new Intl.DateTimeFormat(this.lang, { dateStyle: "long", timeZone: "UTC" });
    this.names = new Intl.ListFormat(this.lang, { type: "conjunction" });
    this.turn = 0;
    this.done = new Map();
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.submit();
    });
    form.addEventListener("change", (event) => {
      if (event.target.matches("select")) this.ask();
    });
    form.addEventListener("reset", () => setTimeout(() => this.ask()));
    form.elements.q.addEventListener("input", () => {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.ask(), 200);
    });
    // Who begins to type finds the index made.
    form.elements.q.addEventListener("focus", () => this.index().catch(() => {}), { once: true });
    addEventListener("popstate", () => this.restore());
  }

  /** An id that was asked for from elsewhere leads straight to its advisory; going back does not. */
  async start() {
    this.form.hidden = false;
    this.fill();
    this.list.hidden = this.isAsked;
    // The styles hide what a busy answer will move, unless it was painted before.
    this.answer.ariaBusy = String(this.isAsked && performance.getEntriesByType("paint").length === 0);
    const [arrival] = performance.getEntriesByType("navigation");
    const isNew = arrival?.type === "navigate" && this.choice.q !== "";
    const follow = () => this.patiently(this.follow((href) => location.replace(href)));
    if (!isNew || !(await follow())) await this.show(this.page);
    this.answer.ariaBusy = "false";
  }

  restore() {
    this.fill();
    this.show(this.page);
  }

  /** Puts the question of the address into the form. */
  fill() {
    const query = new URLSearchParams(location.search);
    for (const name of ["q", ...CHOICES]) this.form.elements[name].value = query.get(name) ?? "";
    for (const name of CHOICES) {
      if (this.form.elements[name].selectedIndex < 0) this.form.elements[name].selectedIndex = 0;
    }
  }

  get page() {
    return Math.max(1, Math.floor(Number(new URLSearchParams(location.search).get("page")) || 1));
  }

  get choice() {
    const of = (name) => [name, this.form.elements[name].value.trim()];
    return Object.fromEntries(["q", ...CHOICES].map(of));
  }

  get isAsked() {
    return Object.values(this.choice).some((value) => value !== "");
  }

  async submit() {
    clearTimeout(this.timer);
    // The way back leads to what was asked.
    history.replaceState(null, "", this.address(1));
    if (!(await this.follow((href) => location.assign(href)))) this.show(1);
  }

  /** Goes straight to the advisory whose id was asked for, and returns whether there is one. */
  async follow(go) {
    try {
      const advisory = byId(await this.facts(), this.choice.q);
      if (advisory) go(advisory.href);
      return advisory !== undefined;
    } catch {
      // What shows the answer tells of it.
      return false;
    }
  }

  ask() {
    history.replaceState(null, "", this.address(1));
    return this.show(1);
  }

  address(page) {
    const url = new URL(location.href);
    for (const [name, value] of [...Object.entries(this.choice), ["page", page > 1 ? String(page) : ""]]) {
      if (value === "") url.searchParams.delete(name);
      else url.searchParams.set(name, value);
    }
    return url;
  }

  async show(page) {
    const { choice, isAsked } = this;
    const turn = ++this.turn;
    this.list.hidden = isAsked;
    if (!isAsked) return this.answer.replaceChildren();
    try {
      const facts = await this.patiently(this.facts());
      if (turn !== this.turn) return;
      // What goes wrong with the titles is told by the whole.
      if (choice.q !== "") this.foretell(facts, choice, page).catch(() => {});
      const index = choice.q === "" ? null : await this.patiently(this.index());
      const places = find(facts, choice, index);
      // A newer question may have come while this one waited.
      if (turn === this.turn) this.print(facts, places, page);
    } catch {
      this.fail();
    }
  }

  facts() {
    return this.once("facts", () => load(this.form.dataset.facts));
  }

  index() {
    return this.once("index", async () => {
      const texts = load(this.form.dataset.texts);
      const [read] = await Promise.all([texts, this.titles()]);
      return this.makeIndex(read);
    });
  }

  /** Does something once; what failed is done again when it is wanted again. */
  once(name, act) {
    if (!this.done.has(name)) {
      this.done.set(name, act().catch((error) => {
        this.done.delete(name);
        throw error;
      }));
    }
    return this.done.get(name);
  }

  /** Says that something is loaded, where that takes so long that it can be seen. */
  async patiently(work) {
    const { turn } = this;
    const timer = setTimeout(() => {
      if (turn === this.turn) this.answer.replaceChildren(this.piece("loading"));
    }, 100);
    try {
      return await work;
    } finally {
      clearTimeout(timer);
    }
  }

  /** Shows what titles and ids say, and that it is not all, where the texts are long in coming. */
  async foretell(facts, choice, page) {
    const { turn } = this;
    let isRead = false;
    const read = () => {
      isRead = true;
    };
    this.index().then(read, read);
    const [titles] = await Promise.all([this.titles(), pause(300)]);
    const places = find(facts, choice, titles);
    if (isRead || turn !== this.turn || places.length === 0) return;
    this.print(facts, places, page);
    this.answer.prepend(this.piece("loading"));
  }

  titles() {
    return this.once("titles", () => this.makeIndex([]));
  }

  async makeIndex(texts) {
    const [{ default: MiniSearch }, facts] = await Promise.all([import(this.form.dataset.library), this.facts()]);
    return makeIndex(MiniSearch, facts, texts);
  }

  /** Shows the lists of the page again, which need no script. */
  fail() {
    this.list.hidden = false;
    this.answer.replaceChildren(this.piece("failed"));
  }

  print(facts, places, page) {
    const pages = Math.max(1, Math.ceil(places.length / PAGE_LENGTH));
    const number = Math.min(page, pages);
    const shown = places.slice((number - 1) * PAGE_LENGTH, number * PAGE_LENGTH);
    const parts = shown.length > 0 ? [this.found(places.length), this.table(facts, shown)] : [this.none()];
    if (pages > 1) parts.push(this.pages(number, pages));
    this.answer.replaceChildren(...parts);
  }

  found(count) {
    return this.piece("found", { count: new Intl.NumberFormat(this.lang).format(count) });
  }

  none() {
    const words = this.choice.q;
    return words === "" ? this.piece("none") : this.piece("none-for", { words });
  }

  table(facts, places) {
    const table = this.piece("table");
    table.querySelector("tbody").append(...places.map((place) => this.row(facts, facts.advisories[place])));
    return table;
  }

  row(facts, advisory) {
    const row = this.piece("row", { id: advisory.id, published: this.date(advisory.published) });
    const isPast = advisory.status === "withdrawn" || advisory.status === "superseded";
    row.querySelector("tr").classList.toggle("is-past", isPast);
    const mark = advisory.status === "withdrawn" ? "tag-withdrawn" : `level-${advisory.level ?? "unrated"}`;
    slot(row, "level").append(this.piece(mark));
    const link = slot(row, "title");
    link.href = advisory.href;
    link.textContent = advisory.title;
    if (advisory.lang) link.lang = advisory.lang;
    this.tag(row, advisory);
    for (const cve of advisory.cves ?? []) slot(row, "cves").append(span("id", cve), " ");
    const products = (advisory.products ?? []).map((id) => facts.products[id] ?? id);
    slot(row, "products").textContent = products.length > 0 ? this.names.format(products) : "–";
    const fixed = advisory.fixed ?? [];
    const unfixed = advisory.unfixed ? this.piece(`fix-${advisory.unfixed}`) : "–";
    slot(row, "fixed").replaceChildren(...(fixed.length > 0 ? fixed.flatMap((one) => [span("", one), " "]) : [unfixed]));
    slot(row, "published").dateTime = advisory.published;
    if (advisory.updated) slot(row, "updated").append(this.piece("updated", { date: this.date(advisory.updated) }));
    return row;
  }

  tag(row, advisory) {
    const tags = slot(row, "tags");
    if (advisory.exploited === "yes" && advisory.status !== "withdrawn") tags.append(this.piece("tag-exploited"), " ");
    if (advisory.status === "superseded") tags.append(this.piece("tag-superseded"));
    else if (advisory.is_draft) tags.append(this.piece("tag-draft"));
  }

  pages(number, pages) {
    const nav = this.piece("pages", { number: String(number), pages: String(pages) });
    for (const [name, page] of [["previous", number - 1], ["next", number + 1]]) {
      const link = slot(nav, name);
      if (page < 1 || page > pages) {
        link.remove();
        continue;
      }
      link.href = this.address(page);
      link.addEventListener("click", (event) => {
        event.preventDefault();
        history.pushState(null, "", link.href);
        this.show(page).then(() => {
          this.answer.focus({ preventScroll: true });
          this.form.scrollIntoView();
        });
      });
    }
    return nav;
  }

  date(day) {
    return this.day.format(new Date(`${day}T00:00:00Z`)).replaceAll(" ", "\u00a0");
  }

  /** Clones a piece of the page and fills its gaps. */
  piece(name, words = {}) {
    const piece = document.querySelector(`template[data-finder-piece="${name}"]`).content.cloneNode(true);
    const walker = document.createTreeWalker(piece, NodeFilter.SHOW_TEXT);
    const filled = (text) => text.replace(/\{([a-z]+)\}/g, (gap, name) => words[name] ?? gap);
    while (walker.nextNode()) walker.currentNode.data = filled(walker.currentNode.data);
    return piece;
  }
}

function pause(time) {
  return new Promise((resolve) => setTimeout(resolve, time));
}

async function load(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(String(response.status));
  return response.json();
}

function slot(piece, name) {
  return piece.querySelector(`[data-slot="${name}"]`);
}

function span(kind, text) {
  const element = document.createElement("span");
  if (kind !== "") element.className = kind;
  element.textContent = text;
  return element;
}

if (typeof document !== "undefined") {
  const form = document.querySelector("[data-finder]");
  if (form) new Finder(form).start();
}
