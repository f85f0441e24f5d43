//! What the jobs of a build asked, and the files of the last build that are as good as new.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::collections::HashMap;
use std::hash::Hash;
use std::sync::Arc;
use std::sync::Mutex;
use std::sync::PoisonError;

use crate::check::Answer;
use crate::check::Question;
use crate::check::Sum;
use crate::model::DocumentId;
use crate::model::Locale;
use crate::model::OutputPath;
use crate::plan::FeedEntry;
use crate::plan::Job;
use crate::publish::Digest;

/// A job without its place in the plan, an entry that feeds share, or a text of the search: the first half of a SHA-256.
pub(in crate::pipeline) type JobKey = [u8; 16];

/// Returns what names a job in another build of the same program.
pub(in crate::pipeline) fn job_key(job: &Job) -> JobKey {
    first_half(Sum::of(job))
}

/// Returns what names an entry of the feeds of a locale in another build of the same program.
pub(in crate::pipeline) fn entry_key(locale: &Locale, entry: &FeedEntry) -> JobKey {
    first_half(Sum::of(&(locale, entry)))
}

/// Returns what names the text of an advisory for the search in another build of the same program.
pub(in crate::pipeline) fn search_key(locale: &Locale, advisory: &DocumentId, length: usize) -> JobKey {
    first_half(Sum::of(&("search", locale, advisory, length)))
}

/// Returns as much of a hash as tells two apart.
pub(in crate::pipeline) fn first_half(hash: Answer) -> [u8; 16] {
    let [half, _] = *hash.as_chunks().0 else { unreachable!("a hash has two halves") };
    half
}

/// What the jobs of a build asked, and what was asked for each entry that feeds share and for each text of the search:
/// those that asked the same, together.
#[derive(Debug, Default)]
pub struct Deeds(Mutex<Log>);

/// A question is asked by many, and kept once: they keep its number.
#[derive(Debug, Default)]
struct Log {
    questions: Numbered<Question>,
    asked: Numbered<Arc<[u32]>>,
    /// Who asked, with the number of what was asked.
    jobs: Vec<(u32, JobKey)>,
}

/// What was asked, and who asked it.
pub(in crate::pipeline) struct SortedDeeds {
    /// Each question once, sorted.
    pub(in crate::pipeline) questions: Vec<Question>,
    /// Jobs, entries and texts that asked the same, with the places of these questions, both sorted; sorted by the jobs.
    pub(in crate::pipeline) groups: Vec<(Vec<JobKey>, Vec<u32>)>,
}

impl Deeds {
    /// Adds a job, an entry or a text.
    pub(in crate::pipeline) fn add(&self, job: JobKey, asked: &BTreeSet<Question>) {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let Log { questions, asked: sets, jobs } = &mut *known;
        let mut numbers: Vec<u32> = asked.iter().map(|question| questions.number(question)).collect();
        numbers.sort_unstable();
        jobs.push((sets.number(&numbers.into()), job));
    }

    /// Returns what was asked, in an order that no thread has a part in.
    pub(in crate::pipeline) fn sorted(self) -> SortedDeeds {
        let Log { questions, asked, mut jobs } = self.0.into_inner().unwrap_or_else(PoisonError::into_inner);
        let mut sorted: Vec<(Question, u32)> = questions.things.into_iter().zip(0..).collect();
        sorted.sort();
        let mut places = vec![0; sorted.len()];
        sorted.iter().zip(0..).for_each(|((_, number), place)| places[*number as usize] = place);
        let group = |own: &[(u32, JobKey)]| {
            let numbers = asked.things[own[0].0 as usize].iter();
            let mut asked: Vec<u32> = numbers.map(|number| places[*number as usize]).collect();
            asked.sort_unstable();
            (own.iter().map(|(_, job)| *job).collect(), asked)
        };
        jobs.sort_unstable();
        let mut groups: Vec<_> = jobs.chunk_by(|(one, _), (other, _)| one == other).map(group).collect();
        groups.sort();
        SortedDeeds { questions: sorted.into_iter().map(|(question, _)| question).collect(), groups }
    }
}

/// Things with their numbers, in the order in which they were met.
#[derive(Debug)]
struct Numbered<T> {
    things: Vec<T>,
    numbers: HashMap<T, u32>,
}

impl<T> Default for Numbered<T> {
    fn default() -> Numbered<T> {
        Numbered { things: Vec::new(), numbers: HashMap::new() }
    }
}

impl<T: Clone + Eq + Hash> Numbered<T> {
    /// Returns the number of a thing, the next one for a thing that is new.
    fn number(&mut self, thing: &T) -> u32 {
        if let Some(number) = self.numbers.get(thing) {
            return *number;
        }
        let number = u32::try_from(self.things.len()).expect("memory holds fewer things");
        self.things.push(thing.clone());
        self.numbers.insert(thing.clone(), number);
        number
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

/// The jobs, entries and texts of the last build that would be answered the same again, and the files of that build.
pub(in crate::pipeline) struct Past<'p> {
    pub(in crate::pipeline) jobs: BTreeMap<JobKey, Arc<BTreeSet<Question>>>,
    pub(in crate::pipeline) published: Published<'p>,
}

impl Past<'_> {
    /// Returns whether a job would be answered the same again.
    pub(in crate::pipeline) fn has(&self, job: &Job) -> bool {
        self.jobs.contains_key(&job_key(job))
    }

    /// Returns the bytes of a file of the last build, where it left jobs and the file is as it left it.
    pub(in crate::pipeline) fn read(&self, path: &OutputPath) -> Option<Vec<u8>> {
        if self.jobs.is_empty() { None } else { (self.published.read)(path) }
    }

    /// Notes again what was asked under these keys, for what need not be made.
    pub(in crate::pipeline) fn note_again(&self, keys: impl Iterator<Item = JobKey>, deeds: &Deeds) {
        let asked = keys.filter_map(|key| Some((key, self.jobs.get(&key)?)));
        asked.for_each(|(key, asked)| deeds.add(key, asked));
    }
}
