//! What the jobs of a run work with.

use std::sync::Arc;

use crate::check::Edition;
use crate::diag::Outcome;
use crate::export::signature::Signatures;
use crate::phrase::Phrasebook;
use crate::pipeline::MakeError;
use crate::pipeline::Options;
use crate::pipeline::in_threads;
use crate::pipeline::job::Entries;
use crate::pipeline::job::Workshop;
use crate::plan::Plan;
use crate::prose;
use crate::prose::Highlighted;
use crate::render::Engine;
use crate::render::Setting;

/// One job of so many at least has to be done, for all code to be marked before.
const FEW: usize = 4;

/// What the jobs of a run work with beside the edition.
pub(in crate::pipeline) struct Tools {
    pub(in crate::pipeline) plan: Plan,
    pub(in crate::pipeline) signatures: Signatures,
    pub(in crate::pipeline) highlighted: Arc<Highlighted>,
    phrasebook: Arc<Phrasebook>,
    engine: Engine,
    is_locking: bool,
}

impl Tools {
    /// Loads the theme and the words, plans the outputs and marks the code that is not in `highlighted` yet.
    pub(in crate::pipeline) fn new<E>(
        edition: &Edition,
        options: &Options,
        highlighted: &Highlighted,
    ) -> Result<Tools, MakeError<E>> {
        Tools::with(edition, options, || (Plan::new(edition), Arc::new(prose::highlight(edition.code(), highlighted))))
    }

    /// Loads the theme and the words for a plan that is there already. Code is marked before the jobs are done, or, where
    /// they are few, as they meet it.
    pub(in crate::pipeline) fn of_plan<E>(
        edition: &Edition,
        options: &Options,
        (plan, stale): (Plan, usize),
    ) -> Result<Tools, MakeError<E>> {
        let is_few = stale < plan.jobs().len() / FEW;
        Tools::with(edition, options, || {
            let mark = || prose::highlight(edition.code(), &Highlighted::default());
            (plan, Arc::new(if is_few { Highlighted::when_met() } else { mark() }))
        })
    }

    fn with<E>(
        edition: &Edition,
        options: &Options,
        mark: impl FnOnce() -> (Plan, Arc<Highlighted>) + Send,
    ) -> Result<Tools, MakeError<E>> {
        let phrasebook = Arc::new(phrasebook(edition));
        let load = || Engine::load(edition, Arc::clone(&phrasebook));
        let (engine, (plan, highlighted)) = in_threads(options.jobs, || rayon::join(load, mark));
        let Outcome { value: engine, report } = engine;
        let Some(engine) = engine else { return Err(MakeError::Faults(report)) };
        let signatures = Signatures::new(edition, options.signer.as_ref()).map_err(MakeError::Signer)?;
        Ok(Tools { plan, signatures, highlighted, phrasebook, engine, is_locking: options.is_locking() })
    }

    /// Returns what templates share.
    pub(in crate::pipeline) fn setting<'a>(&'a self, edition: &'a Edition) -> Setting<'a> {
        Setting::new(edition, &self.plan, &self.phrasebook, &self.highlighted, &self.engine)
    }

    /// Returns where jobs are done.
    pub(in crate::pipeline) fn workshop<'a>(&'a self, setting: &'a Setting<'a>) -> Workshop<'a> {
        let lock = self.is_locking.then(|| setting.edition.lock());
        Workshop { setting, signatures: &self.signatures, lock, entries: Entries::default() }
    }
}

/// Returns the words of the site and of its theme.
pub(in crate::pipeline) fn phrasebook(edition: &Edition) -> Phrasebook {
    let text = |file| edition.snapshot().file(file).text().expect("catalogs are UTF-8");
    let catalogs = edition.catalogs().iter();
    let catalogs = catalogs.map(|(locale, files)| (locale.clone(), files.iter().map(|file| text(*file)).collect()));
    Phrasebook::new(&catalogs.collect())
}
