//! Weaknesses of the Common Weakness Enumeration.

use crate::author::import::json::Json;
use crate::author::import::json::Reading;
use crate::model::CweId;

/// Adds the weakness that a value names, unless it is there; anything else is left.
pub(super) fn read_weakness(reading: &mut Reading, place: &Json, name: &str, weaknesses: &mut Vec<CweId>) {
    match name.trim().to_ascii_uppercase().parse::<CweId>() {
        Ok(id) if weaknesses.contains(&id) => {}
        Ok(id) => weaknesses.push(id),
        Err(_) => reading.leave(place, "no weakness of the CWE list"),
    }
}
