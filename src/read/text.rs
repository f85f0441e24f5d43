//! One document in one locale: its front matter, and its Markdown scanned.

use std::collections::BTreeMap;

use sha2::Digest;
use sha2::Sha256;

use crate::diag::Code;
use crate::diag::Diagnostic;
use crate::diag::Report;
use crate::model::DocumentId;
use crate::model::Locale;
use crate::read::Allow;
use crate::read::DocumentFields;
use crate::read::PageFields;
use crate::read::Text;
use crate::read::TranslationFields;
use crate::read::TranslationRevision;
use crate::read::Visibility;
use crate::read::advisory;
use crate::read::allow;
use crate::read::announcement;
use crate::read::document::released_of;
use crate::read::encoding;
use crate::read::fields::Fields;
use crate::read::front_matter;
use crate::read::front_matter::FrontMatter;
use crate::read::front_matter::Toml;
use crate::read::notes;
use crate::read::notes::Notes;
use crate::read::outline;
use crate::read::policy;
use crate::read::visibility::Statement;
use crate::read::vulnerability;
use crate::text::FileId;
use crate::text::Origin;
use crate::text::Snapshot;
use crate::text::SourceFile;
use crate::text::Span;
use crate::text::Spanned;

/// A source text with the facts of its document.
pub(in crate::read) struct Source {
    pub(in crate::read) text: Text,
    pub(in crate::read) fields: DocumentFields,
    pub(in crate::read) visibility: Visibility,
    pub(in crate::read) facts_digest: String,
}

/// What a document is, by the folder it lies in.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Page,
    Policy,
    PolicyVersion,
    Announcement,
    Advisory,
}

impl Kind {
    fn of(id: &DocumentId) -> Kind {
        match id.as_str().split_once('/') {
            Some(("advisories", _)) => Kind::Advisory,
            Some(("announcements", _)) => Kind::Announcement,
            Some(("policies", _)) if released_of(id).is_some() => Kind::PolicyVersion,
            Some(("policies", _)) => Kind::Policy,
            _ => Kind::Page,
        }
    }
}

/// Reads the text in the source locale.
pub(in crate::read) fn read_source(
    snapshot: &Snapshot,
    file: FileId,
    id: &DocumentId,
    locale: &Locale,
    report: &mut Report,
) -> Option<Source> {
    let text = encoding::text(snapshot, file, report)?;
    let parts = front_matter_of(file, text, report)?;
    let toml = Toml::parse(text, parts.toml, parts.fence, report);
    let mut fields = toml.fields();
    let kind = Kind::of(id);
    let statement = |noun| Statement { noun, fields: &fields, text, faults: toml.faults() };
    let visibility = match kind {
        Kind::Page | Kind::Policy => Visibility::Always,
        // The policy says when: the days stand in its own front matter.
        Kind::PolicyVersion => Visibility::Draft,
        Kind::Announcement => statement("announcement").of_moment(report),
        Kind::Advisory => statement("advisory").of_advisory(report),
    };
    let title = fields.require_text("title", report);
    let summary = fields.text("summary", report);
    let allows = allow::read_all(&mut fields, report);
    let mut notes = Notes::default();
    let facts = match kind {
        Kind::Page => DocumentFields::Page(PageFields { reviewed: fields.date("reviewed", report) }),
        Kind::Policy => DocumentFields::Policy(policy::read(&mut fields, &mut notes, report)),
        Kind::PolicyVersion => DocumentFields::PolicyVersion(policy::read_released(&mut fields, report)),
        Kind::Announcement => DocumentFields::Announcement(announcement::read(&mut fields, &mut notes, report)),
        Kind::Advisory => DocumentFields::Advisory(advisory::read(&mut fields, &mut notes, report).map(Box::new)),
    };
    fields.finish(report);
    let title = title.unwrap_or_else(|| Spanned::new(String::new(), parts.fence));
    let facts_digest = digest(&[&facts_form(&text[parts.toml.range()])]);
    let text = assemble(text, locale, parts, Words { title, summary, notes, allows, translation: None });
    Some(Source { text, fields: facts, visibility, facts_digest })
}

