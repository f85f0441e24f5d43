//! What changed in a source, word by word.

use similar::ChangeTag;
use similar::TextDiff;

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

/// Returns the paragraphs that differ between two texts, each as runs of words in the order of the text.
pub fn changes(old: &str, new: &str) -> Vec<Vec<Change>> {
    let paragraphs = |text: &str| -> Vec<String> {
        let text = text.replace("\r\n", "\n");
        text.split("\n\n").map(|paragraph| paragraph.split_whitespace().collect::<Vec<_>>().join(" ")).collect()
    };
    let (old, new) = (paragraphs(old), paragraphs(new));
    let (old, new): (Vec<&str>, Vec<&str>) =
        (old.iter().map(String::as_str).collect(), new.iter().map(String::as_str).collect());
    let diff = TextDiff::from_slices(&old, &new);
    diff.ops()
        .iter()
        .filter(|op| op.tag() != similar::DiffTag::Equal)
        .flat_map(|op| {
            let (before, after) = (&old[op.old_range()], &new[op.new_range()]);
            (0..before.len().max(after.len()))
                .map(|index| words(before.get(index).unwrap_or(&""), after.get(index).unwrap_or(&"")))
                .collect::<Vec<_>>()
        })
        .filter(|runs| !runs.is_empty())
        .collect()
}

fn words(old: &str, new: &str) -> Vec<Change> {
    let diff = TextDiff::from_unicode_words(old, new);
    let mut runs: Vec<Change> = Vec::new();
    for change in diff.iter_all_changes() {
        let text = change.value();
        match (change.tag(), runs.last_mut()) {
            (ChangeTag::Equal, Some(Change::Kept(run)))
            | (ChangeTag::Delete, Some(Change::Removed(run)))
            | (ChangeTag::Insert, Some(Change::Added(run))) => run.push_str(text),
            (ChangeTag::Equal, _) => runs.push(Change::Kept(text.to_owned())),
            (ChangeTag::Delete, _) => runs.push(Change::Removed(text.to_owned())),
            (ChangeTag::Insert, _) => runs.push(Change::Added(text.to_owned())),
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
}
