//! What happened to a vulnerability, each event with a name of its own.

use std::collections::BTreeMap;

use crate::model::Instant;
use crate::model::TimelineEntry;
use crate::model::TimelineEvent;

/// The timeline of an advisory. An event at the same moment as another of its kind is the same.
#[derive(Debug, Default)]
pub(super) struct Timeline {
    entries: BTreeMap<(Instant, TimelineEvent), Option<String>>,
}

impl Timeline {
    /// Adds an event with a note.
    pub fn add(&mut self, on: Instant, event: TimelineEvent, note: Option<String>) {
        let entry = self.entries.entry((on, event)).or_default();
        if entry.is_none() {
            *entry = note;
        }
    }

    /// Returns the entries by time, and as lines the reports that would stand behind what came of them: a site does not
    /// tell of an answer before the report.
    pub fn into_entries(mut self) -> (Vec<(TimelineEntry, Option<String>)>, Vec<String>) {
        let may_precede = |event: &TimelineEvent| {
            matches!(event, TimelineEvent::Reported | TimelineEvent::Exploited | TimelineEvent::CveAssigned)
        };
        let first = self.entries.keys().find(|(_, event)| !may_precede(event)).map(|(on, _)| *on);
        let late = self.entries.extract_if(.., |(on, event), _| {
            *event == TimelineEvent::Reported && first.is_some_and(|first| first.timestamp() < on.timestamp())
        });
        let line = |((on, event), note): ((Instant, TimelineEvent), Option<String>)| {
            format!("- {on}: {}", note.unwrap_or_else(|| event.as_str().to_owned()))
        };
        let late = late.map(line).collect();
        let mut counts: BTreeMap<TimelineEvent, usize> = BTreeMap::new();
        let named = self.entries.into_iter().map(|((on, event), note)| {
            let count = counts.entry(event).or_default();
            *count += 1;
            let word = event.as_str().replace('_', "-");
            let id = if *count == 1 { word } else { format!("{word}-{count}") };
            let id = id.parse().expect("an event with a number behind it is an id");
            (TimelineEntry { id, on, event }, note)
        });
        (named.collect(), late)
    }
}

impl Extend<(Instant, TimelineEvent, Option<String>)> for Timeline {
    fn extend<I: IntoIterator<Item = (Instant, TimelineEvent, Option<String>)>>(&mut self, events: I) {
        events.into_iter().for_each(|(on, event, note)| self.add(on, event, note));
    }
}
