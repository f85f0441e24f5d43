//! Documents: a source text, its translations and the files beside it.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::sync::Arc;

use rayon::iter::IntoParallelIterator;
use rayon::iter::ParallelIterator;

use crate::diag::Code;
use crate::diag::Diagnostic;
use crate::diag::Report;
use crate::model::DocumentId;
use crate::model::Locale;
use crate::model::is_storable;
use crate::model::looks_like_locale;
use crate::read::Document;
use crate::read::text;
use crate::read::unread;
use crate::text::FileId;
use crate::text::SitePath;
use crate::text::Snapshot;
use crate::text::Span;

/// What was read of each document, kept from one run to the next.
///
/// It depends on the names and bytes of the document's own files and on the locales of the site, and on nothing else.
#[derive(Debug, Default)]
pub(in crate::read) struct DocumentReadings {
    snapshot: Arc<Snapshot>,
    locales: Vec<Locale>,
    documents: BTreeMap<DocumentId, Reading>,
    /// What is said of files that belong to no document.
    misplaced: Report,
}

#[derive(Debug)]
struct Reading {
    files: Files,
    texts: Vec<(SitePath, Arc<[u8]>)>,
    document: Option<Arc<Document>>,
    report: Report,
}

/// The files of one document, found by their names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Files {
    texts: BTreeMap<Locale, Vec<FileId>>,
    /// Texts in a locale that the site does not have, by that locale.
    foreign: Vec<(FileId, String)>,
    attachments: BTreeMap<String, FileId>,
}

/// Reads every document below `content`, by id.
///
/// `NAME.md` and `NAME/index.md` are the two forms of one document; `.LOCALE` before the ending makes a translation.
/// Files of a folder with `index.md` are published beside it. In `content/policies/NAME/versions/` only texts of
/// versions are read; nothing else there is published.
pub(in crate::read) fn read_all(snapshot: &Snapshot, locales: &[Locale], report: &mut Report) -> Vec<Arc<Document>> {
    let found = find_files(snapshot, locales, report).into_iter().collect();
    let mut documents = Vec::new();
    for reading in read_found(snapshot, locales, found).into_values() {
        report.extend(reading.report);
        documents.extend(reading.document);
    }
    documents
}

/// Reads every document as [`read_all`] does; what `before` holds of the same files is taken over.
pub(in crate::read) fn read_again(
    snapshot: &Arc<Snapshot>,
    locales: &[Locale],
    before: &mut DocumentReadings,
    report: &mut Report,
) -> Vec<Arc<Document>> {
    if before.locales != locales {
        *before = DocumentReadings { locales: locales.to_vec(), ..DocumentReadings::default() };
    }
    match snapshot.changed_since(&before.snapshot) {
        Some(changed) => before.renew(snapshot, &changed),
        None => before.find_anew(snapshot),
    }
    before.snapshot = Arc::clone(snapshot);
    report.extend(before.misplaced.clone());
    before.documents.values().for_each(|reading| report.extend(reading.report.clone()));
    before.documents.values().filter_map(|reading| reading.document.clone()).collect()
}

impl DocumentReadings {
    /// Reads the documents that have one of these files again; no file came or went.
    fn renew(&mut self, snapshot: &Snapshot, changed: &BTreeSet<FileId>) {
        let is_touched = |reading: &Reading| reading.files.texts.values().flatten().any(|file| changed.contains(file));
        let touched = self.documents.iter().filter(|(_, reading)| is_touched(reading));
        let touched = touched.map(|(id, reading)| (id.clone(), reading.files.clone())).collect();
        self.documents.extend(read_found(snapshot, &self.locales, touched));
    }

    /// Finds all documents, and reads those whose files are others.
    fn find_anew(&mut self, snapshot: &Snapshot) {
        self.misplaced = Report::new();
        let found: Vec<(DocumentId, Files)> =
            find_files(snapshot, &self.locales, &mut self.misplaced).into_iter().collect();
        let (kept, new): (Vec<_>, Vec<_>) = found
            .into_iter()
            .partition(|(id, files)| self.documents.get(id).is_some_and(|own| own.is_of(files, snapshot)));
        let mut documents = read_found(snapshot, &self.locales, new);
        documents.extend(kept.iter().filter_map(|(id, _)| self.documents.remove_entry(id)));
        self.documents = documents;
    }
}

