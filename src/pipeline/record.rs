//! What a build leaves to the next one on the disk.
//!
//! It holds hashes, of all that the published files were made from, of these files, and of documents of which the
//! comparison of translations reported nothing; and what each job asked, with a hash of the answers. A damaged record, or
//! one of another program, be it of the same version, is as good as none.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::fmt::Write;
use std::sync::Arc;

use crate::check::Comparisons;
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
use crate::publish::Digest;

/// What a build leaves to the next one. What a draft says is in it only as a part of the hash of all sources.
#[derive(Debug, Default)]
pub struct Record {
    pub(in crate::pipeline) comparisons: Comparisons,
    outputs: Option<Outputs>,
    /// What jobs asked: a line for those that asked the same, read where it is needed.
    asked: Vec<String>,
}

/// The files that a build published.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Outputs {
    /// The hash of all that they were made from.
    source: Digest,
    /// The hash of their manifest.
    manifest: Digest,
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
        let asked = lines.iter().filter_map(|line| Some(line.strip_prefix("asked ")?.to_owned()));
        Record { comparisons: Comparisons::of_silent(silent.collect()), outputs, asked: asked.collect() }
    }

    /// Writes what a build leaves that published its files under a manifest with this hash, and this lock.
    pub fn text(&self, survey: &Survey<'_>, deeds: Deeds, lock: &Lock, manifest: Digest) -> String {
        let mut text = format!("{HEAD}\n");
        if let Some(source) = survey.source(lock) {
            text.push_str(&format!("outputs {} {manifest}\n", Digest::from(source)));
            for (asked, jobs) in deeds.into_groups() {
                add_asked(survey, &asked, &jobs, &mut text);
            }
        }
        let silent: BTreeSet<SilenceKey> = self.comparisons.silent(survey.edition);
        for key in silent {
            text.push_str("silent ");
            add_hex(&key, &mut text);
            text.push('\n');
        }
        let sum = Digest::of(text.as_bytes());
        format!("{text}{sum}\n")
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
        let lines = self.outputs.filter(is_own).map_or(&[][..], |_| &self.asked);
        let groups = lines.iter().filter_map(|line| unchanged(survey, line));
        let jobs = groups.flat_map(|(asked, jobs)| jobs.into_iter().map(move |job| (job, Arc::clone(&asked))));
        Past { jobs: jobs.collect::<BTreeMap<_, _>>(), published }
    }
}

/// Writes what jobs asked: the hash of the answers, the questions, and the jobs, between tabs.
fn add_asked(survey: &Survey<'_>, asked: &BTreeSet<Question>, jobs: &[JobKey], text: &mut String) {
    text.push_str("asked ");
    add_hex(&survey.answers.of(asked), text);
    asked.iter().for_each(|question| text.extend(["\t", question.as_str()]));
    for job in jobs {
        text.push_str("\t=");
        add_hex(job, text);
    }
    text.push('\n');
}

/// Returns what jobs asked and the jobs, where they would be answered the same again.
fn unchanged(survey: &Survey<'_>, line: &str) -> Option<(Arc<BTreeSet<Question>>, Vec<JobKey>)> {
    let (answer, rest) = line.split_once('\t')?;
    let (jobs, asked): (Vec<&str>, Vec<&str>) = rest.split('\t').partition(|part| part.starts_with('='));
    let asked: BTreeSet<Question> = asked.into_iter().map(Question::written).collect();
    let is_same = answer.parse() == Ok(Digest::from(survey.answers.of(&asked)));
    is_same.then(|| (Arc::new(asked), jobs.into_iter().filter_map(|job| key_of(&job[1..])).collect()))
}

fn add_hex(bytes: &[u8], text: &mut String) {
    bytes.iter().for_each(|byte| write!(text, "{byte:02x}").expect("a string takes any text"));
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
