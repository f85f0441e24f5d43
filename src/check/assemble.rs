//! The edition put together, rule by rule.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::sync::Arc;

use crate::check::Before;
use crate::check::Comparisons;
use crate::check::Conditions;
use crate::check::Content;
use crate::check::Drafts;
use crate::check::Edition;
use crate::check::EditionDocument;
use crate::check::EditionHeading;
use crate::check::EditionText;
use crate::check::Headings;
use crate::check::Page;
use crate::check::PolicyText;
use crate::check::TextState;
use crate::check::address;
use crate::check::advisory;
use crate::check::announcement;
use crate::check::announcement::Shown;
use crate::check::csaf;
use crate::check::edition::Contents;
use crate::check::heading;
use crate::check::ledger;
use crate::check::ledger::TakenBack;
use crate::check::policy;
use crate::check::private_id::PrivateIds;
use crate::check::profile;
use crate::check::prose;
use crate::check::release;
use crate::check::shared_id;
use crate::check::signature;
use crate::check::site;
use crate::check::suppression::Suppressions;
use crate::check::translation;
use crate::check::visibility;
use crate::check::visibility::Now;
use crate::check::words;
use crate::diag::Code;
use crate::diag::Diagnostic;
use crate::diag::Hidden;
use crate::diag::Report;
use crate::model::Advisory;
use crate::model::DocumentId;
use crate::model::Lock;
use crate::model::Site;
use crate::model::Status;
use crate::read::Corpus;
use crate::read::Document;
use crate::read::DocumentFields;
use crate::read::Text;
use crate::text::SitePath;
use crate::text::Snapshot;
use crate::text::Span;

/// Makes an edition of a corpus, reporting every rule that fails. With errors the edition is not whole.
///
/// The report is silent afterwards about what is not public.
pub(in crate::check) fn assemble(
    (mut corpus, before): (Corpus, Before<'_>),
    snapshot: Arc<Snapshot>,
    conditions: Conditions<'_>,
    report: &mut Report,
) -> Edition {
    let Conditions { time, drafts, locking, signing, expired } = conditions;
    let Before { comparisons, resolutions } = before;
    resolutions.enter(&snapshot, &corpus.site.base_url.value, time.at);
    let mut documents = std::mem::take(&mut corpus.documents);
    let mut releases = release::settle(&mut documents, Now { time, drafts }, report);
    let private_ids = PrivateIds::new(&documents, &corpus.lock, Now { time, drafts });
    let taken_back = TakenBack::new(&documents, &corpus.lock, time);
    let (mut documents, hidden) = visibility::take_hidden(documents, time, drafts);
    // What was released is history: it is published, and not compared with what is said today.
    documents.sort_by_key(|document| document.is_released());
    let living = documents.partition_point(|document| !document.is_released());
    let shown = announcement::shown(&documents);
    let suppressions = Suppressions::new(&documents);
    report.extend(resolutions.words(|report| words::check(&corpus, &snapshot, report)));
    let mut edition = Edition::new(Contents {
        snapshot,
        time,
        drafts,
        documents: BTreeMap::new(),
        sources: BTreeMap::new(),
        advisories: Vec::new(),
        advisory_documents: BTreeMap::new(),
        aliases: BTreeMap::new(),
        catalogs: corpus.catalogs.into_iter().map(|(locale, catalog)| (locale, catalog.files.clone())).collect(),
        theme: corpus.theme,
        statics: corpus.statics,
        code: resolutions.code(&documents),
        lock: Lock::default(),
        csaf: BTreeMap::new(),
        signing,
        signatures: BTreeMap::new(),
        settings: corpus.settings,
        rule_allows: BTreeMap::new(),
        site: corpus.site,
    });
    let locales: Vec<String> = edition.site().locales.iter().map(|locale| locale.path_segment()).collect();
    let made = documents.iter().filter_map(|document| {
        let release = releases.remove(&document.id);
        let surroundings = Surroundings { snapshot: edition.snapshot(), locales: &locales, shown: &shown, release };
        let is_public = visibility::is_public(document.visibility, time);
        let make = |report: &mut Report| make_document(edition.site(), document, surroundings, conditions, report);
        let made = resolutions.resolve(document, is_public, report, make)?;
        Some((made.id.clone(), made))
    });
    let made = made.collect();
    edition.contents_mut().documents = made;
    index(edition.contents_mut());
    let csaf = csaf::documents(&edition);
    edition.contents_mut().csaf = csaf;
    csaf::report_clashes(&edition, report);
    let signatures = signature::find(&edition, &hidden, expired, report);
    edition.contents_mut().signatures = signatures;
    address::report_duplicates(&edition, report);
    check_superseded(&edition, &documents, report);
    shared_id::report(&edition, &documents, report);
    address::check_attachments(&edition, report);
    announcement::report_contradictions(&edition, &documents, report);
    address::check_nav(&edition, report);
    address::check_redirects(&edition, report);
    site::check(&edition, &documents, report);
    profile::check_attests(edition.site(), report);
    check_home(&edition, report);
    check_texts(&edition, &documents, &hidden, report);
    private_ids.report(&edition, &documents, report);
    *comparisons =
        Comparisons::new(&documents[..living], &edition.site().terms, edition.snapshot(), std::mem::take(comparisons));
    comparisons.tell(report);
    release::report_due(&edition, &documents, report);
    if drafts == Drafts::Hidden {
        // An error in what is not public is none of this edition.
        report.silence(&hidden);
        let lock = ledger::compare(&edition, &corpus.lock, (&documents, resolutions), (&taken_back, locking), report);
        edition.contents_mut().lock = lock;
    }
    let today = time.today();
    suppressions.apply(today, report);
    edition.contents_mut().rule_allows = suppressions.rules(today);
    edition
}

/// What a document stands to beside the site.
struct Surroundings<'a> {
    snapshot: &'a Snapshot,
    locales: &'a [String],
    shown: &'a Shown,
    release: Option<PolicyText>,
}

