//! What a document says today, in words.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diag::Outcome;
use crate::diag::Report;
use crate::model::DocumentId;
use crate::model::Locale;
use crate::pipeline::PlannedEdition;
use crate::pipeline::tools::phrasebook;
use crate::prose::Highlighted;
use crate::render;
use crate::render::Engine;
use crate::render::Setting;

/// Returns what a document says in each of its locales, with facts and blocks in words; the faults of templates where
/// one prints none.
pub fn settled(edition: &PlannedEdition, id: &DocumentId) -> Result<BTreeMap<Locale, String>, Report> {
    let phrasebook = Arc::new(phrasebook(edition));
    let Outcome { value: engine, report } = Engine::load(edition, Arc::clone(&phrasebook));
    let (Some(engine), Some(document)) = (engine, edition.document(id)) else { return Err(report) };
    let highlighted = Highlighted::default();
    let setting = Setting::new(edition, edition.plan(), &phrasebook, &highlighted, &engine);
    let texts = document.texts.keys().map(|locale| match render::settled(&setting, locale, document) {
        Ok(text) => Ok((locale.clone(), text)),
        Err(fault) => {
            let mut report = Report::new();
            report.push(*fault);
            Err(report)
        }
    });
    texts.collect()
}
