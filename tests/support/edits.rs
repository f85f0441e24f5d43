//! Random edits of a site that is shown, held against cold builds of what they leave.

use std::collections::BTreeSet;
use std::env;
use std::fs;

use crate::dice::Dice;
use crate::served_site::ServedSite;
use crate::served_site::without_script;
use crate::web_client::Client;

/// How many edits there are where `LUCARNE_EDITS` does not say it.
const EDITS: usize = 100;

/// After how many edits the site is looked at.
const GROUP: usize = 10;

/// Edits a site again and again, some of the time so that it cannot be made.
///
/// # Panics
///
/// Where what is shown is not what a cold build of the same sources makes.
pub fn run(site: &ServedSite) {
    let edits = env::var("LUCARNE_EDITS").ok().and_then(|count| count.parse().ok()).unwrap_or(EDITS);
    let good = fs::read_to_string(site.path("site.toml")).expect("a site has its file");
    let mut dice = Dice::new(20_261_122);
    let mut seen = BTreeSet::new();
    for round in 0..edits / GROUP {
        for _ in 0..GROUP {
            edit(site, &mut dice, &good);
        }
        heal(site, &mut dice, &good);
        site.write("static/marker.txt", &format!("round {round}"));
        wait_for(site, &format!("round {round}"));
        compare(site, &mut seen);
    }
}

fn edit(site: &ServedSite, dice: &mut Dice, good: &str) {
    let number = dice.roll(1000);
    let page = format!("content/p{}.md", dice.roll(5));
    let text = format!("+++\ntitle = \"Number {number}\"\n+++\n\nText {number}.\n");
    match dice.roll(14) {
        0 => site.overwrite("content/overview.md", &text),
        1 => site.write(&page, &text),
        2 => site.remove(&page),
        3 => site.rename(&page, &format!("content/p{}.md", dice.roll(5))),
        4 => site.overwrite("themes/default/templates/404.html", &format!("<title>{number}</title>")),
        5 => site.remove("themes/default/templates/404.html"),
        6 => site.overwrite("locales/en/site.ftl", &format!("skip-to-content = Skip {number}\n")),
        7 => site.overwrite("site.toml", &good.replace("\"Example\"", &format!("\"Example {number}\""))),
        8 => site.overwrite("site.toml", &good[..good.len() - dice.roll(60)]),
        9 => site.rename("content/folder", "content/other"),
        10 => site.rename("content/other", "content/folder"),
        11 => site.overwrite(&format!("static/{}.bin", dice.roll(3)), &text),
        12 => site.write("content/folder/one.md", &text),
        _ => site.overwrite("content/broken.md", &text[dice.roll(9)..]),
    }
    // Some edits follow each other at once, others find the program at work.
    if dice.roll(3) == 0 {
        site.text("/");
    }
}

/// Leaves a site that can be made.
fn heal(site: &ServedSite, dice: &mut Dice, good: &str) {
    site.overwrite("site.toml", &good.replace("\"Example\"", &format!("\"Example {}\"", dice.roll(1000))));
    site.remove("content/broken.md");
}

fn wait_for(site: &ServedSite, marker: &str) {
    let mut events = site.events();
    while site.text("/marker.txt") != marker {
        events.next();
    }
}

fn compare(site: &ServedSite, seen: &mut BTreeSet<String>) {
    let cold = site.cold();
    seen.extend(cold.keys().cloned());
    let mut client = Client::new(site.port);
    for path in seen.iter() {
        let answer = client.get(&format!("/{path}"));
        match cold.get(path) {
            None => assert_eq!(answer.status, 404, "{path}"),
            Some(bytes) if path.ends_with(".html") => {
                let expected = String::from_utf8_lossy(bytes);
                assert_eq!(without_script(&answer.text()), expected, "{path}");
            }
            Some(bytes) => assert_eq!(&answer.body, bytes, "{path}"),
        }
    }
}
