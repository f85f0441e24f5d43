//! What a build leaves to the next one on the disk.
//!
//! It holds hashes only: of all that the published files were made from, of these files, and of documents of which the
//! comparison of translations reported nothing. A damaged record, or one of another program, be it of the same version,
//! is as good as none.

use std::collections::BTreeSet;
use std::fmt;
use std::fmt::Write;

use sha2::Digest as _;
use sha2::Sha256;

use crate::check::Comparisons;
use crate::check::SilenceKey;
use crate::model::Lock;
use crate::model::OutputPath;
use crate::pipeline::Made;
use crate::pipeline::Options;
use crate::pipeline::PlannedEdition;
use crate::plan::view::ReleaseStage;
use crate::publish::Digest;
use crate::text::LOCK_FILE;
use crate::text::Snapshot;

/// What a build leaves to the next one. What a draft says is in it only as a part of the hash of all sources.
#[derive(Debug, Default)]
pub struct Record {
    pub(in crate::pipeline) comparisons: Comparisons,
    outputs: Option<Outputs>,
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
const HEAD: &str = concat!("lucarne ", env!("CARGO_PKG_VERSION"), " ", env!("LUCARNE_PROGRAM"));

impl Record {
    /// Reads a record; one that cannot be read is empty.
    pub fn parse(bytes: &[u8]) -> Record {
        let Some(lines) = std::str::from_utf8(bytes).ok().and_then(sound_lines) else { return Record::default() };
        let outputs = lines.iter().find_map(|line| {
            let (source, manifest) = line.strip_prefix("outputs ")?.split_once(' ')?;
            Some(Outputs { source: source.parse().ok()?, manifest: manifest.parse().ok()? })
        });
        let silent = lines.iter().filter_map(|line| key_of(line.strip_prefix("silent ")?));
        Record { comparisons: Comparisons::of_silent(silent.collect()), outputs }
    }

    /// Writes what a build leaves that published an edition under a manifest with this hash, and this lock.
    pub fn text(&self, edition: &PlannedEdition, options: &Options, lock: &Lock, manifest: Digest) -> String {
        let mut text = format!("{HEAD}\n");
        if let Some(source) = source(edition, options, lock) {
            text.push_str(&format!("outputs {source} {manifest}\n"));
        }
        let silent: BTreeSet<SilenceKey> = self.comparisons.silent(edition);
        for key in silent {
            text.push_str("silent ");
            key.iter().for_each(|byte| text.push_str(&format!("{byte:02x}")));
            text.push('\n');
        }
        let sum = Digest::of(text.as_bytes());
        format!("{text}{sum}\n")
    }

    /// Returns the hash of the manifest under which the same edition was published, and what its build made.
    ///
    /// `digest` gives the hash of a published file. `None` where the edition is another one, or where that cannot be
    /// told: what is signed depends on more than the sources.
    pub fn find(
        &self,
        edition: &PlannedEdition,
        options: &Options,
        digest: &dyn Fn(&OutputPath) -> Option<Digest>,
    ) -> Option<(Digest, Made)> {
        let outputs = self.outputs?;
        let base_url = &edition.site().base_url.value;
        let hash = |path: OutputPath| digest(&path);
        let documents = edition.csaf_documents();
        let csaf = documents.map(|document| Some((document.id.clone(), hash(document.route(base_url).output_path())?)));
        let made = Made::new(edition, &csaf.collect::<Option<_>>()?, None);
        // A document that is not the one of the lock file is an error, which only making it tells.
        if options.is_locking() && made.lock != *edition.lock() {
            return None;
        }
        let is_same = source(edition, options, &made.lock) == Some(outputs.source);
        is_same.then_some((outputs.manifest, made))
    }
}

/// Returns the lines between the first and the last one, where these are what they must be.
fn sound_lines(text: &str) -> Option<Vec<&str>> {
    let rest = text.strip_suffix('\n')?;
    let (body, sum) = rest.split_at(rest.rfind('\n')? + 1);
    let mut lines = body.lines();
    let is_sound = lines.next() == Some(HEAD) && sum.parse::<Digest>().ok() == Some(Digest::of(body.as_bytes()));
    is_sound.then(|| lines.collect())
}

fn key_of(text: &str) -> Option<SilenceKey> {
    let digit = |place: usize| u8::from_str_radix(text.get(2 * place..2 * place + 2)?, 16).ok();
    let bytes: Option<Vec<u8>> = (0..SilenceKey::default().len()).map(digit).collect();
    bytes?.try_into().ok()
}

/// Returns the hash of all that the files of an edition are made from.
fn source(edition: &PlannedEdition, options: &Options, lock: &Lock) -> Option<Digest> {
    let state = edition.state();
    let at = edition.time().at;
    // A feed without entries states the time where its ids have none.
    let moment = edition.site().feed.since().is_none().then_some(at);
    let day = at.to_zoned(jiff::tz::TimeZone::UTC).date();
    let is_signed =
        options.signer.is_some() || edition.csaf_documents().any(|one| edition.signature_file(one).is_some());
    let mut sum = Sum(Sha256::new());
    let passing = (edition.plan().index.urgent(), ReleaseStage::all(edition));
    write!(sum, "{HEAD} {day} {moment:?} {passing:?} {lock:?} {state:?}").ok()?;
    sum.add(edition.snapshot());
    (!is_signed).then(|| Digest::from(<[u8; 32]>::from(sum.0.finalize())))
}

/// A hash that takes text as it is written.
struct Sum(Sha256);

impl Sum {
    /// Adds all input files but the lock, of which the edition says more.
    fn add(&mut self, snapshot: &Snapshot) {
        for (_, file) in snapshot.files().filter(|(_, file)| file.path.as_str() != LOCK_FILE) {
            self.0.update(format!("\n{} {:?} {}\n", file.path, file.origin, file.bytes.len()));
            self.0.update(&file.bytes);
        }
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
