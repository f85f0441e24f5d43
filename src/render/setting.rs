//! What all pages of a build share.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Serialize;
use tera::Context;
use tera::Value;

use crate::check::Edition;
use crate::check::Topic;
use crate::model::Locale;
use crate::phrase::Phrasebook;
use crate::plan::Plan;
use crate::plan::Viewpoint;
use crate::plan::view::SiteView;
use crate::prose::Highlighted;
use crate::render::Engine;

/// What all pages of a build share. Made once; used from many threads.
pub struct Setting<'a> {
    /// The edition.
    pub edition: &'a Edition,
    /// Its plan.
    pub plan: &'a Plan,
    /// The words.
    pub phrasebook: &'a Phrasebook,
    /// The code blocks, highlighted.
    pub highlighted: &'a Highlighted,
    /// The templates.
    pub engine: &'a Engine,
    sites: Arc<BTreeMap<Locale, Value>>,
}

impl<'a> Setting<'a> {
    /// Joins what pages share, and makes the view of the site once for each locale.
    pub fn new(
        edition: &'a Edition,
        plan: &'a Plan,
        phrasebook: &'a Phrasebook,
        highlighted: &'a Highlighted,
        engine: &'a Engine,
    ) -> Setting<'a> {
        let site = |locale| value(&SiteView::new(Viewpoint::of_page(edition, plan, locale)));
        let sites = edition.site().locales.iter().map(|locale| (locale.clone(), site(locale)));
        Setting { edition, plan, phrasebook, highlighted, engine, sites: Arc::new(sites.collect()) }
    }

    /// Returns what a page sees of it that is made from handles of its own.
    pub fn with<'p>(&'p self, edition: &'p Edition, plan: &'p Plan) -> Setting<'p> {
        let Setting { phrasebook, highlighted, engine, .. } = *self;
        Setting { edition, plan, phrasebook, highlighted, engine, sites: Arc::clone(&self.sites) }
    }

    /// Makes the context of a template: `lang`, `site` and `view`.
    pub(in crate::render) fn context(&self, locale: &Locale, view: &impl Serialize) -> Context {
        let mut context = Context::new();
        context.insert_value("lang", Value::from(locale.as_str()));
        self.edition.notes().add(Topic::Site, locale);
        // A clone shares what it holds.
        context.insert_value("site", self.sites[locale].clone());
        context.insert_value("view", value(view));
        context
    }
}

/// Returns a view as templates see it.
pub(in crate::render) fn value(view: &impl Serialize) -> Value {
    Value::try_from_serializable(view).expect("views are plain data")
}
