//! What the jobs of a build would be answered, before anything is made.

use crate::check::Answer;
use crate::check::Answers;
use crate::check::Sum;
use crate::check::Topic;
use crate::model::Lock;
use crate::pipeline::Options;
use crate::pipeline::PlannedEdition;
use crate::pipeline::record::HEAD;
use crate::plan::Viewpoint;
use crate::plan::view::ReleaseStage;
use crate::plan::view::SiteView;

/// An edition, and the answers to all that the jobs of its build may ask.
pub struct Survey<'e> {
    pub(in crate::pipeline) edition: &'e PlannedEdition,
    pub(in crate::pipeline) options: &'e Options,
    pub(in crate::pipeline) answers: Answers,
}

impl<'e> Survey<'e> {
    /// Answers what the jobs of a build may ask.
    pub fn new(edition: &'e PlannedEdition, options: &'e Options) -> Survey<'e> {
        let plan = edition.plan();
        let mut answers = edition.answers();
        plan.add_answers(&mut answers);
        for locale in &edition.site().locales {
            answers.add(Topic::Site, locale, &SiteView::new(Viewpoint::of_page(edition, plan, locale)));
        }
        Survey { edition, options, answers }
    }

    /// Returns the edition that is built.
    pub fn edition(&self) -> &'e PlannedEdition {
        self.edition
    }

    /// Returns what it is built with.
    pub fn options(&self) -> &'e Options {
        self.options
    }

    /// Returns how many jobs there are.
    pub fn jobs(&self) -> usize {
        self.edition.plan().jobs().len()
    }

    /// Returns whether signatures are published. What is signed depends on more than the sources.
    pub(in crate::pipeline) fn is_signed(&self) -> bool {
        let mut documents = self.edition.csaf_documents();
        self.options.signer.is_some() || documents.any(|one| self.edition.signature_file(one).is_some())
    }

    /// Returns the hash of all that the files are made from, where the lock file is this one.
    pub(in crate::pipeline) fn source(&self, lock: &Lock) -> Option<Answer> {
        let at = self.edition.time().at;
        // A feed without entries states the time where its ids have none.
        let moment = self.edition.site().feed.since().is_none().then_some(at);
        let passing = (self.edition.plan().index.urgent(), ReleaseStage::all(self.edition));
        let whole = self.answers.whole();
        (!self.is_signed()).then(|| Sum::of(&(HEAD, moment, passing, lock, whole)))
    }
}
