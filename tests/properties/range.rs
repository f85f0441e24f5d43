//! Ranges hold what lies between their ends, in every form in which they are published.

use lucarne::model::Affected;
use lucarne::model::AffectedRange;
use lucarne::model::AffectedSet;
use lucarne::model::FixPlan;
use lucarne::model::RangeEnd;
use lucarne::model::RangeStart;
use lucarne::model::Verdict;
use lucarne::model::Version;
use lucarne::model::VersionScheme;
use proptest::collection::vec;
use proptest::prelude::Strategy;
use proptest::proptest;

/// A version of two numbers, whose order is that of the pair.
type Pair = (u64, u64);

/// A range as numbers: its start, its end, and whether the end is the last that it holds.
type Plain = (Option<Pair>, Option<(Pair, bool)>);

const SCHEME: VersionScheme = VersionScheme::Intdot;

fn version((major, minor): Pair) -> Version {
    Version::parse(SCHEME, &format!("{major}.{minor}")).unwrap()
}

fn pair() -> impl Strategy<Value = Pair> {
    (0_u64..4, 0_u64..4)
}

fn plain() -> impl Strategy<Value = Plain> {
    let ends = (proptest::option::of(pair()), proptest::option::of((pair(), proptest::bool::ANY)));
    ends.prop_filter("a range does not end before it starts", |(start, end)| match (start, end) {
        (Some(start), Some((end, _))) => start <= end,
        _ => true,
    })
}

fn range((start, end): Plain) -> AffectedRange {
    let start = start.map_or(RangeStart::Beginning, |start| RangeStart::At(version(start)));
    let end = match end {
        Some((last, true)) => RangeEnd::LastAffected(version(last), FixPlan::Undecided),
        Some((fixed, false)) => RangeEnd::Fixed(version(fixed)),
        None => RangeEnd::Open(FixPlan::Undecided),
    };
    AffectedRange { start, end, introduced_commit: None, fixed_commit: None }
}

fn holds((start, end): Plain, at: Pair) -> bool {
    let is_before_end = end.is_none_or(|(end, is_last)| at < end || (is_last && at == end));
    start.is_none_or(|start| start <= at) && is_before_end
}

/// Reads a `vers:` URI as its specification says: all constraints of one range hold, or the version is the one named.
fn vers_holds(text: &str, at: Pair) -> bool {
    let Some(constraints) = text.strip_prefix("vers:intdot/") else { return text == "vers:all/*" };
    let number = |text: &str| {
        let (major, minor) = text.split_once('.').unwrap();
        (major.parse::<u64>().unwrap(), minor.parse::<u64>().unwrap())
    };
    constraints.split('|').all(|constraint| {
        if let Some(end) = constraint.strip_prefix("<=") {
            at <= number(end)
        } else if let Some(start) = constraint.strip_prefix(">=") {
            at >= number(start)
        } else if let Some(end) = constraint.strip_prefix('<') {
            at < number(end)
        } else {
            at == number(constraint)
        }
    })
}

proptest! {
    #[test]
    fn range_holds_what_lies_between_its_ends(plain in plain(), at in pair()) {
        let range = range(plain);
        assert_eq!(range.contains(&version(at)), Some(holds(plain, at)));
        assert_eq!(vers_holds(&range.vers(SCHEME), at), holds(plain, at), "{}", range.vers(SCHEME));
    }

    #[test]
    fn fix_removes_all_that_affects_a_version(plains in vec(plain(), 0..5), exact in vec(pair(), 0..3), at in pair()) {
        let ranges = plains.iter().copied().map(range).collect();
        let versions = exact.iter().map(|exact| version(*exact).to_string()).collect();
        let stated = [Affected { product: "app".parse().unwrap(), ranges, versions }];
        let set = AffectedSet::new(SCHEME, &stated);
        let holding: Vec<Plain> = plains.iter().copied().filter(|plain| holds(*plain, at)).collect();
        let is_affected = !holding.is_empty() || exact.contains(&at);
        let verdict = if is_affected { Verdict::Affected } else { Verdict::NotAffected };
        assert_eq!(set.verdict(&version(at)), verdict);
        let all = stated[0].vers(SCHEME);
        assert_eq!(all.iter().any(|text| vers_holds(text, at)), is_affected, "{all:?}");
        // The highest of the fixed versions, where each range that has it has one.
        let fixes: Option<Vec<Pair>> =
            holding.iter().map(|(_, end)| end.and_then(|(end, is_last)| (!is_last).then_some(end))).collect();
        let fix = fixes.filter(|_| !exact.contains(&at)).and_then(|fixes| fixes.into_iter().max());
        assert_eq!(set.fix(&version(at)).map(ToString::to_string), fix.map(|fix| version(fix).to_string()));
        assert!(fix.is_none_or(|fix| fix > at && holding.iter().all(|range| !holds(*range, fix))));
    }
}
