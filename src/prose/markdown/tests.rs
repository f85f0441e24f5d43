//! What texts are rewritten to.

use pulldown_cmark::html::push_html;

use super::*;
use crate::prose::tests::print_elsewhere;

fn rewritten(markdown: &str) -> String {
    print_elsewhere(markdown, rewrite)
}

#[track_caller]
fn check(markdown: &str, expected: &str) {
    assert_eq!(rewritten(markdown), expected);
}

/// What a reader elsewhere sees, who knows CommonMark alone.
fn seen(markdown: &str) -> String {
    let mut html = String::new();
    push_html(&mut html, Parser::new(&rewritten(markdown)));
    html
}

#[test]
fn plain_markdown_stays_as_it_is() {
    let text = "a *b* `<c>` &amp; \\* \n\n- d\n\n  e\n\n```rust\n<b> [x](y.md) <fact:days>\n```\n\n| f |\n|---|\n| g |";
    check(text, text);
    check("a\r\nb\r\n", "a\nb");
}

#[test]
fn facts_are_put_into_words() {
    check("<fact:days> *<fact:word>* <fact:text>", "90 days *a \\< b \\& c* \\<script\\>");
    check("<fact:key> <fact:day> `<fact:key>`", "`AB<CD` March 4, 2026 `<fact:key>`");
    check("<fact:mail>, <fact:evil>", "[security@example.org](mailto:security@example.org), javascript:alert(1)");
}

#[test]
fn links_get_full_addresses() {
    check("[a `b`](x.md#c \"d\") e", "[a `b`](https://site.example/x.md#c \"d\") e");
    check("[*a*\nb](<x y.md>)", "[*a*\nb](https://site.example/x%20y.md)");
    check("[mail](<fact:mail>) [](x.md)", "[mail](mailto:security@example.org) [](https://site.example/x.md)");
    check("![a <fact:days>](a.png)", "![a 90 days](https://site.example/a.png)");
    check("[![a](b.png)](c.md)", "[![a](https://site.example/b.png)](https://site.example/c.md)");
    check("[a \\] b](x.md) [c](x(y).md)", "[a \\] b](https://site.example/x.md) [c](<https://site.example/x(y).md>)");
    check("<https://x.example/a> <a@x.example>", "<https://x.example/a> <a@x.example>");
}

#[test]
fn definitions_get_full_addresses() {
    check(
        "[a][b] [b]\n\n[b]: x.md 'c \"d\"'\n\ne",
        "[a][b] [b]\n\n[b]: https://site.example/x.md \"c \\\"d\\\"\"\n\ne",
    );
    check("[a]\n\n[a]: <nowhere>\n[b]: y.md\n", "[a]\n\n\n[b]: https://site.example/y.md");
}

#[test]
fn ids_of_headings_and_generated_blocks_are_left_out() {
    check("## A *b* {#c .d}\n\ne", "## A *b*\n\ne");
    check("A {#c}\n===\n\n## B {c}\n\n## {#d}", "A\n===\n\n## B {c}\n\n##");
    check("a\n\n<block:scope>\n\n\nb", "a\n\nb");
}

#[test]
fn raw_html_is_seen_as_text() {
    check("a <b onclick=x>c</b>", "a \\<b onclick=x\\>c\\</b\\>");
    assert_eq!(
        seen("a\n<div>\n# x\n    y\n</div>\n\nb"),
        "<p>a</p>\n<p>&lt;div&gt;\n# x\ny\n&lt;/div&gt;</p>\n<p>b</p>\n"
    );
    assert_eq!(seen("<!-- a -->\nb"), "<p>&lt;!-- a --&gt;</p>\n<p>b</p>\n");
    assert_eq!(
        seen("> <p>\n> - a\n\n<std::string>"),
        concat!("<blockquote>\n<p>&lt;p&gt;\n- a</p>\n</blockquote>\n", "<p>&lt;std::string&gt;</p>\n",)
    );
}

#[test]
fn alerts_get_their_title() {
    check("> [!WARNING]\n> Back up.", "> **Warning**\n>\n> Back up.");
    check("- > [!note]\n  > - a", "- > **Note**\n  >\n  > - a");
}

#[test]
fn hostile_text_is_not_seen_as_a_tag() {
    for text in
        ["<script>\n\n<script>\n", "<fact:text>\n<script>", "a\n<script>\n</script>\n<script>", "[<script>]: <b>"]
    {
        assert!(!seen(text).contains("<script"), "{text:?}: {}", seen(text));
    }
}
