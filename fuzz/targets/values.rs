//! Any text as a score, a version, a quantity, an address: read or refused, and versions have one order.
#![no_main]

use std::cmp::Ordering;

use libfuzzer_sys::fuzz_target;
use lucarne::model::BaseUrl;
use lucarne::model::CvssVector;
use lucarne::model::Locale;
use lucarne::model::Quantity;
use lucarne::model::Version;
use lucarne::model::VersionScheme;

const SCHEMES: [VersionScheme; 7] = [
    VersionScheme::Semver,
    VersionScheme::Pep440,
    VersionScheme::Maven,
    VersionScheme::Deb,
    VersionScheme::Rpm,
    VersionScheme::Gem,
    VersionScheme::Intdot,
];

fuzz_target!(|text: &str| {
    if let Ok(vector) = text.parse::<CvssVector>() {
        assert!((0.0..=10.0).contains(&vector.score()), "{text:?} scores {}", vector.score());
        let again: CvssVector = vector.as_str().parse().expect("what was read is read again");
        assert_eq!(again.score(), vector.score());
    }
    let _ = text.parse::<Quantity>();
    let _ = text.parse::<BaseUrl>();
    let _ = text.parse::<Locale>();
    for scheme in SCHEMES {
        let versions: Vec<Version> =
            text.lines().take(6).filter_map(|line| Version::parse(scheme, line).ok()).collect();
        check_order(&versions);
    }
});

/// A version equals itself, is on the other side of what is on its other side, and no three stand in a circle.
fn check_order(versions: &[Version]) {
    for a in versions {
        assert_eq!(a.compare(a), Some(Ordering::Equal), "{a} and itself");
        for b in versions {
            assert_eq!(a.compare(b), b.compare(a).map(Ordering::reverse), "{a} and {b}");
            for c in versions {
                if a.compare(b) == Some(Ordering::Less) && b.compare(c) == Some(Ordering::Less) {
                    assert_eq!(a.compare(c), Some(Ordering::Less), "{a}, {b} and {c}");
                }
            }
        }
    }
}
