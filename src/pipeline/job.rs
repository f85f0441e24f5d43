//! One job of the plan, done.

use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::sync::Arc;

use crate::check::Content;
use crate::check::CsafDocument;
use crate::check::EditionDocument;
use crate::check::Notes;
use crate::check::Question;
use crate::check::TextState;
use crate::diag::Code;
use crate::diag::Diagnostic;
use crate::export;
use crate::export::Material;
use crate::export::feed::FeedChange;
use crate::export::feed::FeedEvent;
use crate::export::feed::FeedItem;
use crate::export::feed::FeedLinks;
use crate::export::feed::FeedSource;
use crate::export::signature::SignatureFault;
use crate::export::signature::Signatures;
use crate::model::DocumentId;
use crate::model::FeedFormat;
use crate::model::FeedScope;
use crate::model::Locale;
use crate::model::Lock;
use crate::model::OutputFile;
use crate::model::OutputPath;
use crate::phrase::Argument;
use crate::phrase::PhraseError;
use crate::pipeline::Deeds;
use crate::pipeline::deeds::Past;
use crate::pipeline::entries::Entries;
use crate::pipeline::outputs;
use crate::plan::FeedEntry;
use crate::plan::Job;
use crate::plan::News;
use crate::plan::OldFeed;
use crate::plan::RevisionRef;
use crate::publish::Digest;
use crate::render;
use crate::render::Setting;
use crate::text::Span;

/// What all jobs of a run share.
pub(in crate::pipeline) struct Workshop<'a> {
    pub(in crate::pipeline) setting: &'a Setting<'a>,
    pub(in crate::pipeline) signatures: &'a Signatures,
    /// The lock file, where what is made is what it tells of. It is no question of a job: a document is held against it
    /// in each build, made or taken over.
    pub(in crate::pipeline) lock: Option<&'a Lock>,
    /// What the last build left, if it was asked for, and where this one notes what its jobs ask.
    pub(in crate::pipeline) past: Option<(&'a Past<'a>, &'a Deeds)>,
    /// Whether what is made is no longer asked for: then files and entries may be left out.
    pub(in crate::pipeline) is_stopped: &'a (dyn Fn() -> bool + Sync),
    /// Entries of feeds that are made already.
    pub(in crate::pipeline) entries: Entries,
}

/// The files of a job, and what it asked; `None` where that was too much to be noted.
pub(in crate::pipeline) type Product = (Vec<OutputFile>, Option<BTreeSet<Question>>);

