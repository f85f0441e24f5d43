//! What the codes about files, front matter and fields mean.

pub(super) const ENCODING: &str = "\
    Every source is UTF-8, and this file holds bytes that are not. The program does not guess, since a wrong \
    guess would publish garbled names and versions. Save the file again as UTF-8; a byte order mark and CRLF \
    line ends are fine.";

pub(super) const REFUSED: &str = "\
    Something below the root of the site was not taken in: a link that leads out of the site or nowhere, a \
    device or a pipe, or a name that cannot become an address. Inputs are read through one root, so that no link \
    can carry a foreign file into the published site; nor may one carry a hidden file, or a document, which may be \
    a draft, to where it would be published as it is. Put a copy of the file in its place, or give it a plain \
    name. A file with markup beside a document (HTML, SVG, XML) is refused as well: raw HTML of an author's never \
    becomes a page, while files of `static` are trusted as templates are.";

pub(super) const TOO_LARGE: &str = "\
    The file is larger than a source may be. Sources are held in memory together, and a huge one is nearly \
    always a dump or an archive that got there by mistake. Move it to where downloads are kept and link to it, \
    or split the text into several documents.";

pub(super) const TWICE: &str = "\
    A document may be a file, `NAME.md`, or a folder, `NAME/index.md`, and this one is both. They would have one \
    address, so one of them would silently replace the other. Keep the folder if the document has files beside \
    it, else keep the file, and remove the other.";

pub(super) const UNREAD: &str = "\
    The file lies where sources lie, but by its name nothing reads it: documents end in `.md`, in small letters, \
    products are `products/NAME.toml`, words are `locales/LOCALE/NAME.ftl`, and a file of a theme replaces the \
    default theme's where it has the same path. Without this warning an advisory would stay unpublished, or a \
    change of the theme without effect, and nobody would be told. Give the file the name that the hint tells, or \
    move it out of the folder. `lucarne built-in` lists the names of the default theme's files.\n\n\
    \x20   content/overview.markdown                  # `content/overview.md`\n\
    \x20   themes/ours/templates/advisry.html         # `themes/ours/templates/advisory.html`";

pub(super) const FRONT_MATTER_MISSING: &str = "\
    A document begins with its front matter: TOML between two lines that hold `+++` and nothing else. Without it \
    a document has no title, and whether an advisory may be public cannot be known. Add the lines, the first as \
    the very first line of the file.\n\n\
    \x20   +++\n\
    \x20   title = \"Security overview\"\n\
    \x20   +++";

pub(super) const CONFLICT: &str = "\
    Git has merged two branches, and could not decide which lines hold; it has written both into the file, between marks. \
    Published, both would stand on the page. Keep the right lines, and take the marks away. A code block may show such \
    marks.";

pub(super) const TOML_SYNTAX: &str = "\
    This is not TOML, so the table it stands in cannot be read. Frequent causes are a string without quotation \
    marks, a date with quotation marks, and a key that stands twice in one table. The grammar is TOML 1.0, \
    https://toml.io/en/v1.0.0.\n\n\
    \x20   title = Session tokens survive logout      # wrong: a string needs quotation marks\n\
    \x20   title = \"Session tokens survive logout\"";

pub(super) const FIELD_UNKNOWN: &str = "\
    A field of this name has no meaning where it stands. It would have no effect, and a fact that you believe to \
    be published would not be: so it is an error, where other programs look away. Mend the spelling, move the \
    field to the table that it belongs to, or remove it; a hint names the nearest field that is known.\n\n\
    \x20   sumary = \"A stolen token stays valid.\"     # `summary`";

pub(super) const FIELD_MISSING: &str = "\
    A field that is always needed is not there. Without it some page, feed or document would have a hole where \
    readers or tools expect a value. Add the field to the table that the message names.\n\n\
    \x20   [organization]\n\
    \x20   url = \"https://example.org\"                # `name` is missing";

pub(super) const FIELD_TYPE: &str = "\
    The field is there, but its value has the wrong TOML type. Text stands in quotation marks, dates and numbers \
    and `true` stand without them, and a list stands in square brackets even if it has one member. Write the \
    value as the type that the message names.\n\n\
    \x20   cwe = \"CWE-613\"                            # wrong: a list is expected\n\
    \x20   cwe = [\"CWE-613\"]";

pub(super) const FIELD_VALUE: &str = "\
    The field has the right type, but its text cannot be understood: an unknown word, an id with a forbidden \
    character, a quantity without a unit. Nothing is guessed, since a guess would be printed as a fact in every \
    language. The message gives the rule or the words that are known.\n\n\
    \x20   within = \"3 buisness days\"                 # hours, days, business days, weeks, months or years";

pub(super) const DATE_INVALID: &str = "\
    The day or moment does not exist, or lacks a part. A bare date such as `2026-03-14` is midnight UTC and is \
    printed as a date; a moment needs an offset, such as `2026-03-14T14:00:00Z` (RFC 3339, section 5.6). Without \
    an offset the moment would depend on the machine that builds the site. What happened before 1900 is a \
    placeholder for a date that nobody knew, and CVE records cannot print it: leave it out.\n\n\
    \x20   published = 2026-02-30                     # February has no such day";

pub(super) const ID_DUPLICATE: &str = "\
    Two tables of one kind have the same id, so that a reference to it could mean either. Ids are compared \
    without regard to case, because some file systems and readers do not tell cases apart. Rename one of them, \
    or merge the tables.";

pub(super) const ALLOW_EXPIRED: &str = "\
    An `[[allow]]` of this file is past its `until`, so what it kept silent is reported again. The day was set so that \
    somebody looks again. Mend what the diagnostic is about and remove the table, or set a later day with a reason \
    that still holds; because time alone brings this warning, it never holds up a build.\n\n\
    \x20   [[allow]]\n\
    \x20   code = \"translation-stale\"\n\
    \x20   reason = \"The reviewer is back in May.\"\n\
    \x20   until = 2026-05-31";

pub(super) const ALLOW_UNUSED: &str = "\
    An `[[allow]]` names a diagnostic that is not reported of its file, and would hide the next one that nobody has \
    looked at. It holds for the file in whose front matter it stands alone: a translation's diagnostics are allowed \
    in the translation. An error cannot be allowed, since an output would be wrong. Remove the table.";
