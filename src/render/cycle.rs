//! Templates that lead back to themselves.
//!
//! The engine refuses circles of `include` and circles of `extends`, each for itself; one that goes by way of both
//! (a parent's block includes the child, the child's block calls `super()`) would never end. Long chains are refused
//! too, so that a page's depth is bounded.

use std::collections::BTreeMap;

use crate::diag::Code;
use crate::diag::Diagnostic;
use crate::diag::Report;
use crate::text::FileId;
use crate::text::Span;

/// How many templates may lead from one to the next.
const LONGEST_CHAIN: usize = 24;

/// Reports templates that lead back to themselves, and chains that are too long.
pub(in crate::render) fn report_cycles(
    sources: &BTreeMap<&str, &str>,
    files: &BTreeMap<String, FileId>,
    report: &mut Report,
) {
    let next: BTreeMap<&str, Vec<&str>> = sources.iter().map(|(name, source)| (*name, references(source))).collect();
    let mut depths = BTreeMap::new();
    for name in next.keys() {
        let message = match depth(name, &next, &mut Vec::new(), &mut depths) {
            Err(chain) => format!("the template leads back to itself: {chain}"),
            Ok(length) if length > LONGEST_CHAIN => format!("more than {LONGEST_CHAIN} templates follow one another"),
            Ok(_) => continue,
        };
        if let Some(file) = files.get(*name) {
            return report.push(Diagnostic::new(Code::TemplateFault, Span::top(*file), message));
        }
    }
}

/// Returns how many templates follow one another from this one on; the error names a circle.
fn depth<'a>(
    name: &'a str,
    next: &BTreeMap<&'a str, Vec<&'a str>>,
    chain: &mut Vec<&'a str>,
    depths: &mut BTreeMap<&'a str, usize>,
) -> Result<usize, String> {
    if let Some(known) = depths.get(name) {
        return Ok(*known);
    }
    if let Some(start) = chain.iter().position(|earlier| *earlier == name) {
        let circle: Vec<String> = chain[start..].iter().chain([&name]).map(|name| format!("`{name}`")).collect();
        return Err(circle.join(" to "));
    }
    // What is longer than this is refused anyway.
    if chain.len() > LONGEST_CHAIN {
        return Ok(1);
    }
    chain.push(name);
    let mut longest = 0;
    for follower in next.get(name).into_iter().flatten() {
        longest = longest.max(depth(follower, next, chain, depths)?);
    }
    chain.pop();
    depths.insert(name, longest + 1);
    Ok(longest + 1)
}

/// Returns the names behind `include` and `extends`.
fn references(source: &str) -> Vec<&str> {
    source.split("{%").skip(1).filter_map(reference).collect()
}

fn reference(tag: &str) -> Option<&str> {
    let tag = tag.trim_start_matches('-').trim_start();
    let rest = tag.strip_prefix("include").or_else(|| tag.strip_prefix("extends"))?.trim_start();
    let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\'' | '`'))?;
    rest[1..].split(quote).next()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn circle(templates: &[(&'static str, &'static str)]) -> Option<String> {
        let next: BTreeMap<&str, Vec<&str>> =
            templates.iter().map(|(name, source)| (*name, references(source))).collect();
        let mut depths = BTreeMap::new();
        next.keys().find_map(|name| depth(name, &next, &mut Vec::new(), &mut depths).err())
    }

    #[test]
    fn circle_by_way_of_include_and_extends_is_found() {
        let found = circle(&[("a", "{%- extends 'b' -%}"), ("b", "{% block x %}{% include \"a\" %}{% endblock %}")]);
        assert_eq!(found.as_deref(), Some("`a` to `b` to `a`"));
    }

    #[test]
    fn template_that_two_others_use_is_no_circle() {
        assert_eq!(circle(&[("a", "{% include 'c' %}{% include 'b' %}"), ("b", "{% include 'c' %}"), ("c", "")]), None);
    }
}
