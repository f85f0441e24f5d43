//! An edition with its plan, made once for all stages behind it.

use std::collections::BTreeMap;
use std::ops::Deref;
use std::sync::Arc;

use crate::check::Edition;
use crate::diag::Report;
use crate::model::OutputPath;
use crate::pipeline::outputs;
use crate::plan::Job;
use crate::plan::Plan;

/// An edition with the plan of its outputs. All that an edition answers it answers too. A clone shares what it holds.
///
/// Invariant: the plan is that of the edition. Those that a check returns have no two outputs at one place.
#[derive(Clone, Debug)]
pub struct PlannedEdition {
    edition: Arc<Edition>,
    layout: Arc<Layout>,
}

/// What is made, and where.
#[derive(Debug)]
struct Layout {
    plan: Plan,
    /// Who makes each file: a place in the list of jobs.
    outputs: BTreeMap<OutputPath, usize>,
    /// What is reported of outputs and redirects.
    report: Report,
}

impl PlannedEdition {
    /// Plans an edition. The plan of an earlier one that differs in its words alone is taken over.
    pub(in crate::pipeline) fn new(edition: Edition, before: Option<&PlannedEdition>) -> PlannedEdition {
        let known = before.filter(|before| edition.has_shape_of(&before.edition));
        let layout = known.map_or_else(|| Arc::new(Layout::new(&edition)), |known| Arc::clone(&known.layout));
        PlannedEdition { edition: Arc::new(edition), layout }
    }

    /// Returns what is reported of outputs that are in each other's way and of redirects that lead nowhere.
    pub(in crate::pipeline) fn report(&self) -> &Report {
        &self.layout.report
    }

    /// Returns the plan.
    pub fn plan(&self) -> &Plan {
        &self.layout.plan
    }

    /// Returns the paths of all files, sorted.
    pub fn paths(&self) -> impl Iterator<Item = &OutputPath> {
        self.layout.outputs.keys()
    }

    /// Returns whether there is a file at a path.
    pub fn has_file(&self, path: &OutputPath) -> bool {
        self.layout.outputs.contains_key(path)
    }

    /// Returns the job that makes a file; `None` where the edition has none at this path.
    pub(in crate::pipeline) fn job(&self, path: &OutputPath) -> Option<&Job> {
        self.layout.outputs.get(path).map(|place| &self.layout.plan.jobs[*place])
    }
}

impl Deref for PlannedEdition {
    type Target = Edition;

    fn deref(&self) -> &Edition {
        &self.edition
    }
}

impl Layout {
    fn new(edition: &Edition) -> Layout {
        let plan = Plan::new(edition);
        let (outputs, report) = outputs::check(edition, &plan);
        Layout { plan, outputs, report }
    }
}
