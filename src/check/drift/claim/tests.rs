use proptest::prelude::*;

use super::*;
use crate::check::drift::lexicon::Lexicon;
use crate::check::drift::settle;

fn claims(language: &str, text: &str) -> Vec<String> {
    let lexicon = Lexicon::new(&language.parse().unwrap());
    let folded = Folded::new(text);
    read(&folded, &lexicon)
        .into_iter()
        .filter(|claim| claim.demand == Demand::Required)
        .map(|claim| format!("{:?}", claim.what))
        .collect()
}

fn check(language: &str, text: &str, expected: &[&str]) {
    assert_eq!(claims(language, text), expected, "{language}: {text}");
}

#[test]
fn numbers_of_three_languages_are_one_fact() {
    check("en", "within 90 days", &["Number(\"90\", Some(Day), None)"]);
    check("fr", "sous 90 jours", &["Number(\"90\", Some(Day), None)"]);
    check("ja", "９０日以内", &["Number(\"90\", Some(Day), None)"]);
    check("fr", "les 30 derniers jours", &["Number(\"30\", Some(Day), None)"]);
    check("ja", "過去30日間", &["Number(\"30\", Some(Day), None)"]);
    check("fr", "10 000 clés", &["Number(\"10000\", None, None)"]);
    check("ja", "1万件", &["Number(\"10000\", None, None)"]);
    check("en", "10,000 keys", &["Number(\"10000\", None, None)"]);
    check("fr", "un score de 9,8", &["Number(\"9.8\", None, None)"]);
    check("fr", "les ports 1,4,5", &["Number(\"4\", None, None)", "Number(\"5\", None, None)"]);
    check("fr", "de 1,4 à 5,6", &["Number(\"1.4\", None, None)", "Number(\"5.6\", None, None)"]);
    check("ja", "少なくとも1つ", &[]);
    check("ja", "5営業日", &["Number(\"5\", Some(BusinessDay), None)"]);
    check("fr", "5 jours ouvrables", &["Number(\"5\", Some(WorkingDay), None)"]);
    check("en", "a 256-bit key", &["Number(\"256\", Some(Bit), None)"]);
    check("ja", "256ビットAES", &["Number(\"256\", Some(Bit), None)"]);
    check("en", "commit 713d8cb0777a", &["Id(\"713d8cb0777a\")"]);
    check("fr", "la version 713d8cb0777a", &["Id(\"713d8cb0777a\")"]);
    check("ja", "1.5.0（以前は1.1.0）", &["Version(\"1.5.0\", None)", "Version(\"1.1.0\", None)"]);
    check("ja", "1.5.0（以前）", &["Version(\"1.5.0\", Some(AtMost))"]);
}

#[test]
fn round_the_clock_is_no_number() {
    check("en", "open 24/7", &[]);
    check("fr", "24 h/24 et 7 j/7", &[]);
    check("ja", "24時間365日", &[]);
    check("ja", "24時間以内", &["Number(\"24\", Some(Hour), None)"]);
}

#[test]
fn dates_of_three_languages_are_one_fact() {
    let expected = &["Date(Day { year: Some(2026), month: Some(9), day: Some(11), weekday: None })"];
    check("en", "on 2026-09-11", expected);
    check("en", "on September 11, 2026", expected);
    check("en", "on 11 Sept. 2026", expected);
    check("fr", "le 11 septembre 2026", expected);
    check("ja", "2026年9月11日に", expected);
    check("ja", "令和8年9月11日", expected);
    check("de", "am 11. September 2026", expected);
    check("en", "pages 12 to ", &["Number(\"12\", None, None)"]);
    check("fr", "pages 12-", &["Number(\"12\", None, None)"]);
    let month = &["Date(Day { year: Some(2004), month: Some(4), day: None, weekday: None })"];
    check("en", "in April of 2004", month);
    check("en", "April, 2004", month);
    check("fr", "en avril 2004", month);
    check("fr", "le 1er mars", &["Date(Day { year: None, month: Some(3), day: Some(1), weekday: None })"]);
    check(
        "ja",
        "2026年9月11日（金）",
        &["Date(Day { year: Some(2026), month: Some(9), day: Some(11), weekday: Some(4) })"],
    );
}

#[test]
fn releases_named_by_halves_of_years_are_no_hours() {
    for language in ["en", "fr", "ja"] {
        check(language, "Windows 11 22H2 need", &["Number(\"11\", None, None)", "Name(\"22h2\")"]);
    }
}