/// Returns the hash of a source text that its translations name, as [`Text::digest`]; `None` where it cannot be read.
pub fn source_digest(document: &DocumentId, text: &str) -> Option<String> {
    let path = format!("content/{document}.md").parse().ok()?;
    let file = SourceFile { path, origin: Origin::Site, bytes: text.as_bytes().into() };
    let snapshot = Snapshot::new(vec![file], Vec::new());
    let (file, ..) = snapshot.files().next()?;
    let locale: Locale = "en".parse().ok()?;
    read_source(&snapshot, file, document, &locale, &mut Report::new()).map(|source| source.text.digest)
}

/// Reads the text in another locale; facts in its front matter are reported.
pub(in crate::read) fn read_translation(
    snapshot: &Snapshot,
    file: FileId,
    locale: &Locale,
    facts: &DocumentFields,
    report: &mut Report,
) -> Option<Text> {
    let text = encoding::text(snapshot, file, report)?;
    let parts = front_matter_of(file, text, report)?;
    let toml = Toml::parse(text, parts.toml, parts.fence, report);
    let mut fields = toml.fields();
    let title = fields.require_text("title", report);
    let summary = fields.text("summary", report);
    let allows = allow::read_all(&mut fields, report);
    let notes = match facts {
        DocumentFields::Page(_) | DocumentFields::PolicyVersion(_) => Notes::default(),
        DocumentFields::Announcement(_) => notes::of_announcement(&mut fields, report),
        DocumentFields::Policy(_) => notes::of_policy(&mut fields, report),
        DocumentFields::Advisory(_) => notes::of_advisory(&mut fields, report),
    };
    let translation = fields.table("translation", report).map(|table| read_translation_fields(table, report));
    report_facts(&mut fields, facts, report);
    fields.finish(report);
    let title = title.unwrap_or_else(|| Spanned::new(String::new(), parts.fence));
    Some(assemble(text, locale, parts, Words { title, summary, notes, allows, translation }))
}

/// The words of a front matter.
struct Words {
    title: Spanned<String>,
    summary: Option<Spanned<String>>,
    notes: Notes,
    allows: Vec<Allow>,
    translation: Option<TranslationFields>,
}

fn assemble(text: &str, locale: &Locale, parts: FrontMatter, words: Words) -> Text {
    let mut outline = outline::scan(text, parts.body);
    let normal_form = std::mem::take(&mut outline.normal_form);
    let summary = words.summary.as_ref().map_or("", |summary| summary.value.as_str());
    let notes = words.notes.revisions.iter().chain(&words.notes.timeline);
    let notes: Vec<String> = notes.map(|(id, note)| format!("{id}={}", note.value)).collect();
    let wording = digest(&[&words.title.value, summary, "", &normal_form]);
    let digest = match notes.is_empty() {
        true => wording.clone(),
        false => digest(&[&words.title.value, summary, &notes.join("\n"), &normal_form]),
    };
    // Empty words are none; the digest, which translations name, still knows them.
    let is_said = |words: &Spanned<String>| !words.value.trim().is_empty();
    let said =
        |words: BTreeMap<String, Spanned<String>>| words.into_iter().filter(|(_, words)| is_said(words)).collect();
    Text {
        file: parts.body.file,
        locale: locale.clone(),
        title: words.title,
        summary: words.summary.filter(is_said),
        revision_summaries: said(words.notes.revisions),
        timeline_notes: said(words.notes.timeline),
        allows: words.allows,
        translation: words.translation,
        body: parts.body,
        digest,
        wording,
        outline,
    }
}

