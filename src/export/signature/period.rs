//! When a key may sign.

use jiff::Timestamp;

/// When a key may sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    /// From then on.
    pub from: Timestamp,
    /// Until just before then; without end where it is absent.
    pub until: Option<Timestamp>,
}

impl Period {
    /// Returns a time, or the first at which the key may sign where that is later.
    pub fn not_before(&self, time: Timestamp) -> Timestamp {
        time.max(self.from)
    }

    /// Returns the time that both periods have.
    pub fn within(self, other: Period) -> Period {
        let until = match (self.until, other.until) {
            (Some(one), Some(two)) => Some(one.min(two)),
            (one, two) => one.or(two),
        };
        Period { from: self.from.max(other.from), until }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(second).unwrap()
    }

    #[test]
    fn subkey_signs_while_its_key_does() {
        let whole = Period { from: at(10), until: Some(at(50)) };
        let part = Period { from: at(20), until: None };
        assert_eq!(part.within(whole), Period { from: at(20), until: Some(at(50)) });
        assert_eq!(whole.within(Period { from: at(0), until: Some(at(40)) }).until, Some(at(40)));
    }

    #[test]
    fn what_is_older_than_the_key_is_signed_at_its_beginning() {
        let period = Period { from: at(20), until: None };
        assert_eq!(period.not_before(at(5)), at(20));
        assert_eq!(period.not_before(at(30)), at(30));
    }
}
