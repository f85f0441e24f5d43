// The peer's site: HTML, lists of 50, archives by severity, RSS and sitemap in three languages, code highlighted.
import highlight from "@11ty/eleventy-plugin-syntaxhighlight";

const LANGUAGES = ["en", "fr", "ja"];
const LEVELS = ["critical", "high", "low", "medium"];
const PER_PAGE = 50;

const byDate = (a, b) => b.date - a.date;
const prefix = (lang) => (lang === "en" ? "" : `${lang}/`);

function lists(advisories) {
  const cut = (lang, level) => {
    const own = advisories.filter((page) => page.data.lang === lang && (!level || page.data.severities[0] === level));
    const base = prefix(lang) + (level ? `severities/${level}/` : "advisories/");
    const pages = Math.max(1, Math.ceil(own.length / PER_PAGE));
    return Array.from({ length: pages }, (_, at) => ({
      lang, pages, number: at + 1, title: level ?? "Advisories",
      url: `/${base}${at ? `page/${at + 1}/` : ""}`,
      items: own.slice(at * PER_PAGE, (at + 1) * PER_PAGE),
    }));
  };
  return LANGUAGES.flatMap((lang) => [undefined, ...LEVELS].flatMap((level) => cut(lang, level)));
}

export default function (config) {
  config.addPlugin(highlight);
  const advisories = (api) => api.getFilteredByGlob("content/advisories/*.md").sort(byDate);
  config.addCollection("lists", (api) => lists(advisories(api)));
  config.addCollection("feeds", (api) =>
    LANGUAGES.map((lang) => ({
      lang, url: `/${prefix(lang)}feed.xml`,
      items: advisories(api).filter((page) => page.data.lang === lang).slice(0, PER_PAGE),
    })));
  const days = Object.fromEntries(
    LANGUAGES.map((lang) => [lang, new Intl.DateTimeFormat(lang, { dateStyle: "long", timeZone: "UTC" })]),
  );
  config.addFilter("day", (date, lang) => days[lang].format(date));
  config.addFilter("iso", (date) => date.toISOString());
  config.addFilter("rfc822", (date) => date.toUTCString());
  return { dir: { input: "content", includes: "../_includes", output: "public" }, markdownTemplateEngine: false };
}
