//! The sentences of a timeline.

use crate::author::import::curl::day;
use crate::author::import::curl::facts::paragraphs;
use crate::author::import::json::one_line;
use crate::author::import::prose;
use crate::author::import::timeline::Timeline;
use crate::model::Instant;
use crate::model::TimelineEvent;
use crate::read::LONGEST_TEXT;

/// What tells of an event, in the words of a sentence.
const WORDS: [(&str, TimelineEvent); 5] = [
    (" reported ", TimelineEvent::Reported),
    ("reported to ", TimelineEvent::Reported),
    (" released ", TimelineEvent::FixReleased),
    ("contacted distros", TimelineEvent::Notified),
    ("notified distros", TimelineEvent::Notified),
];

/// Takes the sentences that tell of one event and one day into the timeline, each as the note of its event, and returns
/// the others.
pub(super) fn take(text: &str, timeline: &mut Timeline) -> String {
    let mut rest = String::new();
    for (_, paragraph) in paragraphs(text) {
        let line = one_line(paragraph);
        let sentences = prose::sentences(&line);
        if !sentences.iter().any(|sentence| event(sentence).is_some()) {
            rest.push_str(paragraph);
            continue;
        }
        let mut others = Vec::new();
        for sentence in sentences {
            match event(sentence) {
                Some((on, event)) => timeline.add(on, event, Some(sentence.to_owned())),
                None => others.push(sentence),
            }
        }
        if !others.is_empty() {
            rest.push_str(&format!("{}\n\n", others.join(" ")));
        }
    }
    rest
}

/// Returns what a sentence tells of, where that is without doubt.
fn event(sentence: &str) -> Option<(Instant, TimelineEvent)> {
    let [on] = day::days(sentence)[..] else { return None };
    let mut events: Vec<TimelineEvent> =
        WORDS.iter().filter(|(words, _)| sentence.contains(words)).map(|(_, event)| *event).collect();
    events.dedup();
    let [event] = events[..] else { return None };
    (sentence.len() <= LONGEST_TEXT).then_some((on, event))
}
