//! The list of what was written into an output folder.

use std::collections::BTreeMap;
use std::fmt;
use std::io;
use std::io::Write;
use std::path::Path;

use serde::Deserialize;
use serde::Serialize;
use serde::Serializer;

use crate::model::OutputPath;
use crate::publish::Digest;

/// The name of the manifest in an output folder.
pub const MANIFEST_NAME: &str = ".lucarne.json";

/// The name of the file that marks a folder as one that a build has not completed.
pub const UNFINISHED: &str = ".lucarne-unfinished";

const FORMAT: u32 = 1;

/// For whom an output folder is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Audience {
    /// Everybody: nothing in it is a draft or under embargo.
    #[default]
    Public,
    /// Those who may see drafts and what is under embargo.
    Authors,
}

/// The list of what was written into an output folder. Its presence says that Lucarne made the folder.
///
/// It does not name itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Manifest {
    /// The version of the program that wrote it.
    pub version: String,
    /// For whom it was written.
    pub audience: Audience,
    /// The hash of each file.
    pub files: BTreeMap<OutputPath, Digest>,
}

impl Manifest {
    /// Makes the manifest of this version of the program.
    pub fn new(audience: Audience, files: BTreeMap<OutputPath, Digest>) -> Manifest {
        Manifest { version: env!("CARGO_PKG_VERSION").to_owned(), audience, files }
    }

    /// Returns whether it lists a file, by its path below the output folder.
    pub fn has(&self, path: &Path) -> bool {
        path.to_str().and_then(OutputPath::new).is_some_and(|path| self.files.contains_key(&path))
    }

    /// Writes the manifest as JSON, sorted, with a line for each file.
    pub fn write(&self, mut out: impl Write) -> io::Result<()> {
        let drafts = self.audience == Audience::Authors;
        let written = ToWrite { format: FORMAT, version: &self.version, drafts, files: FilesToWrite(&self.files) };
        serde_json::to_writer_pretty(&mut out, &written)?;
        out.write_all(b"\n")
    }

    /// Returns the hash of what [`Manifest::write`] writes.
    pub fn digest(&self) -> Digest {
        Digest::of_written(|out| self.write(out)).expect("a map of strings is always JSON, and a hash takes it")
    }

    /// Reads a manifest.
    ///
    /// Fails where the bytes are damaged, or where a later version of the program wrote them in another format.
    pub fn parse(bytes: &[u8]) -> Result<Manifest, ManifestError> {
        let written = match serde_json::from_slice::<Written>(bytes) {
            Ok(written) if written.format == FORMAT => written,
            Ok(Written { format, .. }) => return Err(ManifestError::Format(format)),
            Err(error) => {
                let head: Head = serde_json::from_slice(bytes).map_err(damaged)?;
                return Err(if head.format == FORMAT { damaged(error) } else { ManifestError::Format(head.format) });
            }
        };
        let files = written.files.iter().map(|(path, digest)| {
            let path = OutputPath::new(path).ok_or_else(|| damaged(format!("a path cannot be `{path}`")))?;
            Ok((path, digest.parse::<Digest>().map_err(damaged)?))
        });
        let audience = if written.drafts { Audience::Authors } else { Audience::Public };
        Ok(Manifest { files: files.collect::<Result<_, _>>()?, version: written.version, audience })
    }
}

fn damaged(reason: impl ToString) -> ManifestError {
    ManifestError::Damaged(reason.to_string())
}

#[derive(Deserialize)]
struct Head {
    format: u32,
}

#[derive(Serialize)]
struct ToWrite<'m> {
    format: u32,
    version: &'m str,
    drafts: bool,
    files: FilesToWrite<'m>,
}

/// Files on their way into a manifest, which is not held in memory beside them.
struct FilesToWrite<'m>(&'m BTreeMap<OutputPath, Digest>);

impl Serialize for FilesToWrite<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(path, digest)| (path.as_str(), digest)))
    }
}

#[derive(Deserialize)]
struct Written {
    format: u32,
    version: String,
    #[serde(default)]
    drafts: bool,
    files: BTreeMap<String, String>,
}

/// Why a manifest cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ManifestError {
    /// It is not what the program writes; holds the reason.
    Damaged(String),
    /// It has a format that this version of the program does not know; holds its number.
    Format(u32),
}

impl fmt::Display for ManifestError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ManifestError::Damaged(reason) => write!(out, "its `{MANIFEST_NAME}` is damaged: {reason}"),
            ManifestError::Format(format) => {
                write!(out, "its `{MANIFEST_NAME}` has format {format}, which another version of the program wrote")
            }
        }
    }
}

impl std::error::Error for ManifestError {}

#[cfg(test)]
mod tests {
    use super::*;

    fn damage(text: &str) -> String {
        Manifest::parse(text.as_bytes()).unwrap_err().to_string()
    }

    #[test]
    fn manifest_reads_what_it_writes() {
        let path = OutputPath::new("fr/index.html").unwrap();
        for audience in [Audience::Public, Audience::Authors] {
            let manifest = Manifest::new(audience, BTreeMap::from([(path.clone(), Digest::of(b"x"))]));
            let mut written = Vec::new();
            manifest.write(&mut written).unwrap();
            assert_eq!(manifest.digest(), Digest::of(&written));
            assert_eq!(Manifest::parse(&written), Ok(manifest));
        }
    }

    #[test]
    fn damaged_manifest_says_so() {
        assert!(damage("").starts_with("its `.lucarne.json` is damaged: "));
        assert!(damage(r#"{"format": 1, "version": "1", "files": {"../a": ""}}"#).ends_with("a path cannot be `../a`"));
        assert!(damage(r#"{"format": 1, "version": "1", "files": {"a": "zz"}}"#).contains("64"));
    }

    #[test]
    fn later_format_is_not_called_damaged() {
        assert_eq!(Manifest::parse(br#"{"format": 2}"#), Err(ManifestError::Format(2)));
    }
}
