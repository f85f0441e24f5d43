//! What the codes about links, facts and other Markdown mean.

pub(super) const LINK_BROKEN: &str = "\
    The link leads to no document and no file of the site. Links between documents are relative paths to the \
    source file, such as `../policies/disclosure.md`, so that editors and code hosts can follow them too; the \
    program turns them into addresses in the reader's language. Mend the path; from a translation it also leads \
    to the source file, without a locale.\n\n\
    \x20   [the policy](policies/disclosure.md)";

pub(super) const ANCHOR_MISSING: &str = "\
    The document exists, but none of its headings has the id behind the `#`. The reader would land at the top of \
    the page without knowing why. Ids are those of the source document, the same in every language: give the \
    heading one, such as `{#fix}`, or mend the link.\n\n\
    \x20   ## How to update {#fix}";

pub(super) const LINK_PRIVATE: &str = "\
    A public document links to one that is a draft or still under embargo. The link would be dead, and its text \
    could tell what is to stay secret. Remove the link until the other document is public, or publish both at \
    the same moment.";

pub(super) const ID_PRIVATE: &str = "\
    What readers see names an advisory that is a draft or still under embargo, by its own id (an error), or by its \
    CVE id or another id that no public advisory of the site has (a warning). Looked at are public documents, the \
    values of `site.toml` and of products, catalogs, the own theme, copied files and the names of files; comments are \
    not. The id alone tells readers that something is coming, and a search for it may tell the rest. Leave it out \
    until the advisory is published. An id that readers know, such as the CVE id of a library that others have told \
    of, is allowed, in a document or, for what is none, by `allow` below `[check]` in `site.toml`; an own one never.\n\n\
    \x20   [[allow]]\n\
    \x20   code = \"id-private\"\n\
    \x20   reason = \"The library's maintainers have published it.\"\n\
    \x20   until = 2026-12-31";

pub(super) const LINK_SCHEME: &str = "\
    A link may have the scheme http, https, mailto or tel, or lead to a document of the site. Others, such as \
    `javascript:` and `data:`, can run code in a reader's browser or are not understood everywhere. Show such an \
    address as code instead.\n\n\
    \x20   `ssh://git.example.org/app.git`";

pub(super) const FACT_UNKNOWN: &str = "\
    No datum has this name, neither in `site.toml` nor in the document's front matter. The sentence would have a \
    hole. Names follow the tables: `commitments.acknowledge`, `facts.restore_time`, \
    `severity.critical.resolve_within`; a hint names the nearest one.\n\n\
    \x20   We answer <fact:commitments.acknowledge>.";

pub(super) const BLOCK_UNKNOWN: &str = "\
    No generated block has this name. The page would lack the table that the text announces. The blocks are \
    severity-table, contact-card, scope, report-fields, commitments, supported-versions, locations, retention, \
    encryption, latest-advisories, response-times and policy-history.\n\n\
    \x20   <block:severity-table>";

pub(super) const BLOCK_PLACEMENT: &str = "\
    A block stands alone as a paragraph of its own, not in a sentence, a list, a quotation or a table. It \
    becomes a table or a list, which HTML does not allow inside a paragraph. Put blank lines before and after \
    it, and no spaces in front.";

pub(super) const FACT_UNREAD: &str = "\
    This was meant to be a fact or a block, but CommonMark sees plain text, so readers would see the raw name. \
    The cause is a space inside the angle brackets, or a `|` where a table would be cut by it (CommonMark \
    0.31.2, section 6.5). Write the name without spaces; if it is meant to be shown, put it in backticks.\n\n\
    \x20   <fact: facts.restore_time>                 # no space behind the colon";

pub(super) const FACT_CONTRADICTED: &str = "\
    The text of an advisory says that a version is affected which its front matter states as `fixed`, or that one has the \
    fix which is `last_affected` there. The page's table and the CSAF, OSV and CVE documents say what the front matter \
    does, so that readers and scanners would be told different things. Correct whichever is wrong; a version that is said \
    by the facts alone cannot contradict them. It is told where the advisory has one product.";

pub(super) const EMPHASIS_STRAY: &str = "\
    An emphasis mark did not open or did not close, so readers would see the asterisk. Beside Japanese and \
    Chinese text it is common: a closing `**` between a punctuation mark and a letter does not count as closing \
    (CommonMark 0.31.2, section 6.2). Put the mark on the other side of the punctuation, or a space outside; a \
    literal asterisk is written `\\*`.\n\n\
    \x20   報告から**<fact:commitments.acknowledge>**に   # wrong\n\
    \x20   報告から **<fact:commitments.acknowledge>** に";

pub(super) const RAW_HTML: &str = "\
    No HTML of a text reaches the pages as HTML, so that nobody who writes or translates can put a script there. \
    Readers see a tag as it is written, and would see a comment with all that it says, which is an error. Write it in Markdown; put what is shown \
    as an example into code; and keep notes for your colleagues in the front matter, behind `#`. Names in angle \
    brackets that readers fill in, such as `<version>` and `<address>`, are none of it.\n\n\
    \x20   +++\n\
    \x20   title = \"Overview\"\n\
    \x20   # Ask legal about the second paragraph.\n\
    \x20   +++";

pub(super) const HEADING_DUPLICATE: &str = "\
    Two headings of one document have the same id, and a link could lead to only one of them. Ids must be unique \
    in a page (HTML Standard, section 3.2.6). Give one of the headings an id of its own.\n\n\
    \x20   ## Fix for 2.x {#fix-2x}";

pub(super) const HEADING_BRACES: &str = "\
    Braces at the end of a heading hold its id and nothing else. Other words in them, such as a class, are dropped \
    without a trace, and where anything follows the braces, or they do not close, readers see them, and links to the \
    id lead nowhere. Write the id as one word behind `#`, as the last thing in the line; braces that readers are to see \
    are code.\n\n\
    \x20   ## How to update {#fix}";

pub(super) const CODE_TOO_LARGE: &str = "\
    The code block is larger than 64 KB or has a line longer than 2 KB, and is shown without colours. \
    Highlighting such text can take minutes. Shorten it to what readers need and link to the whole, or mark the \
    block as `text`.";
