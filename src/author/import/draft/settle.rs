//! A draft as a file, once every record was read.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::author::import::Record;
use crate::author::import::advisory::AdvisoryFile;
use crate::author::import::advisory::Affected;
use crate::author::import::advisory::End;
use crate::author::import::advisory::Range;
use crate::author::import::advisory::Vulnerability;
use crate::author::import::body::Body;
use crate::author::import::body::Section;
use crate::author::import::body::Words;
use crate::author::import::draft::Claim;
use crate::author::import::draft::Draft;
use crate::author::import::draft::DraftVulnerability;
use crate::author::import::draft::list_products;
use crate::author::import::extent::Extent;
use crate::author::import::extent::read_version;
use crate::author::import::extent::settle as settle_versions;
use crate::author::import::json::Leftover;
use crate::author::import::prose;
use crate::author::import::shelf::Handle;
use crate::author::import::shelf::Shelf;
use crate::author::import::stamp::Source;
use crate::model::FixPlan;
use crate::model::RecordFormat;

/// Why versions are no fact.
const UNREADABLE: &str = "no version or range in the order of the product: the text tells";

/// A settled draft.
pub(in crate::author::import) struct SettledDraft {
    pub file: AdvisoryFile,
    /// The products that the file names.
    pub products: Vec<Handle>,
    /// The values that turned out not to be written, by their numbers, with why.
    pub left: BTreeMap<usize, String>,
    /// What the text shows in another way than the record.
    pub leftovers: Vec<Leftover>,
}

/// Writes a draft of a record with the schemes of its products.
pub(in crate::author::import) fn settle(
    draft: Draft,
    record: &Record,
    format: RecordFormat,
    shelf: &Shelf,
) -> SettledDraft {
    let mut settling = Settling { shelf, body: draft.body, products: Vec::new(), left: BTreeMap::new() };
    let is_single = draft.vulnerabilities.len() == 1;
    let vulnerabilities: Vec<Vulnerability> =
        draft.vulnerabilities.into_iter().map(|one| settling.vulnerability(one, is_single)).collect();
    for name in &draft.names {
        if !shelf.has_url(name.product, &name.name) && !shelf.has_cpe(name.product, &name.name) {
            let why = format!("the product `{}` is there without it", shelf.id(name.product));
            settling.left.insert(name.number, why);
        }
    }
    let composed = settling.body.compose(&draft.origin, vulnerabilities.len());
    let remarks = composed.remarks.into_iter().map(|remark| Leftover::of("text", remark.value, remark.why));
    let is_title = |summary: &String| prose::title(summary) == draft.title;
    let summary = composed.summary.filter(|summary| !is_title(summary));
    let body = summary.as_deref().map_or(&*composed.text, |summary| prose::below_summary(&composed.text, summary));
    let file = AdvisoryFile {
        id: draft.id,
        title: draft.title,
        status: draft.status,
        published: draft.published.on,
        is_published_known: draft.published.is_known,
        aliases: draft.aliases,
        vulnerabilities,
        credits: draft.credits,
        references: draft.references.into_list(),
        timeline: draft.timeline,
        revisions: draft.revisions,
        body: body.to_owned(),
        summary,
        format,
        source: Source::of(record),
    };
    SettledDraft { file, products: settling.products, left: settling.left, leftovers: remarks.collect() }
}

struct Settling<'a> {
    shelf: &'a Shelf<'a>,
    body: Body,
    products: Vec<Handle>,
    /// The values that are not written, by their numbers.
    left: BTreeMap<usize, String>,
}

