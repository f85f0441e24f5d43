//! What was read, kept from one run to the next.

use std::sync::Arc;

use crate::diag::Outcome;
use crate::read::Corpus;
use crate::read::document;
use crate::read::document::DocumentReadings;
use crate::read::read_surroundings;
use crate::text::Snapshot;

/// What was read of a site.
#[derive(Debug, Default)]
pub struct Readings {
    surroundings: Option<Surroundings>,
    documents: DocumentReadings,
}

/// All but the documents: what was read of a snapshot whatever its files below `content` say.
#[derive(Debug)]
struct Surroundings {
    snapshot: Arc<Snapshot>,
    outcome: Outcome<Option<Corpus>>,
}

/// Reads a snapshot as [`read()`](crate::read::read()) does; what depends on no file that changed is not read again.
pub fn read_again(snapshot: &Arc<Snapshot>, before: &mut Readings) -> Outcome<Option<Corpus>> {
    let known = before.surroundings.take().filter(|known| known.is_of(snapshot)).map(|known| known.outcome);
    let outcome = known.unwrap_or_else(|| read_surroundings(snapshot));
    before.surroundings = Some(Surroundings { snapshot: Arc::clone(snapshot), outcome: outcome.clone() });
    let Outcome { value: mut corpus, mut report } = outcome;
    if let Some(corpus) = &mut corpus {
        corpus.documents = document::read_again(snapshot, &corpus.site.locales, &mut before.documents, &mut report);
    }
    Outcome { value: corpus, report }
}

impl Surroundings {
    fn is_of(&self, snapshot: &Snapshot) -> bool {
        snapshot.is_same_outside("content", &self.snapshot)
    }
}
