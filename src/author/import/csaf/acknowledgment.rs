//! Thanks to people and organisations.

use crate::author::import::body::Section;
use crate::author::import::body::Words;
use crate::author::import::csaf::Gathered;
use crate::author::import::document::Scene;
use crate::author::import::json::Json;
use crate::author::import::json::one_line;
use crate::author::import::problem::Problem;
use crate::model::Credit;
use crate::model::CreditRole;

/// Reads the acknowledgments of a document or of a vulnerability.
///
/// A name with its organisation is one credit. What they did stands in a sentence, which is told in the text; the role
/// follows from its first word, or is not known.
pub(super) fn read_acknowledgments(scene: &mut Scene, parent: &Json, gathered: &mut Gathered) -> Result<(), Problem> {
    for thanks in scene.reading.tables(parent, "acknowledgments")? {
        let organization = scene.reading.line(thanks, "organization")?;
        let names: Vec<String> = scene.reading.texts(thanks, "names")?.iter().map(|(_, name)| one_line(name)).collect();
        let summary = scene.reading.text(thanks, "summary")?.map(|(_, summary)| summary.trim());
        let who: Vec<String> = match (names.is_empty(), &organization) {
            (true, organization) => organization.iter().cloned().collect(),
            (false, Some(organization)) => names.iter().map(|name| format!("{name} ({organization})")).collect(),
            (false, None) => names,
        };
        if let Some(summary) = summary {
            let front = if who.is_empty() { String::new() } else { format!("{}: ", who.join(", ")) };
            gathered.body.add(Section::Acknowledgments, None, Words::Plain(format!("{front}{summary}")));
        }
        let role = summary.map_or(CreditRole::Other, role);
        let credits = who.into_iter().map(|name| Credit { name: Some(name), role });
        for credit in credits {
            if !gathered.credits.contains(&credit) {
                gathered.credits.push(credit);
            }
        }
        for (place, url) in scene.reading.texts(thanks, "urls")? {
            if !gathered.references.add(url.trim(), None) {
                scene.reading.leave(place, "no address on the web");
            }
        }
    }
    Ok(())
}

fn role(summary: &str) -> CreditRole {
    let first = summary.split_whitespace().next().unwrap_or_default().to_lowercase();
    match first.trim_end_matches(',') {
        "reporting" | "reported" | "reports" => CreditRole::Reporter,
        "finding" | "found" | "discovering" | "discovered" => CreditRole::Finder,
        "coordinating" | "coordinated" => CreditRole::Coordinator,
        _ => CreditRole::Other,
    }
}
