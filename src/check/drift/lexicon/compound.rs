//! Numbers of two words, made of those that the language's file has: `twenty-one`, `vingt et un`, `quatre-vingt-onze`.

use crate::check::drift::lexicon::Lexicon;
use crate::check::drift::lexicon::meaning::Meaning;
use crate::check::script;

/// Adds what the tens and the smaller numbers of a file make together.
///
/// The first form of a line `number` is the one that does: `two`, but not `second`. `additive` holds words between both.
pub(in crate::check::drift::lexicon) fn add(lexicon: &mut Lexicon, file: &str) {
    let words: Vec<String> = lexicon.list("additive").map(str::to_owned).collect();
    let joints = words.iter().flat_map(|word| [format!(" {word} "), format!("-{word}-")]);
    let joints: Vec<String> = ["-".to_owned(), " ".to_owned()].into_iter().chain(joints).collect();
    let numbers: Vec<(u32, &str)> = file.lines().filter_map(cardinal).collect();
    for (tens, first) in numbers.iter().filter(|(value, _)| (20..100).contains(value) && value % 10 == 0) {
        // French counts on to nineteen from sixty and from eighty.
        for (ones, second) in numbers.iter().filter(|(value, _)| (1..20).contains(value) && tens + value < 100) {
            for joint in &joints {
                lexicon.add(&format!("{first}{joint}{second}"), Meaning::Number((tens + ones).to_string()));
            }
        }
    }
}

/// Returns the number of a line and its first form, in a script with spaces between words.
fn cardinal(line: &str) -> Option<(u32, &str)> {
    let mut cells = line.strip_prefix("number\t")?.split('\t');
    let (value, form) = (cells.next()?.parse().ok()?, cells.next()?);
    // A hyphen makes a number of two words, but for one such as `quatre-vingt`.
    form.chars().all(|c| script::is_spaced_letter(c) || c == '-').then_some((value, form))
}
