//! Units of two texts as HTML.

use std::collections::BTreeMap;

use crate::prose::comparison::pair::Match;
use crate::prose::comparison::tree::Joint;
use crate::prose::comparison::tree::Joints;
use crate::prose::comparison::tree::Scaffold;
use crate::prose::comparison::tree::is_head;
use crate::prose::comparison::unit::Atom;
use crate::prose::comparison::unit::Kind;
use crate::prose::comparison::unit::Unit;
use crate::prose::html::escape;
use crate::prose::manuscript::Manuscript;
use crate::text::Difference;
use crate::text::differences;

/// Prints the units of both texts in the shape of the newer one.
pub(super) fn print(manuscript: &Manuscript<'_>, (old, new): (&[Unit], &[Unit]), matches: &[Match]) -> String {
    let marks = Marks::new(manuscript);
    let joints = Joints::new((old, new), matches);
    let mut scaffold = Scaffold::new(manuscript);
    let mut html = String::new();
    let folds = folds((old, new), matches);
    for (place, found) in matches.iter().enumerate() {
        if let Some(fold) = folds.get(&place) {
            scaffold.move_to(&[], &mut html);
            html.push_str(&marks.fold(fold));
        }
        let (path, unit, cells) = match found {
            Match::Kept(_, after) => {
                let unit = &new[*after];
                (Joints::of_new(&unit.path), unit, unit.cells.iter().map(|cell| atoms(cell, Address::Hidden)).collect())
            }
            Match::Changed(before, after) => {
                let unit = &new[*after];
                (Joints::of_new(&unit.path), unit, marks.changed(&old[*before], unit))
            }
            Match::Removed(before) => {
                let unit = &old[*before];
                (joints.of_old(&unit.path), unit, unit.cells.iter().map(|cell| marks.removed(cell)).collect())
            }
            Match::Added(after) => {
                let unit = &new[*after];
                (Joints::of_new(&unit.path), unit, unit.cells.iter().map(|cell| marks.added(cell)).collect())
            }
        };
        scaffold.move_to(&path, &mut html);
        html.push_str(&marks.unit(found, unit, &path, &cells));
    }
    scaffold.move_to(&[], &mut html);
    if folds.contains_key(&matches.len()) {
        html.push_str(&marks.fold(&Fold::End));
    }
    html
}

/// Where text that did not change is folded away.
enum Fold {
    /// Below a heading of these words.
    Begin(String),
    End,
}

/// Finds what stands below headings and did not change, by the places in front of which it begins and ends.
///
/// The headings stay to be seen, but for those in lists and quotations. A text that stands in something else than it did
/// is not folded, though all its words were kept.
fn folds((old, new): (&[Unit], &[Unit]), matches: &[Match]) -> BTreeMap<usize, Fold> {
    let unit = |found: &Match| match found {
        Match::Kept(_, place) | Match::Changed(_, place) | Match::Added(place) => &new[*place],
        Match::Removed(place) => &old[*place],
    };
    let is_heading = |unit: &Unit| matches!(unit.kind, Kind::Heading(..)) && unit.path.is_empty();
    let is_unchanged = |found: &Match| match found {
        Match::Kept(before, after) => old[*before].elements().eq(new[*after].elements()),
        Match::Changed(..) | Match::Removed(_) | Match::Added(_) => false,
    };
    let mut ends: Vec<usize> = (0..matches.len()).filter(|place| is_heading(unit(&matches[*place]))).collect();
    ends.push(matches.len());
    let below = ends.windows(2).map(|ends| ends[0] + 1..ends[1]);
    let kept = below.filter(|below| matches[below.clone()].iter().all(is_unchanged));
    kept.filter(|below| !below.is_empty())
        .flat_map(|below| [(below.start, Fold::Begin(unit(&matches[below.start - 1]).words())), (below.end, Fold::End)])
        .collect()
}

/// Whether the addresses of links are printed behind them.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Address {
    Hidden,
    Printed,
}

/// The words that say of others that they came, went or stayed.
struct Marks {
    added: String,
    removed: String,
    kept: String,
}

impl Marks {
    fn new(manuscript: &Manuscript<'_>) -> Marks {
        let word = |id| escape(&manuscript.word(id, &[]));
        Marks { added: word("change-added"), removed: word("change-removed"), kept: word("change-kept") }
    }

    fn fold(&self, fold: &Fold) -> String {
        match fold {
            Fold::Begin(title) => {
                format!("<details><summary>{} <span class=\"unseen\">{}</span></summary>\n", self.kept, escape(title))
            }
            Fold::End => "</details>\n".to_owned(),
        }
    }

    /// Puts the tags of a unit around its words.
    fn unit(&self, found: &Match, unit: &Unit, path: &[Joint], cells: &[String]) -> String {
        let whole = cells.concat();
        let class = match found {
            Match::Kept(..) => "",
            Match::Changed(..) => " class=\"changed\"",
            Match::Removed(_) => " class=\"removed\"",
            Match::Added(_) => " class=\"added\"",
        };
        match &unit.kind {
            Kind::Paragraph => format!("<p{class}>{whole}</p>\n"),
            Kind::Bare if class.is_empty() => whole,
            Kind::Bare => format!("<span{class}>{whole}</span>"),
            Kind::Heading(level, id) => {
                // The newer text alone has ids, so that none stands twice.
                let is_removed = matches!(found, Match::Removed(_));
                let id = if is_removed { String::new() } else { format!(" id=\"{}\"", escape(id)) };
                format!("<h{level}{id}{class}>{whole}</h{level}>\n")
            }
            Kind::Code => format!("<pre tabindex=\"0\"{class}><code>{whole}</code></pre>\n"),
            Kind::Row => {
                let (start, end) = if is_head(path) { ("<th scope=\"col\">", "</th>") } else { ("<td>", "</td>") };
                let cells: String = cells.iter().map(|cell| format!("{start}{cell}{end}")).collect();
                format!("<tr{class}>{cells}</tr>\n")
            }
            Kind::Rule => self.rule(found),
        }
    }

