//! What each code means, for `lucarne explain`.
//!
//! The texts stand in one file for each family. Each says what is wrong and why that matters, what to do, and where
//! a rule from outside comes from; an example stands in a paragraph of its own.

mod advisory;
mod document;
mod drift;
mod policy;
mod prose;
mod site;
mod source;
mod translation;

use crate::diag::Code;

/// Returns what a code means, why it matters and what to do, as a few sentences of plain text.
pub fn explain(code: Code) -> &'static str {
    match code {
        Code::SourceEncoding => source::ENCODING,
        Code::SourceConflict => source::CONFLICT,
        Code::SourceRefused => source::REFUSED,
        Code::SourceTooLarge => source::TOO_LARGE,
        Code::SourceTwice => source::TWICE,
        Code::SourceUnread => source::UNREAD,
        Code::FrontMatterMissing => source::FRONT_MATTER_MISSING,
        Code::TomlSyntax => source::TOML_SYNTAX,
        Code::FieldUnknown => source::FIELD_UNKNOWN,
        Code::FieldMissing => source::FIELD_MISSING,
        Code::FieldType => source::FIELD_TYPE,
        Code::FieldValue => source::FIELD_VALUE,
        Code::DateInvalid => source::DATE_INVALID,
        Code::IdDuplicate => source::ID_DUPLICATE,
        Code::PolicyVersionUnlisted => policy::VERSION_UNLISTED,
        Code::PolicyVersionMisplaced => policy::VERSION_MISPLACED,
        Code::PolicyVersionEarly => policy::VERSION_EARLY,
        Code::PolicyVersionChanged => policy::VERSION_CHANGED,
        Code::PolicyUnreleased => policy::UNRELEASED,
        Code::AnnouncementDatesDisordered => policy::ANNOUNCEMENT_DATES,
        Code::AnnouncementPast => policy::ANNOUNCEMENT_PAST,
        Code::AnnouncementIncomplete => policy::ANNOUNCEMENT_INCOMPLETE,
        Code::AnnouncementContradicted => policy::ANNOUNCEMENT_CONTRADICTED,
        Code::AnnouncementAdvisory => policy::ANNOUNCEMENT_ADVISORY,
        Code::LocaleUnknown => site::LOCALE_UNKNOWN,
        Code::ThemeUnknown => site::THEME_UNKNOWN,
        Code::NavUnknown => site::NAV_UNKNOWN,
        Code::RedirectInvalid => site::REDIRECT_INVALID,
        Code::KeyMissing => site::KEY_MISSING,
        Code::KeyDiffers => site::KEY_DIFFERS,
        Code::KeyPrivate => site::KEY_PRIVATE,
        Code::KeyExpired => site::KEY_EXPIRED,
        Code::ExpiresSoon => site::EXPIRES_SOON,
        Code::BaseUrlPath => site::BASE_URL_PATH,
        Code::ProductDates => site::PRODUCT_DATES,
        Code::SlugDuplicate => site::SLUG_DUPLICATE,
        Code::SlugInvalid => site::SLUG_INVALID,
        Code::RouteReserved => site::ROUTE_RESERVED,
        Code::TemplateFault => site::TEMPLATE_FAULT,
        Code::SecurityTxtMissing => site::SECURITY_TXT_MISSING,
        Code::SecurityTxtExpired => site::SECURITY_TXT_EXPIRED,
        Code::LockInvalid => site::LOCK_INVALID,
        Code::AddressVanished => site::ADDRESS_VANISHED,
        Code::RevisionMissing => site::REVISION_MISSING,
        Code::LockOutdated => site::LOCK_OUTDATED,
        Code::VisibilityUnreadable => advisory::VISIBILITY_UNREADABLE,
        Code::AdvisoryIdDiffers => advisory::ID_DIFFERS,
        Code::AdvisoryIdDuplicate => advisory::ID_DUPLICATE,
        Code::DateFuture => advisory::DATE_FUTURE,
        Code::AdvisoryDatesDisordered => advisory::DATES_DISORDERED,
        Code::AdvisoryStatus => advisory::STATUS,
        Code::AdvisoryIncomplete => advisory::INCOMPLETE,
        Code::VulnerabilityMixed => advisory::VULNERABILITY_MIXED,
        Code::CvssInvalid => advisory::CVSS_INVALID,
        Code::SeverityDiffers => advisory::SEVERITY_DIFFERS,
        Code::SeverityMissing => advisory::SEVERITY_MISSING,
        Code::ClaimUnproven => advisory::CLAIM_UNPROVEN,
        Code::CweUnknown => advisory::CWE_UNKNOWN,
        Code::RevisionInstant => advisory::REVISION_INSTANT,
        Code::ProductUnknown => advisory::PRODUCT_UNKNOWN,
        Code::VersionInvalid => advisory::VERSION_INVALID,
        Code::VersionUnreleased => advisory::VERSION_UNRELEASED,
        Code::FixOverdue => advisory::FIX_OVERDUE,
        Code::RangeInvalid => advisory::RANGE_INVALID,
        Code::VersionVague => advisory::VERSION_VAGUE,
        Code::RangeOverlap => advisory::RANGE_OVERLAP,
        Code::ProductTwice => advisory::PRODUCT_TWICE,
        Code::JustificationMissing => advisory::JUSTIFICATION_MISSING,
        Code::CveDuplicate => advisory::CVE_DUPLICATE,
        Code::AliasShared => advisory::ALIAS_SHARED,
        Code::CsafNameDuplicate => document::CSAF_NAME_DUPLICATE,
        Code::CsafChanged => document::CSAF_CHANGED,
        Code::CsafVanished => document::CSAF_VANISHED,
        Code::SignatureOrphan => document::SIGNATURE_ORPHAN,
        Code::SignatureInvalid => document::SIGNATURE_INVALID,
        Code::SignatureExpired => document::SIGNATURE_EXPIRED,
        Code::CsafInsecure => document::CSAF_INSECURE,
        Code::LinkBroken => prose::LINK_BROKEN,
        Code::AnchorMissing => prose::ANCHOR_MISSING,
        Code::LinkPrivate => prose::LINK_PRIVATE,
        Code::IdPrivate => prose::ID_PRIVATE,
        Code::LinkScheme => prose::LINK_SCHEME,
        Code::FactUnknown => prose::FACT_UNKNOWN,
        Code::BlockUnknown => prose::BLOCK_UNKNOWN,
        Code::BlockPlacement => prose::BLOCK_PLACEMENT,
        Code::FactUnread => prose::FACT_UNREAD,
        Code::FactContradicted => prose::FACT_CONTRADICTED,
        Code::EmphasisStray => prose::EMPHASIS_STRAY,
        Code::RawHtml => prose::RAW_HTML,
        Code::HeadingBraces => prose::HEADING_BRACES,
        Code::HeadingDuplicate => prose::HEADING_DUPLICATE,
        Code::CodeTooLarge => prose::CODE_TOO_LARGE,
        Code::FactInTranslation => translation::FACT_IN_TRANSLATION,
        Code::HeadingsDiffer => translation::HEADINGS_DIFFER,
        Code::TranslationOrphan => translation::ORPHAN,
        Code::TranslationUnmarked => translation::UNMARKED,
        Code::TranslationStale => translation::STALE,
        Code::DriftNumber => drift::NUMBER,
        Code::DriftVersion => drift::VERSION,
        Code::DriftDate => drift::DATE,
        Code::DriftToken => drift::TOKEN,
        Code::DriftLink => drift::LINK,
        Code::DriftCode => drift::CODE,
        Code::DriftFact => drift::FACT,
        Code::DriftList => drift::LIST,
        Code::DriftPassage => drift::PASSAGE,
        Code::DriftText => drift::TEXT,
        Code::DriftTerm => drift::TERM,
        Code::TermBanned => drift::TERM_BANNED,
        Code::TermMixed => drift::TERM_MIXED,
        Code::Untranslated => drift::UNTRANSLATED,
        Code::TextJunk => drift::TEXT_JUNK,
        Code::TextResidue => drift::TEXT_RESIDUE,
        Code::ParagraphDuplicate => drift::PARAGRAPH_DUPLICATE,
        Code::LinkDangling => drift::LINK_DANGLING,
        Code::HeadingsFlat => drift::HEADINGS_FLAT,
        Code::TypographyMixed => drift::TYPOGRAPHY_MIXED,
        Code::AllowExpired => source::ALLOW_EXPIRED,
        Code::AllowUnused => source::ALLOW_UNUSED,
        Code::MessageSyntax => translation::MESSAGE_SYNTAX,
        Code::MessageMissing => translation::MESSAGE_MISSING,
        Code::MessageUnknown => translation::MESSAGE_UNKNOWN,
        Code::MessageVariables => translation::MESSAGE_VARIABLES,
        Code::WordMissing => translation::WORD_MISSING,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_explanation_has_two_sentences_and_ends_with_one() {
        for &code in Code::ALL {
            let (text, _) = explain(code).split_once("\n\n").unwrap_or((explain(code), ""));
            let sentences = text.split(". ").count();
            assert!((2..=6).contains(&sentences) && text.ends_with('.'), "{code}: {sentences} sentences");
        }
    }

    #[test]
    fn no_two_codes_share_an_explanation() {
        let mut texts: Vec<&str> = Code::ALL.iter().map(|&code| explain(code)).collect();
        texts.sort_unstable();
        texts.dedup();
        assert_eq!(texts.len(), Code::ALL.len());
    }
}
