//! What the jobs of a run work with.

use std::sync::Arc;

use crate::check::CodeBlocks;
use crate::check::Edition;
use crate::diag::Outcome;
use crate::export::signature::Signatures;
use crate::pipeline::MakeError;
use crate::pipeline::Memo;
use crate::pipeline::Options;
use crate::pipeline::PlannedEdition;
use crate::pipeline::entries::Entries;
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
        Tools::with(edition, options, memo, |known| known.renewed(edition.code()))
    }

    /// Loads the theme and the words for few jobs: code is marked as they meet it.
    pub(in crate::pipeline) fn for_few<E>(edition: &Edition, options: &Options) -> Result<Tools, MakeError<E>> {
        Tools::with(edition, options, &mut Memo::default(), |_| Marked::when_met())
    }

    fn with<E>(
        edition: &Edition,
        options: &Options,
        memo: &mut Memo,
        mark: impl FnOnce(&Marked) -> Marked + Send,
    ) -> Result<Tools, MakeError<E>> {
        let Memo { marked, loaded, .. } = &*memo;
        let load = || match loaded.as_ref().filter(|loaded| loaded.is_of(edition)) {
            Some(loaded) => Ok(Arc::clone(loaded)),
            None => {
                let Outcome { value: loaded, report } = Loaded::new(edition);
                loaded.map(Arc::new).ok_or(report)
            }
        };
        let (loaded, marked) = in_threads(options.jobs, || rayon::join(load, || mark(marked)));
        let loaded = loaded.map_err(MakeError::Faults)?;
        let highlighted = Arc::clone(&marked.highlighted);
        memo.marked = marked;
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
        let lock = is_locking.then(|| setting.edition.lock());
        Workshop { setting, signatures, lock, past: None, is_stopped: &|| false, entries: Entries::default() }
    }
}

/// The code blocks of an edition, and what became of them.
#[derive(Default)]
pub(in crate::pipeline) struct Marked {
    code: Arc<CodeBlocks>,
    highlighted: Arc<Highlighted>,
}

impl Marked {
    /// Marks none before it is met.
    fn when_met() -> Marked {
        Marked { code: Arc::default(), highlighted: Arc::new(Highlighted::when_met()) }
    }

    /// Marks those that are not marked yet.
    fn renewed(&self, code: &Arc<CodeBlocks>) -> Marked {
        let highlighted = if Arc::ptr_eq(code, &self.code) {
            Arc::clone(&self.highlighted)
        } else {
            let blocks = code.iter().map(|(info, text)| (info.as_str(), text.as_str()));
            Arc::new(prose::highlight(blocks, &self.highlighted))
        };
        Marked { code: Arc::clone(code), highlighted }
    }
}