    /// A line across the text has no words that could be marked.
    fn rule(&self, found: &Match) -> String {
        match found {
            Match::Kept(..) | Match::Changed(..) => "<hr>\n".to_owned(),
            Match::Removed(_) => framed("del", &self.removed, "<hr>") + "\n",
            Match::Added(_) => framed("ins", &self.added, "<hr>") + "\n",
        }
    }

    /// Compares the cells of two units word by word.
    fn changed(&self, old: &Unit, new: &Unit) -> Vec<String> {
        let none: &[Atom] = &[];
        let cell = |unit: &'_ Unit, place: usize| unit.cells.get(place).map_or(none.to_vec(), Clone::clone);
        let count = old.cells.len().max(new.cells.len());
        (0..count).map(|place| self.changed_cell(&cell(old, place), &cell(new, place))).collect()
    }

    fn changed_cell(&self, old: &[Atom], new: &[Atom]) -> String {
        let mut html = String::new();
        for run in runs(old, new) {
            match run {
                Difference::Kept(_, after) => html.push_str(&atoms(&new[after], Address::Hidden)),
                Difference::Replaced(before, after) => {
                    html.push_str(&self.removed(&old[before]));
                    html.push_str(&self.added(&new[after]));
                }
            }
        }
        html
    }

    fn added(&self, words: &[Atom]) -> String {
        marked("ins", &self.added, words)
    }

    /// White space alone that went is no news.
    fn removed(&self, words: &[Atom]) -> String {
        if words.iter().all(Atom::is_space) { String::new() } else { marked("del", &self.removed, words) }
    }
}

/// Puts words into an element that says what became of them, once more in words that are read out.
fn marked(tag: &str, word: &str, words: &[Atom]) -> String {
    if words.iter().all(Atom::is_space) {
        return atoms(words, Address::Hidden);
    }
    framed(tag, word, &atoms(words, Address::Printed))
}

fn framed(tag: &str, word: &str, inner: &str) -> String {
    format!("<{tag}><span class=\"unseen\">[{word} </span>{inner}<span class=\"unseen\">]</span></{tag}>")
}

/// Compares words. What both share between two changes is taken into them where it is no word, but a space or a mark, or
/// a single ideograph: one of the numbers of a date in Japanese alone would not be read.
fn runs(old: &[Atom], new: &[Atom]) -> Vec<Difference> {
    let keys =
        |atoms: &[Atom]| atoms.iter().map(|atom| atom.key().0.to_owned() + "\u{1}" + atom.key().1).collect::<Vec<_>>();
    let mut runs: Vec<Difference> = Vec::new();
    let all = differences(&keys(old), &keys(new));
    for (place, run) in all.iter().enumerate() {
        let is_last = place + 1 == all.len();
        let is_wordless = |range: &std::ops::Range<usize>| {
            new[range.clone()].iter().all(|atom| !atom.is_word() || is_ideograph(&atom.text))
        };
        match (run, runs.last_mut()) {
            (Difference::Kept(before, after), Some(Difference::Replaced(old, new)))
                if !is_last && is_wordless(after) =>
            {
                (old.end, new.end) = (before.end, after.end);
            }
            (Difference::Replaced(before, after), Some(Difference::Replaced(old, new))) => {
                (old.end, new.end) = (before.end, after.end);
            }
            (run, _) => runs.push(run.clone()),
        }
    }
    runs
}

fn is_ideograph(text: &str) -> bool {
    let mut chars = text.chars();
    chars.next().is_some_and(|c| ('\u{4e00}'..='\u{9fff}').contains(&c)) && chars.next().is_none()
}

/// Returns whether the words of a link tell where it leads: within the page, or to the address that they are.
fn tells(words: &str, address: &str) -> bool {
    let bare = address.split_once(':').map_or(address, |(_, rest)| rest.trim_start_matches('/'));
    address.starts_with('#') || [address, bare].contains(&words.trim())
}

/// Prints words with their tags and links; neighbours share them.
fn atoms(words: &[Atom], address: Address) -> String {
    let mut html = String::new();
    let groups = words.chunk_by(|a, b| a.link == b.link && a.styles == b.styles);
    for group in groups {
        let first = &group[0];
        let inner: String = group.iter().map(|atom| atom.html.as_str()).collect();
        let open: String = first.styles.iter().map(|tag| format!("<{tag}>")).collect();
        let close: String = first.styles.iter().rev().map(|tag| format!("</{tag}>")).collect();
        match &first.link {
            None => html.push_str(&format!("{open}{inner}{close}")),
            Some(link) => {
                html.push_str(&format!("{}{open}{inner}{close}</a>", link.opening));
                let text: String = group.iter().map(|atom| atom.text.as_str()).collect();
                if address == Address::Printed && !tells(&text, &link.address) {
                    html.push_str(&format!(" <span class=\"address\">({})</span>", escape(&link.address)));
                }
            }
        }
    }
    html
}
