//! Edits of every kind, one after the other, by chance.

use std::fs;
use std::path::Path;

use super::dice::Dice;
use super::write::write;

/// A page with an error, which the next edit takes away.
const BROKEN: &str = "content/broken.md";

/// How many advisories, pages and announcements the site has at most.
const MOST: usize = 4;

/// Writes what edits begin with: pages and advisories that others lead to.
pub fn begin(site: &Path, dice: &mut Dice) {
    write(site, "content/p0.md", english(dice, 0));
    for id in ["EX-1", "EX-2"] {
        forget(site, &format!("content/advisories/{id}.md"), Some(facts(id, dice, 0)));
    }
}

/// Makes the edit of a step.
pub fn edit(site: &Path, dice: &mut Dice, step: usize) {
    let _ = fs::remove_file(site.join(BROKEN));
    let page = format!("content/p{}.md", dice.roll(MOST));
    let french = page.replace(".md", ".fr.md");
    let advisory = format!("content/advisories/EX-{}.md", 1 + dice.roll(MOST));
    match dice.roll(20) {
        0 => write(site, page, english(dice, step)),
        1 => {
            write(site, page, english(dice, step));
            write(site, french, translation(step));
        }
        2 => drop(fs::remove_file(site.join(french))),
        3 => write(site, "static/marker.txt", format!("{step}")),
        4 => write(site, "themes/default/templates/404.html", format!("<title>{step}</title>")),
        5 => write(site, "locales/en/site.ftl", format!("skip-to-content = Skip {step}\n")),
        6 => write(site, BROKEN, "+++\ntitle = 1\n+++\n"),
        7 => toggle(site, "missing\"]", "missing\", \"date-future\"]"),
        8 => toggle(site, "locales = [\"en\", \"fr\"]", "locales = [\"en\", \"fr\"]\nnav = [\"p0\", \"advisories\"]"),
        9 => write(site, "products/app.toml", product(dice)),
        10 => write(site, "content/policies/disclosure.md", policy(dice, step)),
        11 => write(site, format!("content/announcements/a{}.md", dice.roll(MOST)), announcement(dice, step)),
        12 if is_free(&advisory) => forget(site, &advisory, None),
        13 | 14 => revise(site, &advisory, dice, step),
        15 => french_of(site, &advisory, step),
        _ => {
            let id = advisory[..advisory.len() - 3].rsplit('/').next().expect("a path has a name").to_owned();
            forget(site, &advisory, Some(facts(&id, dice, step)));
        }
    }
}

/// Returns whether nothing leads to an advisory, so that it may go.
fn is_free(advisory: &str) -> bool {
    !["EX-1", "EX-2"].iter().any(|id| advisory.contains(id))
}

/// Writes or removes an advisory as if nothing had been published.
fn forget(site: &Path, advisory: &str, text: Option<String>) {
    for path in ["lucarne.lock", advisory, &advisory.replace(".md", ".fr.md")] {
        let _ = fs::remove_file(site.join(path));
    }
    if let Some(text) = text {
        write(site, advisory, text);
    }
}

/// Adds a line to an advisory that is there, and a revision, for readers or without telling them.
fn revise(site: &Path, advisory: &str, dice: &mut Dice, step: usize) {
    let Ok(text) = fs::read_to_string(site.join(advisory)) else { return };
    let kind = ["content", "editorial"][dice.roll(2)];
    let (day, hour) = (1 + step / 20 % 28, step % 20);
    let revision = format!(
        "[[revision]]\nid = \"r{step}\"\non = 2026-03-{day:02}T{hour:02}:00:00Z\nkind = \"{kind}\"\nsummary = \"More.\"\n+++\n"
    );
    let (front, body) = text[4..].split_once("+++\n").expect("an advisory has a front matter");
    write(site, advisory, format!("+++\n{front}{revision}{body}\nLine {step}.\n"));
}

/// Writes the French text of an advisory that is there.
fn french_of(site: &Path, advisory: &str, step: usize) {
    if site.join(advisory).exists() {
        write(site, advisory.replace(".md", ".fr.md"), translation(step));
        drop(fs::remove_file(site.join("lucarne.lock")));
    }
}

