//! What a build leaves to the next one on the disk.
//!
//! It holds hashes, of all that the published files were made from, of these files, and of documents of which the
//! comparison of translations reported nothing; and what each job asked, with hashes of the answers. A damaged record, or
//! one of another program, be it of the same version, is as good as none.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::sync::Arc;

use crate::check::Question;
use crate::check::SilenceKey;
use crate::model::Lock;
use crate::model::OutputPath;
use crate::pipeline::Deeds;
use crate::pipeline::Made;
use crate::pipeline::Published;
use crate::pipeline::Survey;
use crate::pipeline::deeds::JobKey;
use crate::pipeline::deeds::Past;
use crate::pipeline::deeds::SortedDeeds;
use crate::pipeline::deeds::first_half;
use crate::publish::Digest;
use crate::publish::hex_digits;

/// What a build leaves to the next one. What a draft says is in it only as a part of the hash of all sources.
#[derive(Debug, Default)]
pub struct Record {
    pub(in crate::pipeline) silent: Silent,
    outputs: Option<Outputs>,
    asked: Asked,
}

/// Documents of which the comparison of translations reported nothing.
#[derive(Clone, Debug, Default)]
pub struct Silent(pub(in crate::pipeline) BTreeSet<SilenceKey>);

/// The files that a build published.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Outputs {
    /// The hash of all that they were made from.
    source: Digest,
    /// The hash of their manifest.
    manifest: Digest,
}

/// What jobs asked, read where it is needed.
#[derive(Debug, Default)]
struct Asked {
    /// A line for each question: the hash of its answer, and the question.
    questions: Vec<String>,
    /// A line for the jobs that asked the same: the places of the questions, and the jobs.
    groups: Vec<String>,
}

/// The first line: which program wrote it, since another one may make other files and look for other things.
pub(in crate::pipeline) const HEAD: &str = concat!("lucarne ", env!("CARGO_PKG_VERSION"), " ", env!("LUCARNE_PROGRAM"));

impl Record {
    /// Reads a record; one that cannot be read is empty.
    pub fn parse(bytes: &[u8]) -> Record {
        let Some(lines) = std::str::from_utf8(bytes).ok().and_then(sound_lines) else { return Record::default() };
        let outputs = lines.iter().find_map(|line| {
            let (source, manifest) = line.strip_prefix("outputs ")?.split_once(' ')?;
            Some(Outputs { source: source.parse().ok()?, manifest: manifest.parse().ok()? })
        });
        let silent = lines.iter().filter_map(|line| key_of(line.strip_prefix("silent ")?));
        let those = |kind| lines.iter().filter_map(move |line| Some(line.strip_prefix(kind)?.to_owned()));
        let asked = Asked { questions: those("question ").collect(), groups: those("asked ").collect() };
        Record { silent: Silent(silent.collect()), outputs, asked }
    }

    /// Writes what a build leaves that published its files under a manifest with this hash, and this lock.
    pub fn text(survey: &Survey<'_>, (silent, deeds): (&Silent, Deeds), lock: &Lock, manifest: Digest) -> String {
        let mut text = format!("{HEAD}\n");
        if let Some(source) = survey.source(lock) {
            text.push_str(&format!("outputs {} {manifest}\n", Digest::from(source)));
            add_asked(survey, &deeds.sorted(), &mut text);
        }
        for key in &silent.0 {
            text.push_str("silent ");
            add_hex(key, &mut text);
            text.push('\n');
        }
        let sum = Digest::of(text.as_bytes());
        text.push_str(&format!("{sum}\n"));
        text
    }

    /// Returns the hash of the manifest under which the same edition was published, and what its build made.
    ///
    /// `None` where the edition is another one, or where that cannot be told: what is signed depends on more than the
    /// sources.
    pub fn find(&self, survey: &Survey<'_>, published: Published<'_>) -> Option<(Digest, Made)> {
        let outputs = self.outputs?;
        let Survey { edition, options, .. } = survey;
        let base_url = &edition.site().base_url.value;
        let hash = |path: OutputPath| (published.digest)(&path);
        let documents = edition.csaf_documents();
        let csaf = documents.map(|document| Some((document.id.clone(), hash(document.route(base_url).output_path())?)));
        let made = Made::new(edition, &csaf.collect::<Option<_>>()?, None);
        // A document that is not the one of the lock file is an error, which only making it tells.
        if options.is_locking() && made.lock != *edition.lock() {
            return None;
        }
        let is_same = survey.source(&made.lock).map(Digest::from) == Some(outputs.source);
        is_same.then_some((outputs.manifest, made))
    }

