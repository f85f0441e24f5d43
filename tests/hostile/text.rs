//! Hostile Markdown, and large files.

use crate::case::Case;
use crate::facts::ADVISORY;
use crate::facts::advisory;
use crate::facts::page;
use crate::facts::site;

const PAGE: &str = "content/page.md";

/// Texts that grow fast, or nest deep.
pub fn markdown() -> Vec<Case> {
    let texts = [
        ("footnote openings", "[^".repeat(50_000)),
        ("footnotes", "[^a]".repeat(20_000) + "\n\n[^a]: b\n"),
        (
            "footnotes in each other",
            (0..3_000).map(|n| format!("[^{n}]: [^{}]\n\n", n + 1)).collect::<String>() + "[^0]",
        ),
        ("emphasis openings", "*a ".repeat(50_000)),
        ("emphasis and underscores", "*a _b ".repeat(20_000)),
        ("strong openings", "**a".repeat(50_000)),
        ("links in each other", "[".repeat(20_000) + &"](a)".repeat(20_000)),
        ("pictures in each other", "![".repeat(5_000) + &"](/a)".repeat(5_000)),
        ("open links", "[a](".repeat(20_000)),
        ("open links in angles", "[a](<b".repeat(20_000)),
        ("references", "[a]\n\n".repeat(10_000) + "[a]: https://example.org/\n"),
        ("definitions", (0..20_000).map(|n| format!("[a{n}]: /b\n")).collect()),
        ("long definition", format!("{}\n\n[a]: https://example.org/{}\n", "[a] ".repeat(5_000), "b".repeat(100_000))),
        ("quotes in each other", ">".repeat(5_000) + " a"),
        ("quotes, one deeper each line", (1..1_000).map(|n| ">".repeat(n) + " a\n").collect()),
        ("lists in each other", (0..1_000).map(|n| "  ".repeat(n) + "* a\n").collect()),
        ("list marks", "* ".repeat(5_000) + "a"),
        ("numbers", "1. ".repeat(5_000) + "a"),
        ("backticks", (0..1_500).map(|n| "`".repeat(n) + " ").collect()),
        ("open code", "`".repeat(100_000)),
        ("tags", "<a".repeat(50_000)),
        ("comments", "<!--".repeat(50_000)),
        ("declarations", "<!A ".repeat(20_000) + &"<?a ".repeat(20_000) + &"<![CDATA[".repeat(20_000)),
        ("autolinks", "<https:".repeat(20_000)),
        ("blocks", "<block:nothing>\n\n".repeat(3_000)),
        ("facts", "<fact:nothing> ".repeat(20_000)),
        ("facts that are there", "<fact:contact.preferred> ".repeat(5_000)),
        ("facts as text", "<fact:a b> ".repeat(20_000)),
        ("same headings", "# a\n\n".repeat(20_000)),
        ("headings without words", "# \u{65e5}\n\n".repeat(2_000)),
        ("headings and links to them", (0..3_000).map(|n| format!("## a{n}\n\n[a](#a{n})\n\n")).collect()),
        ("headings and broken links", (0..3_000).map(|n| format!("## a{n}\n\n[a](#b{n})\n\n")).collect()),
        ("headings as notes", (0..1_000).map(|n| format!("## a {{#note{}}}\n\n", "-".repeat(n))).collect()),
        ("broken links", (0..20_000).map(|n| format!("[a](b{n}.md) ")).collect()),
        ("long link", format!("[a]({}.md)", "a/".repeat(500_000))),
        ("wide table", format!("{}|\n{}|\n{}|\n", "|a".repeat(2_000), "|-".repeat(2_000), "|b".repeat(2_000))),
        ("table of short rows", format!("{}|\n{}|\n{}", "|a".repeat(2_000), "|-".repeat(2_000), "|b|\n".repeat(500))),
        ("code on one line", format!("```js\n{}\n```\n", "(".repeat(1_000_000))),
        ("code of brackets", format!("```js\n{}\n```\n", "((((((((((\n".repeat(200))),
        ("code of a makefile", format!("```makefile\n{}\n```\n", "$(eval $(shell ".repeat(50))),
        ("code of quotes", format!("```sh\n{}\n```\n", "\"$(`'\n".repeat(200))),
        ("code of stars", format!("```md\n{}\n```\n", "*_*_[![(\n".repeat(200))),
        ("open fence", "```rust\nfn main() {".to_owned()),
        ("fences", "```\n".repeat(10_000)),
        ("entities", "&amp;&#0;&#x110000;&#xd800;&nothing;&#xfdd0;&quot;".repeat(5_000)),
        ("nul", "a\0b [a\0](b\0) `\0` <a\0b>\n\n# \0 {#\0}\n".to_owned()),
        ("bidi", "\u{202e}abc\u{2066}\u{200f} [\u{202e}](https://example.org/\u{202e})".to_owned()),
        ("noncharacters", "\u{fffe}\u{ffff}\u{10ffff}\u{fdd0}".to_owned()),
        ("combining", "a".to_owned() + &"\u{301}".repeat(50_000)),
        ("joiners", "\u{1f469}\u{200d}".repeat(20_000)),
        ("one long line", "\u{65e5}\u{672c} ".repeat(100_000)),
        ("blank lines", "\n".repeat(300_000)),
        ("returns", "a\r".repeat(100_000)),
        ("tabs", "\t>\t- \t".repeat(10_000)),
        ("escapes", "\\".repeat(100_000)),
        ("definition lists", "a\n: b\n".repeat(10_000)),
        ("tasks", "- [ ] a\n".repeat(10_000)),
        ("alerts", "> [!NOTE]\n> ".repeat(1_000)),
        ("strikes", "~~a~".repeat(20_000)),
        ("attributes", format!("# a {{{}}}\n", "#a .b c=d ".repeat(20_000))),
        ("odd ids", "# a {#\"><script>}\n\n# b {#..}\n\n# c {#a b}\n\n# d {#\u{e9}}\n\n[a](#\u{e9})".to_owned()),
    ];
    let mut cases: Vec<Case> = texts.iter().map(|(name, text)| Case::new(*name, PAGE, page(text))).collect();
    let words = "long ".repeat(200_000);
    cases.push(Case::new("long title", PAGE, page("Text.").replace("Page", &words)));
    cases.push(Case::new("long summary", ADVISORY, advisory("", "Text.").replace("Summary.", &words)));
    let credits = "[[credit]]\nname = \"A\"\n[[reference]]\nurl = \"https://example.org/\"\n".repeat(3_000);
    cases.push(Case::new("many credits", ADVISORY, advisory(&credits, "Text.")));
    let revisions: String = (0..200)
        .map(|n| {
            format!(
                "[[revision]]\nid = \"r{n}\"\non = 2026-04-01T00:{:02}:{:02}Z\nkind = \"content\"\nsummary = \"A.\"\n",
                n / 60,
                n % 60
            )
        })
        .collect();
    cases.push(Case::new("many revisions", ADVISORY, advisory(&revisions, "Text.")));
    let gone = |n| format!("\"/advisories/OLD-{n}/\": {{\"kind\": \"document\"}}");
    let gone: Vec<String> = (0..10_000).map(gone).collect();
    let lock = format!("{{\"addresses\": {{{}}}}}", gone.join(",\n"));
    cases.push(Case::new("many vanished addresses", "lucarne.lock", lock).says("lucarne.lock:1:17"));
    let fact = format!("[facts.a]\nvalue = \"{}\"\n", "word ".repeat(200_000));
    cases.push(Case::new("long fact", "site.toml", site(&fact)).with(PAGE, page(&"<fact:facts.a> ".repeat(20_000))));
    cases
}

