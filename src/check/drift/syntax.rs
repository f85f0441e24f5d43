//! Lines of nothing but code that tell how something is called, and what of them readers fill in: `` `--sort` `order` ``.

use crate::check::drift::code_span::plain;
use crate::check::drift::reading::Part;
use crate::read::OBJECT;

/// Whether two lines of code begin alike, and have two names of words at one place behind that.
///
/// What begins alike is the option or the word that is called, so that the names are neither.
pub(in crate::check::drift) fn fills_in(own: &Part, other: &Part, [name, instead]: [&str; 2]) -> bool {
    let codes =
        |part: &Part| part.passage.codes.iter().map(|code| plain(&code.value).to_owned()).collect::<Vec<String>>();
    let (first, second) = (codes(own), codes(other));
    let is_pair = |(at, (a, b)): (usize, (&String, &String))| at > 0 && a == plain(name) && b == plain(instead);
    is_line(own)
        && is_line(other)
        && first.len() == second.len()
        && first.first() == second.first()
        && is_name(name)
        && is_name(instead)
        && first.iter().zip(&second).enumerate().any(is_pair)
}

/// Whether nothing stands beside code but signs.
fn is_line(part: &Part) -> bool {
    part.passage.codes.len() > 1 && part.passage.text.chars().all(|c| c == OBJECT || !c.is_alphanumeric())
}

fn is_name(code: &str) -> bool {
    code.starts_with(char::is_alphabetic) && code.chars().all(|c| c.is_alphabetic() || "-_".contains(c))
}
