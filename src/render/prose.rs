//! Texts as HTML, with their blocks.

use crate::check::EditionDocument;
use crate::diag::Diagnostic;
use crate::plan::Viewpoint;
use crate::plan::view::ProseView;
use crate::prose::Frame;
use crate::prose::LinkStyle;
use crate::prose::html;
use crate::render::Setting;
use crate::render::block::blocks;

/// Makes a document's text for a reader.
pub(in crate::render) fn prose(
    setting: &Setting<'_>,
    viewpoint: Viewpoint<'_>,
    document: &EditionDocument,
    links: LinkStyle,
) -> Result<ProseView, Box<Diagnostic>> {
    let text = document.text(viewpoint.locale);
    let blocks = blocks(setting, viewpoint, document, text)?;
    let frame = Frame {
        edition: setting.edition,
        phrasebook: setting.phrasebook,
        highlighted: setting.highlighted,
        links,
        reader: viewpoint.locale,
        // A block without facts prints nothing.
        block: &|name| blocks.get(name).cloned().unwrap_or_default(),
    };
    let prose = html(&frame, document, text);
    let sections = prose.sections.into_iter().map(|section| (section.id, section.title_html, section.html));
    Ok(ProseView::new(text, prose.intro, sections.collect()))
}
