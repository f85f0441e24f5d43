//! What becomes of a foreign text, line by line.

use proptest::proptest;
use pulldown_cmark::Event;
use pulldown_cmark::Parser;
use pulldown_cmark::Tag;
use pulldown_cmark::TagEnd;

use super::*;

fn adapted(source: &str) -> Adapted {
    let origin = Origin {
        page: "https://a.example/advisories/X-1.html".to_owned(),
        source: "https://b.example/db/crates/x/X-1.md".to_owned(),
    };
    adapt(source, &origin)
}

fn check(source: &str, expected: &str) {
    assert_eq!(adapted(source).text, expected, "{source:?}");
}

fn check_same(source: &str) {
    check(source, source);
}

#[test]
fn title_is_taken_off_as_plain_text() {
    let found = adapted("# Uses *old* `Vec<u8>` of \\[T\\].\r\n\r\nIt leaks\r\nkeys. Always.\r\n");
    assert_eq!(found.title.as_deref(), Some("Uses old Vec<u8> of [T]"));
    assert_eq!(found.summary.as_deref(), Some("It leaks keys. Always."));
    assert_eq!(found.text, "It leaks\nkeys. Always.\n");
}

#[test]
fn text_without_a_title_is_kept_whole() {
    let found = adapted("Words.\n");
    assert_eq!((found.title, found.text.as_str()), (None, "Words.\n"));
}

#[test]
fn sections_begin_at_level_2_without_gaps() {
    check("# T\n\n### A\n\n##### B\n\n### C\n", "## A\n\n### B\n\n## C\n");
    check("# T\n\n# A\n\n## B ##\n", "## A\n\n### B\n");
    check("# T\n\nA\nb\n---\n\nText.\n", "## A b\n\nText.\n");
}

#[test]
fn known_sections_get_their_id_once() {
    check("## Patches\n\n## Solution:\n", "## Patches {#fix}\n\n## Solution:\n");
    check("## Workaround\n\n### Impact\n", "## Workaround {#workarounds}\n\n### Impact\n");
    check("## Notes\n\n## Notes\n", "## Notes\n\n## Notes {#notes-2}\n");
    check("## Use of {x}\n", "## Use of {x} {#use-of-x}\n");
}

#[test]
fn links_lead_to_full_addresses() {
    check("[a](X-2.html \"t\")\n", "[a](<https://a.example/advisories/X-2.html> \"t\")\n");
    check("[a]\n\n[a]: ../y/X-2.md\n", "[a]\n\n[a]: <https://b.example/db/crates/y/X-2.md>\n");
    check("[a](#patches)\n\n## Patches\n", "[a](<#fix>)\n\n## Patches {#fix}\n");
    check("[a](#nowhere)\n", "[a](<https://a.example/advisories/X-1.html#nowhere>)\n");
    check("[*a*](git://c.example/x)\n", "*a* (`git://c.example/x`)\n");
    check_same("[a][b] <https://c.example/> <mailto:a@c.example>\n\n[b]: https://c.example/ \"t\"\n");
}

#[test]
fn pictures_become_links() {
    check("![a](https://c.example/a.png)\n", "[a](https://c.example/a.png)\n");
    check("[![a](https://c.example/a.png)](https://c.example/)\n", "[a](https://c.example/)\n");
    assert_eq!(adapted("![a](/a.png)").remarks.len(), 2);
}

#[test]
fn bare_addresses_become_links() {
    check("See https://c.example/a_b_(c).\n", "See <https://c.example/a_b_(c)>.\n");
    check("## See https://c.example/\n", "## See <https://c.example/>\n");
    check_same("`https://c.example/` and [https://c.example/](https://c.example/)\n");
}

#[test]
fn marks_without_effect_are_escaped_and_code_is_not() {
    check("2 * 3, a ** b, _x\n\nsnake_case_\n", "2 \\* 3, a \\*\\* b, \\_x\n\nsnake_case\\_\n");
    check_same("*a* __b__ `*` \\* snake_case\n\n    * code\n\n```\n*\n```\n");
}

#[test]
fn facts_of_this_site_are_not_theirs() {
    check("<fact:a.b> and <Block:c d>\n", "&lt;fact:a.b> and &lt;Block:c d>\n");
    check("[a](<fact:b>)\n", "a (`fact:b`)\n");
    check_same("`<fact:a>`\n");
}

#[test]
fn open_code_block_is_closed_and_an_empty_one_goes() {
    check("Words.\n\n```\n", "Words.\n");
    check("```rust\nlet a;", "```rust\nlet a;\n```\n");
    check("~~~~\n```\n~~~\n", "~~~~\n```\n~~~\n~~~~\n");
    check_same("```\na\n```\n");
}

/// What would stop a build of a text.
fn faults(text: &str) -> Vec<String> {
    let mut faults = Vec::new();
    let mut is_code = false;
    for (event, range) in Parser::new_ext(text, markdown_options()).into_offset_iter() {
        match event {
            Event::Start(Tag::CodeBlock(_)) => is_code = true,
            Event::End(TagEnd::CodeBlock) => is_code = false,
            Event::Start(Tag::Image { .. }) => faults.push("a picture".to_owned()),
            Event::Start(Tag::Heading { level, .. }) if level as usize == 1 => faults.push("a title".to_owned()),
            Event::Start(Tag::Link { dest_url, .. }) if dest_url.starts_with("fact:") => {
                faults.push("a fact".to_owned())
            }
            Event::Text(_)
                if !is_code && text[range.clone()].starts_with('*') && !text[..range.start].ends_with('\\') =>
            {
                faults.push(format!("a mark at {}", range.start));
            }
            _ => {}
        }
    }
    faults
}

proptest! {
    #[test]
    fn any_text_becomes_one_that_builds(parts in proptest::collection::vec(0_usize..PARTS.len(), 0..14)) {
        let source: String = parts.into_iter().map(|part| PARTS[part]).collect();
        let found = adapted(&source);
        assert_eq!(faults(&found.text), Vec::<String>::new(), "{source:?} became {:?}", found.text);
    }
}

const PARTS: [&str; 26] = [
    "*",
    "**",
    "_",
    "a",
    "é",
    " ",
    "\n",
    "\n\n",
    "# ",
    "### ",
    "- ",
    "> ",
    "`",
    "```\n",
    "[",
    "](b)",
    "![",
    "]: c\n",
    "<fact:x>",
    "\\",
    "https://c.example/x",
    "---\n",
    "    ",
    "|",
    "&amp;",
    "<b>",
];
