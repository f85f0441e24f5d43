use std::collections::BTreeMap;

use proptest::collection::vec;
use proptest::proptest;
use proptest::sample::select;

use crate::model::Locale;
use crate::phrase::Phrasebook;
use crate::prose::LinkStyle;
use crate::prose::comparison::pair;
use crate::prose::comparison::pair::Match;
use crate::prose::comparison::print;
use crate::prose::comparison::reader;
use crate::prose::comparison::sections;
use crate::prose::comparison::unit::Unit;
use crate::prose::highlight::Highlighted;
use crate::prose::manuscript::Manuscript;
use crate::prose::manuscript::Resolve;

const WORDS: &str = "change-added = added:\nchange-removed = removed:\nchange-kept = Unchanged\nalert-note = Note\ntable-region = Table\n";

/// Compares two texts that hold no facts and no documents.
fn compared(old: &str, new: &str) -> String {
    let print = |new: &Manuscript<'_>, before: &[Unit], after: &[Unit], matches: &[Match]| {
        print::print(new, (before, after), matches)
    };
    matched(old, new, print)
        .replace("<span class=\"unseen\">[added: </span>", "{+")
        .replace("<span class=\"unseen\">[removed: </span>", "{-")
        .replace("<span class=\"unseen\">]</span>", "}")
}

