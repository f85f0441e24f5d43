//! The lists of a block as lines of Markdown, one in another.

/// The lists that are open, and their items.
#[derive(Default)]
pub(super) struct Lists {
    open: Vec<List>,
    lines: Vec<String>,
}

struct List {
    /// The number of the next item; `None` where items have none.
    number: Option<usize>,
    /// How far its items stand in.
    indent: usize,
    /// How far what an item holds stands in beyond that.
    hanging: usize,
    /// Whether the item that is open has its line.
    is_begun: bool,
}

impl Lists {
    pub(super) fn is_open(&self) -> bool {
        !self.open.is_empty()
    }

    /// Opens a list in the item that is open; of a numbered one `start` holds what is said of its first number.
    pub(super) fn open(&mut self, start: Option<Option<String>>) {
        let indent = self.open.last().map_or(0, |list| list.indent + list.hanging);
        let number = start.map(|start| start.and_then(|start| start.parse().ok()).unwrap_or(1));
        self.open.push(List { number, indent, hanging: 2, is_begun: false });
    }

    pub(super) fn open_item(&mut self) {
        if let Some(list) = self.open.last_mut() {
            list.is_begun = false;
        }
    }

    /// Adds the words of an item; those behind a list in it stand in a paragraph of their own.
    pub(super) fn push(&mut self, words: &str, bullet: &str) {
        let Some(list) = self.open.last_mut().filter(|_| !words.is_empty()) else { return };
        let indent = " ".repeat(list.indent);
        if list.is_begun {
            self.lines.push(format!("\n{indent}{}{words}", " ".repeat(list.hanging)));
            return;
        }
        let mark = list.number.map_or_else(|| bullet.to_owned(), |number| format!("{number}."));
        self.lines.push(format!("{indent}{mark} {words}"));
        list.number = list.number.map(|number| number + 1);
        (list.hanging, list.is_begun) = (mark.len() + 1, true);
    }

    /// Adds an item of no list: a term and what is said of it.
    pub(super) fn push_description(&mut self, words: &str, bullet: &str) {
        self.lines.push(format!("{bullet} {words}"));
    }

    /// Closes a list; returns its lines where it stood in no other.
    pub(super) fn close(&mut self) -> Option<String> {
        self.open.pop();
        if self.open.is_empty() { self.take() } else { None }
    }

    /// Returns the lines so far, if there are any.
    pub(super) fn take(&mut self) -> Option<String> {
        let lines = std::mem::take(&mut self.lines);
        (!lines.is_empty()).then(|| lines.join("\n"))
    }
}
