//! Which products have a vulnerability, and which do not.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::author::import::body::Section;
use crate::author::import::body::Words;
use crate::author::import::csaf::Gathered;
use crate::author::import::csaf::tree::Tree;
use crate::author::import::document::Scene;
use crate::author::import::draft::Claim;
use crate::author::import::draft::DraftVulnerability;
use crate::author::import::json::Json;
use crate::author::import::problem::Problem;
use crate::author::import::shelf::Handle;
use crate::model::Justification;

/// The products of a vulnerability by their state.
#[derive(Debug, Default)]
pub(super) struct Status<'j> {
    /// Each with the number of the value that says so.
    pub affected: BTreeMap<&'j str, usize>,
    pub fixed: BTreeSet<&'j str>,
    /// Each with its justification, and whether it is a fact of the advisory.
    pub not_affected: BTreeMap<&'j str, (Option<Justification>, bool)>,
}

/// Reads the states of the products; `about` names the vulnerability where the document has several.
pub(super) fn read<'j>(
    scene: &mut Scene,
    json: &'j Json,
    tree: &Tree<'j>,
    about: Option<&str>,
    gathered: &mut Gathered,
    draft: &mut DraftVulnerability,
) -> Result<Status<'j>, Problem> {
    let mut status = Status::default();
    let flags = read_flags(scene, json, tree)?;
    let Some(json) = scene.reading.table(json, "product_status")? else { return Ok(status) };
    let states = States { json, tree, about, flags };
    states.read_claims(scene, gathered, draft, &mut status)?;
    states.tell_recommended(scene, gathered, &status)?;
    let claimed = status.affected.keys().filter_map(|id| Some(tree.get(id)?.name.as_str())).collect();
    let whole = Whole { tree, claimed };
    states.read_not_affected(scene, &whole, gathered, draft, &mut status)?;
    states.read_under_investigation(scene, &whole, gathered, draft, &status)?;
    Ok(status)
}

/// The object `product_status` with what stands around it.
struct States<'a, 'j> {
    json: &'j Json,
    tree: &'a Tree<'j>,
    /// The name of the vulnerability, where the document has several.
    about: Option<&'a str>,
    flags: BTreeMap<&'j str, Justification>,
}

impl<'j> States<'_, 'j> {
    /// Reads which versions are affected, and which have the fix.
    fn read_claims(
        &self,
        scene: &mut Scene,
        gathered: &mut Gathered,
        draft: &mut DraftVulnerability,
        status: &mut Status<'j>,
    ) -> Result<(), Problem> {
        for key in ["first_affected", "known_affected", "last_affected"] {
            for (place, id) in self.known(scene, key)? {
                if !status.affected.contains_key(id) {
                    status.affected.insert(id, place.number);
                    claim(scene, self.tree, (place, id), gathered, &mut draft.affected)?;
                }
            }
        }
        for key in ["first_fixed", "fixed"] {
            for (place, id) in self.known(scene, key)? {
                if status.fixed.insert(id) {
                    claim(scene, self.tree, (place, id), gathered, &mut draft.fixed)?;
                }
            }
        }
        Ok(())
    }

    fn tell_recommended(&self, scene: &mut Scene, gathered: &mut Gathered, status: &Status) -> Result<(), Problem> {
        let recommended = self.known(scene, "recommended")?.into_iter().map(|(_, id)| id);
        let others: Vec<&str> = recommended.filter(|id| !status.fixed.contains(id)).collect();
        self.tell(Section::Fix, "Recommended versions:\n\n", &others, gathered);
        Ok(())
    }

    fn read_not_affected(
        &self,
        scene: &mut Scene,
        whole: &Whole<'_, 'j>,
        gathered: &mut Gathered,
        draft: &mut DraftVulnerability,
        status: &mut Status<'j>,
    ) -> Result<(), Problem> {
        for (place, id) in self.known(scene, "known_not_affected")? {
            if status.affected.contains_key(id) || status.not_affected.contains_key(id) {
                continue;
            }
            let product = whole.product(scene, place, id, gathered)?;
            let flag = self.flags.get(id).copied();
            status.not_affected.insert(id, (flag, product.is_some()));
            draft.not_affected.extend(product.map(|product| (product, flag)));
        }
        Ok(())
    }

    fn read_under_investigation(
        &self,
        scene: &mut Scene,
        whole: &Whole<'_, 'j>,
        gathered: &mut Gathered,
        draft: &mut DraftVulnerability,
        status: &Status<'j>,
    ) -> Result<(), Problem> {
        let mut told = Vec::new();
        for (place, id) in self.known(scene, "under_investigation")? {
            if !status.affected.contains_key(id) && !status.not_affected.contains_key(id) {
                match whole.product(scene, place, id, gathered)? {
                    Some(product) => draft.under_investigation.push(product),
                    None => told.push(id),
                }
            }
        }
        self.tell(Section::Investigation, "", &told, gathered);
        Ok(())
    }

    /// Tells a list of products in the text.
    fn tell(&self, section: Section, before: &str, ids: &[&str], gathered: &mut Gathered) {
        if !ids.is_empty() {
            gathered.body.add(section, self.about, Words::Plain(format!("{before}{}", self.tree.list(ids))));
        }
    }

    /// Returns the products of a state that the tree knows.
    fn known(&self, scene: &mut Scene, key: &str) -> Result<Vec<(&'j Json, &'j str)>, Problem> {
        let mut found = scene.reading.texts(self.json, key)?;
        for (place, id) in &found {
            if self.tree.get(id).is_none() {
                scene.reading.leave(place, "no product of the tree");
            }
            self.tree.carry(&mut scene.reading, id);
        }
        found.retain(|(_, id)| self.tree.get(id).is_some());
        Ok(found)
    }
}

