//! What a CSAF document is.

use crate::model::words;

words! {
    /// The profile of a CSAF document, by its `document.category` (CSAF 2.0, sections 4.4 and 4.5).
    CsafProfile {
        /// A security advisory.
        SecurityAdvisory = "csaf_security_advisory",
        /// Which products are affected, and why the others are not.
        Vex = "csaf_vex",
    }
}
