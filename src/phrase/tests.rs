//! What the three built-in languages print, and what is missing elsewhere.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::*;
use crate::model::Instant;
use crate::model::Quantity;

const EN: &str = "
found = { $count ->
    [one] One advisory
   *[other] { $count } advisories
}
hello = Hello { $name }!
loop = { loop }
quantity-business-days = { $count } business { $count ->
    [one] day
   *[other] days
}
within = within { $quantity }
";

const FR: &str = "
found = { $count ->
    [one] { $count } avis
   *[other] { $count } avis en tout
}
quantity-business-days = { $count } { $count ->
    [one] jour ouvré
   *[other] jours ouvrés
}
within = sous { $quantity }
share = { NUMBER($part, maximumFractionDigits: 1) } %
";

const JA: &str = "
found = { $count } 件
quantity-business-days = { $count }営業日
within = { $quantity }以内
";

fn locale(tag: &str) -> Locale {
    tag.parse().unwrap()
}

fn book() -> Phrasebook {
    let texts = [("en", EN), ("fr", FR), ("ja", JA), ("tlh", ""), ("th", ""), ("pt-BR", ""), ("zh-Hant", "")];
    Phrasebook::new(&texts.iter().map(|(tag, text)| (locale(tag), vec![*text])).collect())
}

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

#[test]
fn numbers_in_messages_follow_the_locale() {
    let book = book();
    let found = |tag: &str, count| book.locale(&locale(tag)).message("found", &[("count", Argument::Integer(count))]);
    assert_eq!(found("en", 1).unwrap(), "One advisory");
    assert_eq!(found("en", 1_234_567).unwrap(), "1,234,567 advisories");
    assert_eq!(found("fr", 0).unwrap(), "0 avis");
    assert_eq!(found("fr", 1_234_567).unwrap(), "1\u{202f}234\u{202f}567 avis en tout");
    assert_eq!(found("ja", 1_234_567).unwrap(), "1,234,567 件");
    let share = book.locale(&locale("fr")).message("share", &[("part", Argument::Decimal(12.345))]);
    assert_eq!(share.unwrap(), "12,3 %");
}

#[test]
fn dates_are_long_and_times_are_utc() {
    let book = book();
    let check = |tag: &str, long: &str, with_time: &str| {
        let phrases = book.locale(&locale(tag));
        let moment = Instant::from_timestamp("2026-03-14T16:00:59+02:00".parse().unwrap());
        assert_eq!(phrases.date(&Instant::from_date(day("2026-03-04")).unwrap()), long);
        assert_eq!(phrases.date(&moment), with_time);
    };
    check("en", "March 4, 2026", "March 14, 2026 at 14:00 UTC");
    check("fr", "4 mars 2026", "14 mars 2026 à 14:00 UTC");
    check("ja", "2026年3月4日", "2026年3月14日 14:00 UTC");
    assert_eq!(book.locale(&locale("fr")).day(day("2026-03-01")), "1er mars 2026");
    let scale = |tag: &str| {
        let (phrases, day) = (book.locale(&locale(tag)), day("2026-04-28"));
        [phrases.month(day), phrases.year(day)]
    };
    assert_eq!(scale("en"), ["Apr 2026", "2026"]);
    assert_eq!(scale("fr"), ["avr. 2026", "2026"]);
    assert_eq!(scale("ja"), ["2026/04", "2026年"]);
    let midnight = Instant::from_timestamp("2026-03-14T00:05:00Z".parse().unwrap());
    assert_eq!(book.locale(&locale("ja")).date(&midnight), "2026年3月14日 0:05 UTC");
}

#[test]
fn quantities_are_words_of_the_catalog() {
    let book = book();
    let check = |tag: &str, text: &str, length: &str, deadline: &str| {
        let quantity: Quantity = text.parse().unwrap();
        assert_eq!(book.locale(&locale(tag)).quantity(&quantity), length);
        assert_eq!(book.locale(&locale(tag)).within(&quantity), deadline);
    };
    check("en", "3 business days", "3 business days", "within 3 business days");
    check("fr", "3 business days", "3 jours ouvrés", "sous 3 jours ouvrés");
    check("fr", "1 business day", "1 jour ouvré", "sous 1 jour ouvré");
    check("ja", "3 business days", "3営業日", "3営業日以内");
    check("tlh", "3 business days", "3 business days", "3 business days");
}

