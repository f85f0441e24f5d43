//! Files that were meant to be read, by where they stand, and are not, by their names.
//!
//! Each reader tells of what it passes over. Only what looks like a source is told of: a note or a picture may lie
//! anywhere.

use crate::diag::Code;
use crate::diag::Diagnostic;
use crate::diag::Report;
use crate::text::Origin;
use crate::text::SourceFile;

/// What a file would have been, with the endings of its like elsewhere.
pub(in crate::read) struct Meant {
    endings: &'static [&'static str],
    cause: &'static str,
    hint: &'static str,
}

/// A document.
pub(in crate::read) const DOCUMENT: Meant = Meant {
    endings: &["md", "markdown", "mdown", "mkd", "mdx", "mdtext"],
    cause: "no document has this ending",
    hint: "end the name in `.md`",
};

/// A product.
pub(in crate::read) const PRODUCT: Meant = Meant {
    endings: &["toml", "tml", "yaml", "yml", "json"],
    cause: "no product is read from here",
    hint: "name it `products/NAME.toml`",
};

/// Words of a locale.
pub(in crate::read) const WORDS: Meant = Meant {
    endings: &["ftl", "flt", "toml", "json", "po", "yaml", "yml"],
    cause: "no words are read from here",
    hint: "name it `locales/LOCALE/NAME.ftl`",
};

/// A template or an asset of a theme.
pub(in crate::read) const THEME: Meant = Meant {
    endings: &["html", "css", "js", "svg", "png"],
    cause: "nothing of a theme is read from here",
    hint: "put it below `templates` or `static` of the theme",
};

impl Meant {
    /// Reports a file of the site that was passed over, where it looks like what was meant.
    pub(in crate::read) fn report(&self, file: &SourceFile, report: &mut Report) {
        let ending = file.path.file_name().rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
        if file.origin == Origin::Site && ending.is_some_and(|ending| self.endings.contains(&ending.as_str())) {
            report.push(unread(file, self.cause, self.hint));
        }
    }
}

/// The path alone is told: what stands in a file that may be a draft is told to nobody.
pub(in crate::read) fn unread(file: &SourceFile, cause: &str, hint: &str) -> Diagnostic {
    Diagnostic::at_path(Code::SourceUnread, file.path.as_str(), format!("the file is not read: {cause}")).hint(hint)
}