/// Does something with the newer of two texts, the units of both and what became of them.
fn matched<T>(old: &str, new: &str, act: impl Fn(&Manuscript<'_>, &[Unit], &[Unit], &[Match]) -> T) -> T {
    let locale: Locale = "en".parse().unwrap();
    let phrasebook = Phrasebook::new(&BTreeMap::from([(locale.clone(), vec![WORDS])]));
    let highlighted = Highlighted::default();
    let manuscript = |markdown| Manuscript {
        markdown,
        title: "T",
        headings: &[],
        phrases: phrasebook.locale(&locale),
        highlighted: &highlighted,
        links: LinkStyle::Path,
        resolve: Resolve {
            link: &|destination| Some(crate::check::Target::External(destination.to_owned())),
            fact: &|_| None,
            block: &|_| String::new(),
            address: &|target| match target {
                crate::check::Target::External(address) => address.clone(),
                _ => String::new(),
            },
        },
    };
    let (old, new) = (manuscript(old), manuscript(new));
    let (before, after) = (reader::units(&old), reader::units(&new));
    let matches = pair::matches(&before, &after);
    act(&new, &before, &after, &matches)
}

#[track_caller]
fn check(old: &str, new: &str, expected: &str) {
    assert_eq!(compared(old, new), expected);
}

#[test]
fn sections_that_differ_are_named_once() {
    let titles = |old: &str, new: &str| {
        let titles = matched(old, new, |_, before, after, matches| sections((before, after), matches));
        titles.into_iter().map(|section| section.title).collect::<Vec<_>>()
    };
    let old = "One.\n\n## A\n\nTwo words.\n\nThree.\n\n## B\n\nFour.\n\n### *C* c\n\nFive words.\n";
    assert_eq!(titles(old, old), [""; 0]);
    let new = "One more.\n\n## A\n\nTwo other words.\n\nNew.\n\n## B\n\nFour.\n\n### *C* c\n\nFive words. And six.\n";
    assert_eq!(titles(old, new), ["A", "C c"]);
    assert_eq!(titles("## A\n\nOne.\n\n## B\n\nTwo.\n", "## A\n\nOne.\n"), [""; 0]);
    assert_eq!(titles("## A\n\nOne.\n\nMore.\n\n## B\n\nTwo.\n", "## A\n\nOne.\n\n## B\n\nTwo.\n"), ["A"]);
}

#[test]
fn equal_texts_have_no_marks() {
    let text = "## A\n\nOne *two* [three](https://a.example/).\n\n- x\n- y\n";
    let expected = "<h2 id=\"\">A</h2>\n<details><summary>Unchanged <span class=\"unseen\">A</span></summary>\n<p>One <em>two</em> \
                    <a href=\"https://a.example/\" rel=\"noopener\">three</a>.</p>\n\
                    <ul>\n<li>x</li>\n<li>y</li>\n</ul>\n</details>\n";
    check(text, text, expected);
}

#[test]
fn what_did_not_change_is_folded_below_its_heading() {
    check(
        "## A\n\nOne.\n\n### B\n\nTwo.\n\n## C\n\n## D\n\n- Four.\n",
        "## A\n\nOne.\n\n### B\n\nTwo.\n\nThree.\n\n## C\n\n## D\n\n- Four.\n",
        "<h2 id=\"\">A</h2>\n<details><summary>Unchanged <span class=\"unseen\">A</span></summary>\n<p>One.</p>\n</details>\n<h3 id=\"\">B</h3>\n<p>Two.</p>\n\
         <p class=\"added\"><ins>{+Three.}</ins></p>\n<h2 id=\"\">C</h2>\n<h2 id=\"\">D</h2>\n\
         <details><summary>Unchanged <span class=\"unseen\">D</span></summary>\n<ul>\n<li>Four.</li>\n</ul>\n</details>\n",
    );
}

#[test]
fn words_of_a_paragraph_are_compared() {
    check(
        "OpenMRS seeks to be reliable, and trusted by all.",
        "OpenMRS wants to be reliable, and trusted by all.",
        "<p class=\"changed\">OpenMRS <del>{-seeks}</del><ins>{+wants}</ins> to be reliable, and trusted by all.</p>\n",
    );
}

#[test]
fn neighbouring_changes_are_one() {
    check(
        "We answer within three business days of the report.",
        "We answer in two working days of the report.",
        "<p class=\"changed\">We answer <del>{-within three business}</del><ins>{+in two working}</ins> days of the report.</p>\n",
    );
}

#[test]
fn item_that_went_stays_in_its_list() {
    check(
        "- first thing\n- second thing\n- third other\n",
        "- first thing\n- third other\n- a new one\n",
        "<ul>\n<li>first thing</li>\n<li><span class=\"removed\"><del>{-second thing}</del></span></li>\n\
         <li>third other</li>\n<li><span class=\"added\"><ins>{+a new one}</ins></span></li>\n</ul>\n",
    );
}

#[test]
fn rows_are_compared_cell_by_cell() {
    check(
        "| a | b |\n| - | - |\n| High severity | 90 days |\n| Low | none |\n",
        "| a | b |\n| - | - |\n| High severity | 60 days |\n",
        "<div class=\"table\" tabindex=\"0\" role=\"region\" aria-label=\"Table\"><table><thead>\
         <tr><th scope=\"col\">a</th><th scope=\"col\">b</th></tr>\n</thead><tbody>\n\
         <tr class=\"changed\"><td>High severity</td><td><del>{-90}</del><ins>{+60}</ins> days</td></tr>\n\
         <tr class=\"removed\"><td><del>{-Low}</del></td><td><del>{-none}</del></td></tr>\n</tbody></table></div>\n",
    );
}

#[test]
fn link_that_leads_elsewhere_says_where() {
    check(
        "Write to [our team](https://a.example/), and tell us all that you know.",
        "Write to [our team](https://b.example/), and tell us all that you know.",
        "<p class=\"changed\">Write to <del>{-<a href=\"https://a.example/\" rel=\"noopener\">our team</a> \
         <span class=\"address\">(https://a.example/)</span>}</del><ins>{+<a href=\"https://b.example/\" \
         rel=\"noopener\">our team</a> <span class=\"address\">(https://b.example/)</span>}</ins>, and tell us all that \
         you know.</p>\n",
    );
}

#[test]
fn escaped_mark_parts_no_word() {
    check(
        "This is version 2\\.0 of the policy.",
        "This is version 2\\.1 of the policy.",
        "<p class=\"changed\">This is version <del>{-2.0}</del><ins>{+2.1}</ins> of the policy.</p>\n",
    );
}

#[test]
fn japanese_is_compared_by_runs_of_a_script() {
    check(
        "報告から3営業日以内に受領をお知らせします。",
        "報告から2営業日以内に受領をお知らせします。",
        "<p class=\"changed\">報告から<del>{-3}</del><ins>{+2}</ins>営業日以内に受領をお知らせします。</p>\n",
    );
}

#[test]
fn what_stands_in_something_else_is_not_folded() {
    let html = compared("## A\n\n- One.\n", "## A\n\n1. One.\n");
    assert!(!html.contains("<details>"), "{html}");
}

#[test]
fn ideograph_between_two_changes_is_taken_into_them() {
    check(
        "2025年10月6日に発行し、毎年見直します。",
        "2026年11月1日に発行し、毎年見直します。",
        "<p class=\"changed\"><del>{-2025年10月6}</del><ins>{+2026年11月1}</ins>日に発行し、毎年見直します。</p>\n",
    );
}

#[test]
fn markup_of_an_author_is_shown_as_text() {
    check(
        "a",
        "<b>x</b> `<i>`",
        "<p class=\"removed\"><del>{-a}</del></p>\n<p class=\"added\"><ins>{+&lt;b&gt;x&lt;/b&gt; <code>&lt;i&gt;</code>}</ins></p>\n",
    );
}

#[test]
fn line_across_the_text_is_marked_where_it_comes_or_goes() {
    check("A b.", "A b.\n\n---\n", "<p>A b.</p>\n<ins>{+<hr>}</ins>\n");
    check("A b.\n\n---\n", "A b.", "<p>A b.</p>\n<del>{-<hr>}</del>\n");
    check("---", "---", "<hr>\n");
}

#[test]
fn address_is_printed_where_the_words_of_a_link_are_not_the_address() {
    let link = |words: &str, address: &str| {
        let html = compared("", &format!("[{words}]({address})"));
        html.split_once("<span class=\"address\">").map(|(_, rest)| rest.split_once(')').unwrap().0[1..].to_owned())
    };
    assert_eq!(link("our policy", "https://a.example/policy").as_deref(), Some("https://a.example/policy"));
    assert_eq!(link("me at https", "https://a.example/at").as_deref(), Some("https://a.example/at"));
    assert_eq!(link("a.example/at", "https://a.example/at"), None);
    assert_eq!(link("me@a.example", "mailto:me@a.example"), None);
    assert_eq!(link("below", "#below"), None);
}

/// What a reader of one of the two texts sees, without space: what stands in the elements of the other is left out.
fn seen(html: &str, other: &str) -> String {
    let html = without(html, &format!("<{other}>"), &format!("</{other}>"));
    let html = without(&html, "<summary>", "</summary>");
    let html = without(&html, "<span class=\"address\">", "</span>");
    let text = without(&html, "<", ">");
    let text = ["{+", "{-", "}"].iter().fold(text, |text, mark| text.replace(mark, ""));
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

fn without(text: &str, begin: &str, end: &str) -> String {
    let mut pieces = text.split(begin);
    let first = pieces.next().unwrap();
    [first].into_iter().chain(pieces.map(|piece| piece.split_once(end).unwrap().1)).collect()
}

/// Blocks of two texts that share some; none of them has the signs that stand for the marks.
const BLOCKS: [&str; 16] = [
    "We answer within three days.",
    "We answer in two days of *the report*.",
    "- one thing",
    "- other thing\n- one thing",
    "1. first\n2. one thing",
    "## Scope",
    "## Reports",
    "> quoted",
    "| a | b |\n| - | - |\n| High | 90 days |",
    "| a | b |\n| - | - |\n| High | 60 days |\n| Low | none |",
    "Write to [us](https://a.example/).",
    "Write to [us](https://b.example/).",
    "`code` and **more**",
    "```\nlet a = 1;\n```",
    "報告から3営業日以内。",
    "報告から2営業日以内。",
];

proptest! {
    #[test]
    fn both_texts_can_be_read(old in vec(select(&BLOCKS[..]), 0..6), new in vec(select(&BLOCKS[..]), 0..6)) {
        let (old, new) = (old.join("\n\n"), new.join("\n\n"));
        let both = compared(&old, &new);
        assert_eq!(seen(&both, "del"), seen(&compared(&new, &new), "del"), "{both}");
        assert_eq!(seen(&both, "ins"), seen(&compared(&old, &old), "ins"), "{both}");
        for folded in both.split("<details>").skip(1).map(|rest| rest.split_once("</details>").unwrap().0) {
            assert!(!folded.contains("<ins>") && !folded.contains("<del>"), "{both}");
            assert_eq!(folded.matches("<ul>").count(), folded.matches("</ul>").count(), "{both}");
        }
    }
}
