//! Runs of versions, such as series and affected ranges, and where they meet.

use std::cmp::Ordering;

use crate::model::ordered;

/// Something that begins and ends among versions.
pub trait Run: Copy {
    /// Compares where two runs begin.
    fn order_of_starts(&self, other: &Self) -> Ordering;

    /// Returns whether it shares a version with another one that begins no later.
    fn begins_within(&self, earlier: &Self) -> bool;

    /// Returns whether it ends before another one does.
    fn ends_before(&self, other: &Self) -> bool;
}

/// Returns each run that shares a version with one that begins no later, by their beginnings, with that of them which ends
/// last.
pub fn overlaps<R: Run>(runs: impl IntoIterator<Item = R>) -> Vec<(R, R)> {
    let mut overlaps = Vec::new();
    let mut widest: Option<R> = None;
    for run in ordered(runs, R::order_of_starts) {
        overlaps.extend(widest.filter(|widest| run.begins_within(widest)).map(|widest| (run, widest)));
        if widest.is_none_or(|widest| widest.ends_before(&run)) {
            widest = Some(run);
        }
    }
    overlaps
}

#[cfg(test)]
mod tests {
    use super::*;

    /// From a number to another one, with both.
    #[derive(Clone, Copy, Debug, PartialEq)]
    struct Numbers(u32, u32);

    impl Run for Numbers {
        fn order_of_starts(&self, other: &Self) -> Ordering {
            self.0.cmp(&other.0)
        }

        fn begins_within(&self, earlier: &Self) -> bool {
            self.0 <= earlier.1
        }

        fn ends_before(&self, other: &Self) -> bool {
            self.1 < other.1
        }
    }

    #[test]
    fn each_run_meets_the_one_before_it_that_ends_last() {
        let wide = Numbers(1, 9);
        let found = overlaps([Numbers(12, 13), Numbers(4, 6), wide, Numbers(2, 3), Numbers(9, 12)]);
        let expected =
            [(Numbers(2, 3), wide), (Numbers(4, 6), wide), (Numbers(9, 12), wide), (Numbers(12, 13), Numbers(9, 12))];
        assert_eq!(found, expected);
        assert_eq!(overlaps([Numbers(1, 2), Numbers(3, 4)]), []);
    }
}
