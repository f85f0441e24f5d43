//! What the jobs of a build asked, and the files of the last build that are as good as new.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::Mutex;
use std::sync::PoisonError;

use crate::check::Answer;
use crate::check::Question;
use crate::check::Sum;
use crate::model::Locale;
use crate::model::OutputPath;
use crate::plan::FeedEntry;
use crate::plan::Job;
use crate::publish::Digest;

/// A job without its place in the plan, or an entry that feeds share: the first half of a SHA-256.
pub(in crate::pipeline) type JobKey = [u8; 16];

/// Returns what names a job in another build of the same program.
pub(in crate::pipeline) fn job_key(job: &Job) -> JobKey {
    first_half(Sum::of(job))
}

/// Returns what names an entry of the feeds of a locale in another build of the same program.
pub(in crate::pipeline) fn entry_key(locale: &Locale, entry: &FeedEntry) -> JobKey {
    first_half(Sum::of(&(locale, entry)))
}

/// Returns as much of a hash as tells two apart.
pub(in crate::pipeline) fn first_half(hash: Answer) -> [u8; 16] {
    let [half, _] = *hash.as_chunks().0 else { unreachable!("a hash has two halves") };
    half
}

/// What the jobs of a build asked, and what was asked for each entry that feeds share: those that asked the same, together.
#[derive(Debug, Default)]
pub struct Deeds(Mutex<BTreeMap<Arc<BTreeSet<Question>>, Vec<JobKey>>>);

impl Deeds {
    /// Adds a job.
    pub(in crate::pipeline) fn add(&self, job: JobKey, asked: Arc<BTreeSet<Question>>) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).entry(asked).or_default().push(job);
    }

    /// Returns the jobs by what they asked, sorted.
    pub(in crate::pipeline) fn into_groups(self) -> BTreeMap<Arc<BTreeSet<Question>>, Vec<JobKey>> {
        let mut groups = self.0.into_inner().unwrap_or_else(PoisonError::into_inner);
        groups.values_mut().for_each(|jobs| jobs.sort());
        groups
    }
}

/// The output folder, as the last build left it.
#[derive(Clone, Copy)]
pub struct Published<'p> {
    /// Returns the hash of its manifest, if it has one.
    pub manifest: &'p (dyn Fn() -> Option<Digest> + Sync),
    /// Returns the hash of a file, as its manifest says.
    pub digest: &'p (dyn Fn(&OutputPath) -> Option<Digest> + Sync),
    /// Returns the bytes of a file; `None` where they are not what the manifest says.
    pub read: &'p (dyn Fn(&OutputPath) -> Option<Vec<u8>> + Sync),
    /// Takes a file into the new tree; false where it is not what the manifest says, and is not taken.
    pub keep: &'p (dyn Fn(&OutputPath) -> bool + Sync),
}

/// The jobs and entries of the last build that would be answered the same again, and the files that they made.
pub(in crate::pipeline) struct Past<'p> {
    pub(in crate::pipeline) jobs: BTreeMap<JobKey, Arc<BTreeSet<Question>>>,
    pub(in crate::pipeline) published: Published<'p>,
}

impl Past<'_> {
    /// Returns whether a job would be answered the same again.
    pub(in crate::pipeline) fn has(&self, job: &Job) -> bool {
        self.jobs.contains_key(&job_key(job))
    }
}
