//! Vectors have a score in tenths and the level of its band, in whatever order their metrics are.

use lucarne::model::CvssVector;
use lucarne::model::SeverityLevel;
use proptest::collection::vec;
use proptest::prelude::Just;
use proptest::prelude::Strategy;
use proptest::prop_oneof;
use proptest::proptest;
use proptest::sample::Index;

/// The metrics that a vector must have, and the others, each with its values (CVSS 3.1, section 6; CVSS 4.0, section 7).
type Standard = (&'static str, &'static [&'static str], &'static [&'static str]);

const V31: Standard = (
    "CVSS:3.1",
    &["AV:N,A,L,P", "AC:L,H", "PR:N,L,H", "UI:N,R", "S:U,C", "C:N,L,H", "I:N,L,H", "A:N,L,H"],
    &[
        "E:X,U,P,F,H",
        "RL:X,O,T,W,U",
        "RC:X,U,R,C",
        "CR:X,L,M,H",
        "IR:X,L,M,H",
        "AR:X,L,M,H",
        "MAV:X,N,A,L,P",
        "MAC:X,L,H",
        "MPR:X,N,L,H",
        "MUI:X,N,R",
        "MS:X,U,C",
        "MC:X,N,L,H",
        "MI:X,N,L,H",
        "MA:X,N,L,H",
    ],
);
const V40: Standard = (
    "CVSS:4.0",
    &[
        "AV:N,A,L,P",
        "AC:L,H",
        "AT:N,P",
        "PR:N,L,H",
        "UI:N,P,A",
        "VC:H,L,N",
        "VI:H,L,N",
        "VA:H,L,N",
        "SC:H,L,N",
        "SI:H,L,N",
        "SA:H,L,N",
    ],
    &[
        "E:X,A,P,U",
        "CR:X,H,M,L",
        "IR:X,H,M,L",
        "AR:X,H,M,L",
        "MAV:X,N,A,L,P",
        "MAC:X,L,H",
        "MAT:X,N,P",
        "MPR:X,N,L,H",
        "MUI:X,N,P,A",
        "MVC:X,H,L,N",
        "MVI:X,H,L,N",
        "MVA:X,H,L,N",
        "MSC:X,H,L,N",
        "MSI:X,S,H,L,N",
        "MSA:X,S,H,L,N",
        "S:X,N,P",
        "AU:X,N,Y",
        "R:X,A,U,I",
        "V:X,D,C",
        "RE:X,L,M,H",
        "U:X,Clear,Green,Amber,Red",
    ],
);

/// The prefix of a standard, and metrics in its order: all that must be there, and some of the others.
fn metrics() -> impl Strategy<Value = (&'static str, Vec<String>)> {
    let chosen =
        (prop_oneof![Just(V31), Just(V40)], vec((proptest::bool::ANY, proptest::arbitrary::any::<Index>()), 32));
    chosen.prop_map(|((prefix, base, more), choices)| {
        let all = base.iter().map(|metric| (metric, true)).chain(more.iter().map(|metric| (metric, false)));
        let there = all.zip(choices).filter(|((_, is_base), (is_there, _))| *is_base || *is_there);
        let one = |((metric, _), (_, choice)): ((&&str, bool), (bool, Index))| {
            let (name, values) = metric.split_once(':').unwrap();
            let values: Vec<&str> = values.split(',').collect();
            format!("{name}:{}", choice.get(&values))
        };
        (prefix, there.map(one).collect())
    })
}

fn read(prefix: &str, metrics: &[String]) -> CvssVector {
    format!("{prefix}/{}", metrics.join("/")).parse().unwrap()
}

/// CVSS 3.1, section 5, and CVSS 4.0, section 6.
fn band(tenths: i64) -> SeverityLevel {
    match tenths {
        0 => SeverityLevel::None,
        1..40 => SeverityLevel::Low,
        40..70 => SeverityLevel::Medium,
        70..90 => SeverityLevel::High,
        90..=100 => SeverityLevel::Critical,
        _ => panic!("a score is at most 10.0"),
    }
}

proptest! {
    #[test]
    fn score_is_in_tenths_and_its_level_is_its_band((prefix, metrics) in metrics()) {
        let vector = read(prefix, &metrics);
        let tenths = (vector.score() * 10.0).round();
        assert!((vector.score() * 10.0 - tenths).abs() < 1e-9, "{vector} has {}", vector.score());
        let level = band(tenths as i64);
        assert_eq!(vector.level(), level, "{vector} has {}", vector.score());
    }

    #[test]
    fn order_of_metrics_means_nothing(
        ((prefix, metrics), shuffled) in
            metrics().prop_flat_map(|(prefix, metrics)| (Just((prefix, metrics.clone())), Just(metrics).prop_shuffle()))
    ) {
        let vector = read(prefix, &metrics);
        assert_eq!(read(prefix, &shuffled), vector);
        assert_eq!(vector.as_str().parse(), Ok(vector.clone()));
        assert_eq!(vector.as_str(), format!("{prefix}/{}", metrics.join("/")));
    }

    #[test]
    fn metric_that_is_not_defined_changes_no_score((prefix, metrics) in metrics()) {
        let defined: Vec<String> = metrics.iter().filter(|metric| !metric.ends_with(":X")).cloned().collect();
        let (vector, plain) = (read(prefix, &metrics), read(prefix, &defined));
        assert_eq!((vector.score(), vector.level()), (plain.score(), plain.level()));
    }

    #[test]
    fn vector_without_a_base_metric_is_refused((prefix, metrics) in metrics(), missing in proptest::arbitrary::any::<Index>()) {
        let count = if prefix == V31.0 { V31.1.len() } else { V40.1.len() };
        let mut metrics = metrics;
        metrics.remove(missing.index(count));
        assert!(format!("{prefix}/{}", metrics.join("/")).parse::<CvssVector>().is_err(), "{metrics:?}");
    }
}