impl Settling<'_> {
    fn vulnerability(&mut self, draft: DraftVulnerability, is_single: bool) -> Vulnerability {
        let about = Some(draft.name.as_str()).filter(|_| !is_single);
        let affected = self.affected(&draft, about);
        self.tell_fixed(&draft, about, &affected);
        // A product has one state in a vulnerability: the gravest that is told, be it in words.
        let mut stated: BTreeSet<Handle> = draft.affected.iter().map(|claim| claim.product).collect();
        let mut is_first = |product: Handle| stated.insert(product);
        let investigated: Vec<Handle> =
            draft.under_investigation.iter().copied().filter(|product| is_first(*product)).collect();
        let not_affected: Vec<_> =
            draft.not_affected.iter().filter(|(product, _)| is_first(*product)).copied().collect();
        self.products.extend(affected.iter().map(|(product, ..)| *product));
        self.products.extend(investigated.iter().copied().chain(not_affected.iter().map(|(product, _)| *product)));
        let id = |product: Handle| self.shelf.id(product).clone();
        Vulnerability {
            cve: draft.cve,
            cvss: draft.cvss,
            severity: draft.severity,
            cwe: draft.cwe,
            exploited: draft.exploited,
            affected: affected
                .into_iter()
                .map(|(product, ranges, versions)| Affected { product: id(product), ranges, versions })
                .collect(),
            not_affected: not_affected.into_iter().map(|(product, why)| (id(product), why)).collect(),
            under_investigation: investigated.into_iter().map(id).collect(),
        }
    }

    /// Returns what is affected of each product; what its order cannot read is told in the text.
    fn affected(&mut self, draft: &DraftVulnerability, about: Option<&str>) -> Vec<(Handle, Vec<Range>, Vec<String>)> {
        let mut affected = Vec::new();
        let mut unreadable = Vec::new();
        for (product, claims) in by_product(&draft.affected) {
            let is_planned = !draft.without_fix.contains(&product);
            let plan = if is_planned { FixPlan::Undecided } else { FixPlan::NonePlanned };
            let extents: Vec<&Extent> = claims.iter().map(|claim| &claim.extent).collect();
            let settled = settle_versions(self.shelf.scheme(product), &extents, plan);
            unreadable.extend(settled.unreadable.iter().map(|index| claims[*index]));
            if !settled.ranges.is_empty() || !settled.versions.is_empty() {
                affected.push((product, settled.ranges, settled.versions));
            }
        }
        self.left.extend(unreadable.iter().map(|claim| (claim.number, UNREADABLE.to_owned())));
        self.tell(Section::Versions, about, "", &unreadable);
        affected
    }

    /// Tells the versions with the fix that no range ends with.
    fn tell_fixed(
        &mut self,
        draft: &DraftVulnerability,
        about: Option<&str>,
        affected: &[(Handle, Vec<Range>, Vec<String>)],
    ) {
        let ranges: BTreeMap<Handle, &Vec<Range>> =
            affected.iter().map(|(product, ranges, _)| (*product, ranges)).collect();
        let ends_range = |claim: &&Claim| {
            let Extent::Exact(text) = &claim.extent else { return false };
            let version = read_version(self.shelf.scheme(claim.product), text).map(|version| version.to_string());
            let mut ends = ranges.get(&claim.product).into_iter().flat_map(|ranges| ranges.iter());
            ends.any(|range| matches!(&range.end, End::Fixed(fixed) if Some(fixed) == version.as_ref()))
        };
        let told: Vec<&Claim> = draft.fixed.iter().filter(|claim| !ends_range(claim)).collect();
        self.tell(Section::Fix, about, "Fixed versions:\n\n", &told);
    }

    /// Adds a list of products with their versions to a section.
    fn tell(&mut self, section: Section, about: Option<&str>, before: &str, claims: &[&Claim]) {
        let named = claims.iter().map(|claim| (self.shelf.name(claim.product), &claim.extent));
        if !claims.is_empty() {
            self.body.add(section, about, Words::Plain(format!("{before}{}", list_products(named))));
        }
    }
}

/// Groups claims by their product, in the order in which the products come.
fn by_product(claims: &[Claim]) -> Vec<(Handle, Vec<&Claim>)> {
    let mut places = BTreeMap::new();
    let mut groups: Vec<(Handle, Vec<&Claim>)> = Vec::new();
    for claim in claims {
        let place = *places.entry(claim.product).or_insert(groups.len());
        if place == groups.len() {
            groups.push((claim.product, Vec::new()));
        }
        groups[place].1.push(claim);
    }
    groups
}
