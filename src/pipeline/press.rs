//! An edition of which any file can be made alone, for a preview.

use std::collections::BTreeMap;
use std::convert::Infallible;
use std::sync::Arc;

use crate::check::Edition;
use crate::diag::Diagnostic;
use crate::diag::Report;
use crate::model::OutputFile;
use crate::model::OutputPath;
use crate::pipeline::MakeError;
use crate::pipeline::Memo;
use crate::pipeline::Options;
use crate::pipeline::make;
use crate::pipeline::outputs;
use crate::pipeline::tools::Tools;

/// An edition of which any file can be made alone: the same bytes that [`make()`](crate::pipeline::make()) gives it.
pub struct Press {
    edition: Edition,
    tools: Tools,
    /// The job that makes each file, by its place in the plan.
    jobs: BTreeMap<OutputPath, usize>,
}

impl Press {
    /// Makes ready what all files share. Faults of templates are met file by file, but for those that parsing finds.
    pub fn new(edition: Edition, options: &Options, memo: &mut Memo) -> Result<Press, MakeError<Infallible>> {
        let tools = Tools::new(&edition, options, &memo.highlighted)?;
        memo.highlighted = Arc::clone(&tools.highlighted);
        let jobs = tools.plan.jobs().iter().enumerate();
        let places =
            |(place, job)| outputs::outputs(&edition, &tools.plan, job).into_iter().map(move |path| (path, place));
        let jobs = jobs.flat_map(places).collect();
        Ok(Press { edition, tools, jobs })
    }

    /// Returns the paths of all files, sorted.
    pub fn paths(&self) -> impl Iterator<Item = &OutputPath> {
        self.jobs.keys()
    }

    /// Makes a file; `None` where the edition has none at this path. The error is the fault of its template.
    pub fn file(&self, path: &OutputPath) -> Result<Option<OutputFile>, Box<Diagnostic>> {
        let Some(place) = self.jobs.get(path) else { return Ok(None) };
        let setting = self.tools.setting(&self.edition);
        let files = self.tools.workshop(&setting).files(&self.tools.plan.jobs()[*place])?;
        Ok(files.into_iter().find(|file| file.path == *path))
    }

    /// Makes every file and keeps none, for the faults of templates; `None` where it was stopped before the end.
    pub fn faults(&self, is_stopped: &(dyn Fn() -> bool + Sync)) -> Option<Report> {
        let setting = self.tools.setting(&self.edition);
        make::faults(self.tools.workshop(&setting), is_stopped)
    }

    /// Returns how many pages templates make.
    pub fn pages(&self) -> usize {
        self.tools.plan.pages()
    }

    /// Returns the edition.
    pub fn edition(&self) -> &Edition {
        &self.edition
    }
}
