//! Expansion: every message has a value, and what it refers to is there and comes to an end.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::diag::Code;
use crate::diag::Diagnostic;
use crate::diag::Report;
use crate::model::Locale;
use crate::read::Catalog;
use crate::read::Message;
use crate::read::MessagePart;
use crate::text::Span;
use crate::text::Spanned;
use crate::text::nearest;

/// How many placeables `fluent-bundle` expands for one message before it gives up.
const MOST_PLACEABLES: usize = 100;

/// The functions that a message may call.
const FUNCTIONS: [&str; 1] = ["NUMBER()"];

/// The values and attributes of a catalog by their Fluent names, such as `title`, `title.short` and `-brand`.
struct Patterns<'c> {
    by_name: BTreeMap<String, (Span, &'c [MessagePart])>,
}

/// Reports every message of a catalog that could not be printed. What is `told` already is not reported again.
pub(in crate::check::words) fn check(
    locale: &Locale,
    catalog: &Catalog,
    told: impl Fn(&str) -> bool,
    report: &mut Report,
) {
    for (id, message) in catalog.messages.iter().filter(|(_, message)| message.value.is_none()) {
        let text = format!("`{id}` has attributes and no text of its own");
        let diagnostic = Diagnostic::new(Code::MessageMissing, message.span, text);
        report.push(diagnostic.hint(format!("write its text behind `{id} =`")));
    }
    let patterns = Patterns::of(catalog);
    let is_told = |name: &str| told(name) || catalog.unread.contains(name.split('.').next().unwrap_or(name));
    for reference in patterns.by_name.values().flat_map(|(_, parts)| references(parts)) {
        if !patterns.has(reference) && !is_told(reference) {
            report.push(patterns.tell_unknown(locale, reference));
        }
    }
    patterns.report_endless(report);
}

/// Returns the variables of each message together with those of the messages it refers to.
///
/// Terms see only what they are called with.
pub(in crate::check::words) fn variables(messages: &BTreeMap<String, Message>) -> BTreeMap<&str, BTreeSet<&str>> {
    messages.keys().map(|id| (id.as_str(), variables_of(id, messages))).collect()
}

fn variables_of<'c>(id: &'c str, messages: &'c BTreeMap<String, Message>) -> BTreeSet<&'c str> {
    let mut seen = BTreeSet::from([id]);
    let mut open = vec![id];
    let mut variables = BTreeSet::new();
    while let Some(message) = open.pop().and_then(|id| messages.get(id)) {
        variables.extend(message.variables.iter().map(String::as_str));
        let patterns = message.value.iter().chain(message.attributes.values());
        let names = patterns.flat_map(|parts| references(parts)).map(|name| name.split('.').next().unwrap_or(name));
        open.extend(names.filter(|name| messages.contains_key(*name) && seen.insert(*name)));
    }
    variables
}

/// Returns all that a pattern refers to, in every variant.
pub(in crate::check::words) fn references(parts: &[MessagePart]) -> Vec<&Spanned<String>> {
    let each = parts.iter().flat_map(|part| match part {
        MessagePart::Placeable => Vec::new(),
        MessagePart::Reference(name) => vec![name],
        MessagePart::Choice(variants) => variants.iter().flat_map(|parts| references(parts)).collect(),
    });
    each.collect()
}

