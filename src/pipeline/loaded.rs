//! The words and the templates of a site, ready to use.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::check::Edition;
use crate::diag::Outcome;
use crate::model::Locale;
use crate::phrase::Phrasebook;
use crate::render::Engine;
use crate::text::FileId;

/// The words and the templates of a site, beside all that they were made from.
pub(in crate::pipeline) struct Loaded {
    sources: LoadedSources,
    pub(in crate::pipeline) phrasebook: Arc<Phrasebook>,
    pub(in crate::pipeline) engine: Engine,
}

/// What words and templates are made from. Faults of templates name their files.
#[derive(PartialEq, Eq)]
struct LoadedSources {
    locales: Vec<Locale>,
    catalogs: BTreeMap<Locale, Vec<Arc<[u8]>>>,
    templates: BTreeMap<String, (FileId, Arc<[u8]>)>,
}

impl Loaded {
    /// Loads the words and the theme of an edition; `None` where a template has a fault.
    pub(in crate::pipeline) fn new(edition: &Edition) -> Outcome<Option<Loaded>> {
        let phrasebook = Arc::new(phrasebook(edition));
        let Outcome { value: engine, report } = Engine::load(edition, Arc::clone(&phrasebook));
        let loaded = engine.map(|engine| Loaded { sources: LoadedSources::of(edition), phrasebook, engine });
        Outcome { value: loaded, report }
    }

    /// Returns whether loading those of an edition would give the same.
    pub(in crate::pipeline) fn is_of(&self, edition: &Edition) -> bool {
        self.sources == LoadedSources::of(edition)
    }
}

impl LoadedSources {
    fn of(edition: &Edition) -> LoadedSources {
        let bytes = |file: &FileId| Arc::clone(&edition.snapshot().file(*file).bytes);
        let catalogs = edition.catalogs().iter();
        let templates = edition.theme().templates.iter();
        LoadedSources {
            locales: edition.site().locales.clone(),
            catalogs: catalogs.map(|(locale, files)| (locale.clone(), files.iter().map(bytes).collect())).collect(),
            templates: templates.map(|(name, file)| (name.clone(), (*file, bytes(file)))).collect(),
        }
    }
}

fn phrasebook(edition: &Edition) -> Phrasebook {
    let text = |file| edition.snapshot().file(file).text().expect("catalogs are UTF-8");
    let catalogs = edition.catalogs().iter();
    let catalogs = catalogs.map(|(locale, files)| (locale.clone(), files.iter().map(|file| text(*file)).collect()));
    Phrasebook::new(&catalogs.collect())
}
