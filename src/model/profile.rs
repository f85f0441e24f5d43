//! Sets of rules that a site can be held against.

use crate::model::words;

words! {
    /// The name of a set of rules.
    Profile {
        /// What everybody agrees on.
        Core = "core",
        /// ISO/IEC 29147:2018.
        Iso29147 = "iso29147",
        /// RFC 9116.
        Rfc9116 = "rfc9116",
        /// Regulation (EU) 2024/2847, the Cyber Resilience Act.
        Cra = "cra",
        /// BSI TR-03183-3.
        BsiTr031833 = "bsi-tr03183-3",
        /// CISA's Binding Operational Directive 20-01.
        CisaBod2001 = "cisa-bod-20-01",
        /// Minimum requirements for VEX.
        Vex = "vex",
        /// The OpenSSF's Open Source Project Security Baseline.
        Osps = "osps",
        /// The CNA Operational Rules.
        Cna = "cna",
        /// The Common Security Advisory Framework.
        Csaf = "csaf",
        /// Regulation (EU) 2016/679.
        Gdpr = "gdpr",
        /// Japan's Information Security Early Warning Partnership.
        JpPartnership = "jp-partnership",
        /// France's ANSSI.
        FrAnssi = "fr-anssi",
        /// disclose.io.
        DiscloseIo = "disclose-io",
        /// The UK's NCSC toolkit.
        NcscUk = "ncsc-uk",
    }
}
