//! Files that were meant to be read, by where they stand, and are not, by their names.

use std::collections::BTreeSet;

use crate::diag::Code;
use crate::diag::Diagnostic;
use crate::diag::Report;
use crate::text::Origin;
use crate::text::Snapshot;
use crate::text::SourceFile;
use crate::text::nearest_path;

/// Endings that Markdown has elsewhere.
const MARKDOWN: [&str; 6] = ["md", "markdown", "mdown", "mkd", "mdx", "mdtext"];

/// Endings of files that hold facts elsewhere.
const FACTS: [&str; 5] = ["toml", "tml", "yaml", "yml", "json"];

/// Endings of files that hold the words of an interface elsewhere.
const WORDS: [&str; 7] = ["ftl", "flt", "toml", "json", "po", "yaml", "yml"];

/// Where the default theme stands.
const DEFAULT_FOLDER: &str = "themes/default";

/// Reports the site's files that lie where sources lie and are read by nothing.
///
/// Only what looks like a source is told of: a note or a picture may lie anywhere.
pub(in crate::read) fn report(snapshot: &Snapshot, theme: &str, report: &mut Report) {
    let own = |folder| snapshot.under(folder).filter(|(_, _, file)| file.origin == Origin::Site);
    for (_, path, file) in own("content") {
        if has_ending(path, &MARKDOWN) && !path.ends_with(".md") {
            report.push(unread(file, "no document has this ending", "end the name in `.md`"));
        }
    }
    for (_, path, file) in own("products") {
        if has_ending(path, &FACTS) && (path.contains('/') || !path.ends_with(".toml")) {
            report.push(unread(file, "no product is read from here", "name it `products/NAME.toml`"));
        }
    }
    for (_, path, file) in own("locales") {
        if has_ending(path, &WORDS) && !(path.contains('/') && path.ends_with(".ftl")) {
            report.push(unread(file, "no words are read from here", "name it `locales/LOCALE/NAME.ftl`"));
        }
    }
    report_theme(snapshot, theme, report);
}

/// Reports files of the site's theme that replace none of the default theme's, and nearly have the name of one.
fn report_theme(snapshot: &Snapshot, theme: &str, report: &mut Report) {
    let folder = format!("themes/{theme}");
    let own = || snapshot.under(&folder).filter(|(_, _, file)| file.origin == Origin::Site);
    let replaced: BTreeSet<&str> = own().map(|(_, path, _)| path).collect();
    let known = snapshot.under(DEFAULT_FOLDER).filter(|(_, _, file)| file.origin == Origin::BuiltIn);
    let known: BTreeSet<&str> = known.map(|(_, path, _)| path).collect();
    for (_, path, file) in own().filter(|(_, path, _)| !known.contains(path)) {
        let name = path.split_once('/').map_or(path, |(_, name)| name);
        let is_named = || own().any(|(_, _, file)| file.text().is_ok_and(|text| text.contains(name)));
        let free = known.difference(&replaced).copied();
        if let Some(meant) = nearest_path(path, free).filter(|_| !is_named()) {
            let hint = format!("did you mean `{meant}`?");
            report.push(unread(file, "the default theme has no file of this name, and no template names it", &hint));
        }
    }
}

fn has_ending(path: &str, endings: &[&str]) -> bool {
    let ending = path.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    ending.is_some_and(|ending| endings.contains(&ending.as_str()))
}

/// The path alone is told: what stands in a file that may be a draft is told to nobody.
fn unread(file: &SourceFile, cause: &str, hint: &str) -> Diagnostic {
    Diagnostic::at_path(Code::SourceUnread, file.path.as_str(), format!("the file is not read: {cause}")).hint(hint)
}