    /// Returns the jobs of the last build that would be answered the same again. There are none where the output folder is
    /// not the one that it left.
    pub(in crate::pipeline) fn past<'p>(&self, survey: &Survey<'_>, published: Published<'p>) -> Past<'p> {
        let is_own = |outputs: &Outputs| !survey.is_signed() && (published.manifest)() == Some(outputs.manifest);
        let jobs = self.outputs.filter(is_own).map_or_else(BTreeMap::new, |_| self.asked.unchanged(survey));
        Past { jobs, published }
    }
}

impl Asked {
    /// Returns the jobs that would be answered the same again, with what they asked.
    fn unchanged(&self, survey: &Survey<'_>) -> BTreeMap<JobKey, Arc<BTreeSet<Question>>> {
        let is_same = |(answer, question): &(&str, Question)| key_of(answer) == Some(answer_of(survey, question));
        let question = |line: &String| {
            let (answer, text) = line.split_once(' ')?;
            Some((answer, Question::written(text))).filter(is_same).map(|(_, question)| question)
        };
        let questions: Vec<Option<Question>> = self.questions.iter().map(question).collect();
        let group = |line: &String| {
            let (places, jobs) = line.split_once('=')?;
            let question = |place: &str| questions.get(place.parse::<usize>().ok()?)?.clone();
            let asked = Arc::new(places.split_whitespace().map(question).collect::<Option<BTreeSet<Question>>>()?);
            Some(
                jobs.split_whitespace()
                    .filter_map(key_of)
                    .map(move |job| (job, Arc::clone(&asked)))
                    .collect::<Vec<_>>(),
            )
        };
        self.groups.iter().filter_map(group).flatten().collect()
    }
}

/// Writes each question with the hash of its answer, and then by their places what jobs asked.
fn add_asked(survey: &Survey<'_>, SortedDeeds { questions, groups }: &SortedDeeds, text: &mut String) {
    for question in questions {
        text.push_str("question ");
        add_hex(&answer_of(survey, question), text);
        text.extend([" ", question.as_str(), "\n"]);
    }
    for (jobs, asked) in groups {
        text.push_str("asked ");
        asked.iter().for_each(|place| text.extend([&place.to_string(), " "]));
        text.push('=');
        for job in jobs {
            text.push(' ');
            add_hex(job, text);
        }
        text.push('\n');
    }
}

/// Returns the first half of the hash of what a question is answered with.
fn answer_of(survey: &Survey<'_>, question: &Question) -> [u8; 16] {
    first_half(survey.answers.of([question]))
}

fn add_hex(bytes: &[u8], text: &mut String) {
    bytes.iter().for_each(|byte| text.extend(hex_digits(*byte).map(char::from)));
}

/// Returns the lines between the first and the last one, where these are what they must be.
fn sound_lines(text: &str) -> Option<Vec<&str>> {
    let rest = text.strip_suffix('\n')?;
    let (body, sum) = rest.split_at(rest.rfind('\n')? + 1);
    let mut lines = body.lines();
    let is_sound = lines.next() == Some(HEAD) && sum.parse::<Digest>().ok() == Some(Digest::of(body.as_bytes()));
    is_sound.then(|| lines.collect())
}

fn key_of(text: &str) -> Option<[u8; 16]> {
    let digit = |place: usize| u8::from_str_radix(text.get(2 * place..2 * place + 2)?, 16).ok();
    let bytes: Option<Vec<u8>> = (0..SilenceKey::default().len()).map(digit).collect();
    bytes?.try_into().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sealed(body: &str) -> String {
        format!("{body}{}\n", Digest::of(body.as_bytes()))
    }

    #[test]
    fn damaged_record_and_one_of_another_program_are_empty() {
        let digest = Digest::of(b"");
        let body = format!("{HEAD}\noutputs {digest} {digest}\n");
        let is_read = |text: &str| Record::parse(text.as_bytes()).outputs.is_some();
        assert!(is_read(&sealed(&body)));
        assert!(!is_read(""));
        assert!(!is_read(&body));
        assert!(!is_read(&sealed(&body).replace("outputs", "outputz")));
        assert!(!is_read(&sealed(&body.replace(env!("LUCARNE_PROGRAM"), "0"))));
        assert!(!is_read(&sealed(&body)[1..]));
    }
}
