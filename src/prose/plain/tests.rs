//! What texts print as without marks.

use super::*;
use crate::prose::LinkStyle;
use crate::prose::tests::with_manuscript;

fn plain_in(tag: &str, markdown: &str) -> Plain {
    with_manuscript(LinkStyle::Full, tag, markdown, print)
}

#[track_caller]
fn check(markdown: &str, expected: &str) {
    assert_eq!(plain_in("en", markdown), Plain { intro: expected.to_owned(), sections: Vec::new() });
}

#[test]
fn text_is_cut_at_its_sections() {
    let plain = plain_in("en", "a\n\n## B *c* <fact:days>\n\nd\n\n### e\n\nf\n\n> ## g\n\n## h");
    let section = |id: &str, title: &str, text: &str| PlainSection {
        id: id.to_owned(),
        title: title.to_owned(),
        text: text.to_owned(),
    };
    assert_eq!(plain.intro, "a");
    assert_eq!(plain.sections, [section("one", "B c 90 days", "d\n\ne\n\nf\n\n> g"), section("", "h", "")]);
}

#[test]
fn marks_are_left_out_and_words_stay() {
    check("a *b* **c** ~~d~~ `e` <f> &lt;\ng\\\nh", "a b c d e <f> < g\nh");
    check("<!-- a -->\n\nb", "<!-- a -->\n\nb");
    check("<std::string>", "<std::string>");
    check("---\n\na\u{1}", "a\u{fffd}");
}

#[test]
fn address_stands_behind_the_words_of_a_link() {
    check("[a *b*](https://x.example/) c", "a b (https://x.example/) c");
    check("<https://x.example/> <a@x.example>", "https://x.example/ a@x.example");
    check("[us](mailto:a@x.example) [us](<fact:mail>)", "us (a@x.example) us (security@example.org)");
    check("![a map](https://x.example/map.png)", "a map (https://x.example/map.png)");
    check("[a](javascript:alert(1)) <javascript:b>", "a <javascript:b>");
}

#[test]
fn facts_are_words_and_blocks_are_left_out() {
    check("within <fact:days>\n\n<block:severity-table>\n\n<fact:mail>", "within 90 days\n\nsecurity@example.org");
}

#[test]
fn code_keeps_its_lines() {
    check("a\n\n```toml\n[b]\n\n  c = 1\n```\n\nd", "a\n\n    [b]\n\n      c = 1\n\nd");
}

#[test]
fn lists_have_their_marks() {
    check("a\n\n- b\n- c\n  d\n  1. e\n  2. f\n- [x] g\n\nh", "a\n\n- b\n- c d\n  1. e\n  2. f\n- [x] g\n\nh");
    check("- a\n\n  b\n\n      c\n\n- d", "- a\n\n  b\n\n      c\n- d");
}

#[test]
fn quotations_alerts_and_tables_are_lines() {
    check("> a\n> b\n>\n> c", "> a b\n\n> c");
    check("> [!WARNING]\n> a\n\nb", "Warning\na\n\nb");
    check("| a | b |\n|---|---|\n| `c` | |\n\nd", "a | b\nc |\n\nd");
}

#[test]
fn footnotes_stand_at_the_end() {
    check("a[^x] b[^y]\n\n[^y]: two\n[^x]: one\n    and more\n\nc", "a[1] b[2]\n\nc\n\n[1] one and more\n\n[2] two");
}

#[test]
fn full_width_lines_are_joined() {
    assert_eq!(plain_in("ja", "報告\n**から** `a`\nb").intro, "報告から a b");
}

#[test]
fn depth_of_a_text_is_no_danger() {
    let depth = 10_000;
    let plain = plain_in("en", &format!("{}a", "> ".repeat(depth)));
    assert_eq!(plain.intro, format!("{}a", "> ".repeat(8)));
}
