//! The writer of JSON documents.

use serde::Serialize;
use serde::Serializer;
use serde::ser::Error;

/// Writes a document as JSON: keys sorted, two spaces for each level, a line break at the end.
///
/// # Panics
///
/// Where a document cannot be JSON: its keys are texts and its numbers finite.
pub(in crate::export) fn to_bytes(document: &impl Serialize) -> Vec<u8> {
    to_bytes_as_declared(&Sorted(document))
}

/// Writes a document as JSON whose own keys stand in the order in which they are declared.
///
/// With parts that are [`Sorted`], or all of whose fields are declared in the order of the alphabet, it is written piece by
/// piece, where as a whole it would be in memory twice.
///
/// # Panics
///
/// As [`to_bytes`] does.
pub(in crate::export) fn to_bytes_as_declared(document: &impl Serialize) -> Vec<u8> {
    let mut bytes = serde_json::to_vec_pretty(document).expect("a document has only texts, numbers, lists and keys");
    bytes.push(b'\n');
    bytes
}

/// Writes what scripts of the site read: the same without spaces, for it is loaded by readers.
///
/// # Panics
///
/// As [`to_bytes`].
pub(in crate::export) fn to_short_bytes(document: &impl Serialize) -> Vec<u8> {
    let mut bytes = serde_json::to_vec(document).expect("a document has only texts, numbers, lists and keys");
    bytes.push(b'\n');
    bytes
}

/// A part of a document whose keys are sorted when it is written.
pub(in crate::export) struct Sorted<T>(pub(in crate::export) T);

impl<T: Serialize> Serialize for Sorted<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut value = serde_json::to_value(&self.0).map_err(S::Error::custom)?;
        // Where another crate asks for maps in the order of insertion, a value's keys are not sorted by themselves.
        value.sort_all_objects();
        value.serialize(serializer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Serialize)]
    struct Document {
        title: &'static str,
        lang: &'static str,
        notes: [Note; 1],
    }

    #[derive(Serialize)]
    struct Note {
        text: &'static str,
        category: &'static str,
    }

    #[test]
    fn keys_are_sorted_at_every_level() {
        let notes = [Note { text: "a", category: "summary" }];
        let bytes = to_bytes(&Document { title: "Été", lang: "fr", notes });
        let expected = r#"{
  "lang": "fr",
  "notes": [
    {
      "category": "summary",
      "text": "a"
    }
  ],
  "title": "Été"
}
"#;
        assert_eq!(String::from_utf8(bytes).unwrap(), expected);
    }
}
