//! What a job asks of an edition, of its plan and of the view of its site, and hashes of the answers.
//!
//! Handles of an edition and of a plan note each question as it is asked. The answers are hashed for all questions of a
//! build at once, from the same values that the handles give out. Files of a snapshot stand in an answer with their
//! bytes or their paths: their numbers are other ones in each build.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::fmt;
use std::fmt::Debug;
use std::fmt::Display;
use std::fmt::Write;
use std::sync::Arc;
use std::sync::Mutex;
use std::sync::MutexGuard;
use std::sync::PoisonError;

use sha2::Digest;
use sha2::Sha256;

/// What a question is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Topic {
    /// What every job depends on: `site.toml`, catalogs, theme, settings.
    Shared,
    /// A document by its id, with its texts.
    Document,
    /// What other pages say of a document.
    Head,
    /// All documents.
    Documents,
    /// The advisories in their order, with their texts.
    Advisories,
    /// Which document the advisory of an id is.
    Advisory,
    /// What other pages say of the document that a source file is of.
    Source,
    /// Other ids of advisories.
    Aliases,
    /// Which advisories have another id.
    Alias,
    /// The names of the files of `static`.
    Statics,
    /// The CSAF documents of an advisory.
    Csaf,
    /// All CSAF documents.
    CsafDocuments,
    /// Whether there is a CSAF document.
    HasCsaf,
    /// Which documents have signatures.
    Signatures,
    /// Every input byte.
    Snapshot,
    /// What the lock file must hold.
    Lock,
    /// The day of the build.
    Day,
    /// The time of the build.
    Moment,
    /// Every output.
    Jobs,
    /// The advisories of all lists.
    Lists,
    /// The advisories of a list.
    List,
    /// Whether a list has an advisory.
    HasList,
    /// Which feeds there are.
    Feeds,
    /// What a feed tells the readers of a locale.
    Events,
    /// Which advisories another one replaces.
    Superseded,
    /// The OSV records of an advisory.
    Osv,
    /// All OSV records.
    OsvRecords,
    /// Whether there is an OSV record.
    HasOsv,
    /// The vulnerabilities with a CVE id.
    Cve,
    /// All of them.
    Cves,
    /// How many advisories have an id.
    Bearers,
    /// The releases of a product.
    Releases,
    /// The advisories that every page announces.
    Urgent,
    /// Whether somebody is credited.
    HasThanks,
    /// What every page of a locale says of the site.
    Site,
}

/// A topic, and what of it was asked for.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Question(Arc<str>);

impl Question {
    /// Makes the question for one thing of a topic; the name is empty where there is one thing only.
    pub fn new(topic: Topic, name: impl Display) -> Question {
        let text = format!("{topic:?} {name}");
        // Aliases may hold anything; a record has a question in a line. What is written plainly has no backslash, and what
        // is escaped has one, so that no two questions are one text.
        match text.contains(|c: char| c == '\\' || c.is_control()) {
            true => Question(text.escape_debug().to_string().into()),
            false => Question(text.into()),
        }
    }

    /// Makes the question that [`Question::as_str`] wrote.
    pub fn written(text: &str) -> Question {
        Question(text.into())
    }

    /// Returns it as a text without control characters.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A job that asks more is not noted: each of so many answers would have to stay the same, and stand in the record. A page
/// of a feed asks some hundred.
const MOST: usize = 1_024;

/// Where a handle notes what it is asked; by default nowhere.
#[derive(Clone, Debug, Default)]
pub struct Notes(Option<Arc<Mutex<Noted>>>);

/// What was asked; `None` once that was too much.
type Noted = Option<BTreeSet<Question>>;

impl Notes {
    /// Makes the notes of a job, which begin with what every job depends on.
    pub fn of_job() -> Notes {
        let shared = BTreeSet::from([Question::new(Topic::Shared, "")]);
        Notes(Some(Arc::new(Mutex::new(Some(shared)))))
    }

    /// Notes a question; the name is empty where the topic has one thing only.
    pub fn add(&self, topic: Topic, name: impl Display) {
        self.change(|noted| {
            noted.insert(Question::new(topic, name));
            true
        });
    }

    /// Notes what was asked for something that this job uses as well; `None` where that was too much to be noted.
    pub fn add_all(&self, questions: Option<&BTreeSet<Question>>) {
        self.change(|noted| {
            noted.extend(questions.into_iter().flatten().cloned());
            questions.is_some()
        });
    }

