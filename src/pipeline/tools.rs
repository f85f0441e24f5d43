//! What the jobs of a run work with.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::check::Edition;
use crate::diag::Outcome;
use crate::export::signature::Signatures;
use crate::phrase::Phrasebook;
use crate::pipeline::MakeError;
use crate::pipeline::Options;
use crate::pipeline::PlannedEdition;
use crate::pipeline::in_threads;
use crate::pipeline::job::Workshop;
use crate::prose;
use crate::prose::Highlighted;
use crate::render::Engine;
use crate::render::Setting;

/// What the jobs of a run work with beside the edition.
pub(in crate::pipeline) struct Tools {
    pub(in crate::pipeline) signatures: Signatures,
    pub(in crate::pipeline) highlighted: Arc<Highlighted>,
    phrasebook: Arc<Phrasebook>,
    engine: Engine,
    is_locking: bool,
}

impl Tools {
    /// Loads the theme and the words, and marks the code that is not in `highlighted` yet.
    pub(in crate::pipeline) fn new<E>(
        edition: &Edition,
        options: &Options,
        highlighted: &Highlighted,
    ) -> Result<Tools, MakeError<E>> {
        let phrasebook = Arc::new(phrasebook(edition));
        let load = || Engine::load(edition, Arc::clone(&phrasebook));
        let mark = || Arc::new(prose::highlight(edition.code(), highlighted));
        let (engine, highlighted) = in_threads(options.jobs, || rayon::join(load, mark));
        let Outcome { value: engine, report } = engine;
        let Some(engine) = engine else { return Err(MakeError::Faults(report)) };
        let signatures = Signatures::new(edition, options.signer.as_ref()).map_err(MakeError::Signer)?;
        Ok(Tools { signatures, highlighted, phrasebook, engine, is_locking: options.is_locking() })
    }

    /// Returns what templates share.
    pub(in crate::pipeline) fn setting<'a>(&'a self, edition: &'a PlannedEdition) -> Setting<'a> {
        Setting::new(edition, edition.plan(), &self.phrasebook, &self.highlighted, &self.engine)
    }

    /// Returns where jobs are done.
    pub(in crate::pipeline) fn workshop<'a>(&'a self, setting: &'a Setting<'a>) -> Workshop<'a> {
        Workshop { setting, signatures: &self.signatures, is_locking: self.is_locking, entries: BTreeMap::new() }
    }
}

/// Returns the words of the site and of its theme.
pub(in crate::pipeline) fn phrasebook(edition: &Edition) -> Phrasebook {
    let text = |file| edition.snapshot().file(file).text().expect("catalogs are UTF-8");
    let catalogs = edition.catalogs().iter();
    let catalogs = catalogs.map(|(locale, files)| (locale.clone(), files.iter().map(|file| text(*file)).collect()));
    Phrasebook::new(&catalogs.collect())
}
