//! The names of all diagnostics.

use std::fmt;
use std::str::FromStr;

/// How loud a diagnostic is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// An output would be wrong: nothing is published.
    Error,
    /// Something is missing or doubtful. Fails with `--strict`.
    Warning,
    /// A warning that never fails: what time brought, such as a key that expires, or work elsewhere, such as a
    /// translation that its source left behind.
    Reminder,
    /// Worth knowing. Never fails.
    Note,
}

impl Level {
    /// Returns the word that is printed before the code.
    pub fn as_str(self) -> &'static str {
        match self {
            Level::Error => "error",
            Level::Warning | Level::Reminder => "warning",
            Level::Note => "note",
        }
    }
}

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident = $text:literal, $level:ident;)*) => {
        /// What a diagnostic is about. A published code is never renamed or used for something else.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code { $($(#[$doc])* $name,)* }

        impl Code {
            /// Every code, in the order of the source.
            pub const ALL: &'static [Code] = &[$(Code::$name,)*];

            /// Returns the stable name, such as `link-broken`.
            pub fn as_str(self) -> &'static str {
                match self { $(Code::$name => $text,)* }
            }

            /// Returns how loud the code is where nothing overrides it.
            pub fn level(self) -> Level {
                match self { $(Code::$name => Level::$level,)* }
            }
        }
    };
}

