//! Being told of what changes below the root of a site.
//!
//! Only the inputs are watched, never what stands beside them (`public`, `target`, `.git`). Links are not followed: one
//! could lead to the whole disk.

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::io;
use std::path::Path;
use std::path::PathBuf;
use std::sync::mpsc;
use std::sync::mpsc::Receiver;
use std::time::Duration;

use notify::Config;
use notify::ErrorKind;
use notify::Event;
use notify::EventKind;
use notify::RecommendedWatcher;
use notify::RecursiveMode;
use notify::Watcher;
use notify::event::AccessKind;
use notify::event::AccessMode;
use notify::event::ModifyKind;
use notify::event::RenameMode;

use crate::host::HostError;
use crate::host::Stopwatch;
use crate::host::snapshot::FILES;
use crate::host::snapshot::FOLDERS;
use crate::host::snapshot::is_litter;

/// How long nothing must happen until a change counts as done: an editor saves in several steps.
const QUIET: Duration = Duration::from_millis(10);

/// The same where every file that changed has been closed, and so is whole: others may follow it at once.
const BREATH: Duration = Duration::from_millis(2);

/// How long changes that follow each other are waited for.
const LONGEST: Duration = Duration::from_millis(500);

/// How soon a site that could not be read is tried again.
const RETRY: Duration = Duration::from_secs(1);

/// What may have changed.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::host) enum News {
    /// These paths below the root, and nothing else.
    Paths(BTreeSet<PathBuf>),
    /// Nobody knows.
    Anything,
}

impl News {
    fn none() -> News {
        News::Paths(BTreeSet::new())
    }

    fn add(&mut self, path: &Path) {
        match self {
            News::Paths(paths) => drop(paths.insert(path.to_owned())),
            News::Anything => {}
        }
    }
}

/// Files of which more may be written: they were opened, made or taken away, and not closed since.
type Unfinished = BTreeSet<PathBuf>;

/// The watched inputs of a site.
pub(in crate::host) struct Watch {
    root: PathBuf,
    watcher: RecommendedWatcher,
    events: Receiver<notify::Result<Event>>,
}

impl Watch {
    /// Begins to watch a site. The root has no links in it.
    pub(in crate::host) fn open(root: &Path) -> Result<Watch, HostError> {
        let (sender, events) = mpsc::channel();
        let handler = move |event: notify::Result<Event>| {
            if is_change(&event) {
                // Where nobody listens any more, the program ends.
                let _ = sender.send(event);
            }
        };
        let watcher = RecommendedWatcher::new(handler, Config::default().with_follow_symlinks(false));
        let watcher = watcher.map_err(|error| unwatched(root, error))?;
        let mut watch = Watch { root: root.to_owned(), watcher, events };
        watch.renew()?;
        Ok(watch)
    }

    /// Waits until something may have changed, and then until nothing changes for a moment.
    pub(in crate::host) fn wait(&mut self) -> News {
        let (mut news, mut unfinished) = (News::none(), Unfinished::new());
        while news == News::none() {
            let event = self.events.recv().expect("the watcher holds the other end");
            self.take(event, &mut news, &mut unfinished);
        }
        self.settle(&mut news, unfinished);
        news
    }

    /// Waits a while, or less where something happens, and watches whatever is there now.
    pub(in crate::host) fn wait_anew(&mut self) -> News {
        let mut news = News::Anything;
        if let Ok(event) = self.events.recv_timeout(RETRY) {
            let mut unfinished = Unfinished::new();
            self.take(event, &mut news, &mut unfinished);
            self.settle(&mut news, unfinished);
        }
        let _ = self.renew();
        news
    }

    /// Waits until nothing changes for a moment.
    fn settle(&mut self, news: &mut News, mut unfinished: Unfinished) {
        let watch = Stopwatch::start();
        let pause = |unfinished: &Unfinished| if unfinished.is_empty() { BREATH } else { QUIET };
        while watch.elapsed() < LONGEST
            && let Ok(event) = self.events.recv_timeout(pause(&unfinished))
        {
            self.take(event, news, &mut unfinished);
        }
    }