impl<'c> Patterns<'c> {
    fn of(catalog: &'c Catalog) -> Patterns<'c> {
        let mut by_name = BTreeMap::new();
        let messages = catalog.messages.iter().map(|(id, message)| (id.clone(), message));
        let terms = catalog.terms.iter().map(|(id, term)| (format!("-{id}"), term));
        for (id, message) in messages.chain(terms) {
            for (name, parts) in &message.attributes {
                by_name.insert(format!("{id}.{name}"), (message.span, parts.as_slice()));
            }
            by_name.insert(id, (message.span, message.value.as_deref().unwrap_or_default()));
        }
        Patterns { by_name }
    }

    fn has(&self, name: &str) -> bool {
        self.by_name.contains_key(name) || FUNCTIONS.contains(&name)
    }

    fn tell_unknown(&self, locale: &Locale, reference: &Spanned<String>) -> Diagnostic {
        let name = reference.value.as_str();
        let kind = match name {
            _ if name.ends_with("()") => "function",
            _ if name.contains('.') => "attribute",
            _ if name.starts_with('-') => "term",
            _ => "message",
        };
        let text = format!("the locale `{locale}` has no {kind} `{name}` to refer to");
        let diagnostic = Diagnostic::new(Code::MessageMissing, reference.span, text);
        match nearest(name, self.by_name.keys().map(String::as_str).chain(FUNCTIONS)) {
            Some(known) => diagnostic.hint(format!("did you mean `{known}`?")),
            None => diagnostic,
        }
    }

    /// Reports circles, and what expands to more than Fluent allows; what leads to them is not reported again.
    fn report_endless(&self, report: &mut Report) {
        let sizes = self.sizes();
        let is_endless = |name: &str| sizes.get(name).is_some_and(|size| *size > MOST_PLACEABLES);
        let mut walked = BTreeSet::new();
        for name in sizes.keys().copied().filter(|name| is_endless(name)) {
            let mut path: Vec<&Spanned<String>> = Vec::new();
            let mut at = name;
            while walked.insert(at) {
                let (span, parts) = self.by_name[at];
                let Some(next) = references(parts).into_iter().find(|reference| is_endless(reference)) else {
                    report.push(tell_large(at, span));
                    break;
                };
                path.push(next);
                at = next.value.as_str();
            }
            // The walk came back to where it had been itself, rather than to an earlier walk.
            let begin =
                if at == name { Some(0) } else { path.iter().position(|step| step.value == at).map(|at| at + 1) };
            if let Some(circle) = begin.and_then(|begin| path.get(begin..)).filter(|circle| !circle.is_empty()) {
                report.push(tell_circle(circle));
            }
        }
    }

    /// Returns how many placeables each pattern expands to at most, counted to one more than is allowed.
    fn sizes(&self) -> BTreeMap<&str, usize> {
        let mut sizes: BTreeMap<&str, usize> = self.by_name.keys().map(|name| (name.as_str(), 0)).collect();
        // Each round follows references one step further, and each step has a placeable of its own.
        for _ in 0..=MOST_PLACEABLES {
            let grown = self.by_name.iter().map(|(name, (_, parts))| (name.as_str(), size(parts, &sizes))).collect();
            if grown == sizes {
                break;
            }
            sizes = grown;
        }
        sizes
    }
}

fn size(parts: &[MessagePart], sizes: &BTreeMap<&str, usize>) -> usize {
    let each = parts.iter().map(|part| match part {
        MessagePart::Placeable => 1,
        MessagePart::Reference(name) => sizes.get(name.as_str()).copied().unwrap_or(0),
        MessagePart::Choice(variants) => variants.iter().map(|parts| size(parts, sizes)).max().unwrap_or(0),
    });
    each.sum::<usize>().min(MOST_PLACEABLES + 1)
}

fn tell_large(name: &str, span: Span) -> Diagnostic {
    let text = format!("`{name}` expands to more than {MOST_PLACEABLES} placeables, which Fluent does not print");
    Diagnostic::new(Code::MessageSyntax, span, text).hint("write the words in place of some references")
}

fn tell_circle(circle: &[&Spanned<String>]) -> Diagnostic {
    let last = circle[circle.len() - 1];
    let names = circle.iter().take(6).map(|step| format!("`{}`", step.value)).collect::<Vec<_>>();
    let text = match names.as_slice() {
        [name] => format!("{name} refers to itself"),
        names => format!("messages refer to each other in a circle: {}", names.join(", ")),
    };
    Diagnostic::new(Code::MessageSyntax, last.span, text)
}
