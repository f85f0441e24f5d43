//! What the codes about advisories and their facts mean.

pub(super) const VISIBILITY_UNREADABLE: &str = "\
    The `status` or `published` of this document cannot be read, so nobody can know whether it may be public. It \
    counts as not public, and the message shows the place but none of the text. Write `status` as `draft`, \
    `published`, `withdrawn` or `superseded`, and `published` as a date or a moment with an offset.\n\n\
    \x20   published = 2026-03-14T14:00:00Z";

pub(super) const ID_DIFFERS: &str = "\
    The `id` of an advisory and its file name must be the same. People look for the file by the id that they \
    read on the page, and a copied file with the old id would publish one advisory under the name of another. \
    Rename the file or mend the `id`.";

pub(super) const ID_DUPLICATE: &str = "\
    Two advisories have one id; case does not tell them apart. An id is cited for years and must name one thing, \
    and both would have the same address.";

pub(super) const DATES_DISORDERED: &str = "\
    The dates contradict each other, such as a withdrawal or a revision before the publication. Feeds and CSAF \
    documents sort by these dates, and a reader's program would drop or misplace the entry (CSAF 2.0, section \
    6.1.14). Mend the date that is wrong.\n\n\
    \x20   published = 2026-03-14\n\
    \x20   withdrawn = { on = 2026-03-01, reason = \"duplicate\" }   # before it was published";

pub(super) const DATE_FUTURE: &str = "\
    A revision, a withdrawal, an event, an exploitation or a review is dated after the build, and yet it is published \
    now: only `published` holds an advisory back. Feeds would show an entry from the future, which readers' programs sort \
    before everything else. Mend the date, or add the change on the day it happens.\n\n\
    \x20   [[revision]]\n\
    \x20   id = \"2x-fix\"\n\
    \x20   on = 2062-03-20T08:00:00Z     # meant 2026";

pub(super) const STATUS: &str = "\
    The status and the facts beside it do not fit together. A withdrawn advisory says when and why in \
    `withdrawn`, a superseded one names its successor in `superseded_by`, and no other has these fields. A \
    reader of an old link must learn from the page itself what became of the advisory.\n\n\
    \x20   status = \"withdrawn\"\n\
    \x20   withdrawn = { on = 2026-04-01T09:00:00Z, reason = \"not-a-vulnerability\" }";

pub(super) const INCOMPLETE: &str = "\
    A reader of an advisory asks six things: how severe it is, what the impact is, whether it is exploited, \
    which versions are affected, how exactly to fix it or to work around it, and who found it. This advisory \
    leaves one of them open. Add the field or the section that the message names; sections are found by the id \
    of their heading.\n\n\
    \x20   ## Impact {#impact}";

pub(super) const VULNERABILITY_MIXED: &str = "\
    The facts of a single vulnerability may stand at the top level, or each vulnerability has a \
    `[[vulnerability]]` table; this advisory does both. It would be open to doubt which vulnerability a score or \
    a version belongs to. Move the fields from the top level into a table.\n\n\
    \x20   [[vulnerability]]\n\
    \x20   cve = \"CVE-2026-12345\"";

pub(super) const CLAIM_UNPROVEN: &str = "\
    The advisory says that a vulnerability is exploited, and has neither a section nor a reference that bears it out. \
    Such a claim makes people work at night, and they ask at once who saw it and since when. Say so in a section, or \
    link to what says it; references to the fix and to packages are about something else.\n\n\
    \x20   [[reference]]\n\
    \x20   kind = \"evidence\"\n\
    \x20   url = \"https://example.org/incidents/2026-03\"";

pub(super) const CVSS_INVALID: &str = "\
    The CVSS vector cannot be read: a metric is unknown, stands twice or is missing, or the version is none of \
    3.0, 3.1 and 4.0. Score and level are computed from the vector, never typed, so that they cannot disagree. \
    Copy the vector from a calculator; the standard is at https://www.first.org/cvss/.\n\n\
    \x20   CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H";

pub(super) const SEVERITY_DIFFERS: &str = "\
    The stated `severity` is not the level of the first CVSS vector, and nothing says why. Readers who compare \
    the two would trust neither. Remove `severity`, so that the vector decides, or add a `severity_reason` that \
    is printed beside it.\n\n\
    \x20   severity = \"high\"\n\
    \x20   severity_reason = \"The flaw is reachable only with a setting that nobody uses.\"";

pub(super) const SEVERITY_MISSING: &str = "\
    The vulnerability has neither a CVSS vector nor a `severity`, so it is printed as not rated and stands in no \
    severity archive and no severity feed. Readers cannot tell how soon they must act. Add a vector, or state a \
    level until there is one.\n\n\
    \x20   cvss = [\"CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H\"]";

pub(super) const REVISION_INSTANT: &str = "\
    Two revisions have the same moment, so nobody can tell which came last. Feeds and CSAF documents order the \
    history by its moments (CSAF 2.0, section 6.1.14), and two equal dates would make the order depend on \
    chance. Give one of them the time at which it was really made; two bare dates of one day are equal too.\n\n\
    \x20   on = 2026-03-20T08:00:00Z";

