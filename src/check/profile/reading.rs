//! An edition as the deciding functions read it.

use jiff::civil::Date;

use crate::check::Content;
use crate::check::Edition;
use crate::check::EditionDocument;
use crate::check::EditionText;
use crate::check::Policy;
use crate::check::security_txt::DISCLOSURE;
use crate::model::Advisory;
use crate::model::Commitment;
use crate::model::Quantity;
use crate::model::Site;
use crate::model::Unit;
use crate::text::Span;

/// An edition, its day, and short ways to what rules ask for.
#[derive(Clone, Copy, Debug)]
pub struct Reading<'e> {
    pub(in crate::check::profile) edition: &'e Edition,
    pub(in crate::check::profile) today: Date,
}

impl<'e> Reading<'e> {
    pub(in crate::check::profile) fn new(edition: &'e Edition) -> Reading<'e> {
        Reading { edition, today: edition.today() }
    }

    pub(in crate::check::profile) fn site(&self) -> &'e Site {
        self.edition.site()
    }

    /// Returns the place of a field of `site.toml`, or of the nearest table above it.
    pub(in crate::check::profile) fn place(&self, path: &str) -> Span {
        self.site().places.of(path)
    }

    /// Returns whether `site.toml` has a field.
    pub(in crate::check::profile) fn states(&self, path: &str) -> bool {
        self.site().places.has(path)
    }

    /// Returns the policy named `disclosure`.
    pub(in crate::check::profile) fn disclosure(&self) -> Option<(&'e EditionDocument, &'e Policy)> {
        let id = DISCLOSURE.parse().expect("the policy has a plain name");
        let document = self.edition.document(&id)?;
        match &document.content {
            Content::Policy(policy) => Some((document, policy)),
            Content::Home
            | Content::Page(_)
            | Content::PolicyText(_)
            | Content::Announcement(_)
            | Content::Advisory(_) => None,
        }
    }

    /// Returns the place of the policy named `disclosure`, or of `site.toml` where there is none.
    pub(in crate::check::profile) fn policy_place(&self) -> Span {
        self.disclosure().map_or(Span::top(self.site().file), |(document, _)| top(document))
    }

    /// Returns the pages and policies, by id: what the site says today of itself.
    pub(in crate::check::profile) fn prose(&self) -> impl Iterator<Item = &'e EditionDocument> {
        let is_meant = |content: &Content| matches!(content, Content::Home | Content::Page(_) | Content::Policy(_));
        self.edition.documents().filter(move |document| is_meant(&document.content))
    }

    /// Returns whether one of the documents that are no advisories has a section with this id.
    pub(in crate::check::profile) fn has_section(&self, id: &str) -> bool {
        self.prose().any(|document| has_heading(document, id))
    }

    /// Returns the advisories that are public and in force, newest first.
    pub(in crate::check::profile) fn advisories(&self) -> impl Iterator<Item = (&'e EditionDocument, &'e Advisory)> {
        self.edition.advisories().filter(|(document, advisory)| document.is_public && advisory.is_in_force())
    }

    /// Returns a promise by its name.
    pub(in crate::check::profile) fn promise(&self, name: &str) -> Option<&'e Commitment> {
        self.site().commitments.iter().find(|commitment| commitment.name.value.as_str() == name)
    }

    /// Returns the line of a field in a source's front matter, or the top of the file.
    pub(in crate::check::profile) fn field(&self, document: &EditionDocument, name: &str) -> Span {
        let body = document.source().body;
        let text = self.edition.snapshot().file(body.file).text().unwrap_or_default();
        let mut offset = 0;
        for line in text[..body.start.min(text.len())].split_inclusive('\n') {
            let is_field = line
                .trim_start_matches('[')
                .trim_start()
                .strip_prefix(name)
                .is_some_and(|rest| rest.trim_start().starts_with(['=', ']']));
            if is_field {
                return Span::new(body.file, offset..offset + line.trim_end().len());
            }
            offset += line.len();
        }
        top(document)
    }

    /// Returns the Markdown of a text.
    pub(in crate::check::profile) fn body(&self, text: &EditionText) -> &'e str {
        self.edition.body(text)
    }
}

/// Returns the top of a document's source.
pub(in crate::check::profile) fn top(document: &EditionDocument) -> Span {
    Span::top(document.source().body.file)
}

/// Returns whether a document has a section with this id, the same in every language, and says something there.
pub(in crate::check::profile) fn has_heading(document: &EditionDocument, id: &str) -> bool {
    document.source().headings.get(id).is_some_and(|heading| heading.has_text)
}

/// Returns how long a quantity is at most, in fifths of an hour, so that promises in different units can be compared.
///
/// Five business days take a week; a month and a year are as long as they can be.
pub(in crate::check::profile) fn length(quantity: Quantity) -> u64 {
    let fifths = match quantity.unit {
        Unit::Hour => 5,
        Unit::Day => 5 * 24,
        Unit::BusinessDay => 7 * 24,
        Unit::Week => 5 * 24 * 7,
        Unit::Month => 5 * 24 * 31,
        Unit::Year => 5 * 24 * 366,
    };
    u64::from(quantity.count) * fifths
}

/// Reads a quantity of the rules' data.
pub(in crate::check::profile) fn quantity(text: &str) -> Quantity {
    text.parse().expect("the rules' data holds quantities")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn promises_in_different_units_are_compared() {
        assert_eq!(length(quantity("5 business days")), length(quantity("7 days")));
        assert_eq!(length(quantity("72 hours")), length(quantity("3 days")));
        assert!(length(quantity("3 business days")) > length(quantity("4 days")));
    }
}
