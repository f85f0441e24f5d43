//! What documents for programs are made from.

use crate::check::Edition;
use crate::export::signature::Signatures;
use crate::phrase::Phrasebook;
use crate::plan::Plan;

/// What documents for programs are made from, the same for all of a build.
#[derive(Clone, Copy)]
pub struct Material<'a> {
    /// All that is published.
    pub edition: &'a Edition,
    /// What is published where.
    pub plan: &'a Plan,
    /// The words of every locale.
    pub phrasebook: &'a Phrasebook,
    /// How documents get their signatures.
    pub signatures: &'a Signatures,
}
