//! Bad input of every kind: the program ends by itself, says where the fault is, and leaves the published site alone.
//!
//! Every case begins with the smallest site, published once, and puts something into it.
#![expect(clippy::unwrap_used, reason = "a test whose preparation fails has failed")]

#[path = "hostile/case.rs"]
mod case;
#[path = "hostile/facts.rs"]
mod facts;
#[path = "hostile/folder.rs"]
mod folder;
#[path = "hostile/injection.rs"]
mod injection;
#[path = "hostile/leak.rs"]
mod leak;
#[path = "hostile/names.rs"]
mod names;
#[cfg(unix)]
#[path = "hostile/pack.rs"]
mod pack;
#[path = "hostile/record.rs"]
mod record;
#[path = "hostile/site.rs"]
mod site;
#[path = "hostile/text.rs"]
mod text;
#[path = "support/tree.rs"]
mod tree;
#[path = "hostile/values.rs"]
mod values;
#[path = "hostile/words.rs"]
mod words;

#[test]
fn toml_that_is_broken_or_deep() {
    case::run(&facts::toml());
}

#[test]
fn documents_without_their_fences() {
    case::run(&facts::fences());
}

#[test]
fn bytes_that_are_no_text() {
    case::run(&facts::encodings());
}

#[test]
fn names_that_climb_or_clash() {
    case::run(&names::names());
}

#[test]
fn odd_locales() {
    case::run(&names::locales());
}

#[test]
fn values_at_their_ends() {
    case::run(&values::values());
    case::run(&values::dates());
    case::run(&values::versions());
}

#[test]
fn addresses_that_lead_astray() {
    case::run(&names::addresses());
}

#[test]
fn markdown_that_grows_or_nests() {
    case::run(&text::markdown());
}

#[test]
fn files_that_are_too_large() {
    case::run(&text::sizes());
}

#[test]
fn fluent_that_does_not_end() {
    case::run(&words::fluent());
}

#[test]
fn templates_that_do_not_end() {
    case::run(&words::templates());
}
