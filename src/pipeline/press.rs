//! An edition of which any file can be made alone, for a preview.

use std::convert::Infallible;

use crate::diag::Diagnostic;
use crate::diag::Report;
use crate::model::OutputFile;
use crate::model::OutputPath;
use crate::pipeline::MakeError;
use crate::pipeline::Memo;
use crate::pipeline::Options;
use crate::pipeline::PlannedEdition;
use crate::pipeline::make;
use crate::pipeline::tools::Tools;

/// An edition of which any file can be made alone: the same bytes that [`make()`](crate::pipeline::make()) gives it.
pub struct Press {
    edition: PlannedEdition,
    tools: Tools,
}

impl Press {
    /// Makes ready what all files share. Faults of templates are met file by file, but for those that parsing finds.
    pub fn new(edition: PlannedEdition, options: &Options, memo: &mut Memo) -> Result<Press, MakeError<Infallible>> {
        let tools = Tools::new(&edition, options, memo)?;
        Ok(Press { edition, tools })
    }

    /// Makes a file; `None` where the edition has none at this path. The error is the fault of its template.
    pub fn file(&self, path: &OutputPath) -> Result<Option<OutputFile>, Box<Diagnostic>> {
        let Some(job) = self.edition.job(path) else { return Ok(None) };
        let setting = self.tools.setting(&self.edition);
        let files = self.tools.workshop(&setting).files(job)?;
        Ok(files.into_iter().find(|file| file.path == *path))
    }

    /// Makes every file and keeps none, for the faults of templates; `None` where it was stopped before the end.
    pub fn faults(&self, is_stopped: &(dyn Fn() -> bool + Sync)) -> Option<Report> {
        let setting = self.tools.setting(&self.edition);
        make::faults(self.tools.workshop(&setting), is_stopped)
    }

    /// Returns the edition.
    pub fn edition(&self) -> &PlannedEdition {
        &self.edition
    }
}
