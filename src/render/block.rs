//! The blocks that a text holds.

use std::collections::BTreeMap;

use crate::check::EditionDocument;
use crate::check::EditionText;
use crate::diag::Diagnostic;
use crate::plan::Viewpoint;
use crate::plan::view::BLOCKS;
use crate::plan::view::BlockView;
use crate::render::Setting;

/// Renders the blocks of a text by name.
///
/// A block that is only named in a code block is rendered too, and not used.
pub(in crate::render) fn blocks(
    setting: &Setting<'_>,
    viewpoint: Viewpoint<'_>,
    document: &EditionDocument,
    text: &EditionText,
) -> Result<BTreeMap<&'static str, String>, Box<Diagnostic>> {
    let body = setting.edition.body(text);
    if !body.contains("<block:") {
        return Ok(BTreeMap::new());
    }
    let is_there = |name: &&&str| body.contains(&format!("<block:{name}>"));
    let named = BLOCKS.iter().filter(is_there);
    let views = named.filter_map(|name| Some((*name, BlockView::new(viewpoint, document, name)?)));
    views.map(|(name, view)| Ok((name, block(setting, viewpoint, name, &view)?))).collect()
}

fn block(
    setting: &Setting<'_>,
    viewpoint: Viewpoint<'_>,
    name: &str,
    view: &BlockView,
) -> Result<String, Box<Diagnostic>> {
    let context = setting.context(viewpoint.locale, view);
    setting.engine.render(&format!("block/{name}.html"), &context)
}
