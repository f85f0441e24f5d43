//! What is known of a translation.

use crate::model::words;

words! {
    /// How a translation was made.
    TranslationMethod {
        /// By a person.
        Human = "human",
        /// By a machine alone.
        Machine = "machine",
        /// By a machine, read through by a person.
        MachineReviewed = "machine-reviewed",
    }
}
