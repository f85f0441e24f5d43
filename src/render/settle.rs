//! What a policy says today, as Markdown that will say the same for ever.

mod line;
mod list;
mod markdown;

use std::collections::BTreeMap;

use crate::check::EditionDocument;
use crate::diag::Diagnostic;
use crate::model::Locale;
use crate::plan::Viewpoint;
use crate::prose;
use crate::render::Setting;
use crate::render::block::blocks;

/// Blocks that show the state of the site and promise nothing: a stored text goes without them.
const PASSING: [&str; 3] = ["latest-advisories", "policy-history", "supported-versions"];

/// Returns the text of a document in a locale with its facts and blocks in words; the source's where it has none in
/// that locale.
pub fn settled(setting: &Setting<'_>, locale: &Locale, document: &EditionDocument) -> Result<String, Box<Diagnostic>> {
    // A feed's reader gets full addresses, which still lead somewhere when pages have moved.
    let viewpoint = Viewpoint::of_feed(setting.edition, setting.plan, locale);
    let text = document.text(locale);
    let blocks = blocks(setting, viewpoint, document, text)?;
    let lasting = blocks.iter().filter(|(name, _)| !PASSING.contains(name));
    let lasting = lasting.map(|(name, html)| Ok((*name, of_block(setting, &text.locale, name, html)?)));
    let lasting = lasting.collect::<Result<BTreeMap<&str, String>, Box<Diagnostic>>>()?;
    let block = |name: &str| lasting.get(name).cloned().unwrap_or_default();
    Ok(prose::settled(setting.edition, setting.phrasebook, (document, text), &block))
}

/// Returns a block as Markdown; a template that prints what is no HTML is at fault.
fn of_block(setting: &Setting<'_>, locale: &Locale, name: &str, html: &str) -> Result<String, Box<Diagnostic>> {
    let fault =
        |error| setting.engine.fault(&format!("block/{name}.html"), &format!("prints what is no HTML: {error}"));
    // What keeps words on one line of a page is no part of a text.
    let html = html.replace('\u{a0}', " ");
    markdown::of_html(&html, setting.phrasebook.locale(locale)).map_err(|error| Box::new(fault(error)))
}