/// Files that are too large for what they are.
pub fn sizes() -> Vec<Case> {
    let large = |start: &str| {
        let mut bytes = start.as_bytes().to_vec();
        bytes.resize(50 * 1024 * 1024, b'a');
        bytes
    };
    vec![
        Case::new("50 MB of Markdown", PAGE, large("+++\ntitle = \"Page\"\n+++\n\n")).says(PAGE),
        Case::new("50 MB of Fluent", "locales/en/site.ftl", large("a = ")).says("locales/en/site.ftl"),
        Case::new("50 MB of TOML", "site.toml", large("# ")).says("site.toml"),
        Case::new("half a megabyte of template", "themes/default/templates/page.html", "{{ a }}".repeat(75_000)),
        Case::new("50 MB of lock", "lucarne.lock", large("{")).says("lucarne.lock"),
        Case::new("50 MB in static", "static/large.bin", large("")).builds(),
        Case::new("4 MB of marks", PAGE, page(&"*".repeat(4_000_000))),
        Case::new("1 MB of facts", PAGE, page(&"<fact:a>".repeat(125_000))).says(PAGE),
        Case::new("1 MB of stray marks", PAGE, page(&"a** ".repeat(250_000))).says(PAGE),
        Case::new("1 MB of links", PAGE, page(&"[](a)".repeat(150_000))).says(PAGE),
    ]
}
