//! A table of cases: what differs from the smallest site, and what must hold beside that it is survived.

use std::panic;
use std::panic::AssertUnwindSafe;

use crate::site::Run;
use crate::site::Site;

/// One case.
pub struct Case {
    pub name: String,
    files: Vec<(String, Vec<u8>)>,
    holds: Holds,
}

/// What must hold of a run.
enum Holds {
    /// Nothing beside that it is survived.
    Anything,
    /// The site is built.
    Builds,
    /// It is refused with a message that holds these words.
    Says(&'static str),
}

impl Case {
    /// Makes a case of one file.
    pub fn new(name: impl Into<String>, path: &str, bytes: impl Into<Vec<u8>>) -> Case {
        Case { name: name.into(), files: vec![(path.to_owned(), bytes.into())], holds: Holds::Anything }
    }

    /// Adds a file.
    pub fn with(mut self, path: &str, bytes: impl Into<Vec<u8>>) -> Case {
        self.files.push((path.to_owned(), bytes.into()));
        self
    }

    /// The site is built nevertheless.
    pub fn builds(self) -> Case {
        Case { holds: Holds::Builds, ..self }
    }

    /// The site is refused with these words.
    pub fn says(self, words: &'static str) -> Case {
        Case { holds: Holds::Says(words), ..self }
    }

    fn run(&self) {
        let site = Site::new();
        for (path, bytes) in &self.files {
            site.write(path, bytes);
        }
        self.judge(&site.survive(&self.name));
    }

    fn judge(&self, run: &Run) {
        let name = &self.name;
        match self.holds {
            Holds::Anything => {}
            Holds::Builds => assert_eq!(run.code, 0, "{name}\n{}", run.start()),
            Holds::Says(words) => {
                assert_eq!(run.code, 1, "{name}\n{}", run.start());
                assert!(run.stderr.contains(words), "{name}: `{words}` is not in\n{}", run.start());
            }
        }
    }
}

/// Runs all cases, and tells of every one that fails.
pub fn run(cases: &[Case]) {
    let survives = |case: &&Case| panic::catch_unwind(AssertUnwindSafe(|| case.run())).is_ok();
    let failed: Vec<&str> = cases.iter().filter(|case| !survives(case)).map(|case| case.name.as_str()).collect();
    assert!(failed.is_empty(), "{} of {} cases: {failed:#?}", failed.len(), cases.len());
}
