//! The facts of a site, right by construction.
//!
//! Every type here is parsed once, at the edge, and cannot hold a wrong value afterwards. Nothing here knows files,
//! pages or languages' words.

pub mod address;
mod advisory;
mod base_url;
mod csaf;
mod cvss;
mod cwe;
mod ecosystem;
mod id;
mod instant;
mod locale;
mod lock;
mod osv;
mod output;
mod policy;
mod product;
mod profile;
mod quantity;
mod range;
mod route;
mod security_txt;
mod severity;
mod site;
mod translation;
mod verdict;
mod vers;
mod version;
mod vulnerability;

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
pub use lock::AddressKind;
pub use lock::Lock;
pub use lock::LockedAddress;
pub use lock::LockedCsaf;
pub use lock::LockedDocument;
pub use lock::LockedText;
pub use osv::OSV_VERSION;
pub use osv::is_osv_prefix;
pub use osv::osv_id;
pub use output::OutputFile;
pub use policy::PolicyVersion;
pub use product::Product;
pub use product::Release;
pub use product::Series;
pub use product::Support;
pub use profile::Profile;
pub use quantity::Quantity;
pub use quantity::Unit;
pub use range::AffectedRange;
pub use range::CommitRange;
pub use range::FixPlan;
pub use range::RangeEnd;
pub use range::RangeStart;
pub use route::OutputPath;
pub use route::Route;
pub use security_txt::expires;
pub use severity::CvssBand;
pub use severity::SeverityLevel;
pub use site::Basis;
pub use site::Category;
pub use site::Commitment;
pub use site::Contact;
pub use site::ContactKind;
pub use site::Disclosure;
pub use site::Encryption;
pub use site::FactValue;
pub use site::Feed;
pub use site::KeyKind;
pub use site::KeyUse;
pub use site::Location;
pub use site::NavEntry;
pub use site::Organization;
pub use site::PublicKey;
pub use site::Redirect;
pub use site::ReportForm;
pub use site::Retention;
pub use site::Rewards;
pub use site::SafeHarbor;
pub use site::Scope;
pub use site::SeverityRow;
pub use site::Site;
pub use translation::TranslationMethod;
pub use verdict::AffectedSet;
pub use verdict::Verdict;
pub use vers::VERS_ALL;
pub use vers::vers_exact;
pub use version::Version;
pub use version::VersionError;
pub use version::VersionScheme;
pub use vulnerability::Affected;
pub use vulnerability::Exploited;
pub use vulnerability::Justification;
pub use vulnerability::NotAffected;
pub use vulnerability::Rating;
pub use vulnerability::Vulnerability;

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
            pub fn as_str(self) -> &'static str {
                match self { $($name::$variant => $text,)* }
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::model::UnknownWord;

            fn from_str(text: &str) -> Result<$name, $crate::model::UnknownWord> {
                let words: &[&str] = &[$($text,)*];
                $name::ALL.iter().copied().find(|word| word.as_str() == text).ok_or($crate::model::UnknownWord { words })
            }
        }
    };
}
pub(crate) use words;

/// A text that is none of the words that are known where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnknownWord {
    words: &'static [&'static str],
}

impl std::fmt::Display for UnknownWord {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("known words are ")?;
        for (index, word) in self.words.iter().enumerate() {
            let separator = if index == 0 { "" } else { ", " };
            write!(out, "{separator}`{word}`")?;
        }
        Ok(())
    }
}

impl std::error::Error for UnknownWord {}
