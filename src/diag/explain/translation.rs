//! What the codes about translations and words mean.

pub(super) const FACT_IN_TRANSLATION: &str = "\
    The front matter of a translation holds words and its own state: `title`, `summary`, `[revision.ID] \
    summary`, `[timeline.ID] note`, `[translation]` and `[[allow]]`. Any other field is a fact, and facts stand \
    in the source document alone, so that two languages cannot disagree on a version or a date. Remove the \
    field, or move it to the source if it is missing there.";

pub(super) const HEADINGS_DIFFER: &str = "\
    The headings of the translation differ from those of the source in number, level or id. In a translation that says \
    that it is up to date this is an error: readers would miss a section, or links lead to the wrong one. In one that \
    does not, it is published with a notice until it follows, and its headings have the ids of those that they \
    certainly stand for; an id that is written behind a heading makes it certain. Add or remove headings, or change \
    their level, until both have the same structure.\n\n\
    \x20   ## Mesures de contournement {#workarounds}";

pub(super) const ORPHAN: &str = "\
    A translation has no source document: the file without the locale in its name is not there. Facts, links and \
    the address all come from the source, so nothing can be published. Write the source, rename the translation \
    after it, or remove the translation.\n\n\
    \x20   content/overview.fr.md                     # needs content/overview.md";

pub(super) const UNMARKED: &str = "\
    The translation does not say which text it was made from, so nobody can tell whether it is up to date. \
    Readers would not learn that it may be older than the source. Compare the two, \
    and then write the hash that the diagnostic prints into `source`.\n\n\
    \x20   [translation]\n\
    \x20   source = \"3f9a...\"\n\
    \x20   method = \"human\"";

pub(super) const STALE: &str = "\
    The source has changed since this translation was made. The page carries a notice until the translation is \
    brought up to date. Mend the text, and then run `lucarne translate mark FILE`, which writes the hash of the source \
    into `source`. An urgent change of the source does not wait for translations: until then, neither this warning nor \
    what differs from the source holds up a build, not even with `--strict`. `--deny translation-stale` does.";

pub(super) const MESSAGE_SYNTAX: &str = "\
    This is not Fluent, so the message is lost and its place on the page would be empty. Frequent causes are a \
    missing indentation of a continued line, an unclosed `{`, and a select expression without a default variant. \
    Messages that refer to each other in a circle, or expand to more than 100 placeables, are refused as well. \
    The grammar is Fluent Syntax 1.0, https://projectfluent.org/fluent/guide/.";

pub(super) const MESSAGE_MISSING: &str = "\
    A locale lacks a message that another locale of the site has. There is no falling back to another language \
    in the middle of a page: a reader would meet a foreign word without a notice. The same goes for a message \
    without a text, and for a reference to what is not there. Add the message to \
    `locales/LOCALE/`, or remove it everywhere if nothing uses it.";

pub(super) const MESSAGE_UNKNOWN: &str = "\
    A message of the site has no use that is known, and its name differs by one letter from a built-in one. It was \
    probably meant to override that one, and the built-in words are printed still. Correct the name; if a template \
    puts it together from parts, allow the code in `[check]` of site.toml.\n\n\
    \x20   feed-title-all = Advisories of Example        # not feed-titel-all";

pub(super) const MESSAGE_VARIABLES: &str = "\
    The message uses other variables than the same message in the source locale. A variable that nobody passes \
    would be printed as its name, and one that is left out loses a fact. Use the same variables; their order is \
    free.\n\n\
    \x20   updated = Mis à jour le { $date }";

pub(super) const WORD_MISSING: &str = "\
    An id of `site.toml` has no words in this locale, so its place in a table or a sentence could not be \
    printed. Ids are neutral names; their words stand in `locales/LOCALE/*.ftl`, one message in each locale of \
    the site. Add the message that the text above names.\n\n\
    \x20   retention-trigger-trial-end = the end of the trial";
