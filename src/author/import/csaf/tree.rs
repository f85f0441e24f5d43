//! The tree of products, by their ids.

use std::collections::BTreeMap;

use crate::author::import::csaf::product::Branches;
use crate::author::import::csaf::product::TreeProduct;
use crate::author::import::document::Scene;
use crate::author::import::draft::list_products;
use crate::author::import::json::Json;
use crate::author::import::json::Reading;
use crate::author::import::problem::Problem;

/// The products of a document and their groups.
#[derive(Debug, Default)]
pub(super) struct Tree<'j> {
    products: BTreeMap<&'j str, TreeProduct<'j>>,
    groups: BTreeMap<&'j str, Vec<&'j str>>,
}

impl<'j> Tree<'j> {
    /// Reads the tree of a document.
    pub fn read(scene: &mut Scene, json: &'j Json) -> Result<Tree<'j>, Problem> {
        let mut tree = Tree::default();
        let Some(root) = scene.reading.table(json, "product_tree")? else { return Ok(tree) };
        tree.read_branches(&scene.reading, root, &Branches::default())?;
        for place in scene.reading.tables(root, "full_product_names")? {
            tree.add_leaf(&scene.reading, place, &Branches::default())?;
        }
        for relationship in scene.reading.tables(root, "relationships")? {
            tree.add_component(&scene.reading, relationship)?;
        }
        for group in scene.reading.tables(root, "product_groups")? {
            let ids = scene.reading.texts(group, "product_ids")?.into_iter().map(|(_, id)| id).collect();
            if let Some((_, id)) = scene.reading.text(group, "group_id")? {
                tree.groups.insert(id, ids);
            }
        }
        Ok(tree)
    }

    fn read_branches(&mut self, reading: &Reading, parent: &'j Json, above: &Branches<'j>) -> Result<(), Problem> {
        for branch in reading.tables(parent, "branches")? {
            let mut branches = above.clone();
            branches.enter(branch);
            if let Some(place) = reading.table(branch, "product")? {
                self.add_leaf(reading, place, &branches)?;
            }
            self.read_branches(reading, branch, &branches)?;
        }
        Ok(())
    }

    fn add_leaf(&mut self, reading: &Reading, place: &'j Json, branches: &Branches<'j>) -> Result<(), Problem> {
        let (id, name) = (required(reading, place, "product_id")?, required(reading, place, "name")?);
        self.products.insert(id, TreeProduct::of_leaf(branches, name, place));
        Ok(())
    }

    /// A component is known by the products that it refers to, which come before it.
    fn add_component(&mut self, reading: &Reading, relationship: &'j Json) -> Result<(), Problem> {
        let place = reading.require_table(relationship, "full_product_name")?;
        let (id, name) = (required(reading, place, "product_id")?, required(reading, place, "name")?);
        let part = required(reading, relationship, "product_reference")?;
        let whole = required(reading, relationship, "relates_to_product_reference")?;
        let product = match (self.products.get(whole), self.products.get(part)) {
            (Some(platform), Some(component)) => {
                TreeProduct::of_component(platform, component, name, place, (relationship, [whole, part]))
            }
            _ => TreeProduct::of_leaf(&Branches::default(), name, place),
        };
        self.products.insert(id, product);
        Ok(())
    }

    /// Returns a product by its id.
    pub fn get(&self, id: &str) -> Option<&TreeProduct<'j>> {
        self.products.get(id)
    }

    /// Says that what the tree says of a product is in the files.
    pub fn carry(&self, reading: &mut Reading, id: &str) {
        if let Some(product) = self.products.get(id) {
            product.carry(reading);
            for part in product.component.iter().flat_map(|(_, parts)| parts) {
                self.products.get(part).into_iter().for_each(|part| part.carry(reading));
            }
        }
    }

    /// Returns the products of a list of ids and of a list of groups.
    pub fn members(&self, reading: &mut Reading, parent: &'j Json) -> Result<Vec<&'j str>, Problem> {
        let mut ids: Vec<&str> = reading.texts(parent, "product_ids")?.into_iter().map(|(_, id)| id).collect();
        for (place, group) in reading.texts(parent, "group_ids")? {
            match self.groups.get(group) {
                Some(members) => ids.extend(members),
                None => reading.leave(place, "no group of the tree"),
            }
        }
        ids.retain(|id| self.products.contains_key(id));
        Ok(ids)
    }

    /// Returns a list of products with their versions in the order of the tree, for a text.
    pub fn list(&self, ids: &[&str]) -> String {
        let mut products: Vec<_> = ids.iter().filter_map(|id| self.products.get(id)).collect();
        products.sort_by_key(|product| product.place.number);
        let products = products.into_iter();
        list_products(products.flat_map(|product| product.extents.iter().map(|extent| (product.name.as_str(), extent))))
    }
}

fn required<'j>(reading: &Reading, parent: &'j Json, key: &str) -> Result<&'j str, Problem> {
    let json = parent.get(key).ok_or_else(|| reading.missing(parent, key))?;
    json.as_text().ok_or_else(|| reading.problem(json, "a string is expected"))
}
