//! Which language all of a text is in: a translation that nobody has begun is in its source's.

use crate::check::drift::english;
use crate::check::drift::lexicon::Lexicon;
use crate::check::drift::reading::Part;
use crate::check::drift::sentence::unquoted;
use crate::check::drift::untranslated::is_written_in_signs;
use crate::check::drift::untranslated::words_of;
use crate::check::script::count_signs;
use crate::model::Locale;
use crate::read::Text;
use crate::read::passages;
use crate::text::Snapshot;

/// A language is told by so many of its most frequent words.
const VOTES: usize = 5;

/// Returns the language, other than its own, that all of a translation is in: that of its source, or English.
pub fn untranslated_from(snapshot: &Snapshot, source: &Locale, translation: &Text) -> Option<Locale> {
    let own = Lexicon::new(&translation.locale);
    let words = Words::of(snapshot, translation, &own);
    [source.clone(), english()].into_iter().find(|other| {
        let other = Lexicon::new(other);
        own.is_known && other.language != own.language && words.are_of(&other, &own)
    })
}

/// The prose of a text: its words, and its letters of Japanese and of other scripts.
struct Words {
    words: Vec<String>,
    signs: usize,
    letters: usize,
}

impl Words {
    fn of(snapshot: &Snapshot, text: &Text, lexicon: &Lexicon) -> Words {
        let file = snapshot.file(text.file).text().expect("texts are UTF-8");
        let mut found = Words { words: Vec::new(), signs: 0, letters: 0 };
        let parts = passages(file, text.body).into_iter().map(|passage| Part::new(passage, lexicon));
        for part in parts.filter(|part| !part.is_code()) {
            let lower = unquoted(&part);
            found.signs += count_signs(&lower);
            found.letters += lower.iter().filter(|c| c.is_alphabetic()).count();
            found.words.extend(words_of(&lower));
        }
        found
    }

    fn are_of(&self, other: &Lexicon, own: &Lexicon) -> bool {
        if is_written_in_signs(other) {
            return 2 * self.signs > self.letters && self.signs >= 2 * VOTES;
        }
        let (foreign, votes) = (other.votes(&self.words, own), own.votes(&self.words, other));
        let is_own = if is_written_in_signs(own) {
            // Names and code are in Latin letters in every language.
            10 * self.signs > self.letters
        } else {
            3 * votes >= foreign
        };
        foreign >= VOTES && !is_own
    }
}
