//! HTML as a browser reads it, held against how it is written.

use html5ever::QualName;
use html5ever::local_name;
use html5ever::ns;
use html5ever::parse_fragment;
use html5ever::tendril::TendrilSink as _;
use markup5ever_rcdom::Handle;
use markup5ever_rcdom::NodeData;
use markup5ever_rcdom::RcDom;

const VOID: [&str; 5] = ["br", "hr", "img", "input", "wbr"];

/// An element as it was read: its name, and its attributes with their values decoded.
pub struct Element {
    /// The name, in lower case.
    pub name: String,
    /// Names and values.
    pub attributes: Vec<(String, String)>,
}

/// Reads a fragment as the HTML standard says, scripting on; every element in the order of the tags.
///
/// # Panics
///
/// Where the tree is not the one that the tags spell out: the parser moved, closed or made up an element.
pub fn elements(html: &str) -> Vec<Element> {
    let context = QualName::new(None, ns!(html), local_name!("div"));
    let dom = parse_fragment(RcDom::default(), Default::default(), context, Vec::new(), true).one(html);
    let (mut shape, mut found) = (String::new(), Vec::new());
    for root in dom.document.children.borrow().iter() {
        root.children.borrow().iter().for_each(|node| walk(node, &mut shape, &mut found));
    }
    assert_eq!(shape, written(html), "the tree is not the one that was written: {html}");
    found
}

fn walk(node: &Handle, shape: &mut String, found: &mut Vec<Element>) {
    match &node.data {
        NodeData::Text { .. } => {}
        NodeData::Element { name, attrs, .. } => {
            let attrs = attrs.borrow();
            let attributes = attrs.iter().map(|attr| (attr.name.local.to_string(), attr.value.to_string())).collect();
            let name = name.local.to_string();
            *shape += &format!("<{name}>");
            found.push(Element { name: name.clone(), attributes });
            node.children.borrow().iter().for_each(|child| walk(child, shape, found));
            if !VOID.contains(&name.as_str()) {
                *shape += &format!("</{name}>");
            }
        }
        NodeData::Document
        | NodeData::Doctype { .. }
        | NodeData::Comment { .. }
        | NodeData::ProcessingInstruction { .. } => {
            panic!("a node that is neither text nor an element")
        }
    }
}

/// Returns the tags of a text without their attributes, as far as a printer writes them.
fn written(html: &str) -> String {
    let (mut shape, mut rest) = (String::new(), html);
    while let Some((_, tag)) = rest.split_once('<') {
        let end = end_of_tag(tag);
        let name = tag[..end].split([' ', '\n']).next().unwrap_or_default().trim_end_matches('/');
        shape += &format!("<{name}>");
        rest = &tag[end + 1..];
    }
    shape
}

/// Returns where a tag ends: at a `>` that is in no quotes.
fn end_of_tag(tag: &str) -> usize {
    let mut quoted = false;
    for (at, c) in tag.char_indices() {
        match c {
            '"' => quoted = !quoted,
            '>' if !quoted => return at,
            _ => {}
        }
    }
    panic!("a tag that does not end: {tag:?}");
}