/// Reads the documents of these files, in parallel.
fn read_found(
    snapshot: &Snapshot,
    locales: &[Locale],
    found: Vec<(DocumentId, Files)>,
) -> BTreeMap<DocumentId, Reading> {
    let read = |(id, files): (DocumentId, Files)| {
        let mut report = Report::new();
        let document = read(snapshot, id.clone(), files.clone(), &locales[0], &mut report);
        (id, Reading { texts: files.known_texts(snapshot).collect(), files, document: document.map(Arc::new), report })
    };
    found.into_par_iter().map(read).collect()
}

impl Reading {
    fn is_of(&self, files: &Files, snapshot: &Snapshot) -> bool {
        self.files == *files && self.texts.iter().cloned().eq(files.known_texts(snapshot))
    }
}

impl Files {
    fn known_texts(&self, snapshot: &Snapshot) -> impl Iterator<Item = (SitePath, Arc<[u8]>)> {
        let file = |file: &FileId| (snapshot.file(*file).path.clone(), Arc::clone(&snapshot.file(*file).bytes));
        self.texts.values().flatten().map(file)
    }
}

fn find_files(snapshot: &Snapshot, locales: &[Locale], report: &mut Report) -> BTreeMap<DocumentId, Files> {
    let mut found: BTreeMap<DocumentId, Files> = BTreeMap::new();
    let mut others = Vec::new();
    for (file, path, source) in snapshot.under("content") {
        if is_set_aside(path) {
            report_misplaced(path, report);
            continue;
        }
        let Some(stem) = path.strip_suffix(".md") else {
            others.push((file, path, source));
            continue;
        };
        let Some((id, suffix)) = split_name(stem) else { continue };
        let files = found.entry(id).or_default();
        let locale = suffix.map_or(Some(locales[0].clone()), |suffix| find_locale(suffix, locales));
        match locale {
            Some(locale) => files.texts.entry(locale).or_default().push(file),
            None => files.foreign.push((file, suffix.unwrap_or_default().to_owned())),
        }
    }
    for (file, path, source) in others {
        match folder_document(snapshot, path).and_then(|(id, name)| Some((found.get_mut(&id)?, name))) {
            Some((files, name)) => {
                files.attachments.insert(name, file);
            }
            None => unread::DOCUMENT.report(source, report),
        }
    }
    found
}

/// Returns whether a path below `content` lies in the folder of a policy's versions, and is the text of none.
pub(crate) fn is_set_aside(path: &str) -> bool {
    let mut parts = path.split('/');
    let is_in_versions = parts.next() == Some("policies") && parts.any(|part| part == "versions");
    let names: Vec<&str> = parts.collect();
    is_in_versions && !names.is_empty() && !matches!(names.as_slice(), [name] if is_version_file(name))
}

/// Reports a text in the folder of a policy's versions that is the text of none; other files may lie there.
fn report_misplaced(path: &str, report: &mut Report) {
    if path.ends_with(".md") {
        let message = "the file has no name that the text of a version has, so it is not published";
        let hint = "name it `VERSION.md` or `VERSION.LOCALE.md`, right in `versions`, such as `2.1.fr.md`";
        // The path alone: what stands in a file that is not public is told to nobody.
        let place = format!("content/{path}");
        report.push(Diagnostic::at_path(Code::PolicyVersionMisplaced, place, message).hint(hint));
    }
}

/// Returns whether a file is the text of a version, such as `1.0.md` or `1.0.fr.md`.
fn is_version_file(name: &str) -> bool {
    let Some(stem) = name.strip_suffix(".md") else { return false };
    split_name(stem).is_some_and(|(id, _)| is_storable(id.as_str()))
}

