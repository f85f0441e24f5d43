//! Pages of the documentation that are made from the code. `BLESS=1 cargo test --test docs` writes them.

use std::env;
use std::fmt::Write;
use std::fs;

use lucarne::check::RULES;
use lucarne::check::Rule;
use lucarne::check::RuleBasis;
use lucarne::check::rules_of;
use lucarne::diag::Code;
use lucarne::diag::explain;
use lucarne::model::Profile;

#[path = "support/commands.rs"]
mod commands;
#[path = "support/program.rs"]
mod program;
#[path = "support/reference.rs"]
mod reference;
#[path = "support/view_source.rs"]
mod view_source;

use view_source::ViewSource;

#[test]
fn page_of_all_diagnostics_is_up_to_date() {
    check("docs/diagnostics.md", &diagnostics());
}

#[test]
fn page_of_all_profiles_is_up_to_date() {
    check("docs/profiles.md", &profiles());
}

#[test]
fn page_of_what_templates_see_is_up_to_date() {
    check("docs/themes.md", &themes());
}

#[test]
fn page_of_all_commands_is_up_to_date() {
    check("docs/commands.md", &commands::page());
}

#[test]
fn pages_of_all_fields_are_up_to_date() {
    check("docs/reference-site.md", &reference::site());
    check("docs/reference-front-matter.md", &reference::front_matter());
}

/// Returns every profile with its rules; those that all have stand in a section of their own.
fn profiles() -> String {
    let mut text = "# Rule profiles\n\n\
        `lucarne check --profile NAME` holds a site against a set of rules, and so does `[check] profiles` in site.toml. What \
        files cannot prove is *declared* in `[attest]`. The result says how many checkable rules are satisfied, and no more: \
        it is no legal advice and no certificate. *Source* says where a rule comes from, *known* how: the text itself was \
        *read*, it is known *at second hand* through quotations and summaries, or *from practice*, and then the clause is to be \
        looked up in the official copy. Of `jp-partnership`, the dates of Japan's time zone and the feed JVNRSS are left out: the \
        program has neither. This page is made from the program.\n"
        .to_owned();
    let is_shared = |rule: &&Rule| rule.profiles.len() == Profile::ALL.len();
    text.push_str("\n## In every profile\n\n");
    RULES.iter().filter(is_shared).for_each(|rule| text.push_str(&row(rule)));
    for profile in Profile::ALL {
        let _ = write!(text, "\n## {}\n\n", profile.as_str());
        rules_of(*profile).filter(|rule| !is_shared(rule)).for_each(|rule| text.push_str(&row(rule)));
    }
    text
}

/// Returns how a theme is made, with every view as the code declares it.
fn themes() -> String {
    let views = view_source::read_all();
    let mut text = include_str!("support/themes.md").to_owned();
    text.push_str("\n## The template of each page\n\n| template | `view` is |\n| --- | --- |\n");
    for (name, view) in &views {
        if let Some(rest) = view.words.strip_prefix("View of ") {
            let _ = writeln!(text, "| {} | [{name}](#{}) |", rest.trim_end_matches('.'), name.to_lowercase());
        }
    }
    text.push_str("\n## The functions\n\n");
    let functions = fs::read_to_string("src/render/function.rs").expect("the functions are there");
    let names = functions.split("words.register(tera, \"").skip(1).filter_map(|rest| rest.split('"').next());
    for name in names {
        let line = FUNCTIONS.iter().find(|line| line.starts_with(&format!("`{name}("))).expect("it is described");
        let _ = writeln!(text, "* {line}");
    }
    text.push_str("\n## The values\n");
    for (name, view) in &views {
        write_view(&mut text, name, view);
    }
    text
}