#[test]
fn hours_with_minutes_behind_them_are_a_span() {
    let expected = &["Number(\"2\", Some(Hour), None)", "Number(\"15\", Some(Minute), None)"];
    check("en", "lasted 2h 15m", expected);
    check("en", "lasted 2 hours 15 minutes", expected);
    check("fr", "a duré 2 h 15 min", expected);
    check("ja", "2時間15分続き", expected);
    check("fr", "à 14 h 30", &["Time(870, None)"]);
}

#[test]
fn last_day_of_a_range_has_the_month_of_the_first() {
    let day = |day| format!("Date(Day {{ year: Some(2026), month: Some(9), day: Some({day}), weekday: None }})");
    let expected = [day(14), day(21)];
    let expected: Vec<&str> = expected.iter().map(String::as_str).collect();
    check("ja", "2026年9月14日から21日にかけて", &expected);
    check("ja", "2026年9月14日から21日まで", &expected);
}

#[test]
fn ends_of_months_are_their_last_days() {
    let end = |month: u32, day: u32| {
        format!("Date(Day {{ year: Some(2027), month: Some({month}), day: Some({day}), weekday: None }})")
    };
    check("en", "until the end of June 2027", &[&end(6, 30)]);
    check("fr", "jusqu’à fin juin 2027", &[&end(6, 30)]);
    check("ja", "2027年6月末まで", &[&end(6, 30)]);
    check("en", "on the last day of 2027", &[&end(12, 31)]);
    check("fr", "le dernier jour de 2027", &[&end(12, 31)]);
    check("ja", "2027年12月末日に", &[&end(12, 31)]);
}

#[test]
fn letters_behind_digits_are_powers_of_ten() {
    // Bytes may be meant.
    check("en", "a model of 4B parameters", &[]);
    check("en", "512M of memory", &["Name(\"512m\")"]);
    check("fr", "120 milliards de paramètres", &["Number(\"120000000000\", None, None)"]);
    check("ja", "40億パラメータ", &["Number(\"4000000000\", None, None)"]);
}

#[test]
fn notes_and_what_is_about_a_number_are_not_demanded() {
    check("ja", "スウィングの8分音符", &[]);
    check("ja", "10社余りの供給者", &[]);
    check(
        "en",
        "at weeks 12/24/36",
        &["12", "24", "36"].map(|week| format!("Number(\"{week}\", None, None)")).each_ref().map(String::as_str),
    );
}

#[test]
fn times_have_zones() {
    check("en", "at 14:00 UTC", &["Time(840, Some(0))"]);
    check("en", "at 2 p.m. UTC", &["Time(840, Some(0))"]);
    check("fr", "à 14 h 00 (UTC)", &["Time(840, Some(0))"]);
    check("ja", "日本時間の午後11時", &["Time(1380, Some(540))"]);
}

#[test]
fn versions_keep_how_far_a_range_goes() {
    check("en", "before version 3.1.0", &["Version(\"3.1.0\", Some(Before))"]);
    check("ja", "3.1.0より前", &["Version(\"3.1.0\", Some(Before))"]);
    check("ja", "バージョン 3.1.0 以前", &["Version(\"3.1.0\", Some(AtMost))"]);
    check("fr", "antérieures à la version 3.1.0", &["Version(\"3.1.0\", Some(Before))"]);
    check("en", "3.1.0 and earlier", &["Version(\"3.1.0\", Some(AtMost))"]);
    check("en", "v2.x and 3.0.0-rc1", &["Version(\"2.x\", None)", "Version(\"3.0.0-rc1\", None)"]);
}

#[test]
fn ids_lose_only_their_separators() {
    check("fr", "AES-256 sur AWS S3", &["Id(\"aes256\")"]);
    check("ja", "AWS S256でAES-3を", &["Id(\"s256\")", "Id(\"aes3\")"]);
    check("en", "TLS 1.2/1.3", &["Id(\"tls1.2\")", "Id(\"tls1.3\")"]);
    check("ja", "TLS 1.2 / 1.3で", &["Id(\"tls1.2\")", "Id(\"tls1.3\")"]);
    check("en", "CVE-2026-12345, RFC 9116", &["Id(\"cve202612345\")", "Id(\"rfc9116\")"]);
    check("en", "SHA-256-based", &["Id(\"sha256\")"]);
    check(
        "en",
        "a@example.org or https://example.org/a.",
        &["Address(\"a@example.org\")", "Address(\"https://example.org/a\")"],
    );
}

#[test]
fn mixed_numerals_are_one_number() {
    check("ja", "約1万5000人", &["Number(\"15000\", None, None)"]);
    check("ja", "1万2千台", &["Number(\"12000\", None, None)"]);
    check("ja", "1万2,500台", &["Number(\"12500\", None, None)"]);
    check("ja", "1億2千万円", &["Number(\"120000000\", None, None)"]);
}

