//! Which version of a policy a release makes.

use std::cmp::Ordering;

use crate::author::init::parse_name;
use crate::author::policy;
use crate::check::policy_hash;
use crate::cli::arguments::ReleaseArguments;
use crate::cli::failure::Failure;
use crate::cli::policy::Found;
use crate::cli::policy::Shelf;
use crate::cli::policy::printed;
use crate::cli::questions::Questions;
use crate::model::LockedText;
use crate::model::PolicyVersion;
use crate::model::Version;
use crate::model::VersionScheme;
use crate::model::is_storable;
use crate::read::Document;

/// The version that is released.
pub(in crate::cli::policy) struct Target {
    pub(in crate::cli::policy) version: PolicyVersion,
    /// What is new in it; `None` where the policy lists it already.
    pub(in crate::cli::policy) summary: Option<String>,
}

impl Shelf<'_> {
    /// Decides which version is released, and asks for what nobody can know.
    pub(in crate::cli::policy) fn target(
        &self,
        found: &Found<'_>,
        arguments: &ReleaseArguments,
    ) -> Result<Target, Failure> {
        match self.listed(found, arguments) {
            Some(listed) => {
                refuse_words_of_listed(listed, arguments)?;
                self.refuse_other_text(found, listed)?;
                Ok(Target { version: listed.clone(), summary: None })
            }
            None => self.new_version(found, arguments),
        }
    }

    /// Returns the version that is meant, where the policy lists it.
    fn listed<'f>(&self, found: &'f Found<'_>, arguments: &ReleaseArguments) -> Option<&'f PolicyVersion> {
        match &arguments.version {
            Some(version) => found.versions.iter().find(|listed| listed.version == *version),
            // What is new can only be said of a new version.
            None => found.versions.last().filter(|newest| {
                let is_open = self.is_open(found, newest) && !self.was_built_otherwise(found, newest);
                is_open && arguments.summary.is_none()
            }),
        }
    }

    fn new_version(&self, found: &Found<'_>, arguments: &ReleaseArguments) -> Result<Target, Failure> {
        let newest = found.versions.last();
        let is_same =
            |newest: &&PolicyVersion| self.stored_source(found, newest).is_some() && self.is_open(found, newest);
        if let Some(same) = newest.filter(is_same) {
            let message = format!("the policy says what it said as version {}", same.version);
            return Err(Failure::usage(message).hint("edit it first, and then release it"));
        }
        let next = newest.map_or_else(|| "1.0".to_owned(), |newest| policy::next_version(&newest.version));
        let version = arguments.version.clone().unwrap_or(next);
        if !is_storable(&version) {
            let failure = Failure::usage(format!("a version cannot be named `{}`", version.escape_debug()));
            return Err(failure.hint("a name has letters, digits, `.`, `-` and `_`, such as `2.1`"));
        }
        if let Some(newest) = newest.filter(|newest| is_older(&version, &newest.version)) {
            let message = format!("version {version} would follow version {}", newest.version);
            return Err(Failure::usage(message)
                .hint(format!("give a higher one, such as `{}`", policy::next_version(&newest.version))));
        }
        let issued = arguments.on.unwrap_or_else(|| self.options.time().today());
        if let Some(newest) = newest.filter(|newest| newest.issued > issued) {
            let message =
                format!("version {} is of {}, and {version} would be of {issued}", newest.version, newest.issued);
            return Err(Failure::usage(message).hint("give a later day with `--on`"));
        }
        let summary = self.summary(&version, arguments)?;
        let version = PolicyVersion { version, issued };
        // A text may be stored that no version lists: that of a release which did not come to its end.
        self.refuse_other_text(found, &version)?;
        Ok(Target { version, summary: Some(summary) })
    }

    fn summary(&self, version: &str, arguments: &ReleaseArguments) -> Result<String, Failure> {
        let mut questions = Questions::new();
        let locale = self.corpus.site.source_locale();
        let question = format!("What version {version} changes, in one sentence ({locale})");
        let summary = questions.answer("--summary", arguments.summary.clone(), &question, None, parse_name)?;
        summary.ok_or_else(|| questions.failure())
    }

    /// Returns whether a listed version is not stored, or stored as the policy still says it.
    fn is_open(&self, found: &Found<'_>, version: &PolicyVersion) -> bool {
        let Some(stored) = self.stored_source(found, version) else { return true };
        let made_of = stored.released().and_then(|released| released.source.as_ref());
        made_of == Some(&found.document.source.wording) && !self.prints_other_facts(found, stored)
    }

    /// Returns whether the lock file holds other words as a version.
    fn was_built_otherwise(&self, found: &Found<'_>, version: &PolicyVersion) -> bool {
        let source = &found.document.source;
        let published = self.corpus.lock.documents.get(found.document.id.as_str());
        let published = published.filter(|published| !published.is_of(self.options.time().today()));
        let published = published.and_then(|published| published.texts.get(source.locale.as_str()));
        let is_this = |published: &&LockedText| published.revision.as_deref() == Some(version.version.as_str());
        match (published.filter(is_this), &self.checked.outcome.value) {
            (Some(published), Some(edition)) => {
                published.hash != policy_hash(source, &printed(edition, &found.document.id, source))
            }
            _ => false,
        }
    }

    /// Returns whether what a policy prints is another datum than in a stored version.
    fn prints_other_facts(&self, found: &Found<'_>, stored: &Document) -> bool {
        let (Some(released), Some(edition)) = (stored.released(), &self.checked.outcome.value) else { return false };
        released.first_changed(&printed(edition, &found.document.id, &found.document.source)).is_some()
    }

    fn refuse_other_text(&self, found: &Found<'_>, version: &PolicyVersion) -> Result<(), Failure> {
        if self.is_open(found, version) {
            return Ok(());
        }
        let message = format!("version {} is stored, and the policy says something else now", version.version);
        Err(Failure::usage(message).hint("leave `--version` out: a new text is a new version"))
    }

    /// Returns the document that stores a version.
    pub(in crate::cli::policy) fn stored_source(
        &self,
        found: &Found<'_>,
        version: &PolicyVersion,
    ) -> Option<&Document> {
        let id = format!("{}/versions/{}", found.document.id, version.version);
        self.corpus.documents().find(|document| document.id.as_str() == id)
    }
}

/// Whether a version is older than another, where both are numbers with dots between them.
fn is_older(version: &str, newest: &str) -> bool {
    let [version, newest] = [version, newest].map(|text| Version::parse(VersionScheme::Intdot, text));
    version.ok().zip(newest.ok()).and_then(|(version, newest)| version.compare(&newest)).is_some_and(Ordering::is_lt)
}

/// Refuses words for a version that has its own in the policy already.
fn refuse_words_of_listed(listed: &PolicyVersion, arguments: &ReleaseArguments) -> Result<(), Failure> {
    let stated = [("--summary", arguments.summary.is_some()), ("--on", arguments.on.is_some())];
    let Some((flag, _)) = stated.into_iter().find(|(_, is_stated)| *is_stated) else { return Ok(()) };
    let PolicyVersion { version, issued } = listed;
    let failure =
        Failure::usage(format!("version {version} is listed already, of {issued}, and `{flag}` is for a new one"));
    Err(failure.hint(format!("leave `{flag}` out, or change `[[policy_version]]` of the policy")))
}
