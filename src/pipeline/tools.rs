//! What the jobs of a run work with.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::check::Edition;
use crate::diag::Outcome;
use crate::export::signature::Signatures;
use crate::pipeline::MakeError;
use crate::pipeline::Memo;
use crate::pipeline::Options;
use crate::pipeline::PlannedEdition;
use crate::pipeline::in_threads;
use crate::pipeline::job::Workshop;
use crate::pipeline::loaded::Loaded;
use crate::prose;
use crate::prose::Highlighted;
use crate::render::Setting;

/// What the jobs of a run work with beside the edition.
pub(in crate::pipeline) struct Tools {
    pub(in crate::pipeline) signatures: Signatures,
    highlighted: Arc<Highlighted>,
    loaded: Arc<Loaded>,
    is_locking: bool,
}

impl Tools {
    /// Loads the theme and the words, and marks the code, as far as an earlier run has not done so; the memo then holds
    /// those of this one.
    pub(in crate::pipeline) fn new<E>(
        edition: &Edition,
        options: &Options,
        memo: &mut Memo,
    ) -> Result<Tools, MakeError<E>> {
        let Memo { highlighted, loaded, .. } = &*memo;
        let load = || match loaded.as_ref().filter(|loaded| loaded.is_of(edition)) {
            Some(loaded) => Ok(Arc::clone(loaded)),
            None => {
                let Outcome { value: loaded, report } = Loaded::new(edition);
                loaded.map(Arc::new).ok_or(report)
            }
        };
        let mark = || Arc::new(prose::highlight(edition.code(), highlighted));
        let (loaded, highlighted) = in_threads(options.jobs, || rayon::join(load, mark));
        let loaded = loaded.map_err(MakeError::Faults)?;
        memo.highlighted = Arc::clone(&highlighted);
        memo.loaded = Some(Arc::clone(&loaded));
        let signatures = Signatures::new(edition, options.signer.as_ref()).map_err(MakeError::Signer)?;
        Ok(Tools { signatures, highlighted, loaded, is_locking: options.is_locking() })
    }

    /// Returns what templates share.
    pub(in crate::pipeline) fn setting<'a>(&'a self, edition: &'a PlannedEdition) -> Setting<'a> {
        let Loaded { phrasebook, engine, .. } = &*self.loaded;
        Setting::new(edition, edition.plan(), phrasebook, &self.highlighted, engine)
    }

    /// Returns where jobs are done.
    pub(in crate::pipeline) fn workshop<'a>(&'a self, setting: &'a Setting<'a>) -> Workshop<'a> {
        let Tools { signatures, is_locking, .. } = self;
        Workshop { setting, signatures, is_locking: *is_locking, is_stopped: &|| false, entries: BTreeMap::new() }
    }
}