    /// Watches the root, where files are seen, and every folder of inputs below it.
    fn renew(&mut self) -> Result<(), HostError> {
        let root = self.root.clone();
        let watched = self.watcher.watch(&root, RecursiveMode::NonRecursive);
        watched.map_err(|error| unwatched(&root, error))?;
        FOLDERS.iter().try_for_each(|folder| self.renew_folder(folder))
    }

    /// Watches a folder; one that is not there is seen at the root when it comes.
    fn renew_folder(&mut self, folder: &str) -> Result<(), HostError> {
        let path = self.root.join(folder);
        match self.watcher.watch(&path, RecursiveMode::Recursive) {
            Err(error) if !is_missing(&error) => Err(unwatched(&path, error)),
            _ => Ok(()),
        }
    }

    fn take(&mut self, event: notify::Result<Event>, news: &mut News, unfinished: &mut Unfinished) {
        let Some(event) = event.ok().filter(|event| !event.need_rescan()) else {
            let _ = self.renew();
            *news = News::Anything;
            return;
        };
        for path in event.paths {
            self.take_path(&path, news);
            match Step::of(event.kind) {
                Step::Begun => drop(unfinished.insert(path)),
                Step::Done => drop(unfinished.remove(&path)),
                Step::Neither => {}
            }
        }
    }

    fn take_path(&mut self, path: &Path, news: &mut News) {
        let Ok(below) = path.strip_prefix(&self.root) else { return };
        let Some(first) = below.components().next() else {
            *news = News::Anything;
            return;
        };
        let is_first = |name: &str| first.as_os_str() == OsStr::new(name);
        let folder = FOLDERS.iter().find(|name| is_first(name));
        if let Some(folder) = folder.filter(|folder| below == Path::new(folder)) {
            // What came under this name is another folder than the one that was watched.
            let _ = self.renew_folder(folder);
            *news = News::Anything;
        } else if (folder.is_some() || FILES.iter().any(|name| is_first(name))) && !is_litter_of(below) {
            news.add(below);
        }
    }
}

/// How far the change of a file is.
enum Step {
    Begun,
    Done,
    Neither,
}

impl Step {
    fn of(kind: EventKind) -> Step {
        match kind {
            EventKind::Access(AccessKind::Close(_)) | EventKind::Modify(ModifyKind::Name(RenameMode::To)) => Step::Done,
            // Both ends of a renaming are told of one by one as well.
            EventKind::Modify(ModifyKind::Metadata(_) | ModifyKind::Name(RenameMode::Both)) => Step::Neither,
            _ => Step::Begun,
        }
    }
}

/// Returns whether an event tells of a change. Reading is none, or a rebuild would ask for the next.
fn is_change(event: &notify::Result<Event>) -> bool {
    match event.as_ref().map(|event| event.kind) {
        Ok(EventKind::Access(AccessKind::Close(AccessMode::Write))) => true,
        Ok(EventKind::Access(_)) => false,
        _ => true,
    }
}

fn is_litter_of(below: &Path) -> bool {
    let mut folders = below.ancestors().filter(|path| path.file_name().is_some());
    folders.any(|path| path.file_name().is_some_and(|name| is_litter(path, name)))
}

fn is_missing(error: &notify::Error) -> bool {
    match &error.kind {
        ErrorKind::PathNotFound => true,
        ErrorKind::Io(error) => error.kind() == io::ErrorKind::NotFound,
        _ => false,
    }
}

fn unwatched(path: &Path, error: notify::Error) -> HostError {
    let source = match error.kind {
        ErrorKind::Io(error) => error,
        ErrorKind::MaxFilesWatch => io::Error::other("the system watches no more folders for this user"),
        _ => io::Error::other(error.to_string()),
    };
    HostError { action: "watch", path: path.to_owned(), source }
}