fn make_document(
    site: &Site,
    document: &Document,
    surroundings: Surroundings<'_>,
    conditions: Conditions<'_>,
    report: &mut Report,
) -> Option<EditionDocument> {
    let now = Now { time: conditions.time, drafts: conditions.drafts };
    let path = address::of_document(document, surroundings.locales, report);
    let headings = heading::of_source(&document.source, report);
    let content = match &document.fields {
        DocumentFields::Page(_) if document.id.as_str() == "index" => Content::Home,
        DocumentFields::Page(fields) => {
            Content::Page(Page { reviewed: fields.reviewed.as_ref().map(|date| date.value) })
        }
        DocumentFields::Policy(fields) => Content::Policy(policy::resolve(document, fields, now, report)),
        DocumentFields::PolicyVersion(_) => Content::PolicyText(surroundings.release?),
        DocumentFields::Announcement(fields) => {
            let fields = fields.as_ref()?;
            let moment = (conditions.time, conditions.drafts);
            Content::Announcement(announcement::resolve(site, (document, fields), surroundings.shown, moment, report))
        }
        DocumentFields::Advisory(fields) => Content::Advisory(Box::new(advisory::resolve(
            site,
            document,
            fields.as_ref()?,
            &headings,
            conditions.time,
            report,
        )?)),
    };
    let mut texts = BTreeMap::new();
    for text in document.translations.values() {
        let own = heading::of_translation(surroundings.snapshot, (text, &document.source), &headings, report);
        let state = translation::state(text, &surroundings.snapshot.file(text.file).path, &document.source, report);
        let changes = if matches!(content, Content::Policy(_)) { "policy_version" } else { "revision" };
        translation::report_wordless(text, &document.source, changes, report);
        texts.insert(text.locale.clone(), make_text(text, state, own));
    }
    let source = make_text(&document.source, TextState::Source, headings);
    texts.insert(document.source.locale.clone(), source);
    Some(EditionDocument {
        id: document.id.clone(),
        path: path?,
        content,
        is_public: visibility::is_public(document.visibility, conditions.time),
        texts,
        attachments: document.attachments.clone(),
    })
}

fn make_text(text: &Text, state: TextState, headings: Vec<EditionHeading>) -> EditionText {
    let values = |notes: &BTreeMap<String, crate::text::Spanned<String>>| {
        notes.iter().map(|(id, note)| (id.clone(), note.value.clone())).collect()
    };
    EditionText {
        locale: text.locale.clone(),
        title: text.title.value.clone(),
        summary: text.summary.as_ref().map(|summary| summary.value.clone()),
        revision_summaries: values(&text.revision_summaries),
        timeline_notes: values(&text.timeline_notes),
        state,
        body: text.body,
        headings: Headings::new(headings),
    }
}

