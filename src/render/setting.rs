//! What all pages of a build share.

use std::collections::BTreeMap;

use serde::Serialize;
use tera::Context;
use tera::Value;

use crate::check::Edition;
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
    sites: BTreeMap<Locale, Value>,
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
        let sites = edition.site().locales.iter().map(|locale| (locale.clone(), site(locale))).collect();
        Setting { edition, plan, phrasebook, highlighted, engine, sites }
    }

    /// Makes the context of a template: `lang`, `site` and `view`.
    pub(in crate::render) fn context(&self, locale: &Locale, view: &impl Serialize) -> Context {
        let mut context = Context::new();
        context.insert_value("lang", Value::from(locale.as_str()));
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
