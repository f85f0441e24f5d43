//! A quick answer to whether any form begins with two characters: at most places of a text none does.

/// So many bits are there; a few thousand forms leave nearly all of them unset.
const BITS: usize = 1 << 16;

/// The first two characters of forms, as bits. What was added is always found; what was not may be.
#[derive(Debug)]
pub(in crate::check::drift::lexicon) struct Heads(Vec<u64>);

impl Default for Heads {
    fn default() -> Heads {
        Heads(vec![0; BITS / 64])
    }
}

impl Heads {
    pub(in crate::check::drift::lexicon) fn add(&mut self, first: char, second: Option<char>) {
        let bit = bit(first, second);
        self.0[bit / 64] |= 1 << (bit % 64);
    }

    /// Returns whether a form may begin so; without a second character, whether one is the first character alone.
    pub(in crate::check::drift::lexicon) fn has(&self, first: char, second: Option<char>) -> bool {
        let bit = bit(first, second);
        self.0[bit / 64] & (1 << (bit % 64)) != 0
    }
}

fn bit(first: char, second: Option<char>) -> usize {
    let code = |c: char| c as usize;
    (code(first).wrapping_mul(31) ^ second.map_or(0, |second| code(second).wrapping_mul(7919) + 1)) % BITS
}
