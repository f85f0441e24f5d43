//! What changed in a source, word by word.

use crate::read;
use crate::text::Difference;
use crate::text::differences;
use crate::text::words;

/// A run of words of a paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// In both texts.
    Kept(String),
    /// In the old text alone.
    Removed(String),
    /// In the new text alone.
    Added(String),
}

/// Returns the lines of the front matter and the paragraphs that differ between two texts, each as runs of words in the
/// order of the text.
pub fn changes(old: &str, new: &str) -> Vec<Vec<Change>> {
    let (old, new) = (pieces(old), pieces(new));
    let replaced = differences(&old, &new).into_iter().filter_map(|difference| match difference {
        Difference::Kept(..) => None,
        Difference::Replaced(before, after) => Some((&old[before], &new[after])),
    });
    let runs = replaced.flat_map(|(before, after)| {
        (0..before.len().max(after.len()))
            .map(|index| runs(before.get(index).map_or("", |text| text), after.get(index).map_or("", |text| text)))
            .collect::<Vec<_>>()
    });
    runs.filter(|runs| !runs.is_empty()).collect()
}

/// Cuts a text into the fields of its front matter, without what fences them, and its paragraphs.
fn pieces(text: &str) -> Vec<String> {
    let text = text.replace("\r\n", "\n");
    let (toml, body) = match read::split(&text) {
        Some(parts) => (&text[parts.toml], &text[parts.body]),
        None => ("", text.as_str()),
    };
    let words = |piece: &str| piece.split_whitespace().collect::<Vec<_>>().join(" ");
    let pieces = toml.lines().chain(body.split("\n\n")).map(words);
    pieces.filter(|piece| !piece.is_empty()).collect()
}

fn runs(old: &str, new: &str) -> Vec<Change> {
    let (old, new) = (words(old), words(new));
    let mut runs = Vec::new();
    for difference in differences(&old, &new) {
        match difference {
            Difference::Kept(_, after) => runs.push(Change::Kept(new[after].concat())),
            Difference::Replaced(before, after) => {
                let (removed, added) = (old[before].concat(), new[after].concat());
                runs.extend((!removed.is_empty()).then_some(Change::Removed(removed)));
                runs.extend((!added.is_empty()).then_some(Change::Added(added)));
            }
        }
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_paragraphs_that_differ_are_told() {
        let kept = |text: &str| Change::Kept(text.to_owned());
        let old = "First.\n\nAnswers come within\n3 days.\n\nLast.";
        let new = "First.\n\nAnswers come within 5 days.\n\nNew.\n\nLast.";
        let expected = vec![
            vec![
                kept("Answers come within "),
                Change::Removed("3".to_owned()),
                Change::Added("5".to_owned()),
                kept(" days."),
            ],
            vec![Change::Added("New.".to_owned())],
        ];
        assert_eq!(changes(old, new), expected);
        assert!(changes("A\nb", "A b").is_empty());
    }

    #[test]
    fn fields_are_told_without_what_fences_them() {
        let old = "+++\ntitle = \"A\"\nsummary = \"B.\"\n+++\n\nText.\n";
        let expected = [Change::Kept("title = \"".to_owned()), Change::Removed("A".to_owned())];
        let told = changes(old, &old.replace("\"A\"", "\"C\"").replace("\n\nText", "\nText"));
        assert_eq!((told.len(), &told[0][..2]), (1, &expected[..]));
    }
}
