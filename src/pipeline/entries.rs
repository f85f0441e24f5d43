//! Entries of feeds: each is made once for all feeds of a locale that have it.
//!
//! What an entry says is the larger part of what a feed takes to make. One that would be answered as in the last build is
//! taken from the feeds that this build published.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::sync::Arc;

use rayon::iter::IntoParallelIterator;
use rayon::iter::ParallelIterator;

use crate::check::Question;
use crate::export::feed::FeedItem;
use crate::export::feed::FeedSource;
use crate::export::json_feed::full_texts;
use crate::model::FeedFormat;
use crate::model::Locale;
use crate::pipeline::Deeds;
use crate::pipeline::deeds::Past;
use crate::pipeline::deeds::entry_key;
use crate::pipeline::job::Workshop;
use crate::plan::FeedEntry;
use crate::plan::FeedPage;
use crate::plan::Job;

/// Entries of feeds by their ids, each with what was asked for it.
pub(in crate::pipeline) type Entries = Arc<BTreeMap<String, (FeedItem, Option<BTreeSet<Question>>)>>;

/// What an entry said in the last build, and what was asked for it.
struct Known<'p> {
    html: String,
    asked: &'p BTreeSet<Question>,
}

impl Workshop<'_> {
    /// Makes every entry that stands with its text in the stale feeds among those of a locale, as far as no template's
    /// fault forbids it; each stands in several feeds. What was asked for those of all other feeds is noted again.
    pub(in crate::pipeline) fn entries(&self, locale: &Locale, (all, stale): (&[&Job], &[&Job])) -> Entries {
        let past = self.past;
        let pages = self.first_pages(locale, stale);
        let texts = past.map_or_else(BTreeMap::new, |(past, _)| texts(past, &pages));
        let entry = |(page, entry): (&FeedPage, &FeedEntry)| {
            if (self.is_stopped)() {
                return None;
            }
            let key = entry_key(locale, entry);
            let asked = past.and_then(|(past, _)| past.jobs.get(&key));
            let known = asked.and_then(|asked| Some(Known { html: texts.get(&entry.tag)?.clone(), asked }));
            let (item, asked) = self.entry(locale, page, entry, known)?;
            if let (Some((_, deeds)), Some(asked)) = (past, &asked) {
                deeds.add(key, asked);
            }
            Some((entry.tag.clone(), (item, asked)))
        };
        let wanted = distinct(&pages);
        if let Some(past) = past {
            keep(locale, &distinct(&self.first_pages(locale, all)), &wanted, past);
        }
        let wanted: Vec<(&FeedPage, &FeedEntry)> = wanted.into_values().collect();
        Arc::new(wanted.into_par_iter().filter_map(entry).collect())
    }

    /// Returns the pages of feeds whose entries have their texts.
    fn first_pages(&self, locale: &Locale, jobs: &[&Job]) -> Vec<FeedPage> {
        let pages = jobs.iter().filter_map(|job| match job {
            Job::Feed { scope, number: 1, .. } => {
                Some(self.setting.plan.feed_page(self.setting.edition, locale, scope, 1))
            }
            _ => None,
        });
        pages.collect()
    }

    /// Makes one entry with its text, and returns what was asked for both.
    fn entry(
        &self,
        locale: &Locale,
        page: &FeedPage,
        entry: &FeedEntry,
        known: Option<Known<'_>>,
    ) -> Option<(FeedItem, Option<BTreeSet<Question>>)> {
        let (item, asked) = self.noting(|workshop| {
            let words = workshop.words(locale);
            let edition = workshop.setting.edition;
            let source = FeedSource { edition, locale, scope: &page.scope, home: &page.home, words: &words };
            match known {
                Some(Known { html, asked }) => {
                    edition.notes().add_all(Some(asked));
                    workshop.item_with(&source, entry, Some(html))
                }
                None => workshop.item(&source, entry),
            }
        });
        Some((item.ok()?, asked))
    }
}

/// Entries by their ids, each with one of the pages that it stands on.
type Distinct<'p> = BTreeMap<&'p str, (&'p FeedPage, &'p FeedEntry)>;

fn distinct(pages: &[FeedPage]) -> Distinct<'_> {
    let entries = pages.iter().flat_map(|page| page.entries.iter().map(move |entry| (page, entry)));
    entries.map(|(page, entry)| (entry.tag.as_str(), (page, entry))).collect()
}

/// Notes again what was asked for entries that need not be made, since all their feeds are kept.
fn keep(locale: &Locale, all: &Distinct<'_>, wanted: &Distinct<'_>, (past, deeds): (&Past<'_>, &Deeds)) {
    let kept = all.iter().filter(|(tag, _)| !wanted.contains_key(*tag)).map(|(_, (_, entry))| entry_key(locale, entry));
    past.note_again(kept, deeds);
}

/// Returns what entries said in the last build, by their ids, as far as these feeds had them.
fn texts(past: &Past<'_>, pages: &[FeedPage]) -> BTreeMap<String, String> {
    let feeds = pages.iter().filter_map(|page| past.read(&page.this(FeedFormat::Json).output_path()));
    feeds.flat_map(|bytes| full_texts(&bytes)).collect()
}