/// Returns the policy and the version whose text a document is, by its name.
pub(crate) fn released_of(id: &DocumentId) -> Option<(DocumentId, &str)> {
    let (policy, version) = id.as_str().rsplit_once("/versions/")?;
    let is_version = policy.starts_with("policies/") && is_storable(version);
    Some((policy.parse().ok()?, version)).filter(|_| is_version)
}

/// Splits `advisories/2026/EX-2026-0001.fr` or `advisories/2026/EX-2026-0001/index.fr` into document and locale.
fn split_name(stem: &str) -> Option<(DocumentId, Option<&str>)> {
    let (folder, name) = stem.rsplit_once('/').map_or(("", stem), |(folder, name)| (folder, name));
    let (name, suffix) = match name.rsplit_once('.') {
        Some((name, suffix)) if looks_like_locale(suffix) => (name, Some(suffix)),
        _ => (name, None),
    };
    let id = match (folder, name) {
        ("", name) => name.to_owned(),
        (folder, "index") => folder.to_owned(),
        (folder, name) => format!("{folder}/{name}"),
    };
    Some((id.parse().ok()?, suffix))
}

fn find_locale(suffix: &str, locales: &[Locale]) -> Option<Locale> {
    suffix.parse().ok().filter(|locale| locales.contains(locale))
}

fn report_foreign(files: &Files, report: &mut Report) {
    for (file, suffix) in &files.foreign {
        let message = format!("the site has no locale `{suffix}`");
        let hint = match suffix.parse::<Locale>() {
            Ok(_) => format!("add \"{suffix}\" to `locales` in site.toml, or rename the file"),
            Err(rule) => format!("rename the file: {rule}"),
        };
        report.push(Diagnostic::new(Code::LocaleUnknown, Span::top(*file), message).hint(hint));
    }
}

/// Finds the document whose folder holds a file: the nearest one upward with `index.md`, the root of `content` aside.
fn folder_document(snapshot: &Snapshot, path: &str) -> Option<(DocumentId, String)> {
    let mut folder = path.rsplit_once('/')?.0;
    loop {
        let index: SitePath = format!("content/{folder}/index.md").parse().ok()?;
        if snapshot.find(&index).is_some() {
            return Some((folder.parse().ok()?, path[folder.len() + 1..].to_owned()));
        }
        folder = folder.rsplit_once('/')?.0;
    }
}

fn read(
    snapshot: &Snapshot,
    id: DocumentId,
    mut files: Files,
    source: &Locale,
    report: &mut Report,
) -> Option<Document> {
    report_twice(snapshot, &files, report);
    report_foreign(&files, report);
    let all = files.texts.values().flatten().chain(files.foreign.iter().map(|(file, _)| file));
    let all = all.chain(files.attachments.values()).copied().collect();
    let first = |files: Vec<FileId>| files.first().copied();
    let Some(source_file) = files.texts.remove(source).and_then(first) else {
        for file in files.texts.into_values().flatten() {
            let message = "the document that this translates is not there";
            let hint = "the source has the same name without the locale";
            report.push(Diagnostic::new(Code::TranslationOrphan, Span::top(file), message).hint(hint).redacted());
        }
        return None;
    };
    let source = text::read_source(snapshot, source_file, &id, source, report)?;
    let mut translations = BTreeMap::new();
    for (locale, file) in files.texts.into_iter().filter_map(|(locale, files)| Some((locale, first(files)?))) {
        if let Some(text) = text::read_translation(snapshot, file, &locale, &source.fields, report) {
            translations.insert(locale, text);
        }
    }
    Some(Document {
        id,
        fields: source.fields,
        visibility: source.visibility,
        facts_digest: source.facts_digest,
        source: source.text,
        translations,
        attachments: files.attachments,
        files: all,
    })
}

fn report_twice(snapshot: &Snapshot, files: &Files, report: &mut Report) {
    for twice in files.texts.values().filter(|files| files.len() > 1) {
        let other = &snapshot.file(twice[0]).path;
        let message = format!("the same document stands in `{other}`");
        report.push(Diagnostic::new(Code::SourceTwice, Span::top(twice[1]), message).hint("remove one of the two"));
    }
}
