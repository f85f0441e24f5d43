//! The records of other databases that become advisories.

use crate::model::words;

words! {
    /// A format of records that `lucarne import` reads.
    RecordFormat {
        /// Advisories of the RustSec database.
        Rustsec = "rustsec",
        /// OSV records.
        Osv = "osv",
        /// OSV records of GitHub's advisory database.
        Ghsa = "ghsa",
        /// CSAF 2.0 documents.
        Csaf = "csaf",
        /// CVE records, version 5.
        Cve = "cve",
        /// Advisories of the curl project.
        Curl = "curl",
    }
}
