//! Themes: which files they have, the site's own over the default's.

use crate::diag::Code;
use crate::diag::Diagnostic;
use crate::diag::Report;
use crate::read::Theme;
use crate::text::Origin;
use crate::text::Snapshot;
use crate::text::Spanned;

const DEFAULT: &str = "default";

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
        }
    }
    if !is_known {
        let message = format!("no theme `{}` is built in or in `themes`", name.value);
        report.push(Diagnostic::new(Code::ThemeUnknown, name.span, message).hint("the built-in theme is `default`"));
    }
    theme
}
