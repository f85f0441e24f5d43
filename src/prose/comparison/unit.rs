//! The parts that a text is compared by.

/// A part of a text that is compared as a whole, and with its like word by word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Unit {
    /// What it stands in, the outermost first.
    pub(super) path: Vec<Container>,
    /// What it is.
    pub(super) kind: Kind,
    /// Its words; of a row, those of each cell.
    pub(super) cells: Vec<Vec<Atom>>,
}

/// What a unit is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A paragraph.
    Paragraph,
    /// The text of a list item that has no paragraphs.
    Bare,
    /// A heading of a level, with its id.
    Heading(u8, String),
    /// A block of code.
    Code,
    /// A row of a table.
    Row,
    /// A line across the text.
    Rule,
}

impl Kind {
    /// Returns whether two units can be one that was changed.
    pub(super) fn is_like(&self, other: &Kind) -> bool {
        let is_text = |kind: &Kind| matches!(kind, Kind::Paragraph | Kind::Bare);
        match (self, other) {
            (Kind::Heading(..), Kind::Heading(..)) => true,
            _ => self == other || (is_text(self) && is_text(other)),
        }
    }
}

/// Something that units stand in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Container {
    /// What it is.
    pub(super) element: Element,
    /// Its number in its text, in the order of their beginnings.
    pub(super) serial: usize,
}

/// What units stand in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Element {
    /// A list; a numbered one with its first number.
    List(Option<u64>),
    /// An item of a list.
    Item,
    /// A quotation.
    Quote,
    /// An alert, by the word of its kind.
    Alert(&'static str),
    /// A table.
    Table,
    /// The head of a table.
    Head,
    /// The rows of a table below its head.
    Body,
    /// A footnote, by its name.
    Footnote(String),
}

impl Element {
    /// Returns whether two are of one kind, though a list may begin elsewhere.
    pub(super) fn is_like(&self, other: &Element) -> bool {
        match (self, other) {
            (Element::List(a), Element::List(b)) => a.is_some() == b.is_some(),
            _ => self == other,
        }
    }
}

/// A word, a mark or white space, as it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Atom {
    /// What it says, without marks.
    pub(super) text: String,
    /// The same as HTML.
    pub(super) html: String,
    /// The tags around it, the outermost first.
    pub(super) styles: Vec<&'static str>,
    /// Where it leads.
    pub(super) link: Option<Link>,
}

/// Where a word leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Link {
    /// The address.
    pub(super) address: String,
    /// The opening tag.
    pub(super) opening: String,
}

impl Atom {
    /// Returns what is compared: words that lead elsewhere are other words, bold ones are not.
    pub(super) fn key(&self) -> (&str, &str) {
        (&self.text, self.link.as_ref().map_or("", |link| &link.address))
    }

    /// Returns whether it has a letter or a digit.
    pub(super) fn is_word(&self) -> bool {
        self.text.chars().any(char::is_alphanumeric)
    }

    /// Returns whether it is white space alone.
    pub(super) fn is_space(&self) -> bool {
        self.text.chars().all(char::is_whitespace)
    }
}

impl Unit {
    /// Returns its words without marks.
    pub(super) fn words(&self) -> String {
        self.cells.iter().flatten().map(|atom| atom.text.as_str()).collect()
    }

    /// Returns what it stands in, the outermost first.
    pub(super) fn elements(&self) -> impl Iterator<Item = &Element> {
        self.path.iter().map(|container| &container.element)
    }

    /// Returns what two units have in common where they are the same.
    pub(super) fn key(&self) -> String {
        let mut key = match &self.kind {
            Kind::Paragraph | Kind::Bare => "text".to_owned(),
            Kind::Heading(level, _) => format!("heading {level}"),
            Kind::Code => "code".to_owned(),
            Kind::Row => "row".to_owned(),
            Kind::Rule => "rule".to_owned(),
        };
        for cell in &self.cells {
            key.push('\u{1}');
            for atom in cell {
                let (text, address) = atom.key();
                key.push_str(text);
                if !address.is_empty() {
                    key.extend(['\u{2}', '<']);
                    key.push_str(address);
                }
            }
        }
        key
    }

    /// Returns the words, sorted; white space and marks are none.
    pub(super) fn bag(&self) -> Vec<(&str, &str)> {
        let mut bag: Vec<(&str, &str)> =
            self.cells.iter().flatten().filter(|atom| atom.is_word()).map(Atom::key).collect();
        bag.sort_unstable();
        bag
    }
}
