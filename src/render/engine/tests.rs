//! Tests of the engine: what a theme's author meets.

use super::*;
use crate::model::Locale;
use crate::plan::view::MomentView;
use crate::plan::view::QuantityView;
use crate::text::Origin;
use crate::text::SourceFile;

const WORDS: &str = "quantity-business-days = { $count } jours ouvrés\nwithin = sous { $quantity }\n";

fn read(templates: &[(&str, &str)]) -> (Snapshot, Outcome<Option<Engine>>) {
    let file = |(name, source): &(&str, &str)| SourceFile {
        path: format!("templates/{name}").parse().unwrap(),
        origin: Origin::Site,
        bytes: source.as_bytes().into(),
    };
    let snapshot = Snapshot::new(templates.iter().map(file).collect(), Vec::new());
    let names = snapshot.under("templates").map(|(id, name, _)| (name.to_owned(), id)).collect();
    let fr: Locale = "fr".parse().unwrap();
    let mut tera = Tera::default();
    let phrasebook = Phrasebook::new(&BTreeMap::from([(fr.clone(), vec![WORDS])]));
    register_functions(&mut tera, Arc::new(phrasebook), BTreeMap::from([("fr".to_owned(), fr)]));
    let outcome = Engine::read(tera, &snapshot, &names);
    (snapshot, outcome)
}

fn underlined<'a>(snapshot: &'a Snapshot, diagnostic: &Diagnostic) -> &'a str {
    match diagnostic.place {
        crate::diag::Place::Span(span) => &snapshot.file(span.file).text().unwrap()[span.range()],
        crate::diag::Place::Path(_) => "",
    }
}

/// Expects faults: the message's beginning and the underlined text of each.
fn check_faults(templates: &[(&str, &str)], expected: &[(&str, &str)]) {
    let (snapshot, outcome) = read(templates);
    let found: Vec<(&str, &str)> =
        outcome.report.iter().map(|fault| (fault.message.as_str(), underlined(&snapshot, fault))).collect();
    assert_eq!(found.len(), expected.len(), "{found:?}");
    for (found, expected) in found.iter().zip(expected) {
        assert!(found.0.starts_with(expected.0) && found.1 == expected.1, "{found:?} is not {expected:?}");
    }
    assert!(outcome.value.is_none());
}

fn context() -> Context {
    let mut context = Context::new();
    context.insert("lang", "fr");
    context.insert("day", &MomentView { seconds: 86_400, is_day: true, iso: "1970-01-02".to_owned() });
    context.insert("moment", &MomentView { seconds: 86_400, is_day: false, iso: "1970-01-02T00:00:00Z".to_owned() });
    context.insert("quantity", &QuantityView { count: 3, unit: "business days" });
    context.insert("odd", "<b>&\"");
    context
}

fn check_html(template: &str, expected: &str) {
    let (_, outcome) = read(&[("a.txt", template)]);
    let engine = outcome.value.expect("the template loads");
    assert_eq!(engine.render("a.txt", &context()), Ok(expected.to_owned()));
}

fn check_render_fault(template: &str, message: &str, text: &str) {
    let (snapshot, outcome) = read(&[("a.html", template)]);
    let fault =
        outcome.value.expect("the template loads").render("a.html", &context()).expect_err("it does not render");
    assert!(fault.message.contains(message), "{}", fault.message);
    assert_eq!(underlined(&snapshot, &fault), text);
}

#[test]
fn every_template_with_a_syntax_fault_is_reported() {
    let (_, outcome) = read(&[("a.html", "x{{ 1 + }}"), ("b.html", "{% if %}"), ("c.html", "fine")]);
    assert_eq!(outcome.report.count(crate::diag::Level::Error), 2);
}

#[test]
fn unknown_names_are_reported_where_they_stand() {
    check_faults(
        &[("a.html", "é\n {{ nope(a=1) }}\n{{ 1 | nofilter }}"), ("b.html", "\u{feff}{% include 'gone.html' %}")],
        &[
            ("unknown function `nope`", "nope(a=1)"),
            ("unknown filter `nofilter`", "nofilter"),
            ("unknown template `gone.html`", "'gone.html'"),
        ],
    );
}

#[test]
fn circles_are_refused() {
    let message = "the template leads back to itself";
    check_faults(&[("a.html", "{% include 'a.html' %}")], &[(message, "")]);
    check_faults(&[("a.html", "{% extends 'b.html' %}"), ("b.html", "{% extends 'a.html' %}")], &[(message, "")]);
    let child = "{% extends 'b.html' %}{% block x %}{{ super() }}{% endblock %}";
    let parent = "{% block x %}{% include 'a.html' %}{% endblock %}";
    check_faults(&[("a.html", child), ("b.html", parent)], &[(message, "")]);
}

#[test]
fn component_that_calls_itself_is_a_fault_and_ends() {
    let component = "{% component again() %}{{ <again /> }}{% endcomponent again %}{{ <again /> }}";
    let (_, outcome) = read(&[("a.html", component)]);
    assert!(outcome.value.expect("the template loads").render("a.html", &context()).is_err());
}

#[test]
fn functions_put_data_into_words() {
    check_html("{{ date(of=day) }}", "2\u{a0}janvier\u{a0}1970");
    check_html("{{ date(of=moment) }}", "2\u{a0}janvier\u{a0}1970 à\u{a0}00:00\u{a0}UTC");
    check_html("{{ date(of=moment, to=\"month\") }}, {{ date(of=day, to=\"year\") }}", "janv. 1970, 1970");
    check_html(
        "{{ quantity(of=quantity) }}, {{ within(of=quantity) }}",
        "3\u{a0}jours ouvrés, sous 3\u{a0}jours ouvrés",
    );
    check_html("{{ counted(of='14 days') }}", "14\u{a0}days");
    check_html(
        "{{ number(of=3) }} {{ number(of=9.5) }} {{ number(of=9.0, decimals=1) }} {{ list(of=['a', 'b']) }}",
        "3 9,5 9,0 a et b",
    );
    check_html(
        "{{ country(of='FR') }} {{ country(of='XX') }} {{ language(of='ja', in='fr') }} {{ own_name(of='fr') }}",
        "France XX japonais Français",
    );
}

#[test]
fn every_template_escapes_whatever_its_name() {
    check_html("{{ odd }}", "&lt;b&gt;&amp;&quot;");
    check_html("{{ country(of=odd) }}", "&lt;b&gt;&amp;&quot;");
}

#[test]
fn faults_at_work_are_reported_where_they_stand() {
    check_render_fault("\u{feff}a {{ gone }}", "gone", "gone");
    check_render_fault("{{ t(key='gone') }}", "no message `gone`", "t(key='gone')");
}

#[test]
fn component_without_the_locale_is_a_fault() {
    let component = "{% component word() %}{{ t(key='a') }}{% endcomponent word %}{{ <word /> }}";
    check_render_fault(component, "`lang` is not known here", "t(key='a')");
    let component = "{% component word(@lang) %}{{ country(of='FR') }}{% endcomponent word %}{{ <word /> }}";
    check_html(component, "France");
}