/// Fills the indexes by which documents are found.
fn index(contents: &mut Contents) {
    let mut dated = Vec::new();
    for document in contents.documents.values() {
        let path: SitePath = contents.snapshot.file(document.source().body.file).path.clone();
        contents.sources.insert(path, document.id.clone());
        own_sources(document, &contents.snapshot, &mut contents.sources);
        if let Some(advisory) = document.advisory() {
            contents.advisory_documents.insert(advisory.id.clone(), document.id.clone());
            dated.push((std::cmp::Reverse(advisory.published), advisory.id.clone(), document.id.clone()));
        }
    }
    dated.sort();
    contents.advisories = dated.into_iter().map(|(_, _, id)| id).collect();
    let ids: BTreeSet<String> = contents.advisory_documents.keys().map(|id| id.as_str().to_lowercase()).collect();
    let mut aliases: BTreeMap<String, Vec<DocumentId>> = BTreeMap::new();
    // Two spellings of one alias are one address; the first of them in the order of advisories is kept.
    let mut spelling: BTreeMap<String, String> = BTreeMap::new();
    for id in &contents.advisories {
        let Some(advisory) = contents.documents[id].advisory() else { continue };
        for alias in advisory.other_ids().into_iter().filter(|alias| address::is_free_alias(alias)) {
            let folded = alias.to_lowercase();
            if !ids.contains(&folded) {
                let alias = spelling.entry(folded).or_insert_with(|| alias.to_owned());
                aliases.entry(alias.clone()).or_default().push(id.clone());
            }
        }
    }
    contents.aliases = aliases;
}

/// Adds a policy's own file, where the page shows a stored text: links to the policy lead to that file.
fn own_sources(document: &EditionDocument, snapshot: &Snapshot, sources: &mut BTreeMap<SitePath, DocumentId>) {
    if !matches!(document.content, Content::Policy(_)) {
        return;
    }
    let paths = [format!("content/{}.md", document.id), format!("content/{}/index.md", document.id)];
    let paths = paths.iter().filter_map(|path| path.parse::<SitePath>().ok());
    sources.extend(paths.filter(|path| snapshot.find(path).is_some()).map(|path| (path, document.id.clone())));
}

fn check_superseded(edition: &Edition, documents: &[Arc<Document>], report: &mut Report) {
    for document in documents {
        let Some(advisory) = edition.document(&document.id).and_then(EditionDocument::advisory) else { continue };
        let Status::Superseded { by } = &advisory.status else { continue };
        let DocumentFields::Advisory(Some(fields)) = &document.fields else { continue };
        let place = fields.status.superseded_by.as_ref().map_or(fields.id.span, |by| by.span);
        if *by == advisory.id {
            let message = "the advisory would replace itself";
            report
                .push(Diagnostic::new(Code::AdvisoryStatus, place, message).hint("name the advisory that replaces it"));
            continue;
        }
        let Some((_, next)) = edition.advisory(by) else {
            let message = format!("no public advisory has the id `{by}`");
            report.push(
                Diagnostic::new(Code::AdvisoryStatus, place, message)
                    .hint("publish the advisory that replaces it first"),
            );
            continue;
        };
        if matches!(next.status, Status::Withdrawn { .. }) {
            let message = format!("`{by}` is withdrawn, and readers would be led to it");
            let hint = "name an advisory that is in force, or withdraw this one too";
            report.push(Diagnostic::new(Code::AdvisoryStatus, place, message).hint(hint));
        } else if leads_back(edition, advisory) {
            let message = format!("`{by}` is replaced in turn, and by this advisory in the end");
            let hint = "one of them is in force: give it `status = \"published\"`";
            report.push(Diagnostic::new(Code::AdvisoryStatus, place, message).hint(hint));
        }
    }
}

/// Whether those that replace an advisory are replaced by it in the end.
fn leads_back(edition: &Edition, advisory: &Advisory) -> bool {
    let replacing = |of: &&Advisory| match &of.status {
        Status::Superseded { by } => edition.advisory(by).map(|(_, advisory)| advisory),
        _ => None,
    };
    let mut seen = BTreeSet::new();
    let chain = std::iter::successors(replacing(&advisory), replacing);
    chain.take_while(|next| seen.insert(&next.id)).any(|next| next.id == advisory.id)
}

fn check_home(edition: &Edition, report: &mut Report) {
    let is_home = |document: &EditionDocument| matches!(document.content, Content::Home);
    if !edition.documents().any(is_home) {
        let message = "the site has no home page";
        let hint = "write content/index.md with a `title`";
        report.push(Diagnostic::new(Code::FieldMissing, Span::top(edition.site().file), message).hint(hint));
    }
}

fn check_texts(edition: &Edition, documents: &[Arc<Document>], hidden: &Hidden, report: &mut Report) {
    for document in documents {
        let Some(made) = edition.document(&document.id) else { continue };
        let source = [(&made.source().locale, &document.source)];
        for (locale, text) in document.translations.iter().chain(source) {
            prose::check(edition, hidden, (made, locale), &text.outline, report);
        }
    }
}