codes! {
    /// A source that is not UTF-8.
    SourceEncoding = "source-encoding", Error;
    /// A file with both sides of a conflict that Git could not solve.
    SourceConflict = "source-conflict", Error;
    /// A link that leaves the site, or a file with a name that cannot be published.
    SourceRefused = "source-refused", Error;
    /// A source that is larger than sources may be.
    SourceTooLarge = "source-too-large", Error;
    /// One document in two forms, `NAME.md` and `NAME/index.md`.
    SourceTwice = "source-twice", Error;
    /// A file that lies where sources lie and that nothing reads, by its name.
    SourceUnread = "source-unread", Warning;
    /// A document without `+++` lines around its front matter.
    FrontMatterMissing = "front-matter-missing", Error;
    /// TOML that does not parse.
    TomlSyntax = "toml-syntax", Error;
    /// A field that has no meaning where it stands.
    FieldUnknown = "field-unknown", Error;
    /// A field that must be there.
    FieldMissing = "field-missing", Error;
    /// A field of another TOML type than it must have.
    FieldType = "field-type", Error;
    /// A field whose text cannot be understood.
    FieldValue = "field-value", Error;
    /// A date or an instant that does not exist.
    DateInvalid = "date-invalid", Error;
    /// A CVSS vector that cannot be read.
    CvssInvalid = "cvss-invalid", Error;
    /// Two tables with one id.
    IdDuplicate = "id-duplicate", Error;
    /// A stored text of a policy's version that the policy does not list.
    PolicyVersionUnlisted = "policy-version-unlisted", Warning;
    /// A text in the folder of a policy's versions that has no version's name.
    PolicyVersionMisplaced = "policy-version-misplaced", Warning;
    /// A policy's version that has not come into force, where nothing tells what is in force until then.
    PolicyVersionEarly = "policy-version-early", Error;
    /// The stored text of a published version that is another one now.
    PolicyVersionChanged = "policy-version-changed", Warning;
    /// A policy that says something else than its newest version.
    PolicyUnreleased = "policy-unreleased", Warning;
    /// A release that would come before it is announced.
    AnnouncementDatesDisordered = "announcement-dates-disordered", Error;
    /// A release that has come, and no advisory is named.
    AnnouncementPast = "announcement-past", Reminder;
    /// An announcement without what its readers plan by.
    AnnouncementIncomplete = "announcement-incomplete", Warning;
    /// An announcement and an advisory of its release say different things.
    AnnouncementContradicted = "announcement-contradicted", Warning;
    /// An advisory that an announcement names, and that is not there.
    AnnouncementAdvisory = "announcement-advisory-unknown", Warning;
    /// A file name whose locale the site does not have.
    LocaleUnknown = "locale-unknown", Error;
    /// A theme that is neither built in nor in `themes`.
    ThemeUnknown = "theme-unknown", Error;
    /// A `nav` entry without a page.
    NavUnknown = "nav-unknown", Error;
    /// A redirect from an address that a page has, or to one that none has.
    RedirectInvalid = "redirect-invalid", Error;
    /// A key file that is not there.
    KeyMissing = "key-missing", Error;
    /// A key file with another key than is stated.
    KeyDiffers = "key-differs", Error;
    /// A private key among the sources.
    KeyPrivate = "key-private", Error;
    /// A key past its expiry.
    KeyExpired = "key-expired", Reminder;
    /// A key, a `security.txt` or the support of a product that ends within 30 days.
    ExpiresSoon = "expires-soon", Reminder;
    /// A base address with a path, below which some files cannot stand.
    BaseUrlPath = "base-url-path", Note;
    /// Two documents with one address, without regard to case.
    SlugDuplicate = "slug-duplicate", Error;
    /// A file name that cannot become an address.
    SlugInvalid = "slug-invalid", Error;
    /// A document at an address that the program uses itself.
    RouteReserved = "route-reserved", Error;
    /// Whether a document is public cannot be read.
    VisibilityUnreadable = "visibility-unreadable", Error;
    /// An advisory whose id is not its file name.
    AdvisoryIdDiffers = "advisory-id-differs", Error;
    /// Two advisories with one id, without regard to case.
    AdvisoryIdDuplicate = "advisory-id-duplicate", Error;
    /// Dates that cannot have come in this order.
    AdvisoryDatesDisordered = "advisory-dates-disordered", Error;
    /// A date that has not come, of something that is published now.
    DateFuture = "date-future", Warning;
    /// A status without what it needs, or facts of another status.
    AdvisoryStatus = "advisory-status", Error;
    /// Vulnerability fields both at the top level and in `[[vulnerability]]`.
    VulnerabilityMixed = "vulnerability-mixed", Error;
    /// A stated level that differs from the vector's without a reason.
    SeverityDiffers = "severity-differs", Error;
    /// Neither a vector nor a level.
    SeverityMissing = "severity-missing", Warning;
    /// A complete advisory would have this part.
    AdvisoryIncomplete = "advisory-incomplete", Warning;
    /// Exploitation that is claimed, and nothing bears it out.
    ClaimUnproven = "claim-unproven", Warning;
    /// A number of the CWE list that names no weakness.
    CweUnknown = "cwe-unknown", Error;
    /// Two revisions at one instant.
    RevisionInstant = "revision-instant", Error;
    /// A product that the site does not have.
    ProductUnknown = "product-unknown", Error;
    /// A version that its product's scheme cannot read.
    VersionInvalid = "version-invalid", Error;
    /// A fixed version that its product has not released.
    VersionUnreleased = "version-unreleased", Warning;
    /// A vulnerability that has been public for long, and has no fix.
    FixOverdue = "fix-overdue", Reminder;
    /// A range that ends before it begins, or ends twice.
    RangeInvalid = "range-invalid", Error;
    /// A version that reads as a range.
    VersionVague = "version-vague", Error;
    /// Days of a product that cannot have come in this order.
    ProductDates = "product-dates-disordered", Warning;
    /// Versions of one product of which two ranges or two series speak.
    RangeOverlap = "range-overlap", Error;
    /// A product twice in one vulnerability.
    ProductTwice = "product-twice", Error;
    /// A product that is not affected, and nothing says why.
    JustificationMissing = "justification-missing", Error;
    /// One CVE id of two vulnerabilities of an advisory.
    CveDuplicate = "cve-duplicate", Error;
    /// One id of another database of two advisories in force.
    AliasShared = "alias-shared", Warning;
    /// A link to nothing.
    LinkBroken = "link-broken", Error;
    /// A link to a heading that is not there.
    AnchorMissing = "anchor-missing", Error;
    /// A link to a document that is not public.
    LinkPrivate = "link-private", Error;
    /// An id of an advisory that is not public, in the words of a document that is.
    IdPrivate = "id-private", Warning;
    /// A link with a scheme that is not allowed.
    LinkScheme = "link-scheme", Error;
    /// A `<fact:...>` that names nothing.
    FactUnknown = "fact-unknown", Error;
    /// A `<block:...>` that names nothing.
    BlockUnknown = "block-unknown", Error;
    /// A `<block:...>` that is not alone at the top level.
    BlockPlacement = "block-placement", Error;
    /// A `<fact:` or `<block:` that CommonMark left as text.
    FactUnread = "fact-unread", Error;
    /// A version of which the text says what the front matter denies.
    FactContradicted = "fact-contradicted", Warning;
    /// A fact in the front matter of a translation.
    FactInTranslation = "fact-in-translation", Error;
    /// An emphasis mark that did not open or close.
    EmphasisStray = "emphasis-stray", Error;
    /// HTML, which is printed as text.
    RawHtml = "raw-html", Warning;
    /// Two headings of a document with one id.
    HeadingDuplicate = "heading-duplicate", Error;
    /// Braces in a heading that hold something else than an id.
    HeadingBraces = "heading-braces", Warning;
    /// Headings of a translation that are not those of its source.
    HeadingsDiffer = "headings-differ", Warning;
    /// A code block that is too large to be highlighted.
    CodeTooLarge = "code-too-large", Warning;
    /// A translation of a document that is not there.
    TranslationOrphan = "translation-orphan", Error;
    /// A translation that does not say what it was made from.
    TranslationUnmarked = "translation-unmarked", Warning;
    /// A translation of a source that has changed since.
    TranslationStale = "translation-stale", Reminder;
    /// A number, a unit or a span of time that source and translation do not share.
    DriftNumber = "drift-number", Warning;
    /// A version, or how far a range of versions goes, that they do not share.
    DriftVersion = "drift-version", Warning;
    /// A date, a time of day or its zone that they do not share.
    DriftDate = "drift-date", Warning;
    /// An id, a name with digits or an address that they do not share.
    DriftToken = "drift-token", Warning;
    /// A link that they do not share.
    DriftLink = "drift-link", Warning;
    /// A code span or a code block that they do not share.
    DriftCode = "drift-code", Warning;
    /// A fact or a generated block that they do not share.
    DriftFact = "drift-fact", Warning;
    /// Lists, tables or enumerations that hold another number of things, or other countries.
    DriftList = "drift-list", Warning;
    /// A paragraph that one of them lacks.
    DriftPassage = "drift-passage", Warning;
    /// Texts that differ in most of what they state.
    DriftText = "drift-text", Warning;
    /// A term of the site that the translation does not keep.
    DriftTerm = "drift-term", Warning;
    /// A word that is wrong for what it should say.
    TermBanned = "term-banned", Warning;
    /// Two words for one thing.
    TermMixed = "term-mixed", Note;
    /// A heading or a paragraph in another language than its text.
    Untranslated = "untranslated", Warning;
    /// What machine translation or a template left behind.
    TextJunk = "text-junk", Warning;
    /// What copying left behind.
    TextResidue = "text-residue", Note;
    /// A paragraph or a list item that stands twice.
    ParagraphDuplicate = "paragraph-duplicate", Warning;
    /// "Here", with no link.
    LinkDangling = "link-dangling", Warning;
    /// Short lines that look like headings, and no heading.
    HeadingsFlat = "headings-flat", Warning;
    /// Two habits of writing in one text.
    TypographyMixed = "typography-mixed", Note;
    /// An `[[allow]]` that is past its day.
    AllowExpired = "allow-expired", Reminder;
    /// An `[[allow]]` without anything to allow.
    AllowUnused = "allow-unused", Warning;
    /// A Fluent file that does not parse, or a message that expands without end.
    MessageSyntax = "message-syntax", Error;
    /// A Fluent message, or what one refers to, that a locale lacks.
    MessageMissing = "message-missing", Error;
    /// A message of the site that nothing prints, named almost like a built-in one.
    MessageUnknown = "message-unknown", Warning;
    /// A Fluent message with other variables than the source's.
    MessageVariables = "message-variables", Error;
    /// An id of `site.toml` without words in a locale.
    WordMissing = "word-missing", Error;
    /// A template that does not parse, or does not render.
    TemplateFault = "template-fault", Error;
    /// No date of review, so no `security.txt`.
    SecurityTxtMissing = "security-txt-missing", Warning;
    /// A `security.txt` past its `Expires`.
    SecurityTxtExpired = "security-txt-expired", Reminder;
    /// A lock file that cannot be read.
    LockInvalid = "lock-invalid", Error;
    /// A published address that would vanish.
    AddressVanished = "address-vanished", Error;
    /// Two CSAF documents with one file name.
    CsafNameDuplicate = "csaf-name-duplicate", Error;
    /// A published CSAF document that changed and kept its version.
    CsafChanged = "csaf-changed", Error;
    /// A published CSAF document that would vanish.
    CsafVanished = "csaf-vanished", Error;
    /// A signature of no document.
    SignatureOrphan = "signature-orphan", Warning;
    /// A signature that does not fit its document.
    SignatureInvalid = "signature-invalid", Error;
    /// A signature past its expiry.
    SignatureExpired = "signature-expired", Reminder;
    /// A base address for which no CSAF document can be written.
    CsafInsecure = "csaf-insecure", Note;
    /// A published advisory that changed without a revision.
    RevisionMissing = "revision-missing", Warning;
    /// A lock file that `--locked` would have to change.
    LockOutdated = "lock-outdated", Error;
}

impl fmt::Display for Code {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.as_str())
    }
}

impl FromStr for Code {
    type Err = UnknownCode;

    fn from_str(text: &str) -> Result<Code, UnknownCode> {
        Code::ALL.iter().copied().find(|code| code.as_str() == text).ok_or(UnknownCode)
    }
}

/// A text that names no code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnknownCode;
