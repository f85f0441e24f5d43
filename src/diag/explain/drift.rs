//! What the codes about texts that drift apart mean.

pub(super) const NUMBER: &str = "\
    Source and translation do not state the same number, or not in the same unit or currency, or one has as the least \
    what the other has as the most: `at least 90 days` is not `90 jours au plus` or `90日以内`. A deadline of 60 days in one \
    language and 90 in another is two promises, and readers hold you to the better one. Correct the one that is \
    wrong; a number that more than one text states belongs in site.toml, from where `<fact:…>` prints it.\n\n\
    \x20   We answer within <fact:commitments.acknowledge>.";

pub(super) const VERSION: &str = "\
    Source and translation do not name the same version, or one includes a version that the other leaves out, or \
    calls one affected that has the fix for the other. \
    `before 3.1.0` is `3.1.0より前` or `antérieures à la version 3.1.0`; `3.1.0以前` and `3.1.0 et antérieures` would \
    list the fixed version as affected. Versions stand best in the front matter alone, where they are data.";

pub(super) const DATE: &str = "\
    Source and translation do not state the same day, time or time zone, or one says before a day and the other after \
    it. One moment may be told in two zones, \
    `14:00 UTC` and `23:00 JST`; the same hour in two zones is nine hours apart. Correct the one that is wrong.";

pub(super) const TOKEN: &str = "\
    An id, a name with digits or an address differs between source and translation. Ids such as `CVE-2026-12345`, \
    `AES-256` or `RFC 9116` are the same in every language; machine translation masks their digits and sometimes \
    puts them back in the wrong place. Copy the id from the source.";

pub(super) const LINK: &str = "\
    A link of the source is missing in the translation, leads elsewhere, or was added. Readers of a language without \
    the link cannot check what the text claims. A variant of the same address for another language counts as equal, \
    and internal links are the same path in every language.";

pub(super) const CODE: &str = "\
    Code differs between source and translation. Commands must be equal byte for byte, comments in them aside: a \
    curly quotation mark, a full-width sign or a space that does not break makes a command fail where it is pasted. \
    Copy the code from the source, and translate only its comments.";

pub(super) const FACT: &str = "\
    The translation does not print the facts that its source prints here. A `<fact:…>` is one datum in every \
    language, and typing its value instead lets the two differ from the next change on. Write the same `<fact:…>` \
    or `<block:…>` as the source.";

pub(super) const LIST: &str = "\
    A list, a table or an enumeration holds more or fewer things than the source's, or other countries. What a \
    list leaves out is often the very product, branch or place that a reader looks for. Bring the two lists \
    together; the order of their items is free. The names of countries are those of CLDR.";

pub(super) const PASSAGE: &str = "\
    A paragraph has no counterpart in the other text, or says far less than its source. It is told by the length of \
    the section, with what the rest of the two texts shows about their languages. An instruction that says what not to \
    do (`Do not use`), without any negation in the translation (`Utilisez`), is told as well. Translate what is missing, \
    or remove what the source no longer says.";

pub(super) const TEXT: &str = "\
    The translation, or one of its sections, differs from its source in so many places that it seems to follow another \
    text, most often an older source. The places are listed below this report instead of one by one, since most of them \
    have this one cause. Each keeps its own code: what you allow is not counted, what you deny is told by itself, and \
    where only a few are left they are told one by one. To allow `drift-text` allows all that it lists. \
    `lucarne translate status --diff` shows what the source changed since the translation was marked.";

pub(super) const TERM: &str = "\
    The translation does not keep a term that site.toml sets. `[terms] protected` holds names that are never \
    translated, and `[[terms.word]]` the words of each language for one thing, so that readers recognise it. Write \
    the term, or change it in site.toml if another one is right.\n\n\
    \x20   [[terms.word]]\n\
    \x20   words = [\n\
    \x20     { locale = \"en\", forms = [\"breach\"] },\n\
    \x20     { locale = \"ja\", forms = [\"侵害\"], banned = [\"違反\"] },\n\
    \x20   ]";

pub(super) const TERM_BANNED: &str = "\
    This word does not mean here what it should say. `輸送中` is freight in transit and not data, `安静時` is a \
    patient at rest, `口座` is an account at a bank; French cryptography has `chiffrer` and no `crypter` (ANSSI). \
    It is told once for each text. Write the word that the hint names; a site adds its own in `[[terms.word]]`.";

pub(super) const TERM_MIXED: &str = "\
    The text has two words for one thing, so that readers may take it for two things. In a specification or a policy \
    that changes its meaning: `完全性` is the integrity of security, `整合性` is consistency. Choose one of them for \
    the whole text.";

pub(super) const UNTRANSLATED: &str = "\
    A heading, a paragraph or a sentence stands in another language than its text, or words of the source's front \
    matter (its summary, what a revision or a policy's version changed, a note on the timeline) are missing in a translation that \
    says that it is up to date, so that readers get the source's. It was left behind when the text was \
    translated, or came back with a later change of the source. Names and words that both languages share do not \
    count; a quotation in another language can be code or a link instead.";

pub(super) const TEXT_JUNK: &str = "\
    A program left this behind: the mask with which machine translation hides numbers (`XNUMX`), a placeholder that \
    was not filled, an address broken apart, words in an order that nobody writes (`les jours 15`), or a mark of \
    Markdown in full width (`｛#fix｝`, `＃＃`, `｀date｀`), as an editor for Japanese writes it. Readers see the debris, or \
    lack the number or the name that stood there. Write it from the source; marks are written in half width.";

pub(super) const TEXT_RESIDUE: &str = "\
    Copying left this behind: an ellipsis for text that was cut, the menus of a web page, both versions of a word \
    from a page that compares two, words or cells without the space between them, or a unit that its column's header \
    does not have. Read the passage again, and keep what belongs to it.";

pub(super) const PARAGRAPH_DUPLICATE: &str = "\
    The same paragraph or list item stands twice. Mostly one of the two was pasted over a text that is now missing, as \
    a paragraph about backups under `Reporting`. Restore the text that belongs there, or remove one of the two. What \
    stands three times or more is taken for a formula of the text.";

pub(super) const LINK_DANGLING: &str = "\
    The sentence points to more information \"here\", and nothing is linked. The link was lost when the text was \
    copied or translated, so readers find nothing. Link it again, and name what it leads to: `here` alone also says \
    nothing to who has links read out (WCAG 2.2, success criterion 2.4.4).";

pub(super) const HEADINGS_FLAT: &str = "\
    Short lines without a full stop alternate with paragraphs, and the text has no heading. They were headings once \
    and lost their marks, so that there is no outline, no anchor to link to, and no way to tell a section from its \
    parts. Write `## ` before each of them, and `### ` before those below.";

pub(super) const TYPOGRAPHY_MIXED: &str = "\
    The text mixes two habits of writing, or a heading is written unlike the others. Each habit may be right; the mix \
    shows that parts of the text came from another hand, often from a later machine translation, and are worth \
    reading again. Keep to one of them.";