fn row(rule: &Rule) -> String {
    let known = match rule.sureness {
        lucarne::check::Sureness::Read => "read",
        lucarne::check::Sureness::Secondhand => "at second hand",
        lucarne::check::Sureness::FromPractice => "from practice",
    };
    let decided = match rule.basis {
        RuleBasis::Function(_) => String::new(),
        RuleBasis::Diagnostic(code) => format!(" Decided by the error `{code}`."),
        RuleBasis::Construction(reason) => format!(" Kept by the program: {reason}."),
        RuleBasis::Declaration => " Declared.".to_owned(),
    };
    let also = if rule.also.is_empty() { String::new() } else { format!("; also {}", rule.also) };
    let (id, level, origin) = (rule.id, rule.levels(), rule.origin());
    format!("- **{id}** ({level}): {}{decided} *Source:* {origin}{also}. *Known:* {known}.\n", rule.en)
}

/// What the functions give; each begins with its call.
const FUNCTIONS: [&str; 10] = [
    "`t(key=\"...\", NAME=value)` a message of the page's language, with what it needs",
    "`date(of=moment)` a [MomentView](#momentview) in words; a line breaks between its day and its time alone; `to=\"month\"` and \
     `to=\"year\"` leave out what is finer",
    "`quantity(of=quantity)` a [QuantityView](#quantityview) in words, such as `90 days`",
    "`within(of=quantity)` the same as a limit, such as `within 3 business days`",
    "`number(of=9.5, decimals=1)` a number with the digits and signs of the language",
    "`counted(of=\"14 days\")` a text that breaks behind none of its numbers where a word follows",
    "`list(of=[...])` texts joined, such as `English, French, and Japanese`",
    "`country(of=\"FR\")` the name of a country",
    "`language(of=\"fr\", in=\"ja\")` the name of a language, in that of the page unless told otherwise",
    "`own_name(of=\"fr\")` the name of a language of the site in itself",
];

fn write_view(text: &mut String, name: &str, view: &ViewSource) {
    let _ = write!(text, "\n### {name}\n\n{}\n\n| field | type | holds |\n| --- | --- | --- |\n", view.words);
    for (field, kind, words) in &view.fields {
        let _ = writeln!(text, "| `{field}` | {} | {words} |", kind_words(kind));
    }
}

/// Returns a type of the code in words.
fn kind_words(kind: &str) -> String {
    let inside = |prefix: &str| kind.strip_prefix(prefix).and_then(|rest| rest.strip_suffix('>'));
    if let Some(kind) = inside("Option<") {
        return format!("{}, or absent", kind_words(kind));
    }
    if let Some(kind) = inside("Vec<") {
        return format!("list of {}", kind_words(kind));
    }
    if let Some((_, kind)) = inside("BTreeMap<").and_then(|rest| rest.split_once(", ")) {
        return format!("map of {}", kind_words(kind));
    }
    match kind {
        "String" | "&'static str" => "text".to_owned(),
        "bool" => "true or false".to_owned(),
        "usize" | "u32" | "i64" | "f64" => "number".to_owned(),
        view if view.ends_with("View") => format!("[{view}](#{})", view.to_lowercase()),
        other => format!("`{other}`"),
    }
}

/// Returns what `lucarne explain` tells of every code, by name.
fn diagnostics() -> String {
    let mut text = "# Diagnostics\n\n\
        Every problem that Lucarne reports has a code that never changes. `lucarne explain CODE` prints what stands \
        here. An error keeps the site from being published; a warning fails with `--strict`, but for a *reminder*, \
        which time or work elsewhere brought; a note never fails. This page is made from the program.\n"
        .to_owned();
    let mut codes = Code::ALL.to_vec();
    codes.sort_by_key(|code| code.as_str());
    for code in codes {
        let _ = write!(text, "\n## {code}\n\n*{}*\n\n{}\n", level(code), explain(code));
    }
    text
}

fn level(code: Code) -> &'static str {
    match code.level() {
        lucarne::diag::Level::Error => "error",
        lucarne::diag::Level::Warning => "warning",
        lucarne::diag::Level::Reminder => "reminder",
        lucarne::diag::Level::Note => "note",
    }
}

fn check(path: &str, expected: &str) {
    if env::var_os("BLESS").is_some() {
        fs::write(path, expected).expect("the page can be written");
    }
    let actual = fs::read_to_string(path).expect("the page is there");
    assert!(actual == expected, "{path} is out of date: run `BLESS=1 cargo test --test docs`");
}
