//! Themes: which files they have, the site's own over the default's.

use std::collections::BTreeSet;

use crate::diag::Code;
use crate::diag::Diagnostic;
use crate::diag::Report;
use crate::read::Theme;
use crate::read::unread;
use crate::text::FileId;
use crate::text::Origin;
use crate::text::Snapshot;
use crate::text::Spanned;
use crate::text::nearest_path;

const DEFAULT: &str = "default";

/// Where its templates stand.
const DEFAULT_TEMPLATES: &str = "themes/default/templates";

/// Reads the theme that `site.toml` names; what it lacks is the default theme's.
pub(in crate::read) fn read(snapshot: &Snapshot, name: &Spanned<String>, report: &mut Report) -> Theme {
    let mut theme = Theme::default();
    let mut is_known = false;
    let mut files: Vec<_> = snapshot.under("themes").collect();
    files.sort_by_key(|(_, path, file)| (file.origin, *path));
    for (id, path, file) in files {
        let Some((folder, below)) = path.split_once('/') else { continue };
        let is_own = folder == name.value;
        is_known |= is_own;
        let is_default = folder == DEFAULT && file.origin == Origin::BuiltIn;
        if !(is_own || is_default) {
            continue;
        }
        if let Some(template) = below.strip_prefix("templates/") {
            theme.templates.insert(template.to_owned(), id);
        } else if let Some(asset) = below.strip_prefix("static/") {
            theme.statics.insert(asset.to_owned(), id);
        } else {
            unread::THEME.report(file, report);
        }
    }
    report_misspelt(snapshot, &theme, report);
    if !is_known {
        let message = format!("no theme `{}` is built in or in `themes`", name.value);
        report.push(Diagnostic::new(Code::ThemeUnknown, name.span, message).hint("the built-in theme is `default`"));
    }
    theme
}

/// Reports templates of the site's theme that no other one names, and that nearly have the name of one of the default
/// theme's.
fn report_misspelt(snapshot: &Snapshot, theme: &Theme, report: &mut Report) {
    let of = |origin| theme.templates.iter().filter(move |(_, file)| snapshot.file(**file).origin == origin);
    let known: BTreeSet<&str> = snapshot
        .under(DEFAULT_TEMPLATES)
        .filter(|(_, _, file)| file.origin == Origin::BuiltIn)
        .map(|(_, name, _)| name)
        .collect();
    for (name, file) in of(Origin::Site).filter(|(name, _)| !known.contains(name.as_str())) {
        let names_it = |other: &FileId| snapshot.file(*other).text().is_ok_and(|text| text.contains(name.as_str()));
        let is_named = || of(Origin::Site).any(|(_, other)| other != file && names_it(other));
        let free = of(Origin::BuiltIn).map(|(name, _)| name.as_str());
        if let Some(meant) = nearest_path(name, free).filter(|_| !is_named()) {
            let cause = "the default theme has no template of this name, and no other one names it";
            report.push(unread::unread(snapshot.file(*file), cause, &format!("did you mean `{meant}`?")));
        }
    }
}
