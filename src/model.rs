//! The facts of a site, right by construction.
//!
//! Every type here is parsed once, at the edge, and cannot hold a wrong value afterwards. Nothing here knows files,
//! pages or languages' words.

pub mod address;
mod advisory;
mod announcement;
mod base_url;
mod csaf;
mod cvss;
mod cwe;
mod ecosystem;
mod id;
mod instant;
mod locale;
mod lock;
mod maven;
mod order;
mod organization;
mod osv;
mod output;
mod places;
mod policy;
mod product;
mod profile;
mod promise;
mod quantity;
mod range;
mod record;
mod route;
mod run;
mod security_txt;
mod severity;
mod site;
#[cfg(test)]
pub(crate) mod specimen;
mod translation;
mod verdict;
mod vers;
mod version;
mod vulnerability;

use crate::text::nearest;

pub use address::FeedFormat;
pub use address::FeedScope;
pub use address::ListScope;
pub use advisory::Advisory;
pub use advisory::Credit;
pub use advisory::CreditRole;
pub use advisory::Reference;
pub use advisory::ReferenceKind;
pub use advisory::Revision;
pub use advisory::RevisionKind;
pub use advisory::Status;
pub use advisory::StatusName;
pub use advisory::TimelineEntry;
pub use advisory::TimelineEvent;
pub use advisory::WithdrawalReason;
pub use announcement::Announcement;
pub use base_url::BaseUrl;
pub use base_url::WebUrl;
pub use csaf::CsafProfile;
pub use cvss::CvssVector;
pub use cvss::CvssVersion;
pub use cwe::CWE_VERSION;
pub use cwe::CweGroup;
pub use cwe::cwe_group;
pub use cwe::cwe_name;
pub use cwe::cwe_name_on;
pub use ecosystem::OsvPackage;
pub use id::AdvisoryId;
pub use id::CveId;
pub use id::CweId;
pub use id::DocumentId;
pub use id::IdError;
pub use id::ProductId;
pub use id::Slug;
pub use instant::Instant;
pub use instant::Precision;
pub use locale::Locale;
pub use locale::looks_like_locale;
pub use lock::AddressKind;
pub use lock::Lock;
pub use lock::LockedAddress;
pub use lock::LockedCsaf;
pub use lock::LockedDocument;
pub use lock::LockedText;
pub use order::grouped;
pub use order::ordered;
pub use organization::Category;
pub use organization::Contact;
pub use organization::ContactKind;
pub use organization::Coordinator;
pub use organization::KeyKind;
pub use organization::KeyUse;
pub use organization::Organization;
pub use organization::PublicKey;
pub use organization::Role;
pub use osv::OSV_VERSION;
pub use osv::is_osv_prefix;
pub use osv::osv_id;
pub use output::OutputFile;
pub use places::Places;
pub use policy::PolicyVersion;
pub use policy::is_storable;
pub use product::Product;
pub use product::ProductPapers;
pub use product::Release;
pub use product::Series;
pub use product::Support;
pub use profile::Profile;
pub use promise::Basis;
pub use promise::Commitment;
pub use promise::Disclosure;
pub use promise::Eligibility;
pub use promise::ReportForm;
pub use promise::Retention;
pub use promise::Rewards;
pub use promise::SafeHarbor;
pub use promise::Scope;
pub use promise::SeverityRow;
pub use promise::Updates;
pub use quantity::Quantity;
pub use quantity::Unit;
pub use range::AffectedRange;
pub use range::CommitRange;
pub use range::FixPlan;
pub use range::RangeEnd;
pub use range::RangeStart;
pub use record::RecordFormat;
pub use route::OutputPath;
pub use route::Route;
pub use run::Run;
pub use run::overlaps;
pub use security_txt::expires;
pub use severity::CvssBand;
pub use severity::SeverityLevel;
pub use site::Attest;
pub use site::Encryption;
pub use site::FactValue;
pub use site::Feed;
pub use site::Location;
pub use site::NavEntry;
pub use site::Redirect;
pub use site::Site;
pub use site::TermWords;
pub use site::Terms;
pub use translation::TranslationMethod;
pub use verdict::AffectedSet;
pub use verdict::Verdict;
pub use vers::VERS_ALL;
pub use vers::vers_exact;
pub use version::Version;
pub use version::VersionError;
pub use version::VersionScheme;
pub use version::range_mark;
pub use vulnerability::Affected;
pub use vulnerability::Exploited;
pub use vulnerability::Justification;
pub use vulnerability::NotAffected;
pub use vulnerability::Rating;
pub use vulnerability::Vulnerability;
pub use vulnerability::vulnerability_id;

/// Makes an enum whose variants are written as fixed words in the sources.
///
/// Gives `ALL`, `as_str` and `FromStr`, whose error lists the words.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $text:literal,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$variant_doc])* $variant,)* }

        impl $name {
            /// Every word, in the order of the source.
            pub const ALL: &'static [$name] = &[$($name::$variant,)*];

            /// Returns the word as it is written in the sources.
            pub const fn as_str(self) -> &'static str {
                match self { $($name::$variant => $text,)* }
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::model::UnknownWord;

            fn from_str(text: &str) -> Result<$name, $crate::model::UnknownWord> {
                let words: &[&str] = &[$($text,)*];
                let found = $name::ALL.iter().copied().find(|word| word.as_str() == text);
                found.ok_or_else(|| $crate::model::UnknownWord::new(text, words))
            }
        }
    };
}
pub(crate) use words;

/// A text that is none of the words that are known where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnknownWord {
    words: &'static [&'static str],
    /// The one that is most like it.
    meant: Option<&'static str>,
}

impl UnknownWord {
    /// Joins a text and the words that are known in its place.
    pub(crate) fn new(text: &str, words: &'static [&'static str]) -> UnknownWord {
        UnknownWord { words, meant: nearest(text, words.iter().copied()) }
    }
}

impl std::fmt::Display for UnknownWord {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if let Some(meant) = self.meant {
            return write!(out, "did you mean `{meant}`?");
        }
        out.write_str("known words are ")?;
        for (index, word) in self.words.iter().enumerate() {
            let separator = if index == 0 { "" } else { ", " };
            write!(out, "{separator}`{word}`")?;
        }
        Ok(())
    }
}

impl std::error::Error for UnknownWord {}