impl Workshop<'_> {
    /// Does a job, and notes what it asks.
    pub(in crate::pipeline) fn product(&self, job: &Job) -> Result<Product, Box<Diagnostic>> {
        let (files, asked) = self.noting(|workshop| {
            let files = workshop.files(job)?;
            let Setting { edition, plan, .. } = workshop.setting;
            let planned: BTreeSet<OutputPath> = outputs::outputs(edition, plan, job).into_iter().collect();
            let is_as_planned = files.iter().map(|file| &file.path).collect::<BTreeSet<_>>().into_iter().eq(&planned);
            Ok::<_, Box<Diagnostic>>((files, is_as_planned))
        });
        let (files, is_as_planned) = files?;
        // What the plan does not tell of could not be looked for among the files of the last build.
        Ok((files, asked.filter(|_| is_as_planned)))
    }

    /// Does something with handles of its own, and returns what these were asked.
    pub(in crate::pipeline) fn noting<T>(
        &self,
        work: impl FnOnce(&Workshop<'_>) -> T,
    ) -> (T, Option<BTreeSet<Question>>) {
        let notes = Notes::of_job();
        let edition = self.setting.edition.noting(&notes);
        let plan = self.setting.plan.noting(&notes);
        let setting = self.setting.with(&edition, &plan);
        let Workshop { signatures, lock, past, is_stopped, .. } = *self;
        let entries = Arc::clone(&self.entries);
        let done = work(&Workshop { setting: &setting, signatures, lock, past, is_stopped, entries });
        (done, notes.questions())
    }

    /// Makes the files of a job.
    pub(in crate::pipeline) fn files(&self, job: &Job) -> Result<Vec<OutputFile>, Box<Diagnostic>> {
        let Setting { edition, plan, .. } = self.setting;
        let base_url = &edition.site().base_url.value;
        Ok(match job {
            Job::Page { locale, kind, .. } => vec![render::page(self.setting, locale, kind)?],
            Job::Feed { locale, scope, number, old } => {
                let mut files = self.feed(locale, scope, *number)?;
                for OldFeed { format, local, .. } in old {
                    let path = local.route().output_path();
                    let place = FeedFormat::ALL.iter().position(|known| known == format).expect("it is a format");
                    files.push(OutputFile { path, bytes: files[place].bytes.clone() });
                }
                files
            }
            Job::Copy { path, file } => {
                let bytes = edition.snapshot().file(*file).bytes.to_vec();
                vec![OutputFile { path: path.clone(), bytes }]
            }
            Job::Csaf { advisory, place } => self.csaf(&edition.csaf(advisory)[*place])?,
            Job::CsafProvider => export::provider::provider_files(self.material()).map_err(wordless)?,
            Job::Osv(advisory) => export::osv::osv_files(self.material(), self.document(advisory)).map_err(wordless)?,
            Job::OsvArchive => export::osv::osv_archive(self.material()).map_err(wordless)?,
            Job::Cve(id) => export::cve::cve_file(self.material(), id).map_err(wordless)?,
            Job::OpenVex(advisory) => {
                export::open_vex::open_vex_file(self.material(), self.document(advisory)).map_err(wordless)?
            }
            Job::Versions { locale, product } => {
                vec![export::versions::version_data(self.material(), locale, product).map_err(wordless)?]
            }
            Job::Search(locale) => self.search_files(locale),
            Job::Api => export::api::api_files(self.material()).map_err(wordless)?,
            Job::SecurityTxt => export::security_txt::security_txt_files(self.material()),
            Job::Sitemap => {
                let entries = export::sitemap::sitemap_entries(edition, plan);
                export::sitemap::sitemap_files(base_url, &entries)
            }
            Job::Robots => export::robots::robots(base_url, edition.drafts()).into_iter().collect(),
            Job::Headers => export::headers::headers(base_url, edition.drafts()).into_iter().collect(),
            Job::Redirects => {
                let rules = export::redirects::redirect_rules(edition, plan);
                export::redirects::redirects(base_url, &rules).into_iter().collect()
            }
            Job::NoJekyll => vec![export::no_jekyll()],
        })
    }

    pub(in crate::pipeline) fn material(&self) -> Material<'_> {
        let Setting { edition, plan, phrasebook, .. } = *self.setting;
        Material { edition, plan, phrasebook, signatures: self.signatures }
    }

    pub(in crate::pipeline) fn document(&self, id: &DocumentId) -> &EditionDocument {
        self.setting.edition.document(id).expect("jobs are of documents of the edition")
    }

    /// Makes a CSAF document; the bytes of a version that was published never change.
    fn csaf(&self, document: &CsafDocument) -> Result<Vec<OutputFile>, Box<Diagnostic>> {
        let bytes = export::csaf::csaf_document(self.material(), document);
        let bytes = bytes.map_err(wordless)?;
        self.report_changed(document, &bytes)?;
        let files = export::provider::csaf_files(self.material(), document, bytes);
        files.map_err(|fault| Box::new(self.unsound(document, fault)))
    }

    /// Says that a signature is not that of its document.
    fn unsound(&self, document: &CsafDocument, fault: SignatureFault) -> Diagnostic {
        let file = self.setting.edition.signature_file(document).expect("only signatures of the site are judged");
        let hint = match fault {
            SignatureFault::Unsupported => "use a program with the feature `signatures`, or remove the file",
            SignatureFault::Unknown => "sign with a `[[key]]` for `documents`, and state its `fingerprint`",
            SignatureFault::Unreadable => "make it with `gpg --armor --detach-sign`",
            SignatureFault::Other => "build without the file, sign the new document, and put its signature here",
            SignatureFault::Weak
            | SignatureFault::Revoked
            | SignatureFault::Expired(_)
            | SignatureFault::OutOfTime(_) => "sign the document again, or remove the file",
        };
        Diagnostic::new(Code::SignatureInvalid, Span::top(file), fault.to_string()).hint(hint).redacted()
    }

    fn report_changed(&self, document: &CsafDocument, bytes: &[u8]) -> Result<(), Box<Diagnostic>> {
        if !self.is_released(document, Digest::of(bytes)) {
            return Err(Box::new(changed(self.document(&document.advisory), document)));
        }
        Ok(())
    }

    /// Returns whether a document is the one that the lock file tells of, if it tells of one.
    pub(in crate::pipeline) fn is_released(&self, document: &CsafDocument, digest: Digest) -> bool {
        let locked = self.lock.and_then(|lock| lock.csaf.get(&document.id)).map(|locked| locked.sha256.as_str());
        locked.is_none_or(|hash| hash.is_empty() || hash == digest.to_string())
    }

    fn feed(&self, locale: &Locale, scope: &FeedScope, number: usize) -> Result<Vec<OutputFile>, Box<Diagnostic>> {
        let Setting { edition, plan, .. } = self.setting;
        let page = plan.feed_page(edition, locale, scope, number);
        let words = self.words(locale);
        let source = FeedSource { edition, locale, scope, home: &page.home, words: &words };
        let item = |entry| if number == 1 { self.item(&source, entry) } else { self.item_with(&source, entry, None) };
        let items: Result<Vec<FeedItem>, Box<Diagnostic>> = page.entries.iter().map(item).collect();
        let links = |format| {
            let base_url = &edition.site().base_url.value;
            FeedLinks::new(base_url, &page.this(format), page.next(format).as_ref(), page.previous(format).as_ref())
        };
        let formats = [FeedFormat::Rss, FeedFormat::Atom, FeedFormat::Json];
        let [rss, atom, json] = formats.map(links);
        let addresses = export::feed::FeedAddresses { rss, atom, json };
        let document = source.document(addresses, items?).map_err(wordless)?;
        let routes = formats.map(|format| page.this(format));
        Ok(export::feed::feed_files(&document, [&routes[0], &routes[1], &routes[2]]))
    }

    pub(in crate::pipeline) fn words<'w>(
        &'w self,
        locale: &Locale,
    ) -> impl Fn(&str, &[(&str, &str)]) -> Result<String, PhraseError> + 'w {
        let phrases = self.setting.phrasebook.locale(locale);
        move |id, arguments| {
            let arguments: Vec<_> =
                arguments.iter().map(|(name, value)| (*name, Argument::Text((*value).to_owned()))).collect();
            phrases.message(id, &arguments)
        }
    }

    pub(in crate::pipeline) fn item(
        &self,
        source: &FeedSource<'_>,
        entry: &FeedEntry,
    ) -> Result<FeedItem, Box<Diagnostic>> {
        if let Some((item, asked)) = self.entries.get(&entry.tag) {
            self.setting.edition.notes().add_all(asked.as_ref());
            return Ok(item.clone());
        }
        let html = render::entry(self.setting, source.locale, entry)?;
        self.item_with(source, entry, Some(html))
    }

    /// Makes an entry with this text; without one it has its summary alone.
    pub(in crate::pipeline) fn item_with(
        &self,
        source: &FeedSource<'_>,
        entry: &FeedEntry,
        html: Option<String>,
    ) -> Result<FeedItem, Box<Diagnostic>> {
        let document = self.setting.edition.document(&entry.document).expect("entries are of documents of the edition");
        let change = change(document, entry.news, source.locale);
        let event = FeedEvent { document, change, on: entry.on, tag: entry.tag.clone() };
        source.item(event, html).map_err(wordless)
    }
}

