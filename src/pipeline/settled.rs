//! What a document says today, in words.

use std::collections::BTreeMap;

use crate::diag::Outcome;
use crate::diag::Report;
use crate::model::DocumentId;
use crate::model::Locale;
use crate::pipeline::PlannedEdition;
use crate::pipeline::loaded::Loaded;
use crate::prose::Highlighted;
use crate::render;
use crate::render::Setting;

/// Returns what a document says in each of its locales, with facts and blocks in words; the faults of templates where
/// one prints none.
pub fn settled(edition: &PlannedEdition, id: &DocumentId) -> Result<BTreeMap<Locale, String>, Report> {
    let Outcome { value: loaded, report } = Loaded::new(edition);
    let (Some(Loaded { phrasebook, engine, .. }), Some(document)) = (loaded, edition.document(id)) else {
        return Err(report);
    };
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