fn toggle(site: &Path, less: &str, more: &str) {
    let text = fs::read_to_string(site.join("site.toml")).expect("the site has facts");
    let [from, to] = if text.contains(more) { [more, less] } else { [less, more] };
    write(site, "site.toml", text.replace(from, to));
}

fn english(dice: &mut Dice, step: usize) -> String {
    let link = ["index.md", "p0.md", "advisories/EX-1.md", "advisories/EX-2.md"][dice.roll(4)];
    format!("+++\ntitle = \"Page {step}\"\n+++\n\nTake 7 of [these]({link}).\n\n<block:latest-advisories>\n")
}

fn translation(step: usize) -> String {
    let front = "title = \"Page\"\n[translation]\nsource = \"00000000000000000000000000000000\"\nmethod = \"human\"\n";
    let number = 7 + step % 2;
    format!("+++\n{front}by = \"Example\"\non = 2026-03-01\n+++\n\nPrenez-en {number}.\n")
}

fn product(dice: &mut Dice) -> String {
    let name = ["App", "Application"][dice.roll(2)];
    let releases =
        ["", "releases = [{ version = \"1.2.0\", on = 2026-01-01 }, { version = \"1.4.2\", on = 2026-02-02 }]\n"];
    format!("id = \"app\"\nname = \"{name}\"\nversion_scheme = \"semver\"\n{}", releases[dice.roll(2)])
}

fn policy(dice: &mut Dice, step: usize) -> String {
    let reviewed = ["", "reviewed = 2026-03-01\n"][dice.roll(2)];
    format!("+++\ntitle = \"Disclosure {step}\"\n{reviewed}+++\n\n<fact:organization.name> answers.\n")
}

fn announcement(dice: &mut Dice, step: usize) -> String {
    let day = 1 + dice.roll(28);
    let title = format!("title = \"Fixes {step}\"\nsummary = \"They come.\"\n");
    format!(
        "+++\n{title}published = 2026-02-01\nrelease_on = 2026-03-{day:02}T14:00:00Z\nproducts = [\"app\"]\n+++\n\nWait.\n"
    )
}

/// Makes an advisory with facts by chance, in a state by chance, which links to another one.
fn facts(id: &str, dice: &mut Dice, step: usize) -> String {
    let status = match dice.roll(5) {
        0 => "status = \"withdrawn\"\nwithdrawn = { on = 2026-03-10, reason = \"duplicate\" }",
        1 if id != "EX-1" => "status = \"superseded\"\nsuperseded_by = \"EX-1\"",
        2 if is_free(id) => "status = \"draft\"",
        _ => "status = \"published\"",
    };
    let published =
        ["2025-12-30", "2026-02-01", "2026-03-01", "2026-03-14T11:00:00Z"][dice.roll(if is_free(id) { 4 } else { 3 })];
    let exploited = ["no", "yes"][dice.roll(2)];
    let cve = format!("cve = \"CVE-2026-1000{}\"\n", &id[3..]);
    let cve = ["", &cve, "aliases = [\"GHSA-2222-3333-4444\"]\n"][dice.roll(3)];
    let vector = ["C:H/I:L/A:N", "C:L/I:N/A:N"][dice.roll(2)];
    let affected = ["[[affected]]\nproduct = \"app\"\nranges = [{ introduced = \"1.0.0\", fixed = \"1.4.2\" }]\n", ""];
    let credit = ["[[credit]]\nname = \"Finder\"\n", ""][dice.roll(2)];
    let link = ["EX-1.md", "EX-2.md", "../p0.md", "../policies/disclosure.md"][dice.roll(4)];
    format!(
        "+++\nid = \"{id}\"\ntitle = \"Fault {step}\"\nsummary = \"It is one.\"\n{status}\npublished = {published}\n\
         exploited = \"{exploited}\"\n{cve}cvss = [\"CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/{vector}\"]\n{}{credit}+++\n\n\
         See [there]({link}).\n\n```toml\nautomatic = {step}\n```\n",
        affected[dice.roll(2)]
    )
}
