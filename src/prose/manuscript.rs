//! A text with all that is needed to print it.

use crate::check::EditionHeading;
use crate::check::Fact;
use crate::check::Target;
use crate::phrase::Argument;
use crate::phrase::Phrases;
use crate::prose::LinkStyle;
use crate::prose::highlight::Highlighted;

/// A text with all that is needed to print it.
#[derive(Clone, Copy)]
pub(in crate::prose) struct Manuscript<'a> {
    pub(in crate::prose) markdown: &'a str,
    pub(in crate::prose) title: &'a str,
    pub(in crate::prose) headings: &'a [EditionHeading],
    /// The words of the text's own locale.
    pub(in crate::prose) phrases: &'a Phrases,
    pub(in crate::prose) highlighted: &'a Highlighted,
    pub(in crate::prose) links: LinkStyle,
    pub(in crate::prose) resolve: Resolve<'a>,
}

/// What a text refers to.
#[derive(Clone, Copy)]
pub(in crate::prose) struct Resolve<'a> {
    /// The target of a link's destination.
    pub(in crate::prose) link: &'a dyn Fn(&str) -> Option<Target>,
    /// The datum of a `<fact:NAME>`.
    pub(in crate::prose) fact: &'a dyn Fn(&str) -> Option<Fact>,
    /// The HTML of a `<block:NAME>`.
    pub(in crate::prose) block: &'a dyn Fn(&str) -> String,
    /// The address of a target.
    pub(in crate::prose) address: &'a dyn Fn(&Target) -> String,
}

impl Manuscript<'_> {
    /// Returns a word of the text's locale; its id where the catalog lacks it, which `check` reports.
    pub(in crate::prose) fn word(&self, id: &str, arguments: &[(&str, Argument)]) -> String {
        self.phrases.message(id, arguments).unwrap_or_else(|_| id.to_owned())
    }

    /// Returns the address of an id in the text itself.
    pub(in crate::prose) fn here(&self, id: &str) -> String {
        (self.resolve.address)(&Target::Here(id.to_owned()))
    }

    /// Returns the address that a destination leads to; `None` where it leads nowhere.
    pub(in crate::prose) fn destination(&self, destination: &str) -> Option<String> {
        (self.resolve.link)(destination).map(|target| (self.resolve.address)(&target))
    }
}
