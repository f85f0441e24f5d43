//! Any Fluent as the words of a site: they are read, checked and asked for.
#![no_main]

mod site;

use std::collections::BTreeMap;

use libfuzzer_sys::fuzz_target;
use lucarne::phrase::Argument;
use lucarne::phrase::Phrasebook;

fuzz_target!(|text: &str| {
    let Some(edition) = site::check(&[("locales/en/site.ftl", text.as_bytes())]).1.value else { return };
    let read = |file| edition.snapshot().file(file).text().expect("catalogs are UTF-8");
    let catalogs = edition.catalogs().iter();
    let catalogs: BTreeMap<_, _> =
        catalogs.map(|(locale, files)| (locale.clone(), files.iter().map(|file| read(*file)).collect())).collect();
    let phrasebook = Phrasebook::new(&catalogs);
    let phrases = phrasebook.locale(&"en".parse().expect("a locale"));
    for line in text.lines() {
        let id = line.split(['=', ' ']).next().unwrap_or_default();
        let _ = phrases.message(id, &[("count", Argument::Integer(3)), ("name", Argument::Text("a".to_owned()))]);
    }
});
