//! The ids of products, made of their names.

use crate::model::ProductId;
use crate::model::Slug;

/// The longest id (`Slug`).
const LONGEST_ID: usize = 100;

/// Makes a product's id of a name; `None` where the name has no letter and no digit of ASCII.
pub(in crate::author::import) fn product_id(name: &str) -> Option<ProductId> {
    let lower = name.to_ascii_lowercase();
    let words: Vec<&str> = lower.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let id = words.join("-");
    id[..id.len().min(LONGEST_ID)].trim_end_matches('-').parse().ok()
}

/// Makes a product's id of a name, whatever stands in it.
pub(in crate::author::import) fn any_product_id(name: &str) -> Slug {
    product_id(name).unwrap_or_else(|| "product".parse().expect("a plain word is an id"))
}

/// Returns an id with a number behind it, which always fits: a long id is cut.
pub(super) fn numbered(id: &ProductId, number: usize) -> ProductId {
    let (text, number) = (id.as_str(), format!("-{number}"));
    let head = &text[..text.len().min(LONGEST_ID - number.len())];
    format!("{}{number}", head.trim_end_matches('-')).parse().expect("an id with a number behind it is one")
}
