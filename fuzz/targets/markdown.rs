//! Any Markdown as a page: a browser reads the tree that was written, without an element, attribute or address that
//! could run.
#![no_main]

mod site;
mod tree;

use std::collections::BTreeMap;

use libfuzzer_sys::fuzz_target;
use lucarne::check::Edition;
use lucarne::phrase::Phrasebook;
use lucarne::prose;
use lucarne::prose::Frame;
use lucarne::prose::Highlighted;
use lucarne::prose::LinkStyle;

const ELEMENTS: &str = "a aside blockquote br code dd del div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 hr img input li ol p \
     pre section span strong sub sup table tbody td th thead tr ul wbr";
const ATTRIBUTES: &str = "align alt aria-describedby aria-hidden aria-label aria-labelledby checked class dir disabled height href \
     hreflang id lang loading rel role scope src start tabindex title translate type width";
const SCHEMES: &[&str] = &["http:", "https:", "mailto:", "tel:", "/", "#", "?", "../", "./"];

fuzz_target!(|text: &str| {
    let page = format!("+++\ntitle = \"Page\"\n+++\n\n{text}");
    let Some(edition) = site::check(&[("content/page.md", page.as_bytes())]).1.value else { return };
    for html in pages(&edition) {
        check(&html, text);
    }
});

fn pages(edition: &Edition) -> Vec<String> {
    let text = |file| edition.snapshot().file(file).text().expect("catalogs are UTF-8");
    let catalogs = edition.catalogs().iter();
    let catalogs: BTreeMap<_, _> =
        catalogs.map(|(locale, files)| (locale.clone(), files.iter().map(|file| text(*file)).collect())).collect();
    let phrasebook = Phrasebook::new(&catalogs);
    let code = edition.code().iter().map(|(info, text)| (info.as_str(), text.as_str()));
    let highlighted = prose::highlight(code, &Highlighted::default());
    let mut pages = Vec::new();
    for document in edition.documents() {
        let reader = &document.source().locale;
        let (links, block) = (LinkStyle::Path, |_: &str| String::new());
        let (phrasebook, highlighted) = (&phrasebook, &highlighted);
        let frame = Frame { edition, phrasebook, highlighted, links, reader, block: &block };
        let prose = prose::html(&frame, document, document.source());
        pages.push(prose.intro);
        pages.extend(prose.sections.into_iter().flat_map(|section| [section.title_html, section.html]));
        prose::markdown(edition, phrasebook, document, document.source());
        prose::plain(edition, phrasebook, document, document.source());
    }
    pages
}

fn check(html: &str, text: &str) {
    for element in tree::elements(html) {
        let name = &element.name;
        assert!(is_one_of(ELEMENTS, name), "the element `{name}`: {text:?}\n{html}");
        for (name, value) in &element.attributes {
            assert!(is_one_of(ATTRIBUTES, name) || name.starts_with("data-"), "the attribute `{name}`: {text:?}");
            assert!(!matches!(name.as_str(), "href" | "src") || is_safe(value), "the address {value:?}: {text:?}");
        }
    }
}

fn is_one_of(names: &str, name: &str) -> bool {
    names.split(' ').any(|known| known == name)
}

/// Whether an address leads to the web, to a mailbox, to a telephone, or into the site.
fn is_safe(address: &str) -> bool {
    let address = address.to_lowercase();
    !address.starts_with("//") && (address.is_empty() || SCHEMES.iter().any(|scheme| address.starts_with(scheme)))
}
