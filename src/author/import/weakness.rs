//! Weaknesses of the Common Weakness Enumeration.

use crate::author::import::json::Json;
use crate::author::import::json::Reading;
use crate::model::CweId;
use crate::model::cwe_name;

/// Adds the weakness that a value names, unless it is there; anything else is left.
pub(super) fn read_weakness(reading: &mut Reading, place: &Json, name: &str, weaknesses: &mut Vec<CweId>) {
    match name.trim().to_ascii_uppercase().parse::<CweId>() {
        Ok(id) if cwe_name(&id).is_some() => {
            if !weaknesses.contains(&id) {
                weaknesses.push(id);
            }
        }
        Ok(_) | Err(_) => reading.leave(place, "no weakness of the CWE list"),
    }
}
