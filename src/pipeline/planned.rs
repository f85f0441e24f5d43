//! An edition with its plan, made once for all stages behind it.

use std::collections::BTreeMap;
use std::ops::Deref;

use crate::check::Edition;
use crate::diag::Outcome;
use crate::model::OutputPath;
use crate::pipeline::outputs;
use crate::plan::Job;
use crate::plan::Plan;

/// An edition with the plan of its outputs. All that an edition answers it answers too.
///
/// Invariant: the plan is that of the edition. Those that a check returns have no two outputs at one place.
#[derive(Clone, Debug)]
pub struct PlannedEdition {
    edition: Edition,
    plan: Plan,
    /// Who makes each file: a place in the list of jobs.
    outputs: BTreeMap<OutputPath, usize>,
}

impl PlannedEdition {
    /// Plans an edition, and reports outputs that are in each other's way and redirects that lead nowhere.
    pub(in crate::pipeline) fn new(edition: Edition) -> Outcome<PlannedEdition> {
        let plan = Plan::new(&edition);
        let Outcome { value: outputs, report } = outputs::check(&edition, &plan);
        Outcome { value: PlannedEdition { edition, plan, outputs }, report }
    }

    /// Returns the plan.
    pub fn plan(&self) -> &Plan {
        &self.plan
    }

    /// Returns the paths of all files, sorted.
    pub fn paths(&self) -> impl Iterator<Item = &OutputPath> {
        self.outputs.keys()
    }

    /// Returns the job that makes a file; `None` where the edition has none at this path.
    pub(in crate::pipeline) fn job(&self, path: &OutputPath) -> Option<&Job> {
        self.outputs.get(path).map(|place| &self.plan.jobs[*place])
    }
}

impl Deref for PlannedEdition {
    type Target = Edition;

    fn deref(&self) -> &Edition {
        &self.edition
    }
}
