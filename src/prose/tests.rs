//! What texts print as, hostile ones among them.

use std::collections::BTreeMap;

use super::*;
use crate::check::EditionHeading;
use crate::check::Fact;
use crate::check::Target;
use crate::model::Contact;
use crate::model::ContactKind;
use crate::model::FactValue;

const WORDS: &str = "
change-added = added:
change-removed = removed:
alert-note = Note
alert-tip = Tip
alert-important = Important
alert-warning = Warning
alert-caution = Caution
footnote-back = Back to reference { $number }
heading-link = Link to “{ $title }”
table-region = Table { $number }: { $title }
task-done = done
task-open = not done
quantity-days = { $count } days
safe-word = a < b & c
";

fn fact(name: &str) -> Option<Fact> {
    let contact = |kind, value: &str| {
        Fact::Contact(Contact { kind, value: value.to_owned(), private: true, preferred: true, locales: Vec::new() })
    };
    Some(match name {
        "days" => Fact::Value(FactValue::Quantity("90 days".parse().unwrap())),
        "day" => Fact::Value(FactValue::Date("2026-03-04".parse().unwrap())),
        "mail" => contact(ContactKind::Email, "security@example.org"),
        "evil" => Fact::Url("javascript:alert(1)".to_owned()),
        "key" => Fact::Code("AB<CD".to_owned()),
        "word" => Fact::Word("safe-word".to_owned()),
        "text" => Fact::Value(FactValue::Text("<script>".to_owned())),
        "where" => Fact::Countries(vec!["FR".to_owned(), "JP".to_owned()]),
        _ => return None,
    })
}

fn target(destination: &str) -> Option<Target> {
    Some(match destination {
        "" | "nowhere" => return None,
        "fact:mail" => Target::Fact("mailto:security@example.org".to_owned()),
        _ if destination.starts_with('#') => Target::Here(destination[1..].to_owned()),
        _ => Target::External(destination.to_owned()),
    })
}

fn print_in(tag: &str, markdown: &str) -> Prose {
    print_for(LinkStyle::Path, tag, markdown)
}

fn print_for(links: LinkStyle, tag: &str, markdown: &str) -> Prose {
    with_manuscript(links, tag, markdown, print)
}

