//! New documents: a front matter in which every field is explained, and the sections that a reader looks for.
//!
//! What only the author knows is left as a comment, so that `check` says what is missing and nothing untrue is stated.

mod number;

use jiff::ToSpan;
use jiff::civil::Date;
use toml_edit::Datetime;
use toml_edit::DocumentMut;

use crate::author::NewFile;
use crate::author::front_matter::replace;
use crate::model::AdvisoryId;
use crate::model::DocumentId;
use crate::model::Locale;
use crate::model::ProductId;

pub use number::TakenIds;

/// What every new document has.
#[derive(Clone, Debug)]
pub struct Beginning<'a> {
    /// The title.
    pub title: &'a str,
    /// The source locale; its language decides the headings, which are English where the program has none in it.
    pub locale: &'a Locale,
    /// The day on which it is begun.
    pub on: Date,
}

/// Returns a draft of an advisory. `product` is the one that the front matter's comment names.
pub fn advisory(beginning: &Beginning<'_>, id: &AdvisoryId, product: Option<&ProductId>) -> NewFile {
    let facts = include_str!("new/advisory.toml").replace("@PRODUCT@", product.map_or("app", ProductId::as_str));
    let bodies =
        [include_str!("new/en/advisory.md"), include_str!("new/fr/advisory.md"), include_str!("new/ja/advisory.md")];
    let path = format!("content/advisories/{:04}/{id}.md", beginning.on.year());
    NewFile::new(&path, beginning.text(&facts, Some(id), beginning.of_locale(bodies)))
}

/// Returns a policy. Its id is `policies/NAME`.
pub fn policy(beginning: &Beginning<'_>, id: &DocumentId) -> NewFile {
    let bodies = [include_str!("new/en/policy.md"), include_str!("new/fr/policy.md"), include_str!("new/ja/policy.md")];
    let text = beginning.text(include_str!("new/policy.toml"), None, beginning.of_locale(bodies));
    NewFile::new(&format!("content/{id}.md"), text)
}

/// Returns an announcement. Its id is `announcements/NAME`; nobody sees it before the day behind that on which it is begun.
pub fn announcement(beginning: &Beginning<'_>, id: &DocumentId, product: Option<&ProductId>) -> NewFile {
    let facts = include_str!("new/announcement.toml").replace("@PRODUCT@", product.map_or("app", ProductId::as_str));
    let mut fields: DocumentMut = facts.parse().expect("the template is TOML");
    replace(&mut fields["title"], beginning.title);
    for (name, days) in [("published", 1), ("release_on", 8)] {
        let day = beginning.on.saturating_add(days.days());
        replace(&mut fields[name], day.to_string().parse::<Datetime>().expect("a date of these years is a TOML date"));
    }
    let bodies = [
        include_str!("new/en/announcement.md"),
        include_str!("new/fr/announcement.md"),
        include_str!("new/ja/announcement.md"),
    ];
    NewFile::new(&format!("content/{id}.md"), format!("+++\n{fields}+++\n{}", beginning.of_locale(bodies)))
}

/// Returns a page without a text.
pub fn page(beginning: &Beginning<'_>, id: &DocumentId) -> NewFile {
    NewFile::new(&format!("content/{id}.md"), beginning.text(include_str!("new/page.toml"), None, "\n"))
}

impl Beginning<'_> {
    fn text(&self, facts: &str, id: Option<&AdvisoryId>, body: &str) -> String {
        let day: Datetime = self.on.to_string().parse().expect("a date of these years is a TOML date");
        let mut fields: DocumentMut = facts.parse().expect("the template is TOML");
        replace(&mut fields["title"], self.title);
        if let Some(id) = id {
            replace(&mut fields["id"], id.as_str());
        }
        for name in ["published", "reviewed"] {
            if let Some(place) = fields.get_mut(name) {
                replace(place, day);
            }
        }
        if let Some(versions) = fields.get_mut("policy_version") {
            replace(&mut versions[0]["issued"], day);
        }
        format!("+++\n{fields}+++\n{body}")
    }

    /// Chooses among English, French and Japanese.
    fn of_locale(&self, [english, french, japanese]: [&'static str; 3]) -> &'static str {
        match self.locale.identifier().language.as_str() {
            "fr" => french,
            "ja" => japanese,
            _ => english,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_stand_before_their_comments_and_the_sections_are_of_the_language() {
        let locale = "fr-CA".parse().unwrap();
        let beginning = Beginning { title: "Un \"titre\"", locale: &locale, on: jiff::civil::date(2026, 3, 14) };
        let file = advisory(&beginning, &"EX-2026-0002".parse().unwrap(), Some(&"web".parse().unwrap()));
        assert_eq!(file.path.as_str(), "content/advisories/2026/EX-2026-0002.md");
        for part in [
            "for ever once it is published.\nid = \"EX-2026-0002\"\n# One line each",
            "status = \"draft\"\n# A moment later than the build is an embargo: nobody sees it before. A time needs an \
             offset.\npublished = 2026-03-14\n",
            "# product = \"web\"\n",
            "{#acknowledgments}.\n+++\n\n## Conséquences {#impact}\n",
        ] {
            assert!(file.text.contains(part), "{part}\n{}", file.text);
        }
    }
}
