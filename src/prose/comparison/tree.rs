//! What units stand in, put together out of two texts.

use std::collections::BTreeMap;

use crate::phrase::Argument;
use crate::prose::comparison::pair::Match;
use crate::prose::comparison::unit::Container;
use crate::prose::comparison::unit::Element;
use crate::prose::comparison::unit::Unit;
use crate::prose::html::escape;
use crate::prose::manuscript::Manuscript;

/// Something that units of both texts stand in: those of the newer text by their own numbers, those that only the
/// older one has by theirs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Joint {
    element: Element,
    is_removed: bool,
    serial: usize,
}

/// Which containers of the older text are containers of the newer one.
pub(super) struct Joints(BTreeMap<usize, Container>);

impl Joints {
    /// Learns from the units that both texts have what stands for what.
    pub(super) fn new((old, new): (&[Unit], &[Unit]), matches: &[Match]) -> Joints {
        let mut known = BTreeMap::new();
        for found in matches {
            let (Match::Kept(before, after) | Match::Changed(before, after)) = found else { continue };
            let pairs = old[*before].path.iter().zip(&new[*after].path);
            for (old, new) in pairs.take_while(|(old, new)| old.element.is_like(&new.element)) {
                known.entry(old.serial).or_insert_with(|| new.clone());
            }
        }
        Joints(known)
    }

    /// Returns what a unit of the newer text stands in.
    pub(super) fn of_new(path: &[Container]) -> Vec<Joint> {
        let joint = |container: &Container| Joint {
            element: container.element.clone(),
            is_removed: false,
            serial: container.serial,
        };
        path.iter().map(joint).collect()
    }

    /// Returns what a unit of the older text stands in.
    pub(super) fn of_old(&self, path: &[Container]) -> Vec<Joint> {
        let joint = |container: &Container| match self.0.get(&container.serial) {
            Some(new) => Joint { element: new.element.clone(), is_removed: false, serial: new.serial },
            None => Joint { element: container.element.clone(), is_removed: true, serial: container.serial },
        };
        path.iter().map(joint).collect()
    }
}

/// The tags around units, opened and closed as the path of units changes.
pub(super) struct Scaffold<'a> {
    manuscript: &'a Manuscript<'a>,
    open: Vec<Joint>,
    tables: i64,
}

impl<'a> Scaffold<'a> {
    pub(super) fn new(manuscript: &'a Manuscript<'a>) -> Scaffold<'a> {
        Scaffold { manuscript, open: Vec::new(), tables: 0 }
    }

    /// Closes and opens what stands between the last unit and one that stands in these.
    pub(super) fn move_to(&mut self, path: &[Joint], html: &mut String) {
        let shared = self.open.iter().zip(path).take_while(|(open, wanted)| open == wanted).count();
        while self.open.len() > shared {
            let joint = self.open.pop().expect("it is longer than what is shared");
            html.push_str(closing(&joint.element));
        }
        for joint in &path[shared..] {
            let tag = self.opening(&joint.element);
            html.push_str(&tag);
            self.open.push(joint.clone());
        }
    }

    fn opening(&mut self, element: &Element) -> String {
        match element {
            Element::List(None) => "<ul>\n".to_owned(),
            Element::List(Some(1)) => "<ol>\n".to_owned(),
            Element::List(Some(first)) => format!("<ol start=\"{first}\">\n"),
            Element::Item => "<li>".to_owned(),
            Element::Quote => "<blockquote>\n".to_owned(),
            Element::Alert(kind) => {
                let title = escape(&self.manuscript.word(&format!("alert-{kind}"), &[]));
                format!("<div class=\"alert alert-{kind}\" role=\"note\">\n<p class=\"alert-title\">{title}</p>\n")
            }
            Element::Table => {
                self.tables += 1;
                let number = Argument::Integer(self.tables);
                let title = Argument::Text(self.manuscript.title.to_owned());
                let label = self.manuscript.word("table-region", &[("number", number), ("title", title)]);
                let label = escape(&label);
                format!("<div class=\"table\" tabindex=\"0\" role=\"region\" aria-label=\"{label}\"><table>")
            }
            Element::Head => "<thead>".to_owned(),
            Element::Body => "<tbody>\n".to_owned(),
            Element::Footnote(name) => format!("<div class=\"footnote\">\n<p>[{}]</p>\n", escape(name)),
        }
    }
}

fn closing(element: &Element) -> &'static str {
    match element {
        Element::List(None) => "</ul>\n",
        Element::List(Some(_)) => "</ol>\n",
        Element::Item => "</li>\n",
        Element::Quote => "</blockquote>\n",
        Element::Alert(_) | Element::Footnote(_) => "</div>\n",
        Element::Table => "</table></div>\n",
        Element::Head => "</thead>",
        Element::Body => "</tbody>",
    }
}

/// Returns whether a unit stands in the head of a table.
pub(super) fn is_head(path: &[Joint]) -> bool {
    path.last().is_some_and(|joint| joint.element == Element::Head)
}