/// Adds what is said of the versions of a product.
fn claim<'j>(
    scene: &mut Scene,
    tree: &Tree<'j>,
    (place, id): (&'j Json, &'j str),
    gathered: &mut Gathered,
    claims: &mut Vec<Claim>,
) -> Result<(), Problem> {
    let Some(named) = tree.get(id) else { return Ok(()) };
    let product = named.put(scene, gathered)?;
    for extent in &named.extents {
        extent.tell(scene.shelf.order(product));
        claims.push(Claim { product, extent: extent.clone(), number: place.number });
    }
    Ok(())
}

/// Reads the justifications by product; the first one of a product counts.
fn read_flags<'j>(
    scene: &mut Scene,
    json: &'j Json,
    tree: &Tree<'j>,
) -> Result<BTreeMap<&'j str, Justification>, Problem> {
    let mut flags = BTreeMap::new();
    for flag in scene.reading.tables(json, "flags")? {
        let ids = tree.members(&mut scene.reading, flag)?;
        let Some((place, label)) = scene.reading.text(flag, "label")? else { continue };
        match label.parse::<Justification>() {
            Ok(justification) => {
                for id in ids {
                    flags.entry(id).or_insert(justification);
                }
            }
            Err(_) => scene.reading.leave(place, "no justification of VEX"),
        }
    }
    Ok(flags)
}

/// What a site can only say of whole products.
struct Whole<'a, 'j> {
    tree: &'a Tree<'j>,
    /// The names of the products of which some versions are affected.
    claimed: BTreeSet<&'a str>,
}

impl Whole<'_, '_> {
    /// Returns the product that is meant. Single versions are a product of their own; they are only told in the text
    /// where they are those of a component, or where the affected versions of the same product are known, since all
    /// others are not affected then.
    fn product(
        &self,
        scene: &mut Scene,
        place: &Json,
        id: &str,
        gathered: &mut Gathered,
    ) -> Result<Option<Handle>, Problem> {
        let Some(named) = self.tree.get(id) else { return Ok(None) };
        let why = match (&named.component, self.claimed.contains(named.name.as_str())) {
            (Some(_), _) => "a component of another product: the text tells",
            (None, true) => "some versions of this product are affected: the text tells",
            (None, false) if named.is_whole() => return named.put(scene, gathered).map(Some),
            (None, false) => return named.put_apart(scene).map(Some),
        };
        scene.reading.leave(place, why);
        Ok(None)
    }
}
