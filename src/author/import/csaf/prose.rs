//! Notes.

use crate::author::import::body::Body;
use crate::author::import::body::Words;
use crate::author::import::document::Scene;
use crate::author::import::json::Json;
use crate::author::import::json::one_line;
use crate::author::import::problem::Problem;

/// Reads the notes of a document or of a vulnerability, as sections of a level.
///
/// What says what it is all about, under a heading that says no more, stands above the sections.
pub(super) fn read_notes(scene: &mut Scene, parent: &Json, level: usize, body: &mut Body) -> Result<(), Problem> {
    let mut sections = Vec::new();
    for note in scene.reading.tables(parent, "notes")? {
        let category = scene.reading.text(note, "category")?.map(|(_, category)| category).unwrap_or_default();
        let heading = scene.reading.text(note, "title")?;
        let title = heading.map(|(_, title)| one_line(title));
        let Some((_, text)) = scene.reading.text(note, "text")? else { continue };
        let words = Words::Plain(text.to_owned());
        let is_topic = matches!(category, "summary" | "description") && title.as_deref().is_none_or(says_nothing);
        if let Some((place, _)) = heading.filter(|_| is_topic) {
            scene.reading.leave(place, "a heading that says no more than its text");
        }
        match (is_topic, level) {
            (true, 2) => body.begin(words),
            (true, _) => body.say(level - 1, words),
            (false, _) => sections.push((title.unwrap_or_else(|| words_of(category)), words)),
        }
    }
    for (heading, words) in sections {
        body.head(level, &heading);
        body.say(level, words);
    }
    Ok(())
}

/// Returns whether a heading only says that a text stands below it.
fn says_nothing(title: &str) -> bool {
    let title = title.to_lowercase();
    let words = ["summary", "description", "overview", "introduction", "topic"];
    words.contains(&title.rsplit(' ').next().unwrap_or_default()) && title.split(' ').count() <= 2
}

/// Returns the category in words: `legal_disclaimer` is `Legal disclaimer`.
fn words_of(category: &str) -> String {
    let words = one_line(&category.replace('_', " "));
    let mut letters = words.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => "Note".to_owned(),
    }
}