#[test]
fn lists_and_numbers_follow_the_locale() {
    let book = book();
    let items = ["A", "B", "C"].map(str::to_owned);
    let check = |tag: &str, list: &str, integer: &str, decimal: &str| {
        let phrases = book.locale(&locale(tag));
        assert_eq!(phrases.list(&items), list);
        assert_eq!(phrases.integer(-1_234_567), integer);
        assert_eq!(phrases.decimal(9.8), decimal);
    };
    check("en", "A, B, and C", "-1,234,567", "9.8");
    check("fr", "A, B et C", "-1\u{202f}234\u{202f}567", "9,8");
    check("ja", "A、B、C", "-1,234,567", "9.8");
}

#[test]
fn countries_and_languages_have_names() {
    let book = book();
    let check = |tag: &str, country: &str, french: &str, own: &str| {
        let phrases = book.locale(&locale(tag));
        assert_eq!(phrases.country("DE").as_deref(), Some(country));
        assert_eq!(phrases.language(&locale("fr")), french);
        assert_eq!(phrases.own_name(), own);
    };
    check("en", "Germany", "French", "English");
    check("fr", "Allemagne", "français", "Français");
    check("ja", "ドイツ", "フランス語", "日本語");
    check("pt-BR", "Alemanha", "francês", "Português (Brasil)");
    check("zh-Hant", "德國", "法文", "繁體中文");
    let english = book.locale(&locale("en"));
    assert_eq!(english.country("12"), None);
    assert_eq!(english.country("Atlantis"), None);
    assert_eq!(english.language(&locale("xx")), "xx");
}

#[test]
fn locale_unknown_to_cldr_still_has_formats() {
    let book = book();
    let klingon = book.locale(&locale("tlh"));
    assert_eq!(klingon.day(day("2026-03-04")), "2026 M03 4");
    assert_eq!(klingon.own_name(), "Tlh");
    assert_eq!(klingon.country("FR"), None);
    assert!(book.locale(&locale("th")).day(day("2026-03-04")).contains("2026"));
}

#[test]
fn names_stand_in_the_order_of_the_locale() {
    let book = book();
    for tag in ["en", "fr", "ja", "tlh"] {
        let mut names = ["安藤 恵", "Zoé", "lantern-fuzz", "Émile", "eb", "Éa", "Amaia"];
        names.sort_by(|one, other| book.locale(&locale(tag)).compare(one, other));
        assert_eq!(names, ["Amaia", "Éa", "eb", "Émile", "lantern-fuzz", "Zoé", "安藤 恵"], "{tag}");
    }
}

#[test]
fn missing_words_are_errors() {
    let book = book();
    let check = |id: &str, expected: &str| {
        let error = book.locale(&locale("en")).message(id, &[]).unwrap_err();
        assert_eq!(error.message, expected);
    };
    check("absent", "`en` has no message `absent`");
    check("hello", "message `hello` of `en` cannot be printed: Unknown variable: $name");
    check("loop", "message `loop` of `en` cannot be printed: Cyclical dependency detected");
    assert!(book.locale(&locale("en")).has("hello"));
    assert!(!book.locale(&locale("fr")).has("hello"));
}

#[test]
fn later_text_overrides_an_earlier_one() {
    let english = locale("en");
    let texts = vec!["word = built-in\nother = kept", "word = the site's own\nbroken = {"];
    let book = Phrasebook::new(&BTreeMap::from([(english.clone(), texts)]));
    let phrases = book.locale(&english);
    assert_eq!(phrases.message("word", &[]).unwrap(), "the site's own");
    assert_eq!(phrases.message("other", &[]).unwrap(), "kept");
    assert!(!phrases.has("broken"));
}

#[test]
fn threads_share_a_phrasebook() {
    fn is_shared<T: Send + Sync>() {}
    is_shared::<Phrasebook>();
}
