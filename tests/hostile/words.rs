//! Hostile Fluent files and templates.

use crate::case::Case;
use crate::facts::ADVISORY;
use crate::facts::advisory;
use crate::facts::page;
use crate::facts::site;

const CATALOG: &str = "locales/en/site.ftl";

/// Fluent that does not parse, does not end or does not say what it must.
pub fn fluent() -> Vec<Case> {
    let laughs: String = (1..30).map(|n| format!("-l{n} = {{ -l{} }}{{ -l{} }}\n", n - 1, n - 1)).collect();
    let laughs = format!("-l0 = ha\n{laughs}");
    let broken = [
        ("no value", "a\nb =\n= c\n".to_owned()),
        ("letters", "\u{e9}\u{e9} = \u{65e5}\u{672c}\n\u{1f600} = { \u{e9} }\n".to_owned()),
        ("open placeable", "feeds = {".to_owned()),
        ("open text", "feeds = { \"\u{e9}\u{e9}".to_owned()),
        ("escape", "feeds = { \"\\q\\uD800\\UFFFFFF\" }".to_owned()),
        ("no default", "feeds = { $a ->\n [one] x\n }".to_owned()),
        ("deep placeables", format!("feeds = {}", "{".repeat(100_000))),
        ("deep closed placeables", format!("feeds = {}\"a\"{}", "{".repeat(100_000), "}".repeat(100_000))),
        ("deep calls", format!("feeds = {{ {} }}", "A(".repeat(50_000))),
        ("deep choices", format!("feeds = {}", "{ $a ->\n *[b] ".repeat(20_000))),
        ("deep terms", format!("feeds = {{ {} }}", "-a(b: ".repeat(50_000))),
        ("only marks", "\u{feff}\u{feff}\u{feff}".to_owned()),
        ("nul", "feeds = a\0b\n".to_owned()),
        ("many faults", "a\n".repeat(20_000)),
        ("unclosed in lines", "a = {\n b\n".repeat(5_000)),
    ];
    let mut cases: Vec<Case> =
        broken.iter().map(|(name, text)| Case::new(format!("Fluent: {name}"), CATALOG, text.as_str())).collect();
    let bad = [
        ("of itself", "{ SELF }".to_owned()),
        ("of nothing", "{ nothing }".to_owned()),
        ("of a missing function", "{ NOTHING() }".to_owned()),
        ("of a term without end", "{ -l29 }".to_owned()),
        ("of markup", "<script>alert(1)</script>\" onerror=\"alert(1)".to_owned()),
        ("of bidi", "\u{202e}x".to_owned()),
        ("too long", "long ".repeat(20_000)),
        ("of a wide number", "{ NUMBER(1, minimumIntegerDigits: 100000000) }".to_owned()),
        ("of an exact number", "{ NUMBER(1, minimumFractionDigits: 1000000000) }".to_owned()),
        ("of choices", "{ NUMBER(1) ->\n    [one] { SELF }\n   *[other] { -l29 }\n }".to_owned()),
    ];
    let spoilt = |id: &str, words: &str, bad: &str| format!("{id} = {words}{}\n", bad.replace("SELF", id));
    let text = "## A\n\n> [!NOTE]\n> a[^a]\n\n[^a]: b\n\n|a|\n|-|\n|b|\n\n- [ ] a\n\n<fact:facts.a>\n";
    let facts = "severity = \"high\"\n[[credit]]\nname = \"A\"\n[[timeline]]\nevent = \"reported\"\non = 2026-01-01\n\
                 [[revision]]\nid = \"a\"\non = 2026-04-01T00:00:00Z\nkind = \"content\"\nsummary = \"A.\"";
    let spoilt_case = |name: String, catalog: String| {
        Case::new(name, CATALOG, format!("{laughs}{catalog}"))
            .with(ADVISORY, advisory(facts, text))
            .with("content/page.md", page(text))
            .with("site.toml", site("[facts.a]\nvalue = \"3 business days\""))
    };
    for (name, bad) in &bad {
        let all: String = messages().map(|(id, words)| spoilt(id, words, bad)).collect();
        cases.push(spoilt_case(format!("all words {name}"), all));
        // Alone, so that no other is met before them.
        for part in ["feed-", "severity-", "heading-"] {
            let some: String =
                messages().filter(|(id, _)| id.starts_with(part)).map(|(id, words)| spoilt(id, words, bad)).collect();
            cases.push(spoilt_case(format!("words `{part}` {name}"), some));
        }
    }
    for (id, words) in messages().filter(|(id, _)| id.starts_with("feed-")) {
        cases.push(spoilt_case(format!("`{id}` of itself"), spoilt(id, words, "{ SELF }")));
    }
    cases
}