/// Returns what is new of a document.
fn change<'d>(document: &'d EditionDocument, news: News, locale: &Locale) -> FeedChange<'d> {
    match (&document.content, news) {
        (Content::Policy(policy), News::Version(Reverse(index))) => FeedChange::Version(&policy.versions[index]),
        (Content::Advisory(_) | Content::Announcement(_), News::Revision(revision)) => match revision {
            RevisionRef::Source(index) => FeedChange::Revision(&document.revisions()[index]),
            RevisionRef::Translation(index) => match &document.text(locale).state {
                TextState::Translation { revisions, .. } => FeedChange::Revision(&revisions[index].0),
                TextState::Source => FeedChange::Publication,
            },
            RevisionRef::Withdrawal => FeedChange::Withdrawal,
        },
        (_, News::Publication | News::Revision(_) | News::Version(_)) => FeedChange::Publication,
    }
}

/// Says that a released version would change.
fn changed(advisory: &EditionDocument, document: &CsafDocument) -> Diagnostic {
    let text = advisory.text(&document.locale);
    let (version, id) = (document.version(), &document.id);
    let message = format!("lucarne.lock holds version {version} of the CSAF document `{id}` with other contents");
    let advisory = &advisory.advisory().expect("CSAF documents are of advisories").id;
    let hint = match text.state {
        TextState::Source => {
            format!("run `lucarne advisory revise {advisory}`, or with `--changed` for all that changed")
        }
        TextState::Translation { .. } => format!(
            "run `lucarne advisory revise {advisory}` where the source changed too, and `lucarne translate mark` where this \
             text alone did"
        ),
    };
    let trial = "where that version was built and never deployed, put the lucarne.lock of the deployed site back";
    Diagnostic::new(Code::CsafChanged, Span::top(text.body.file), message).hint(hint).hint(trial)
}

/// Most messages of feeds and documents are used by no template, so that the fault is that of the catalog.
fn wordless(error: PhraseError) -> Box<Diagnostic> {
    Box::new(Diagnostic::at_path(Code::TemplateFault, format!("locales/{}", error.locale), error.message))
}
