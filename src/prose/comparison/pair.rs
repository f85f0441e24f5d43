//! Which units of two texts belong together.

use crate::prose::comparison::unit::Unit;
use crate::text::Difference;
use crate::text::differences;

/// A unit of the older text, of the newer one, or both of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Match {
    /// The same in both: its places in the older and in the newer text.
    Kept(usize, usize),
    /// One that has other words now.
    Changed(usize, usize),
    /// In the older text alone.
    Removed(usize),
    /// In the newer text alone.
    Added(usize),
}

/// How much of their words two units share that are taken for one.
const ALIKE: f64 = 0.4;

/// Within a run of changes, so many pairs of units are looked at; beyond that everything was added and removed.
const MOST_PAIRS: usize = 40_000;

/// Returns the units of both texts in the order in which they are shown.
pub(super) fn matches(old: &[Unit], new: &[Unit]) -> Vec<Match> {
    let keys = |units: &[Unit]| units.iter().map(Unit::key).collect::<Vec<_>>();
    let mut found = Vec::new();
    for difference in differences(&keys(old), &keys(new)) {
        match difference {
            Difference::Kept(before, after) => found.extend(before.zip(after).map(|(old, new)| Match::Kept(old, new))),
            Difference::Replaced(before, after) => {
                let pairs = pairs(&old[before.clone()], &new[after.clone()]);
                let (mut old_at, mut new_at) = (before.start, after.start);
                for (old, new) in pairs {
                    found.extend((old_at..before.start + old).map(Match::Removed));
                    found.extend((new_at..after.start + new).map(Match::Added));
                    found.push(Match::Changed(before.start + old, after.start + new));
                    (old_at, new_at) = (before.start + old + 1, after.start + new + 1);
                }
                found.extend((old_at..before.end).map(Match::Removed));
                found.extend((new_at..after.end).map(Match::Added));
            }
        }
    }
    found
}

/// Finds the pairs, in the order of both, that share most; the places are those in the two slices.
fn pairs(old: &[Unit], new: &[Unit]) -> Vec<(usize, usize)> {
    if old.len().saturating_mul(new.len()) > MOST_PAIRS {
        return Vec::new();
    }
    let alike = |old: &Unit, new: &Unit| if old.kind.is_like(&new.kind) { likeness(old, new) } else { 0.0 };
    let scores: Vec<Vec<f64>> = old.iter().map(|old| new.iter().map(|new| alike(old, new)).collect()).collect();
    // The best sum of all that follows, from the end.
    let mut best = vec![vec![0.0; new.len() + 1]; old.len() + 1];
    for i in (0..old.len()).rev() {
        for j in (0..new.len()).rev() {
            let paired = if scores[i][j] >= ALIKE { scores[i][j] + best[i + 1][j + 1] } else { 0.0 };
            best[i][j] = paired.max(best[i + 1][j]).max(best[i][j + 1]);
        }
    }
    let (mut i, mut j) = (0, 0);
    let mut pairs = Vec::new();
    while i < old.len() && j < new.len() {
        if scores[i][j] >= ALIKE && best[i][j] == scores[i][j] + best[i + 1][j + 1] {
            pairs.push((i, j));
            (i, j) = (i + 1, j + 1);
        } else if best[i][j] == best[i + 1][j] {
            i += 1;
        } else {
            j += 1;
        }
    }
    pairs
}

/// Returns how much of their words two units share, from 0 to 1 (the Dice coefficient).
fn likeness(old: &Unit, new: &Unit) -> f64 {
    let (old, new) = (old.bag(), new.bag());
    if old.is_empty() || new.is_empty() {
        return 0.0;
    }
    let (mut i, mut j, mut shared) = (0, 0, 0_usize);
    while i < old.len() && j < new.len() {
        match old[i].cmp(&new[j]) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                (i, j, shared) = (i + 1, j + 1, shared + 1);
            }
        }
    }
    (2 * shared) as f64 / (old.len() + new.len()) as f64
}