#[test]
fn range_of_days_is_two_days() {
    let day = |day: u32| format!("Date(Day {{ year: Some(2026), month: Some(3), day: Some({day}), weekday: None }})");
    let days = [day(3), day(5)];
    let days: Vec<&str> = days.iter().map(String::as_str).collect();
    check("en", "From 3 to 5 March 2026", &days);
    check("fr", "du 3 au 5 mars 2026", &days);
    check("ja", "2026年3月3日から5日まで", &days);
    check("ja", "2026年3月3日～5日", &days);
    check("ja", "2026年3月3日から5日以内", &[days[0], "Number(\"5\", Some(Day), None)"]);
}

#[test]
fn version_is_bounded_by_its_own_words() {
    let check = |language: &str, text: &str, bounds: &[&str]| {
        let found = claims(language, text);
        let found: Vec<&str> = found.iter().map(|what| what.rsplit_once(", ").unwrap().1).collect();
        let expected: Vec<String> = bounds.iter().map(|bound| format!("Some({bound}))")).collect();
        assert_eq!(found, expected, "{text}");
    };
    check("fr", "à partir de la 3.2.0 et antérieures à la 3.8.6", &["AtLeast", "Before"]);
    check("fr", "la 3.2.0 et antérieures", &["AtMost"]);
    check("fr", "inférieures ou égales à 4.3.2", &["AtMost"]);
    for text in ["4.3.2およびそれ以前", "4.3.2 とそれ以前", "4.3.2 を含むそれより前"] {
        check("ja", text, &["AtMost"]);
    }
    let before = [
        "Earlier versions than 4.3.2",
        "up to but not including 4.3.2",
        "up to, but excluding, 4.3.2",
        "until 4.3.2 (exclusive)",
    ];
    for text in before {
        check("en", text, &["Before"]);
    }
    let run = |language: &str, text: &str, end: &str| {
        let found = claims(language, text);
        assert_eq!(found[1].rsplit_once("\", ").unwrap().1, format!("{end})"), "{text}");
    };
    run("en", "1.0.0 to 1.4.1", "Some(AtMost)");
    run("fr", "de la 1.0.0 à la 1.4.1", "Some(AtMost)");
    run("fr", "1.0.0 à 1.4.1 (exclue)", "Some(Before)");
    run("ja", "1.0.0～1.4.1", "Some(AtMost)");
    run("ja", "1.0.0 から 1.4.1 未満", "Some(Before)");
    run("en", "1.0.0 and 1.4.1", "None");
}

#[test]
fn standards_body_has_a_name_in_french() {
    check("en", "ISO/IEC 29147:2018", &["Id(\"isoiec291472018\")"]);
    check("fr", "ISO/CEI 29147:2018", &["Id(\"isoiec291472018\")"]);
}

#[test]
fn zones_are_named_and_counted() {
    check("en", "at midnight UTC", &["Time(0, Some(0))"]);
    check("ja", "正午（日本時間）", &["Time(720, Some(540))"]);
    check(
        "en",
        "2026-03-04T07:00:00+09:00",
        &["Date(Day { year: Some(2026), month: Some(3), day: Some(4), weekday: None })", "Time(420, Some(540))"],
    );
    check("fr", "17 h 30 (heure d'Europe centrale)", &["Time(1050, Some(60))"]);
    check("en", "around noon", &[]);
    check("en", "9:00 UTC–11:00 UTC", &["Time(540, Some(0))", "Time(660, Some(0))"]);
    check("fr", "9 h UTC – 11 h UTC", &["Time(540, Some(0))", "Time(660, Some(0))"]);
    check("en", "9:00 UTC+9 JST", &["Time(540, Some(540))"]);
    check("en", "17:00 (UTC+5:30)", &["Time(1020, Some(330))"]);
    check("ja", "9:00 UTC-11時", &["Time(540, Some(0))", "Time(660, Some(0))"]);
    check("en", "17:00:00.000-05:00", &["Time(1020, Some(-300))"]);
    let date = "Date(Day { year: Some(2026), month: Some(3), day: Some(3), weekday: None })";
    check("en", "2026-03-03 17:00-05:00", &[date, "Time(1020, Some(-300))"]);
    check("en", "2026-03-03 09:00-12:00", &[date, "Time(540, None)", "Time(720, None)"]);
}