pub(super) const CWE_UNKNOWN: &str = "\
    The CWE list has no weakness with this number; a category or a view, which hold weaknesses together, is none. \
    CSAF documents print each weakness with its name, and validators refuse one that the list does not know (CSAF \
    2.0, section 6.1.11). Look the weakness up at https://cwe.mitre.org, and take the one that tells most exactly \
    what went wrong. The message names the version of the list that the program knows.\n\n\
    \x20   cwe = [\"CWE-264\"]                          # a category: Permissions, Privileges, and Access Controls\n\
    \x20   cwe = [\"CWE-863\"]                          # Incorrect Authorization";

pub(super) const PRODUCT_UNKNOWN: &str = "\
    The site has no product with this id. The advisory would be missing from the product's page and feed, which \
    is where its users look. Mend the id, or add the product to `site.toml` or `products/`.";

pub(super) const VERSION_INVALID: &str = "\
    The product's `version_scheme` cannot read this version. A version that cannot be compared cannot answer \
    whether a reader is affected. Write it in full as the scheme wants it, or give the product the scheme that \
    its versions follow; with `none` versions are listed and never compared.\n\n\
    \x20   fixed = \"1.4\"                              # semver wants 1.4.0";

pub(super) const RANGE_INVALID: &str = "\
    The range ends before it begins, or has both `fixed` and `last_affected`. `fixed` is the first version \
    without the fault and is outside the range; `last_affected` is the last one known to have it and is inside. \
    A range that cannot be right would tell users that they are safe (OSV schema, \
    `affected[].ranges[].events[]`).\n\n\
    \x20   { introduced = \"1.0.0\", fixed = \"1.4.2\" }";

pub(super) const VERSION_VAGUE: &str = "\
    What should be one version reads as a range, because it has `<` or `>`, or one of the words after, all, before, \
    earlier, later, prior and versions. Scanners compare it with the version that is installed, and would never find \
    it; CSAF forbids it (CSAF 2.0, section 6.1.31). Name each version, or write a range.\n\n\
    \x20   versions = [\"R7 and earlier\"]               # wrong\n\
    \x20   versions = [\"R5\", \"R6\", \"R7\"]";

pub(super) const VERSION_UNRELEASED: &str = "\
    Readers are told to install a version that the product does not list in `releases`. It is mistyped, or the list \
    is behind; either way they look for something that they cannot find. Correct the version, or add the release.\n\n\
    \x20   releases = [{ version = \"2.1.1\", on = 2026-03-14 }]";

pub(super) const FIX_OVERDUE: &str = "\
    A vulnerability has been public for longer than the site's `[[severity]]` table says that such a one takes, and \
    versions are still without a fix. Where the table says nothing, what is of medium severity or worse is fixed \
    within 60 days (OpenSSF Best Practices, `vulnerabilities_fixed_60_days`). State the fixed version, or that none \
    is planned; because time alone brings this warning, it never holds up a build.\n\n\
    \x20   ranges = [{ introduced = \"1.0.0\", fix = \"none-planned\" }]";

pub(super) const RANGE_OVERLAP: &str = "\
    Two ranges of one product share versions, or a version in `versions` lies in a range, is the `fixed` one of a \
    range, or stands there twice. So two places say what is true of one version, and each can have its own fix: OSV \
    forbids it (OSV schema, `affected[].ranges[]`), and a CSAF document would call a version both affected and fixed \
    (CSAF 2.0, section 6.1.6). Two series of a product that share versions would state two ends of their support. Join \
    the ranges, or end one where the next begins, which is no overlap.\n\n\
    \x20   { introduced = \"1.0.0\", fixed = \"2.0.0\" },\n\
    \x20   { introduced = \"2.0.0\", fixed = \"2.1.1\" },";

pub(super) const PRODUCT_TWICE: &str = "\
    A product has two tables in one vulnerability, or stands in two of `[[affected]]`, `[[not_affected]]` and \
    `[[under_investigation]]`. A product has one status there, else scanners report what does not matter or miss \
    what does (CSAF 2.0, section 6.1.6). Put all its ranges and versions into one `[[affected]]`: what lies outside \
    them is not affected, and need not be said.";

pub(super) const JUSTIFICATION_MISSING: &str = "\
    A product of `[[not_affected]]` has no `justification`, and no section `{#not-affected}` tells the reason in \
    words. VEX documents are there to give that reason, and are refused without it (CSAF 2.0, section 6.1.27.9; \
    OpenVEX 0.2.0, \"Statement Fields\"). Choose the justification that is true, or write the section.\n\n\
    \x20   [[not_affected]]\n\
    \x20   product = \"app\"\n\
    \x20   justification = \"vulnerable_code_not_present\"";

pub(super) const CVE_DUPLICATE: &str = "\
    Two vulnerabilities of an advisory have one CVE id. An id names one vulnerability, and a document that has it \
    twice is refused (CSAF 2.0, section 6.1.23). Join the two tables: `[[vulnerability.affected]]` may stand there \
    once for each product. Where they are two vulnerabilities, one of the ids is another.";

pub(super) const ALIAS_SHARED: &str = "\
    Two advisories in force have one CVE id or another alias, or one has the other's own id as an alias. Mostly it was \
    copied with the rest of a file, or one vulnerability was told of twice, as where records of two databases were \
    imported; who looks the id up finds two answers. Numbers of notes, which may tell of many vulnerabilities, such as \
    `VU#123456`, are none of it. Correct the id, or supersede one of the two. Where one flaw of a \
    library is told of in an advisory for each product, allow it in the later one.\n\n\
    \x20   [[allow]]\n\
    \x20   code = \"alias-shared\"\n\
    \x20   reason = \"One flaw of a library, in two products.\"";
