//! The files of a site that is shown.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Mutex;
use std::sync::MutexGuard;
use std::sync::PoisonError;

use hyper::body::Bytes;

use crate::host::preview::shown::Problems;
use crate::model::OutputPath;

/// Makes a file of a site, of which it knows the path; called from several threads.
type Make = dyn Fn(&OutputPath) -> Result<Vec<u8>, Problems> + Send + Sync;

/// Returns whether a site has a file.
type IsThere = dyn Fn(&OutputPath) -> bool + Send + Sync;

/// The files of a site, each of them made when it is first asked for.
pub struct Files {
    is_there: Box<IsThere>,
    make: Box<Make>,
    made: Mutex<BTreeMap<OutputPath, Bytes>>,
}

impl Files {
    /// Takes what tells which files there are, and what makes the bytes of each; its error is shown in place of the file.
    pub fn new(
        is_there: impl Fn(&OutputPath) -> bool + Send + Sync + 'static,
        make: impl Fn(&OutputPath) -> Result<Vec<u8>, Problems> + Send + Sync + 'static,
    ) -> Files {
        Files { is_there: Box::new(is_there), make: Box::new(make), made: Mutex::default() }
    }

    /// Returns whether there is a file at a path.
    pub(in crate::host::preview) fn has(&self, path: &OutputPath) -> bool {
        (self.is_there)(path)
    }

    /// Returns a file that was made already.
    pub(in crate::host::preview) fn made(&self, path: &OutputPath) -> Option<Bytes> {
        locked(&self.made).get(path).cloned()
    }

    /// Returns a file, and makes it where it was not yet.
    pub(in crate::host::preview) fn get(&self, path: &OutputPath) -> Result<Bytes, Problems> {
        if let Some(bytes) = self.made(path) {
            return Ok(bytes);
        }
        let bytes = Bytes::from((self.make)(path)?);
        locked(&self.made).insert(path.clone(), bytes.clone());
        Ok(bytes)
    }
}

impl fmt::Debug for Files {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_set().entries(locked(&self.made).keys()).finish()
    }
}

/// A table holds whole entries alone, so that it is sound even where a thread that held it has panicked.
fn locked<T>(table: &Mutex<T>) -> MutexGuard<'_, T> {
    table.lock().unwrap_or_else(PoisonError::into_inner)
}
