//! What a page tells other sites that show a link to it, and search engines.
//!
//! Only what is true of the page and stands on it: no picture, no author where there is none.

use jiff::civil::Date;
use serde::Serialize;
use serde_json::Value;
use serde_json::json;

use crate::check::Content;
use crate::check::EditionDocument;
use crate::model::Advisory;
use crate::model::ContactKind;
use crate::plan::PageKind;
use crate::plan::Viewpoint;
use crate::plan::view::MomentView;

/// What a page tells those who show a link to it.
#[derive(Clone, Debug, Serialize)]
pub struct SharingView {
    /// When an advisory was published; absent for other pages.
    pub published: Option<MomentView>,
    /// Its last change.
    pub updated: Option<MomentView>,
    /// The page as JSON-LD in the words of schema.org, safe between the tags of a `script`.
    pub json_ld: String,
}

impl SharingView {
    /// Makes the view of a page that shows a public document; `None` for other pages.
    pub fn new(viewpoint: Viewpoint<'_>, kind: &PageKind) -> Option<SharingView> {
        let document = kind.document(viewpoint.edition).filter(|_| !kind.is_draft(viewpoint.edition))?;
        let advisory = document.advisory();
        let url = viewpoint.url(&kind.canonical(viewpoint.edition, viewpoint.locale)?);
        Some(SharingView {
            published: advisory.map(|advisory| MomentView::new(&advisory.published)),
            updated: advisory.map(|advisory| MomentView::new(&advisory.updated())),
            json_ld: script_safe(&description(viewpoint, document, &url)),
        })
    }
}

/// Returns the description of a document (schema.org, version 29).
fn description(viewpoint: Viewpoint<'_>, document: &EditionDocument, url: &str) -> Value {
    let text = document.text(viewpoint.locale);
    let mut value = json!({
        "@context": "https://schema.org",
        "@type": "WebPage",
        "name": text.title,
        "url": url,
        "inLanguage": text.locale.as_str(),
        "publisher": organization(viewpoint),
    });
    let day = |day: Option<Date>| day.map(|day| json!(day.to_string()));
    set(&mut value, "description", text.summary.as_ref().map(|summary| json!(summary)));
    match &document.content {
        Content::Home => value["@type"] = json!("WebSite"),
        Content::Page(page) => set(&mut value, "lastReviewed", day(page.reviewed)),
        Content::Policy(policy) => {
            set(&mut value, "lastReviewed", day(policy.reviewed));
            set(&mut value, "version", policy.version.as_ref().map(|version| json!(version)));
        }
        Content::PolicyText(text) => value["version"] = json!(text.version),
        Content::Announcement(announcement) => value["datePublished"] = json!(announcement.published.to_string()),
        Content::Advisory(advisory) => describe_advisory(&mut value, advisory),
    }
    value
}

fn describe_advisory(value: &mut Value, advisory: &Advisory) {
    value["@type"] = json!("TechArticle");
    value["headline"] = value["name"].take();
    value.as_object_mut().expect("a description is an object").remove("name");
    value["identifier"] = json!(advisory.id.to_string());
    value["datePublished"] = json!(advisory.published.to_string());
    value["dateModified"] = json!(advisory.updated().to_string());
}

/// Returns who publishes the site, and where reports go.
fn organization(viewpoint: Viewpoint<'_>) -> Value {
    let site = viewpoint.edition.site();
    let contact = site.preferred_contact();
    let mut point = json!({ "@type": "ContactPoint", "contactType": "security" });
    match contact.kind {
        ContactKind::Email => point["email"] = json!(contact.value),
        ContactKind::Phone => point["telephone"] = json!(contact.value),
        ContactKind::Web | ContactKind::Matrix => point["url"] = json!(contact.uri()),
    }
    let languages: Vec<&str> = contact.locales.iter().map(|locale| locale.as_str()).collect();
    set(&mut point, "availableLanguage", (!languages.is_empty()).then(|| json!(languages)));
    let mut value = json!({ "@type": "Organization", "name": site.organization.name, "contactPoint": point });
    set(&mut value, "url", site.organization.url.as_ref().map(|url| json!(url.to_string())));
    value
}

fn set(value: &mut Value, name: &str, field: Option<Value>) {
    if let Some(field) = field {
        value[name] = field;
    }
}

/// Returns JSON without what could end a `script` or begin a comment in it (HTML standard, section 4.12.1.3).
fn script_safe(value: &Value) -> String {
    value.to_string().replace('<', "\\u003c").replace('>', "\\u003e").replace('&', "\\u0026")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_cannot_end_its_script() {
        let value = json!({ "a": "</script><!-- & \"" });
        let text = script_safe(&value);
        assert_eq!(text, "{\"a\":\"\\u003c/script\\u003e\\u003c!-- \\u0026 \\\"\"}");
        assert_eq!(serde_json::from_str::<Value>(&text).unwrap(), value);
    }
}
