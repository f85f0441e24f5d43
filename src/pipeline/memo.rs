//! What a run leaves to the next one.

use std::sync::Arc;

use crate::check::Comparisons;
use crate::check::Resolutions;
use crate::pipeline::PlannedEdition;
use crate::pipeline::loaded::Loaded;
use crate::prose::Highlighted;
use crate::read::Readings;

/// What earlier runs made, by all that it was made from, so that the next one need not make it again.
///
/// What a run makes with it is the same as without it. It holds drafts where the sources have some, and is never
/// written to a disk.
#[derive(Default)]
pub struct Memo {
    pub(in crate::pipeline) readings: Readings,
    pub(in crate::pipeline) comparisons: Comparisons,
    pub(in crate::pipeline) resolutions: Resolutions,
    pub(in crate::pipeline) planned: Option<PlannedEdition>,
    pub(in crate::pipeline) highlighted: Arc<Highlighted>,
    pub(in crate::pipeline) loaded: Option<Arc<Loaded>>,
}