fn front_matter_of(file: FileId, text: &str, report: &mut Report) -> Option<FrontMatter> {
    let parts = front_matter::find(file, text);
    if parts.is_none() {
        let is_open = text.trim_start_matches('\u{feff}').starts_with("+++");
        let (message, hint) = if is_open {
            ("the front matter has no end", "close it with a line `+++`")
        } else {
            let hint = "begin the file with a line `+++`, the facts in TOML, and another line `+++`";
            ("the document has no front matter", hint)
        };
        report.push(Diagnostic::new(Code::FrontMatterMissing, Span::top(file), message).hint(hint).redacted());
    }
    parts
}

fn read_translation_fields(mut table: Fields<'_>, report: &mut Report) -> TranslationFields {
    let mut notes = Notes::default();
    let revisions = advisory::read_revisions(&mut table, &mut notes, report).into_iter().map(|revision| {
        let summary = notes.revisions.get(revision.value.id.as_str()).map(|summary| summary.value.clone());
        let summary = summary.filter(|summary| !summary.trim().is_empty());
        revision.map(|revision| TranslationRevision { revision, summary })
    });
    let fields = TranslationFields {
        span: table.span(),
        revisions: revisions.collect(),
        source: table.text("source", report),
        method: table.parse("method", report).map_or(crate::model::TranslationMethod::Human, |method| method.value),
        by: table.text("by", report).map(|by| by.value),
        on: table.instant("on", report).map(|on| on.value),
        released: table.text("released", report).map(|released| released.value),
    };
    table.finish(report);
    fields
}

const PAGE_FACTS: [&str; 1] = ["reviewed"];
const ADVISORY_FACTS: [&str; 10] = [
    "id",
    "status",
    "published",
    "aliases",
    "withdrawn",
    "superseded_by",
    "vulnerability",
    "credit",
    "reference",
    "imported",
];

/// Reports facts that a translation states again: they stand in the source alone.
fn report_facts(fields: &mut Fields<'_>, facts: &DocumentFields, report: &mut Report) {
    let names: Vec<&'static str> = match facts {
        DocumentFields::Page(_) => PAGE_FACTS.to_vec(),
        DocumentFields::Policy(_) => policy::FACTS.to_vec(),
        DocumentFields::PolicyVersion(_) => policy::RELEASED_FACTS.to_vec(),
        DocumentFields::Announcement(_) => announcement::FACTS.to_vec(),
        DocumentFields::Advisory(_) => ADVISORY_FACTS.into_iter().chain(vulnerability::NAMES).collect(),
    };
    for name in &names {
        if let Some((_, span)) = fields.any(name) {
            let message = format!("`{name}` is a fact, and a translation holds only words");
            let hint = format!("remove `{name}`: it is read from the source document");
            report.push(Diagnostic::new(Code::FactInTranslation, span, message).hint(hint));
        }
    }
    // A wrong name is measured against the words alone, not against facts that do not belong here.
    fields.forget(&names);
}

/// The facts without lines that are blank or a comment, and without words, so that a change of a fact changes the hash.
fn facts_form(toml: &str) -> String {
    let is_word = |line: &&str| {
        ["title", "summary", "note"].iter().any(|word| line.split('=').next().is_some_and(|key| key.trim() == *word))
    };
    // What is not reported, and what a record was, is nothing that readers see.
    let mut is_hidden = false;
    let mut is_fact = |line: &&str| {
        if line.starts_with('[') {
            let table = line.replace(' ', "");
            is_hidden = table.starts_with("[[allow]]") || table.starts_with("[imported]");
        }
        !is_hidden && !line.is_empty() && !line.starts_with('#')
    };
    let lines = toml.lines().map(str::trim).filter(|line| is_fact(line));
    lines.filter(|line| !is_word(line)).collect::<Vec<_>>().join("\n")
}

fn digest(parts: &[&str]) -> String {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update(part.trim().as_bytes());
        hash.update([0]);
    }
    hash.finalize().iter().take(16).map(|byte| format!("{byte:02x}")).collect()
}
