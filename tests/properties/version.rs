//! Versions of every scheme have one order.

use std::cmp::Ordering;

use lucarne::model::Version;
use lucarne::model::VersionScheme;
use lucarne::model::ordered;
use proptest::collection::vec;
use proptest::prelude::Strategy;
use proptest::proptest;
use proptest::sample::select;

/// The forms of each scheme, of few numbers and words, so that many versions are close to each other.
const FORMS: [(VersionScheme, &str); 7] = [
    (VersionScheme::Semver, r"[0-2]\.[0-2]\.(0|9|10)(-(alpha|rc|1|10)(\.(1|10|a))?)?(\+(a|b))?"),
    (
        VersionScheme::Pep440,
        r"(1!)?[0-2](\.[0-2]){0,2}(a1|b2|rc1|rc10)?(\.post[0-2])?(\.dev[0-2])?(\+[a-b](\.[0-2])?)?",
    ),
    (VersionScheme::Maven, r"[0-2](\.[0-2]){0,2}([-.](alpha|beta|a|m|rc|snapshot|sp|final|ga|x|1|01)-?[0-2]?){0,2}"),
    (VersionScheme::Deb, r"([1-2]:)?[0-2](\.[0-2]){0,2}([~+](rc|a|[0-2])){0,2}(-[0-2](\.[0-2])?)?"),
    (VersionScheme::Rpm, r"([1-2]:)?[0-2](\.[0-2]){0,2}([~^](rc|a|[0-2])){0,2}(-[0-2])?"),
    (VersionScheme::Gem, r"[0-2](\.[0-2]){0,2}(\.(pre|a|b|rc)[0-2]?)?(\.[0-2])?"),
    (VersionScheme::Intdot, r"(0|1|2|01|10)(\.[0-2]){0,3}"),
];

/// Some versions of one scheme.
fn versions() -> impl Strategy<Value = Vec<Version>> {
    select(&FORMS[..])
        .prop_flat_map(|(scheme, form)| vec(form.prop_map(move |text| Version::parse(scheme, &text).unwrap()), 1..8))
}

proptest! {
    #[test]
    fn each_order_is_total(versions in versions()) {
        for a in &versions {
            assert_eq!(a.compare(a), Some(Ordering::Equal), "{a} and itself");
            for b in &versions {
                let order = a.compare(b);
                assert_eq!(order, b.compare(a).map(Ordering::reverse), "{a} and {b}");
                assert!(!a.is_same(b) || order == Some(Ordering::Equal), "{a} and {b} are the same");
            }
        }
        let sorted = ordered(versions, |a, b| a.compare(b).unwrap());
        for (place, low) in sorted.iter().enumerate() {
            for high in &sorted[place..] {
                assert_ne!(low.compare(high), Some(Ordering::Greater), "{low} was put before {high}");
            }
        }
    }

    #[test]
    fn numbers_go_before_all_else(a in [0_u64..12, 0..12, 0..12], b in [0_u64..12, 0..12, 0..12]) {
        let text = |[major, minor, patch]: [u64; 3]| format!("{major}.{minor}.{patch}");
        for (scheme, _) in FORMS {
            let [low, high] = [a, b].map(|numbers| Version::parse(scheme, &text(numbers)).unwrap());
            assert_eq!(low.compare(&high), Some(a.cmp(&b)), "{low} and {high} as {scheme:?}");
        }
    }
}