/// The program's own words, those that stand on one line.
fn messages() -> impl Iterator<Item = (&'static str, &'static str)> {
    let lines = ENGLISH.lines().filter(|line| line.starts_with(|c: char| c.is_ascii_lowercase()));
    lines.filter_map(|line| line.split_once(" = ")).filter(|(_, words)| !words.ends_with("->"))
}

const ENGLISH: &str = include_str!("../../locales/en/lucarne.ftl");

const TEMPLATE: &str = "themes/default/templates/page.html";

/// Templates that do not parse, do not end or lead to themselves.
pub fn templates() -> Vec<Case> {
    let texts = [
        ("syntax", "\u{e9}\u{65e5}\u{672c} {{ view. }}".to_owned()),
        ("open", "\u{1f600} {% if view %}".to_owned()),
        ("unknown variable", "\u{e9} {{ nothing }}".to_owned()),
        ("unknown field", "\u{e9}\u{e9} {{ view.nothing.more }}".to_owned()),
        ("unknown function", "{{ nothing() }}".to_owned()),
        ("unknown filter", "\u{e9} {{ lang | nothing }}".to_owned()),
        ("unknown component", "\u{e9} {{<nothing />}}".to_owned()),
        ("unknown template", "{% include \"nothing.html\" %}".to_owned()),
        ("file of the machine", "{% include \"/etc/passwd\" %}{% include \"../../../site.toml\" %}".to_owned()),
        ("environment", "{{ get_env(name=\"HOME\") }}".to_owned()),
        ("itself", "{% include \"page.html\" %}".to_owned()),
        ("its own parent", "{% extends \"page.html\" %}".to_owned()),
        ("itself by name", "{% set name = \"page.html\" %}{% include name %}".to_owned()),
        ("deep expression", format!("{{{{ {}1{} }}}}", "(".repeat(50_000), ")".repeat(50_000))),
        ("deep list", format!("{{{{ {}1{} }}}}", "[".repeat(50_000), "]".repeat(50_000))),
        ("deep signs", format!("{{{{ {}1 }}}}", "-".repeat(50_000))),
        ("deep not", format!("{{{{ {} true }}}}", "not ".repeat(50_000))),
        ("deep ifs", "{% if true %}".repeat(20_000)),
        ("deep closed ifs", "{% if true %}".repeat(5_000) + &"{% endif %}".repeat(5_000)),
        ("long chain", format!("{{{{ 1{} }}}}", " + 1".repeat(20_000))),
        ("long filters", format!("{{{{ lang{} }}}}", " | upper".repeat(20_000))),
        ("long path", format!("{{{{ lang{} }}}}", ".a".repeat(20_000))),
        ("division", "{{ 1 / 0 }}{{ 1 % 0 }}".to_owned()),
        ("overflow", "{{ 9223372036854775807 * 9223372036854775807 * 9223372036854775807 }}".to_owned()),
        ("wrong types", "{{ lang + 1 }}{{ lang[0] }}{{ lang[99999999999] }}{{ -lang }}".to_owned()),
        ("slice", "{{ \"\u{e9}\u{e9}\"[1:2] }}{{ \"\u{e9}\"[5:-5] }}{{ lang | truncate(length=1) }}".to_owned()),
        ("large loop", "{% for i in range(end=1000000000) %}x{% endfor %}".to_owned()),
        (
            "loud loops",
            "{% for i in range(end=100000) %}{% for j in range(end=100000) %}xxxxxxxxxxxxxxxx{% endfor %}{% endfor %}"
                .to_owned(),
        ),
        (
            "growing text",
            "{% set_global a = \"a\" %}{% for i in range(end=20) %}{% set_global a = a ~ a %}{% endfor %}{{ a }}"
                .to_owned(),
        ),
        ("component of itself", "{% component a() %}{{<a />}}{% endcomponent a %}{{<a />}}".to_owned()),
        (
            "components of each other",
            "{% component a() %}{{<b />}}{% endcomponent a %}{% component b() %}{{<a />}}{% endcomponent b %}{{<a />}}"
                .to_owned(),
        ),
        (
            "component without language",
            "{% component a() %}{{ t(key=\"feeds\") }}{% endcomponent a %}{{<a />}}".to_owned(),
        ),
        ("functions without arguments", "{{ t() }}{{ date() }}{{ quantity(of=1) }}".to_owned()),
        ("wrong date", "{{ date(of={\"seconds\": 9223372036854775807, \"is_day\": true}) }}".to_owned()),
        ("old date", "{{ date(of={\"seconds\": -377705023201, \"is_day\": true}) }}".to_owned()),
        ("wrong quantity", "{{ quantity(of={\"count\": 1, \"unit\": \"\u{e9}\"}) }}".to_owned()),
        ("wrong locale", "{{ language(of=\"\") }}{{ own_name(of=\"xx\") }}".to_owned()),
        ("wrong number", "{{ number(of=1e308) }}{{ number(of=\"a\") }}".to_owned()),
        ("empty", String::new()),
        ("only a mark", "\u{feff}".to_owned()),
        ("nul", "\0{{ \0 }}".to_owned()),
        ("unclosed comment", "{# \u{e9}".to_owned()),
        ("unclosed raw", "{% raw %}".to_owned()),
    ];
    let mut cases: Vec<Case> = texts
        .iter()
        .map(|(name, text)| {
            Case::new(format!("template: {name}"), TEMPLATE, text.as_str()).with("content/page.md", page("Text."))
        })
        .collect();
    let two = |name: &str, a: &str, b: &str| {
        Case::new(format!("templates: {name}"), TEMPLATE, a)
            .with("themes/default/templates/other.html", b)
            .with("content/page.md", page("Text."))
            .says("template-fault")
    };
    cases.extend([
        two("includes of each other", "{% include \"other.html\" %}", "{% include \"page.html\" %}"),
        two("parents of each other", "{% extends \"other.html\" %}", "{% extends \"page.html\" %}"),
        two(
            "parent includes child",
            "{% extends \"other.html\" %}{% block a %}{{ super() }}{% endblock %}",
            "{% block a %}{% include \"page.html\" %}{% endblock %}",
        ),
        two("fault in the other", "{% include \"other.html\" %}", "\u{e9}\u{e9}{{ nothing }}"),
    ]);
    let chain = (0..200).fold(Case::new("templates: long chain", TEMPLATE, "{% include \"t0.html\" %}"), |case, n| {
        case.with(&format!("themes/default/templates/t{n}.html"), format!("{{% include \"t{}.html\" %}}", n + 1))
    });
    cases.push(
        chain
            .with("themes/default/templates/t200.html", "x")
            .with("content/page.md", page("Text."))
            .says("template-fault"),
    );
    let bomb =
        (0..20).fold(Case::new("templates: billion laughs", TEMPLATE, "{% include \"t0.html\" %}"), |case, n| {
            case.with(
                &format!("themes/default/templates/t{n}.html"),
                format!("{{% include \"t{}.html\" %}}", n + 1).repeat(10),
            )
        });
    cases.push(bomb.with("themes/default/templates/t20.html", "x".repeat(1000)).with("content/page.md", page("Text.")));
    cases
}