#[test]
fn halves_and_numbers_of_two_words_are_read() {
    let lengths = |language: &str, text: &str| -> Vec<String> {
        let claims = read(&Folded::new(text), &Lexicon::new(&language.parse().unwrap()));
        claims.iter().map(|claim| settle::statement(&claim.what)).collect()
    };
    let check = |language: &str, text: &str, expected: &[&str]| {
        assert_eq!(lengths(language, text), expected, "{text}");
    };
    check("en", "two and a half hours", &["2.5 Hour"]);
    check("en", "an hour and a half", &["1.5 Hour"]);
    check("fr", "une heure et demie", &["1.5 Hour"]);
    check("ja", "1時間半", &["1.5 Hour"]);
    check("ja", "半年", &["0.5 Year"]);
    check("en", "every half second", &["1", "0.5 Second"]);
    check("en", "half of it", &["50"]);
    check("ja", "2026年半ば", &["2026"]);
    check("ja", "半分", &["50"]);
    check("ja", "後半日程", &[]);
    check("ja", "約半年", &["0.5 Year"]);
    check("en", "twenty twelve", &["20", "12"]);
    check("en", "thirty ten-day sprints", &["30", "10 Day"]);
    check("fr", "cinq cents jours", &["500 Day"]);
    check("fr", "50 cents", &["50"]);
    check("fr", "cinquante cents", &["50"]);
    check("fr", "douze cents jours", &["1200 Day"]);
    check("en", "a fortnight", &["2 Week"]);
    check("en", "every quarter of an hour", &["1", "15 Minute"]);
    check("fr", "trois quarts d’heure", &["45 Minute"]);
    check("ja", "二週間", &["2 Week"]);
    check("en", "twenty-one days", &["21 Day"]);
    check("fr", "vingt et un jours", &["21 Day"]);
    check("fr", "soixante et onze jours", &["71 Day"]);
    check("fr", "quatre-vingt-quinze jours", &["95 Day"]);
    check("fr", "cent quatre-vingts jours", &["180 Day"]);
    check("en", "a hundred and twenty days", &["120 Day"]);
    check("ja", "百二十日", &["120 Day"]);
}

#[test]
fn telephone_numbers_are_tokens() {
    let phone = &["Id(\"33170612345\")"];
    check("en", "call +33 1 70 61 23 45.", phone);
    check("fr", "au +33 (0)1 70 61 23 45", phone);
    check("ja", "+33-170612345まで", phone);
    for (language, text) in [("fr", "le 0800 123 456"), ("en", "on 0 800 123 456"), ("ja", "0800-123-456")] {
        check(language, text, &["Id(\"0800123456\")"]);
    }
    check("ja", "03-1234-5678", &["Id(\"0312345678\")"]);
    check("fr", "+10 000 000", &["Number(\"10000000\", None, None)"]);
    check("en", "EX-0123-4567-89", &["Id(\"ex0123456789\")"]);
    check("en", "+3 points and +12", &["Number(\"12\", None, None)"]);
    check("fr", "de 0 à 100 000 000", &["Number(\"100000000\", None, None)"]);
}

#[test]
fn a_time_has_the_zone_of_the_one_behind_it() {
    let times = &["Time(1320, Some(0))", "Time(1410, Some(0))"];
    check("en", "from 22:00 to 23:30 UTC", times);
    check("fr", "de 22 h à 23 h 30 UTC", times);
    check("fr", "de 22 heures à 23 h 30 UTC", times);
    check("ja", "22:00〜23:30（UTC）", times);
    check("en", "22:00 (23:00 UTC)", &["Time(1320, None)", "Time(1380, Some(0))"]);
    check("fr", "en 22 h, à 23 h 30", &["Number(\"22\", Some(Hour), None)", "Time(1410, None)"]);
}

proptest! {
    /// Wherever it breaks off, and in whatever order its words stand.
    #[test]
    fn every_text_is_read(
        language in "en|fr|ja|de",
        text in "([0-9]{1,4}|[-–+/.,:~〜～ ]|年|月|日|間|時|分|半|から|まで|以前|未満|令和|正午|to |au |and |et le |until |before \
                 |September|mars |1er |first |Q4|T|Z|UTC|noon|h |heures |\\+33 |0800 |fortnight|daily|quart d'heure|毎日|à |cents |a\\.m\\.|hours|jours|days|v|x|%|€|万|千|JST|（日本時間）|mid-|mi-|hundred |cent |vingt|and a half|et demie|\\+0900|-05:00){0,9}",
    ) {
        let lexicon = Lexicon::new(&language.parse().unwrap());
        let folded = Folded::new(&text);
        for claim in read(&folded, &lexicon) {
            prop_assert!(claim.range.end <= folded.chars.len(), "{claim:?}");
        }
    }
}
