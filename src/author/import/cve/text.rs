//! The texts of a record.

use crate::author::import::body::Body;
use crate::author::import::body::Section;
use crate::author::import::body::Words;
use crate::author::import::cve::Parts;
use crate::author::import::document::Scene;
use crate::author::import::json::Json;
use crate::author::import::json::Value;
use crate::author::import::problem::Problem;
use crate::model::Status;

/// The text of an advisory, and its status with the language taken into account.
pub(super) struct Text {
    pub body: Body,
    pub status: Status,
}

/// Reads the texts in the language of the site's sources, else in English.
pub(super) fn read(scene: &mut Scene, parts: &Parts, status: Status) -> Result<Text, Problem> {
    let own = parts.own;
    let mut body = Body::default();
    let key = if own.get("rejectedReasons").is_some() { "rejectedReasons" } else { "descriptions" };
    let stated = choose_language(scene, own, key)?;
    let language = stated.map_or("en", |(_, language)| language);
    carry_language(scene, own, language);
    parts.added.iter().for_each(|added| carry_language(scene, added, language));
    let status = match stated {
        Some((place, stated)) => scene.check_language(place, stated, status),
        None => status,
    };
    let texts = read_texts(scene, own, key, language)?;
    body.begin(Words::Plain(texts.join("\n\n")));
    let replaced = scene.reading.texts(own, "replacedBy")?;
    if !replaced.is_empty() {
        let ids: Vec<&str> = replaced.into_iter().map(|(_, id)| id).collect();
        body.begin(Words::Plain(format!("Replaced by {}.", ids.join(", "))));
    }
    read_sections(scene, own, language, &mut body)?;
    Ok(Text { body, status })
}

fn read_sections(scene: &mut Scene, own: &Json, language: &str, body: &mut Body) -> Result<(), Problem> {
    for text in read_texts(scene, own, "configurations", language)? {
        body.head(2, "Configurations");
        body.say(2, Words::Plain(text));
    }
    let sections =
        [("exploits", Section::Exploitation), ("solutions", Section::Fix), ("workarounds", Section::Workarounds)];
    for (key, section) in sections {
        let texts = read_texts(scene, own, key, language)?;
        texts.into_iter().for_each(|text| body.add(section, None, Words::Plain(text)));
    }
    for impact in scene.reading.tables(own, "impacts")? {
        let texts = read_texts(scene, impact, "descriptions", language)?;
        texts.into_iter().for_each(|text| body.add(Section::Impact, None, Words::Plain(text)));
    }
    Ok(())
}

/// Returns the language of the first text in the language of the site's sources, else of the first in English, else of
/// the first.
fn choose_language<'j>(scene: &mut Scene, own: &'j Json, key: &str) -> Result<Option<(&'j Json, &'j str)>, Problem> {
    let wanted = scene.site.locale.as_ref().map_or("en", |locale| locale.as_str());
    let texts = scene.reading.tables(own, key)?;
    let languages: Vec<&Json> = texts.iter().filter_map(|text| text.get("lang")).collect();
    let find =
        |wanted: &str| languages.iter().find(|lang| lang.as_text().is_some_and(|lang| main(lang) == main(wanted)));
    let found = find(wanted).or_else(|| find("en")).or(languages.first());
    Ok(found.and_then(|lang| Some((*lang, lang.as_text()?))))
}

/// The language of the texts goes without saying, wherever it is said.
fn carry_language(scene: &mut Scene, json: &Json, language: &str) {
    match &json.value {
        Value::Table(table) => {
            for (key, value) in table {
                match value.as_text() {
                    Some(lang) if key == "lang" && main(lang) == main(language) => scene.reading.carry(value),
                    _ => carry_language(scene, value, language),
                }
            }
        }
        Value::List(list) => list.iter().for_each(|item| carry_language(scene, item, language)),
        Value::Null | Value::Flag(_) | Value::Number(_) | Value::Text(_) => {}
    }
}

fn main(tag: &str) -> String {
    tag.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase()
}

/// Reads the texts of a list in a language.
fn read_texts(scene: &mut Scene, parent: &Json, key: &str, language: &str) -> Result<Vec<String>, Problem> {
    let mut texts = Vec::new();
    for text in scene.reading.tables(parent, key)? {
        let is_wanted = text.get("lang").and_then(Json::as_text).is_none_or(|lang| main(lang) == main(language));
        let Some((_, value)) = scene.reading.text(text, "value")? else { continue };
        if is_wanted {
            texts.push(value.to_owned());
        } else {
            scene.reading.leave(text, "in another language than the rest");
        }
    }
    Ok(texts)
}