/// Prints a text whose headings have the ids `one`, `two` and `three`.
pub(in crate::prose) fn with_manuscript<T>(
    links: LinkStyle,
    tag: &str,
    markdown: &str,
    print: impl Fn(&Manuscript<'_>) -> T,
) -> T {
    let address = |target: &Target| match target {
        Target::Here(id) => format!("#{id}"),
        Target::External(address) | Target::Fact(address) => address.clone(),
        Target::Document(..) | Target::Advisories | Target::File(_) => "/inside/".to_owned(),
    };
    with_addresses(links, tag, markdown, &address, print)
}

/// Prints a text for readers elsewhere; what is no full address is one of this site.
pub(in crate::prose) fn print_elsewhere<T>(markdown: &str, print: impl Fn(&Manuscript<'_>) -> T) -> T {
    let address = |target: &Target| match target {
        Target::External(address) | Target::Fact(address) if address.contains(':') => address.clone(),
        Target::External(path) => format!("https://site.example/{path}"),
        other => format!("https://site.example/{other:?}"),
    };
    with_addresses(LinkStyle::Full, "en", markdown, &address, print)
}

fn with_addresses<T>(
    links: LinkStyle,
    tag: &str,
    markdown: &str,
    address: &dyn Fn(&Target) -> String,
    print: impl Fn(&Manuscript<'_>) -> T,
) -> T {
    let locale: Locale = tag.parse().unwrap();
    let book = Phrasebook::new(&BTreeMap::from([(locale.clone(), vec![WORDS])]));
    let code = markdown.contains("```toml").then_some(("toml", "a = 1\n"));
    let highlighted = highlight(code, &Highlighted::default());
    let heading =
        |id: &str| EditionHeading { level: 2, id: id.to_owned(), text: format!("About {id}"), has_text: true };
    print(&Manuscript {
        markdown,
        title: "Title",
        headings: &["one", "two", "three"].map(heading),
        phrases: book.locale(&locale),
        highlighted: &highlighted,
        links,
        resolve: Resolve {
            link: &target,
            fact: &fact,
            block: &|name| format!("<div class=\"block-{name}\"></div>"),
            address,
        },
    })
}

fn intro(markdown: &str) -> String {
    let prose = print_in("en", markdown);
    assert_eq!(prose.sections, []);
    prose.intro
}

#[track_caller]
fn check(markdown: &str, expected: &str) {
    assert_eq!(intro(markdown), expected);
}

#[test]
fn raw_html_is_shown_as_text() {
    check("a <b onclick=x>c</b>", "<p>a &lt;b onclick=x&gt;c&lt;/b&gt;</p>\n");
    check("<script>\nx < 1\n</script>", "<p>&lt;script&gt;\nx &lt; 1\n&lt;/script&gt;</p>\n");
    check("<!-- a -->\n\nb", "<p>&lt;!-- a --&gt;\n</p>\n<p>b</p>\n");
}

#[test]
fn only_known_schemes_are_followed() {
    check("[a](javascript:alert(1))", "<p>a</p>\n");
    check("[a](JaVaScRiPt:x) [b](data:text/html,x) [c](//evil.example)", "<p>a b c</p>\n");
    check("[a](<java&#10;script:x>) [b](\\\\evil) [c](/\\\\evil)", "<p>a b c</p>\n");
    check("![a<b](javascript:x)", "<p>a&lt;b</p>\n");
    check("<javascript:alert(1)>", "<p>&lt;javascript:alert(1)&gt;</p>\n");
    check("<std::string>", "<p>&lt;std::string&gt;</p>\n");
    check("<fact:evil>", "<p>javascript:alert(1)</p>\n");
    check("[a]()", "<p>a</p>\n");
}

#[test]
fn links_lead_where_they_resolve_to() {
    check("[a](#b)", "<p><a href=\"#b\">a</a></p>\n");
    check(
        "[a](https://x.example/?a=1&b=2)",
        "<p><a href=\"https://x.example/?a=1&amp;b=2\" rel=\"noopener\">a</a></p>\n",
    );
    check("<https://x.example>", "<p><a href=\"https://x.example\" rel=\"noopener\">https://x.example</a></p>\n");
    check("<a@x.example>", "<p><a href=\"mailto:a@x.example\">a@x.example</a></p>\n");
    check("[a](tel:+33-1 'a \"b\" <c>')", "<p><a href=\"tel:+33-1\" title=\"a &quot;b&quot; &lt;c&gt;\">a</a></p>\n");
    check(
        "[a](<https://x.example/\"'&lt;>)",
        "<p><a href=\"https://x.example/%22&#x27;%3C\" rel=\"noopener\">a</a></p>\n",
    );
}

#[test]
fn pictures_keep_their_alternative_text() {
    check(
        "![a *b* \"<fact:days>\"](https://x.example/a.png \"t\")",
        "<p><img src=\"https://x.example/a.png\" alt=\"a b &quot;90 days&quot;\" title=\"t\" loading=\"lazy\"></p>\n",
    );
}

#[test]
fn facts_are_printed_in_words() {
    check("<fact:days>, <fact:word>, <fact:text>", "<p>90\u{a0}days, a &lt; b &amp; c, &lt;script&gt;</p>\n");
    check("<fact:day>", "<p><time datetime=\"2026-03-04\">March\u{a0}4,\u{a0}2026</time></p>\n");
    check("<fact:mail>", "<p><a href=\"mailto:security@example.org\">security@example.org</a></p>\n");
    check("[mail us](<fact:mail>)", "<p><a href=\"mailto:security@example.org\">mail us</a></p>\n");
    check("<fact:key> <fact:where>", "<p><code>AB&lt;CD</code> France and Japan</p>\n");
    check("<fact:unknown>", "<p>&lt;fact:unknown&gt;</p>\n");
}

#[test]
fn block_replaces_its_paragraph_at_the_top_level_alone() {
    check("a\n\n<block:scope>\n\nb", "<p>a</p>\n<div class=\"block-scope\"></div>\n<p>b</p>\n");
    check("a <block:scope>", "<p>a &lt;block:scope&gt;</p>\n");
    check("> <block:scope>", "<blockquote>\n<p>&lt;block:scope&gt;</p>\n</blockquote>\n");
}

#[test]
fn headings_of_feeds_have_no_link_to_themselves() {
    let prose = print_for(LinkStyle::Full, "en", "## A\n\nb\n\n### C\n");
    assert_eq!(prose.sections[0].title_html, "A");
    assert_eq!(prose.sections[0].html, "<p>b</p>\n<h3 id=\"two\">C</h3>\n");
}

#[test]
fn text_is_cut_at_outer_headings_of_level_two() {
    let prose = print_in("en", "a\n\n## B & c {#x .y onclick=z}\n\nd\n\n> ## e\n\n### f\n");
    let anchor = |id| format!(" <a href=\"#{id}\" class=\"anchor\" aria-label=\"Link to “About {id}”\"></a>");
    assert_eq!(prose.intro, "<p>a</p>\n");
    assert_eq!(prose.sections.len(), 1);
    assert_eq!(prose.sections[0].id, "one");
    assert_eq!(prose.sections[0].title_html, format!("B &amp; c{}", anchor("one")));
    let inner = format!("<h2 id=\"two\">e{}</h2>\n", anchor("two"));
    let deeper = format!("<h3 id=\"three\">f{}</h3>\n", anchor("three"));
    assert_eq!(prose.sections[0].html, format!("<p>d</p>\n<blockquote>\n{inner}</blockquote>\n{deeper}"));
}

#[test]
fn footnotes_are_listed_at_the_end() {
    let prose = print_in("en", "a[^x] b[^x]\n\n[^x]: Note.\n\n## H[^x]\n\nc");
    let reference = |id: &str| format!("<sup class=\"footnote-reference\"><a href=\"#note-1\" id=\"{id}\">1</a></sup>");
    assert_eq!(prose.intro, format!("<p>a{} b{}</p>\n", reference("note-1-from"), reference("note-1-from-2")));
    assert!(prose.sections[0].title_html.starts_with("H<sup class=\"footnote-reference\">1</sup> <a "));
    assert_eq!(
        prose.sections[0].html,
        concat!(
            "<p>c</p>\n",
            "<div class=\"footnotes\">\n<ol>\n<li id=\"note-1\">\n<p>Note. <a href=\"#note-1-from\" ",
            "class=\"footnote-back\" aria-label=\"Back to reference 1\">↩\u{fe0e}</a></p>\n</li>\n</ol>\n</div>\n"
        )
    );
}

#[test]
fn tables_scroll_and_have_no_inline_style() {
    check(
        "| a | b |\n|---|--:|\n| 1 | 2 |",
        concat!(
            "<div class=\"table\" tabindex=\"0\" role=\"region\" aria-label=\"Table 1: Title\"><table>",
            "<thead><tr><th scope=\"col\">a</th><th scope=\"col\" class=\"align-right\">b</th></tr></thead><tbody>\n",
            "<tr><td>1</td><td class=\"align-right\">2</td></tr>\n</tbody></table>\n</div>\n"
        ),
    );
}

#[test]
fn code_is_marked_where_its_language_is_known() {
    check(
        "```toml\na = 1\n```",
        concat!(
            "<pre tabindex=\"0\"><code class=\"language-toml\"><span class=\"hl-attribute\">a</span> ",
            "<span class=\"hl-punctuation\">=</span> <span class=\"hl-number\">1</span>\n</code></pre>\n"
        ),
    );
    check("```\"><script>\na<b\n```", "<pre tabindex=\"0\"><code>a&lt;b\n</code></pre>\n");
    check("    a &amp; b", "<pre tabindex=\"0\"><code>a &amp;amp; b</code></pre>\n");
    check(
        "```http\n{{7*7}} <fact:days>\n```",
        "<pre tabindex=\"0\"><code class=\"language-http\">{{7*7}} &lt;fact:days&gt;\n</code></pre>\n",
    );
}

#[test]
fn alerts_have_a_title_in_the_text_s_language() {
    check(
        "> [!WARNING]\n> Back up <b>.",
        concat!(
            "<div class=\"alert alert-warning\" role=\"note\">\n<p class=\"alert-title\">Warning</p>\n",
            "<p>Back up &lt;b&gt;.</p>\n</div>\n"
        ),
    );
}

#[test]
fn lists_keep_their_start_and_tasks_their_state() {
    check("6. a\n7. b", "<ol start=\"6\">\n<li>a</li>\n<li>b</li>\n</ol>\n");
    check(
        "- [x] a\n- [ ] b",
        concat!(
            "<ul>\n<li><input type=\"checkbox\" disabled checked aria-label=\"done\"> a</li>\n",
            "<li><input type=\"checkbox\" disabled aria-label=\"not done\"> b</li>\n</ul>\n"
        ),
    );
    check("a\n: b", "<dl>\n<dt>a</dt>\n<dd>b</dd>\n</dl>\n");
}

#[test]
fn lines_join_between_full_width_characters() {
    let check = |markdown: &str, expected: &str| assert_eq!(print_in("ja", markdown).intro, expected);
    check("報告は\n公開します。", "<p>報告は公開します。</p>\n");
    check("**報告**\n<fact:text>", "<p><strong>報告</strong>\n&lt;script&gt;</p>\n");
    check("報告\n*公開*", "<p>報告<em>公開</em></p>\n");
    check("報告\nTLS\n公開", "<p>報告\nTLS\n公開</p>\n");
}

#[test]
fn forbidden_characters_are_replaced() {
    check("a&#1;b\u{7}c", "<p>a\u{fffd}b\u{fffd}c</p>\n");
}

#[test]
fn hostile_text_never_prints_a_tag_of_its_own() {
    let script = "<script>alert(1)</script>";
    let nested = "> ".repeat(500) + script;
    let hostile = [
        format!("# {script}\n\n## {script} {{#\"><script>}}"),
        format!("[a]({script})\n\n[b](# \"{script}\")\n\n![{script}](https://x.example '{script}')"),
        format!("| {script} |\n|---|\n| `{script}` |\n\n[^1]\n\n[^1]: {script}\n\n[^\"><script>]: x"),
        format!("```{script}\n{script}\n```\n\n    {script}\n\n- [x] {script}\n\n{script}\n: {script}"),
        format!("<fact:text>\n\n<fact:{script}>\n\n<{script}>\n\n[x]: <{script}>\n\n[x] ~~{script}~~"),
        nested,
        "[".repeat(2000) + &"![".repeat(2000) + script,
        "[^1]: ".repeat(300) + script,
    ];
    for markdown in hostile {
        let prose = print_in("en", &markdown);
        let pieces = prose.sections.iter().flat_map(|section| [&section.title_html, &section.html]);
        for html in pieces.chain([&prose.intro]) {
            assert!(!html.to_lowercase().contains("<script"), "{html}");
            assert!(!html.contains("alert(1)\""), "{html}");
        }
    }
}

#[test]
fn messages_are_all_asked_for_here() {
    for id in MESSAGES {
        assert!(WORDS.contains(&format!("\n{id} = ")), "{id}");
    }
}

#[test]
fn french_spaces_its_marks_but_not_its_code() {
    let french = |markdown: &str| print_in("fr", markdown).intro.replace('\u{202f}', "_");
    assert_eq!(
        french("**Note** : `a : b` ; «mot» !"),
        "<p><strong>Note</strong>_: <code>a : b</code>_; «_mot_»_!</p>\n"
    );
    assert_eq!(french("```\na : b !\n```"), "<pre tabindex=\"0\"><code>a : b !\n</code></pre>\n");
    assert_eq!(print_in("en", "Note : «mot» !").intro, "<p>Note : «mot» !</p>\n");
    assert_eq!(print_in("fr-CA", "Note : quoi ?").intro, "<p>Note : quoi ?</p>\n");
}
