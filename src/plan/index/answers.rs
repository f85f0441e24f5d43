//! What the lists of an edition answer, hashed.

use crate::check::Answers;
use crate::check::Topic;
use crate::plan::Index;
use crate::plan::index::Tables;

impl Index {
    /// Adds the answers to all that can be asked of the lists.
    ///
    /// Products and the files of the theme are no questions: every job depends on them.
    pub(in crate::plan) fn add_answers(&self, answers: &mut Answers) {
        let Tables { lists, feeds, supersedes, osv, cves, bearers, releases, .. } = &*self.tables;
        answers.add(Topic::Lists, "", lists);
        for (scope, list) in lists {
            answers.add(Topic::List, format_args!("{scope:?}"), list);
            answers.add(Topic::HasList, format_args!("{scope:?}"), &!list.is_empty());
        }
        answers.add(Topic::Feeds, "", &feeds.keys());
        for (scope, feed) in feeds {
            feed.iter().for_each(|(locale, events)| {
                answers.add(Topic::Events, format_args!("{scope:?} {locale}"), events);
            });
        }
        supersedes.iter().for_each(|(id, older)| answers.add(Topic::Superseded, id, older));
        osv.iter().for_each(|(advisory, records)| answers.add(Topic::Osv, advisory, records));
        answers.add(Topic::OsvRecords, "", osv);
        answers.add(Topic::HasOsv, "", &!osv.is_empty());
        cves.iter().for_each(|(id, cases)| answers.add(Topic::Cve, id, cases));
        answers.add(Topic::Cves, "", cves);
        bearers.iter().for_each(|(id, bearers)| answers.add(Topic::Bearers, id, &bearers.len()));
        releases.iter().for_each(|(product, table)| answers.add(Topic::Releases, product, table));
        answers.add(Topic::Urgent, "", &self.tables.urgent);
        answers.add(Topic::HasThanks, "", &self.tables.has_thanks);
    }
}
