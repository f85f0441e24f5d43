//! The theme's templates, ready to use.

use std::collections::BTreeMap;
use std::io;
use std::io::ErrorKind;
use std::io::Write;
use std::sync::Arc;

use tera::Context;
use tera::ErrorKind as FaultKind;
use tera::Tera;

use crate::check::Edition;
use crate::diag::Code;
use crate::diag::Diagnostic;
use crate::diag::Outcome;
use crate::diag::Report;
use crate::phrase::Phrasebook;
use crate::render::cycle::report_cycles;
use crate::render::fault::Faults;
use crate::render::fault::Place;
use crate::render::function::register_functions;
use crate::text::FileId;
use crate::text::Snapshot;
use crate::text::Span;

/// The templates of a theme.
///
/// Invariant: every template parses; every function, filter, component and template that one names is there; no
/// template includes or extends itself, not even by way of others.
#[derive(Debug)]
pub struct Engine {
    tera: Tera,
    faults: Faults,
}

impl Engine {
    /// Reads the templates of an edition's theme; `None` where one of them has a fault.
    ///
    /// Every template that does not parse is reported. Faults between templates are reported where all of them do.
    pub fn load(edition: &Edition, phrasebook: Arc<Phrasebook>) -> Outcome<Option<Engine>> {
        let locales = edition.site().locales.iter().map(|locale| (locale.to_string(), locale.clone())).collect();
        let mut tera = Tera::default();
        // A template that names an unknown function does not load.
        register_functions(&mut tera, phrasebook, locales);
        Engine::read(tera, edition.snapshot(), &edition.theme().templates)
    }

    pub(in crate::render) fn read(
        mut tera: Tera,
        snapshot: &Snapshot,
        templates: &BTreeMap<String, FileId>,
    ) -> Outcome<Option<Engine>> {
        let mut report = Report::new();
        let sources = sources(snapshot, templates, &mut report);
        let faults = Faults::new(places(snapshot, templates));
        for (name, source) in &sources {
            report_syntax(name, source, &faults, &mut report);
        }
        if report.is_empty() {
            report_cycles(&sources, templates, &mut report);
        }
        if report.is_empty() {
            // Every template makes HTML, whatever its name ends with.
            tera.autoescape_on([""]);
            if let Err(error) = tera.add_raw_templates(&sources) {
                faults.diagnose_load(&sources, &error).into_iter().for_each(|diagnostic| report.push(diagnostic));
            }
        }
        let engine = report.is_empty().then_some(Engine { tera, faults });
        Outcome { value: engine, report }
    }

    /// Renders a template; a fault becomes a diagnostic at its place.
    pub(in crate::render) fn render(&self, template: &str, context: &Context) -> Result<String, Box<Diagnostic>> {
        let mut sheet = Sheet::default();
        match self.tera.render_to(template, context, &mut sheet) {
            Ok(()) => Ok(String::from_utf8(sheet.bytes).expect("templates print text")),
            Err(_) if sheet.is_full => {
                let message = format!("the template prints more than {} MiB", LARGEST_PRINT / 1024 / 1024);
                Err(Box::new(self.faults.at_top(template, &message)))
            }
            Err(error) => Err(Box::new(self.faults.diagnose(template, &error))),
        }
    }

    /// Returns the diagnostic of a template that printed what cannot be used.
    pub(in crate::render) fn fault(&self, template: &str, message: &str) -> Diagnostic {
        self.faults.at_top(template, message)
    }
}

/// The most bytes that a template may print: more is a loop that got out of hand, and would take all memory.
const LARGEST_PRINT: usize = 64 * 1024 * 1024;

/// What a template prints.
#[derive(Default)]
struct Sheet {
    bytes: Vec<u8>,
    is_full: bool,
}

impl Write for Sheet {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.is_full |= self.bytes.len() + bytes.len() > LARGEST_PRINT;
        if self.is_full {
            return Err(ErrorKind::FileTooLarge.into());
        }
        self.bytes.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

const BYTE_ORDER_MARK: char = '\u{feff}';

fn places(snapshot: &Snapshot, templates: &BTreeMap<String, FileId>) -> BTreeMap<String, Place> {
    let place = |file: FileId| {
        let has_mark = snapshot.file(file).text().is_ok_and(|text| text.starts_with(BYTE_ORDER_MARK));
        Place { file, start: if has_mark { BYTE_ORDER_MARK.len_utf8() } else { 0 } }
    };
    templates.iter().map(|(name, file)| (name.clone(), place(*file))).collect()
}

fn sources<'a>(
    snapshot: &'a Snapshot,
    templates: &'a BTreeMap<String, FileId>,
    report: &mut Report,
) -> BTreeMap<&'a str, &'a str> {
    let mut sources = BTreeMap::new();
    for (name, id) in templates {
        match snapshot.file(*id).text() {
            Ok(text) => {
                sources.insert(name.as_str(), text.strip_prefix(BYTE_ORDER_MARK).unwrap_or(text));
            }
            Err(at) => {
                report.push(Diagnostic::new(Code::SourceEncoding, Span::new(*id, at..at), "the template is not UTF-8"))
            }
        }
    }
    sources
}

fn report_syntax(name: &str, source: &str, faults: &Faults, report: &mut Report) {
    // Alone, a template lacks its neighbours; its own syntax can be read nevertheless.
    let Err(error) = Tera::default().add_raw_template(name, source) else { return };
    if let FaultKind::SyntaxError(_) = error.kind() {
        report.push(faults.diagnose(name, &error));
    }
}

#[cfg(test)]
mod tests;
