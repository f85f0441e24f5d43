//! `_redirects`: old addresses and other ids, in the format that Netlify, Cloudflare Pages and others read.
//!
//! The pages that redirect where a host ignores this file are made by templates.

use crate::check::Edition;
use crate::model::BaseUrl;
use crate::model::OutputFile;
use crate::model::OutputPath;
use crate::plan::Job;
use crate::plan::LocalRedirect;
use crate::plan::OldFeed;
use crate::plan::PageKind;
use crate::plan::Plan;

/// A lasting redirect.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RedirectRule {
    /// The old address, beginning with `/`.
    pub from: String,
    /// Where it leads.
    pub to: String,
}

/// Returns the redirects of `site.toml` in every locale, those to pages before those to feeds, then the aliases that one advisory has alone.
///
/// Those of `site.toml` come first, since hosts read only so many lines, and aliases have pages besides.
pub fn redirect_rules(edition: &Edition, plan: &Plan) -> Vec<RedirectRule> {
    let stated = plan.jobs().iter().filter_map(|job| stated_rule(edition, job));
    let feeds = plan.jobs().iter().flat_map(feed_rules);
    let aliases = plan.jobs().iter().filter_map(|job| alias_rule(edition, job));
    stated.chain(feeds).chain(aliases).collect()
}

fn feed_rules(job: &Job) -> Vec<RedirectRule> {
    let Job::Feed { old, .. } = job else { return Vec::new() };
    let rule = |old: &OldFeed| RedirectRule { from: old.local.from.clone(), to: old.local.to.clone() };
    old.iter().map(rule).collect()
}

fn stated_rule(edition: &Edition, job: &Job) -> Option<RedirectRule> {
    let Job::Page { locale, kind: PageKind::Moved(index), .. } = job else { return None };
    let site = edition.site();
    let LocalRedirect { from, to } = LocalRedirect::new(site, &site.redirects[*index], locale)?;
    Some(RedirectRule { from, to })
}

fn alias_rule(edition: &Edition, job: &Job) -> Option<RedirectRule> {
    let Job::Page { route, locale, kind: PageKind::Alias(alias) } = job else { return None };
    let [id] = edition.alias(alias) else { return None };
    let target = edition.route(edition.document(id)?, locale);
    Some(RedirectRule { from: route.to_string(), to: target.to_string() })
}

/// Writes the rules, one a line; `None` where the site does not stand at the root of its host, the only place where the
/// file is read.
pub fn redirects(base_url: &BaseUrl, rules: &[RedirectRule]) -> Option<OutputFile> {
    let line = |rule: &RedirectRule| format!("{} {} 301\n", field(&rule.from), field(&rule.to));
    let text: String = rules.iter().map(line).collect();
    let path = OutputPath::new("_redirects").expect("the name is a path");
    base_url.is_host_root().then(|| OutputFile { path, bytes: text.into_bytes() })
}

/// An address without white space, which would end it.
fn field(address: &str) -> String {
    address.split_whitespace().collect::<Vec<&str>>().join("%20")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_rule_is_a_line() {
        let rule = |from: &str, to: &str| RedirectRule { from: from.to_owned(), to: to.to_owned() };
        let rules = [
            rule("/security-bulletins/", "/advisories/"),
            rule("/old page", "/a/\n/* /evil"),
            rule("/advisories/CVE-2026-12345/", "/advisories/EX-2026-0001/"),
        ];
        let expected = "/security-bulletins/ /advisories/ 301\n\
            /old%20page /a/%20/*%20/evil 301\n\
            /advisories/CVE-2026-12345/ /advisories/EX-2026-0001/ 301\n";
        let file = redirects(&"https://example.org".parse().unwrap(), &rules).unwrap();
        assert_eq!(String::from_utf8(file.bytes).unwrap(), expected);
        assert_eq!(redirects(&"https://example.org/security".parse().unwrap(), &rules), None);
    }
}