    /// Changes what is noted, and forgets it where there is more than can be noted.
    fn change(&self, change: impl FnOnce(&mut BTreeSet<Question>) -> bool) {
        let Some(noted) = &self.0 else { return };
        let mut noted = locked(noted);
        if let Some(questions) = &mut *noted
            && !(change(questions) && questions.len() <= MOST)
        {
            *noted = None;
        }
    }

    /// Returns what was asked; `None` where that was too much to be noted.
    pub fn questions(&self) -> Option<BTreeSet<Question>> {
        locked(self.0.as_ref()?).clone()
    }
}

/// A thread that panicked leaves the notes whole: each question is added in one step.
fn locked(noted: &Mutex<Noted>) -> MutexGuard<'_, Noted> {
    noted.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The hash of an answer: a SHA-256.
pub type Answer = [u8; 32];

/// The answers of a build to all questions. One that is not in it is answered with nothing.
#[derive(Clone, Debug, Default)]
pub struct Answers(BTreeMap<Question, Answer>);

impl Answers {
    /// Adds the answer to a question as its hash.
    pub fn add(&mut self, topic: Topic, name: impl Display, answer: &impl Debug) {
        self.insert(topic, name, Sum::of(answer));
    }

    /// Adds the hash of the answer to a question.
    pub fn insert(&mut self, topic: Topic, name: impl Display, answer: Answer) {
        self.0.insert(Question::new(topic, name), answer);
    }

    /// Returns the hash of what these questions are answered with, in their order.
    pub fn of<'q>(&self, questions: impl IntoIterator<Item = &'q Question>) -> Answer {
        let mut sum = Sum::default();
        for question in questions {
            sum.bytes(question.as_str().as_bytes());
            sum.bytes(self.0.get(question).map_or(&[], |answer| answer));
        }
        sum.finish()
    }

    /// Returns the hash of all answers but the time of the build and the lock.
    pub fn whole(&self) -> Answer {
        let others = [Topic::Moment, Topic::Lock].map(|topic| Question::new(topic, ""));
        self.of(self.0.keys().filter(|question| !others.contains(question)))
    }
}

/// A hash that takes text as it is written.
#[derive(Default)]
pub struct Sum(Sha256);

impl Sum {
    /// Returns the hash of a value as its `Debug` writes it.
    pub fn of(value: &impl Debug) -> Answer {
        let mut sum = Sum::default();
        sum.add(value);
        sum.finish()
    }

    /// Adds a value as its `Debug` writes it.
    pub fn add(&mut self, value: &impl Debug) {
        writeln!(self, "{value:?}").expect("a hash takes any text");
    }

    /// Adds bytes, of which the next ones are told apart.
    pub fn bytes(&mut self, bytes: &[u8]) {
        self.0.update((bytes.len() as u64).to_le_bytes());
        self.0.update(bytes);
    }

    /// Returns the hash of all that was added.
    pub fn finish(self) -> Answer {
        self.0.finalize().into()
    }
}

impl Write for Sum {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.0.update(text.as_bytes());
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notes_that_ask_too_much_are_none() {
        let notes = Notes::of_job();
        (1..MOST).for_each(|number| notes.add(Topic::Document, number));
        assert_eq!(notes.questions().map(|questions| questions.len()), Some(MOST));
        notes.add(Topic::Document, MOST);
        assert_eq!(notes.questions(), None);
        let user = Notes::of_job();
        user.add_all(notes.questions().as_ref());
        assert_eq!(user.questions(), None);
    }

    #[test]
    fn answer_that_is_missing_differs_from_each_that_is_there() {
        let question = [Question::new(Topic::Document, "a\nb")];
        assert_eq!(question[0].as_str(), r"Document a\nb");
        let (none, mut one) = (Answers::default(), Answers::default());
        one.add(Topic::Document, "a\nb", &"");
        assert_ne!(none.of(&question), one.of(&question));
        assert_eq!(one.of(&[Question::written(r"Document a\nb")]), one.of(&question));
    }

    #[test]
    fn no_two_names_are_one_question_and_none_has_two_lines() {
        let names = ["a\nb", r"a\nb", r"a\\nb", "a\u{85}b", r"a\u{85}b", "a\u{2028}b", "a\"b", "a'b", "ab"];
        let questions: BTreeSet<Question> = names.iter().map(|name| Question::new(Topic::Alias, name)).collect();
        assert_eq!(questions.len(), names.len());
        assert!(questions.iter().all(|question| question.as_str().lines().count() == 1));
    }
}
