//! Whether the public may see a document, read before anything else of it is looked at.
//!
//! A line that names a field on which it hangs and does not parse, such as a second `status`, says nothing for certain.

use crate::diag::Code;
use crate::diag::Diagnostic;
use crate::diag::Report;
use crate::model::Instant;
use crate::model::StatusName;
use crate::read::Visibility;
use crate::read::fields::Fields;
use crate::read::moment::moment_hint;
use crate::text::Span;
use crate::text::nearest;

/// The front matter of a document.
pub(in crate::read) struct Statement<'a, 'f> {
    /// What is called not public where it cannot be read.
    pub(in crate::read) noun: &'static str,
    pub(in crate::read) fields: &'a Fields<'f>,
    /// The whole file.
    pub(in crate::read) text: &'a str,
    /// Where its TOML does not parse.
    pub(in crate::read) faults: &'a [Span],
}

impl Statement<'_, '_> {
    /// Reads from when on the public may see an advisory.
    pub(in crate::read) fn of_advisory(&self, report: &mut Report) -> Visibility {
        let status = self.fields.probe().parse::<StatusName>("status", &mut Report::new());
        match status.filter(|_| self.doubt("status").is_none()).map(|status| status.value) {
            Some(StatusName::Draft) => Visibility::Draft,
            Some(StatusName::Published | StatusName::Withdrawn | StatusName::Superseded) => self.of_moment(report),
            None => self.unreadable("status", report),
        }
    }

    /// Reads from when on the public may see what has no status.
    pub(in crate::read) fn of_moment(&self, report: &mut Report) -> Visibility {
        self.published().map_or_else(|| self.unreadable("published", report), Visibility::From)
    }

    fn published(&self) -> Option<Instant> {
        let published = self.fields.probe().instant("published", &mut Report::new())?;
        self.doubt("published").is_none().then_some(published.value)
    }

    /// Returns where a line that names a field does not parse.
    fn doubt(&self, name: &str) -> Option<Span> {
        self.faults.iter().copied().find(|fault| line_at(self.text, fault.start).contains(name))
    }

    fn unreadable(&self, name: &'static str, report: &mut Report) -> Visibility {
        let what = if self.fields.has(name) { "cannot be read" } else { "is missing" };
        let place = self.doubt(name).or(self.fields.span_of(name)).or(self.faults.first().copied());
        let message = format!("`{name}` {what}, so the {} counts as not public", self.noun);
        let form = match self.fields.probe().any(name) {
            _ if name == "status" => self.status_hint(),
            Some((value, _)) => moment_hint(value).to_owned(),
            None => "it is a day such as 2026-03-14, or an instant such as 2026-03-14T14:00:00Z".to_owned(),
        };
        let place = place.unwrap_or(self.fields.span());
        let diagnostic = Diagnostic::new(Code::VisibilityUnreadable, place, message).hint(form);
        let rest = format!("the {}'s other problems are shown with `--drafts`", self.noun);
        report.push(diagnostic.hint(rest).redacted());
        Visibility::Unreadable
    }

    /// Names a known status, never what stands there.
    fn status_hint(&self) -> String {
        let stated = self.fields.probe().text("status", &mut Report::new()).filter(|_| self.doubt("status").is_none());
        let names = StatusName::ALL.iter().map(|name| name.as_str());
        match stated.and_then(|stated| nearest(&stated.value, names)) {
            Some(meant) => format!("did you mean `{meant}`?"),
            None => "it is `draft`, `published`, `withdrawn` or `superseded`".to_owned(),
        }
    }
}

fn line_at(text: &str, offset: usize) -> &str {
    let offset = text.floor_char_boundary(offset);
    let start = text[..offset].rfind('\n').map_or(0, |at| at + 1);
    text[start..].lines().next().unwrap_or_default()
}
