//! A site in a folder of its own that was published once, and the program run on it again.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::path::PathBuf;
use std::process::Command;
use std::process::Output;
use std::process::Stdio;
use std::sync::OnceLock;
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use tempfile::TempDir;

use crate::tree::tree;

/// No input may keep the program busy for longer. Nothing finer is asserted: other programs run beside the tests.
const BOUND: Duration = Duration::from_secs(60);

/// The memory that a run may ask for, in KiB; a run that wants more is aborted, which no case allows.
const MEMORY: u32 = 6 * 1024 * 1024;

/// More than this is no message that anybody could read.
const LONGEST_MESSAGES: usize = 4 * 1024 * 1024;

/// The smallest site that can be built without a diagnostic.
pub const FILES: &[(&str, &str)] = &[
    (
        "site.toml",
        "[site]\nbase_url = \"https://security.example.org\"\nlocales = [\"en\"]\n\n\
         [organization]\nname = \"Example\"\n\n\
         [[contact]]\nkind = \"email\"\nvalue = \"security@example.org\"\n",
    ),
    ("content/index.md", "+++\ntitle = \"Security\"\n+++\n\nText.\n"),
    ("content/policies/disclosure.md", "+++\ntitle = \"Disclosure\"\nreviewed = 2026-06-01\n+++\n\nText.\n"),
];

/// A site that was published once.
pub struct Site {
    folder: TempDir,
}

/// What a run of the program came to.
pub struct Run {
    pub code: i32,
    pub stderr: String,
}

impl Site {
    /// Makes the smallest site with its published folder.
    pub fn new() -> Site {
        let site = Site { folder: tempfile::tempdir().unwrap() };
        for (path, text) in FILES {
            site.write(path, text.as_bytes());
        }
        for (path, bytes) in published() {
            site.write(&format!("public/{path}"), bytes);
        }
        site
    }

    /// Returns the folder of the site.
    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Returns a path in the site.
    pub fn at(&self, path: &str) -> PathBuf {
        self.path().join(path)
    }

    /// Writes a file of the site, with its folders.
    pub fn write(&self, path: &str, bytes: &[u8]) {
        let full = self.at(path);
        fs::create_dir_all(full.parent().unwrap()).unwrap();
        fs::write(full, bytes).unwrap();
    }

    /// Returns every file of the published folder.
    pub fn published(&self) -> BTreeMap<String, Vec<u8>> {
        tree(&self.at("public"))
    }

    /// Builds the site.
    pub fn build(&self, name: &str) -> Run {
        self.run(name, &["build"])
    }

    /// Runs the program in the site.
    pub fn run(&self, name: &str, arguments: &[&str]) -> Run {
        Run::of(name, self.path(), arguments)
    }

    /// Builds the site and asserts what holds for every input: the program ends by itself, in time and with one of
    /// its exit codes; where it fails it names a file, and the published folder is what it was.
    pub fn survive(&self, name: &str) -> Run {
        let before = self.published();
        let run = self.build(name);
        if run.code != 0 {
            assert!(self.published() == before, "{name}: the published folder changed\n{}", run.start());
            assert!(run.names_a_path(), "{name}: no path is named\n{}", run.start());
        }
        run
    }
}

impl Run {
    /// Runs the program in a folder, with nothing of the caller's environment that it looks at.
    pub fn of(name: &str, folder: &Path, arguments: &[&str]) -> Run {
        let mut command = limited();
        command.current_dir(folder).args(arguments).env_remove("SOURCE_DATE_EPOCH").env_remove("NO_COLOR");
        command.env_remove("LUCARNE_SIGNING_KEY").env_remove("LUCARNE_SIGNING_PASSPHRASE");
        let output = wait(name, command);
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap_or_else(|_| panic!("{name}: messages are UTF-8"));
        let code = output.status.code();
        let run = Run { code: code.unwrap_or(-1), stderr: text(output.stderr) };
        assert!(matches!(run.code, 0..=3), "{name}: ended with {}\n{}", output.status, run.end());
        assert!(run.stderr.len() < LONGEST_MESSAGES, "{name}: {} bytes of messages", run.stderr.len());
        let is_odd = |c: char| c.is_control() && c != '\n';
        assert!(!run.stderr.contains(is_odd), "{name}: a control character is printed\n{}", run.start());
        run
    }

    fn names_a_path(&self) -> bool {
        self.stderr.contains("--> ") || self.stderr.contains('`')
    }

    /// Returns what the messages begin with.
    pub fn start(&self) -> String {
        self.stderr.chars().take(2000).collect()
    }

    fn end(&self) -> &str {
        let start = self.stderr.len().saturating_sub(2000);
        self.stderr.get(start..).unwrap_or(&self.stderr)
    }
}

/// Returns what the smallest site is when it is published; built once.
fn published() -> &'static BTreeMap<String, Vec<u8>> {
    static PUBLISHED: OnceLock<BTreeMap<String, Vec<u8>>> = OnceLock::new();
    PUBLISHED.get_or_init(|| {
        let site = Site { folder: tempfile::tempdir().unwrap() };
        FILES.iter().for_each(|(path, text)| site.write(path, text.as_bytes()));
        let run = site.build("the smallest site");
        assert_eq!(run.code, 0, "{}", run.stderr);
        site.published()
    })
}

/// Waits for a program that may never end.
fn wait(name: &str, mut command: Command) -> Output {
    let command = command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let child = command.spawn().unwrap();
    let id = child.id();
    let (sender, receiver) = mpsc::channel();
    thread::spawn(move || sender.send(child.wait_with_output()));
    match receiver.recv_timeout(BOUND) {
        Ok(output) => output.unwrap(),
        Err(_) => {
            let _ = Command::new("kill").arg("-9").arg(id.to_string()).status();
            panic!("{name}: not done after {BOUND:?}")
        }
    }
}

/// Returns the program with a limit of its memory, where the system has one.
fn limited() -> Command {
    let program = env!("CARGO_BIN_EXE_lucarne");
    if !cfg!(target_os = "linux") {
        return Command::new(program);
    }
    let mut command = Command::new("sh");
    command.args(["-c", &format!("ulimit -v {MEMORY}; exec \"$0\" \"$@\""), program]);
    command
}
