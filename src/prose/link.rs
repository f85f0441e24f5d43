//! Where links and pictures of a text lead.

use crate::check::EditionDocument;
use crate::check::Target;
use crate::model::Route;
use crate::prose::Frame;
use crate::prose::LinkStyle;
use crate::prose::html;

/// Returns the address of a target for the frame's reader.
pub(in crate::prose) fn address(frame: &Frame<'_>, document: &EditionDocument, target: &Target) -> String {
    let site = frame.edition.site();
    match target {
        Target::Document(id, heading) => {
            let head = frame.edition.head(id).expect("the document of a target is in the edition");
            let page = place(frame, &frame.edition.route_of(head, frame.reader));
            page + &heading.as_ref().map_or_else(String::new, |heading| format!("#{heading}"))
        }
        Target::Advisories => place(frame, &Route::page(site.prefix(frame.reader), &["advisories"])),
        Target::Here(heading) => match frame.links {
            LinkStyle::Path => format!("#{heading}"),
            LinkStyle::Full => format!("{}#{heading}", place(frame, &frame.edition.route(document, frame.reader))),
        },
        Target::File(route) => place(frame, route),
        Target::External(address) | Target::Fact(address) => address.clone(),
    }
}

fn place(frame: &Frame<'_>, route: &Route) -> String {
    let base = &frame.edition.site().base_url.value;
    match frame.links {
        LinkStyle::Path => format!("{}{}", base.path(), route.as_str()),
        LinkStyle::Full => base.join(route),
    }
}

/// Returns the opening tag of a link; `None` where the address may not be followed.
///
/// `check` lets only sound addresses through. This looks again, because a single `javascript:` is one too many.
pub(in crate::prose) fn opening(address: &str, title: &str) -> Option<String> {
    match kind(address)? {
        Kind::Web => Some(html::link(address, title, &[("rel", "noopener")])),
        Kind::Inside | Kind::Other => Some(html::link(address, title, &[])),
    }
}

/// Returns a picture; `None` where the address cannot be one's.
pub(in crate::prose) fn image(address: &str, alt: &str, title: &str) -> Option<String> {
    match kind(address)? {
        Kind::Inside | Kind::Web => Some(html::image(address, alt, title)),
        Kind::Other => None,
    }
}

/// Returns whether an address has one of the schemes that may be followed.
pub(in crate::prose) fn has_known_scheme(address: &str) -> bool {
    matches!(kind(address), Some(Kind::Web | Kind::Other))
}

enum Kind {
    /// A page, a file or a heading of this site.
    Inside,
    /// http or https.
    Web,
    /// mailto or tel.
    Other,
}

fn kind(address: &str) -> Option<Kind> {
    let has_scheme = |scheme: &str| address.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme));
    let is_path = address.starts_with('/') && !address.starts_with("//") && !address.starts_with("/\\");
    if is_path || address.starts_with('#') {
        Some(Kind::Inside)
    } else if has_scheme("https://") || has_scheme("http://") {
        Some(Kind::Web)
    } else if has_scheme("mailto:") || has_scheme("tel:") {
        Some(Kind::Other)
    } else {
        None
    }
}
