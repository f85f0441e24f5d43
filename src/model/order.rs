//! Things in an order.

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::collections::BinaryHeap;

/// Sorts things by an order of their own; those that it does not tell apart stay as they were.
///
/// Takes any order without a panic, also that of a version scheme which contradicts itself; sorting a slice does not.
pub fn ordered<T>(things: impl IntoIterator<Item = T>, order: impl Fn(&T, &T) -> Ordering) -> Vec<T> {
    let things = things.into_iter().enumerate().map(|(place, thing)| Thing { place, thing, order: &order });
    things.collect::<BinaryHeap<_>>().into_sorted_vec().into_iter().map(|thing| thing.thing).collect()
}

/// Groups things by their keys, the groups and their things in the order in which they come.
pub fn grouped<K: Ord + Clone, T>(things: impl IntoIterator<Item = (K, T)>) -> Vec<(K, Vec<T>)> {
    let mut places = BTreeMap::new();
    let mut groups: Vec<(K, Vec<T>)> = Vec::new();
    for (key, thing) in things {
        let place = *places.entry(key.clone()).or_insert(groups.len());
        if place == groups.len() {
            groups.push((key, Vec::new()));
        }
        groups[place].1.push(thing);
    }
    groups
}

/// A thing with its place, and the order that it is put in.
struct Thing<'o, T, O> {
    place: usize,
    thing: T,
    order: &'o O,
}

impl<T, O: Fn(&T, &T) -> Ordering> Ord for Thing<'_, T, O> {
    fn cmp(&self, other: &Self) -> Ordering {
        (self.order)(&self.thing, &other.thing).then(self.place.cmp(&other.place))
    }
}

impl<T, O: Fn(&T, &T) -> Ordering> PartialOrd for Thing<'_, T, O> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<T, O: Fn(&T, &T) -> Ordering> PartialEq for Thing<'_, T, O> {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl<T, O: Fn(&T, &T) -> Ordering> Eq for Thing<'_, T, O> {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equals_stay_as_they_were() {
        let by_ten = |a: &u32, b: &u32| (a / 10).cmp(&(b / 10));
        assert_eq!(ordered([31, 12, 11, 30, 5], by_ten), [5, 12, 11, 31, 30]);
    }

    #[test]
    fn groups_come_as_their_first_things_do() {
        let groups = grouped([("b", 1), ("a", 2), ("b", 3)]);
        assert_eq!(groups, [("b", vec![1, 3]), ("a", vec![2])]);
    }

    #[test]
    fn order_may_contradict_itself() {
        let beats = |a: &u32, b: &u32| if (a + 1) % 3 == *b % 3 { Ordering::Less } else { Ordering::Greater };
        let mut found = ordered(0..100, beats);
        found.sort_unstable();
        assert_eq!(found, (0..100).collect::<Vec<_>>());
    }
}
