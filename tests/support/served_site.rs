//! A small site that the program shows while a test edits it.

#[path = "small_site.rs"]
mod small_site;
#[path = "write.rs"]
mod write;

use std::collections::BTreeMap;
use std::fs;
use std::io::BufRead;
use std::io::BufReader;
use std::path::PathBuf;
use std::process::Child;
use std::process::Command;
use std::process::Stdio;

use serde_json::Value;
use tempfile::TempDir;

use crate::tree::tree;
use crate::web_client::Client;

use small_site::SMALL_SITE;
use write::write;

const AT: &str = "2026-11-21T12:00:00Z";

/// What the site has beside the files of every small one.
const MORE: &[(&str, &str)] = &[
    ("content/overview.md", "+++\ntitle = \"Overview\"\n+++\n\nThe first text.\n"),
    (
        "content/advisories/2026/EX-2026-0001.md",
        "+++\nid = \"EX-2026-0001\"\ntitle = \"A draft\"\nsummary = \"Not public.\"\nstatus = \"draft\"\n\
         published = 2026-12-01T00:00:00Z\n+++\n",
    ),
];

/// A small site that the program shows.
pub struct ServedSite {
    folder: TempDir,
    program: Child,
    /// Where it listens.
    pub port: u16,
}

impl ServedSite {
    /// Writes the site and starts the program with further arguments.
    ///
    /// # Panics
    ///
    /// Where the program does not print its address.
    pub fn start(arguments: &[&str]) -> ServedSite {
        let folder = tempfile::tempdir().expect("a folder");
        for (path, text) in SMALL_SITE.iter().chain(MORE) {
            write(folder.path(), path, text);
        }
        let mut program = Command::new(env!("CARGO_BIN_EXE_lucarne"));
        program.args(["serve", "--port", "0", "--at", AT, "--site"]).arg(folder.path()).args(arguments);
        let mut program =
            program.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().expect("the program can be started");
        let mut address = String::new();
        let output = program.stdout.take().expect("its output is read");
        BufReader::new(output).read_line(&mut address).expect("a line of output");
        let port = address.trim().strip_prefix("http://127.0.0.1:").and_then(|rest| rest.strip_suffix('/'));
        let port = port.and_then(|port| port.parse().ok()).unwrap_or_else(|| panic!("an address: {address:?}"));
        ServedSite { folder, program, port }
    }

    /// Returns the path of a file of the site.
    pub fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    /// Puts a file in its place at once, with its folders.
    ///
    /// # Panics
    ///
    /// Where it cannot be written.
    pub fn write(&self, path: &str, text: &str) {
        let draft = self.path(path).with_file_name(".draft~");
        write(self.folder.path(), &draft, text);
        fs::rename(draft, self.path(path)).expect("a file can be renamed");
    }

    /// Writes into a file that may be there, with its folders; for a moment it is empty.
    ///
    /// # Panics
    ///
    /// Where it cannot be written.
    pub fn overwrite(&self, path: &str, text: &str) {
        write(self.folder.path(), path, text);
    }

    /// Removes a file, if it is there.
    pub fn remove(&self, path: &str) {
        let _ = fs::remove_file(self.path(path));
    }

    /// Renames a file or a folder, if it is there and the other is not a folder with files.
    pub fn rename(&self, from: &str, to: &str) {
        let _ = fs::rename(self.path(from), self.path(to));
    }

    /// Returns the text of a page.
    pub fn text(&self, target: &str) -> String {
        crate::web_client::get(self.port, target).text()
    }

    /// Begins to listen to the events.
    ///
    /// # Panics
    ///
    /// Where there are none.
    pub fn events(&self) -> Events {
        let mut client = Client::new(self.port);
        let answer = client.ask("GET", "/-/events", &[]);
        assert_eq!((answer.status, answer.header("content-type")), (200, "text/event-stream"));
        Events { client }
    }

    /// Returns the files of the site's folder.
    pub fn listing(&self) -> BTreeMap<String, Vec<u8>> {
        tree(self.folder.path())
    }

    /// Builds what the site's folder holds, as the program was asked to show it.
    ///
    /// # Panics
    ///
    /// Where it has an error.
    pub fn cold(&self) -> BTreeMap<String, Vec<u8>> {
        let out = tempfile::tempdir().expect("a folder");
        let base_url = format!("http://127.0.0.1:{}", self.port);
        let mut build = Command::new(env!("CARGO_BIN_EXE_lucarne"));
        build.args(["build", "--at", AT, "--base-url", &base_url, "--site"]).arg(self.folder.path());
        let output = build.arg("--out").arg(out.path()).output().expect("the program can be started");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let mut files = tree(out.path());
        files.remove(".lucarne.json");
        files
    }
}

impl Drop for ServedSite {
    fn drop(&mut self) {
        let _ = self.program.kill();
        let _ = self.program.wait();
    }
}

/// The events of a preview.
pub struct Events {
    client: Client,
}

impl Events {
    /// Waits for the next event: the number of the site that is shown, and what is said of its sources.
    ///
    /// # Panics
    ///
    /// Where none comes.
    pub fn next(&mut self) -> (u64, String) {
        loop {
            let line = self.client.line().expect("the stream goes on");
            let Some(json) = line.strip_prefix("data: ") else { continue };
            let event: Value = serde_json::from_str(json).expect("an event is JSON");
            let version = event["version"].as_str().expect("a version");
            let (_, number) = version.split_once('-').expect("a version has two parts");
            let text = event["problems"]["text"].as_str().expect("a text").to_owned();
            return (number.parse().expect("a number"), text);
        }
    }
}

/// Takes out of a page what the preview adds.
pub fn without_script(page: &str) -> String {
    const END: &str = "></script>\n";
    match page.split_once("<script src=\"/-/preview.js\"") {
        Some((before, rest)) => before.to_owned() + rest.split_once(END).expect("a script has an end").1,
        None => page.to_owned(),
    }
}
