//! Where the forms stand that begin with two characters: at most places of a text there are none.

/// So many places are there; a few thousand forms leave nearly all of them empty.
const PLACES: usize = 1 << 16;

/// The numbers of groups of forms by the first two characters of these, from 1; 0 where there is none.
///
/// What was added is always found; forms with other first characters may be in one group with it.
#[derive(Debug)]
pub(in crate::check::drift::lexicon) struct Heads(Vec<u16>);

impl Default for Heads {
    fn default() -> Heads {
        Heads(vec![0; PLACES])
    }
}

impl Heads {
    /// Returns the index of the group of forms that begin so, which is `next` where there is none yet.
    pub(in crate::check::drift::lexicon) fn add(&mut self, first: char, second: Option<char>, next: usize) -> usize {
        let number = &mut self.0[place(first, second)];
        if *number == 0 {
            *number = u16::try_from(next + 1).expect("no language has so many forms");
        }
        usize::from(*number) - 1
    }

    /// Returns the index of the group of forms that may begin so; without a second character, that of those which are
    /// the first character alone.
    pub(in crate::check::drift::lexicon) fn find(&self, first: char, second: Option<char>) -> Option<usize> {
        usize::from(self.0[place(first, second)]).checked_sub(1)
    }
}

fn place(first: char, second: Option<char>) -> usize {
    let code = |c: char| c as usize;
    (code(first).wrapping_mul(31) ^ second.map_or(0, |second| code(second).wrapping_mul(7919) + 1)) % PLACES
}
