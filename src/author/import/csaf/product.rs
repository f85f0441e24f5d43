//! A product of the tree as a product of a site, and its versions.

use std::collections::BTreeSet;

use crate::author::import::csaf::Gathered;
use crate::author::import::document::Scene;
use crate::author::import::draft::ProductName;
use crate::author::import::extent::Extent;
use crate::author::import::extent::read_vers;
use crate::author::import::extent::read_words;
use crate::author::import::extent::without_v;
use crate::author::import::json::Json;
use crate::author::import::json::Reading;
use crate::author::import::json::one_line;
use crate::author::import::package::package_scheme;
use crate::author::import::package::split_cpe;
use crate::author::import::problem::Problem;
use crate::author::import::shelf::Handle;
use crate::author::import::shelf::Identity;
use crate::author::import::shelf::Maker;
use crate::author::import::shelf::Package;
use crate::author::import::shelf::any_product_id;
use crate::model::VersionScheme;
use crate::model::range_mark;
use crate::read::split_package;

/// What the branches above a product say of it.
#[derive(Clone, Debug, Default)]
pub(super) struct Branches<'j> {
    /// The branches themselves, from the outside in.
    places: Vec<&'j Json>,
    vendor: Option<&'j str>,
    /// Families and the name of the product.
    names: Vec<&'j str>,
    /// Its architecture, its language and the like.
    kinds: Vec<&'j str>,
    /// The version, and a service pack or patch level of it.
    versions: Vec<&'j str>,
    is_range: bool,
}

impl<'j> Branches<'j> {
    /// Goes into a branch.
    pub fn enter(&mut self, branch: &'j Json) {
        self.places.push(branch);
        let text = |key: &str| branch.get(key).and_then(Json::as_text).map(str::trim).unwrap_or_default();
        let name = text("name");
        match text("category") {
            "vendor" => self.vendor = Some(name),
            "product_family" | "product_name" => self.names.push(name),
            "product_version" | "service_pack" | "patch_level" => self.versions.push(name),
            "product_version_range" => {
                self.versions.push(name);
                self.is_range = true;
            }
            _ => self.kinds.push(name),
        }
    }

    /// Returns the name of the product, with or without its vendor's; `None` where no branch names it.
    fn name(&self, vendor: Option<&str>) -> Option<String> {
        let (inner, outer) = self.names.split_last()?;
        let outer = outer.iter().copied().rev().chain(vendor);
        let name = outer.fold(one_line(inner), |name, outer| joined(&name, Some(outer)));
        let kinds = self.kinds.join(", ");
        Some(if kinds.is_empty() { name } else { format!("{name} ({})", one_line(&kinds)) })
    }

    /// Returns the versions, and the scheme that they name.
    fn extents(&self) -> (Option<VersionScheme>, Vec<Extent>) {
        match (self.versions.as_slice(), self.is_range) {
            ([], _) => (None, vec![Extent::All]),
            ([version], true) => match read_vers(version) {
                Some((scheme, extents)) => (scheme, extents),
                None => (None, vec![read_words(version)]),
            },
            (versions, true) => (None, vec![Extent::Words(versions.join(" "))]),
            ([version], false) if range_mark(version).is_some() => (None, vec![read_words(version)]),
            (versions, false) => {
                let versions: Vec<&str> = versions.iter().map(|version| without_v(version)).collect();
                (None, vec![Extent::Exact(versions.join(" "))])
            }
        }
    }
}

/// A product of the tree.
#[derive(Debug)]
pub(super) struct TreeProduct<'j> {
    /// The name of the product without its version.
    pub name: String,
    maker: Option<Maker>,
    /// Its versions; every version where no branch is one.
    pub extents: Vec<Extent>,
    /// The relationship that makes it a component of another product, and the ids of that and of the component.
    pub component: Option<(&'j Json, [&'j str; 2])>,
    scheme: Option<VersionScheme>,
    full_name: &'j str,
    /// The object that names it.
    pub place: &'j Json,
    branches: Vec<&'j Json>,
}

impl<'j> TreeProduct<'j> {
    /// Makes a product of a leaf; where no branch names it, all of it is one product without versions.
    pub fn of_leaf(branches: &Branches<'j>, full_name: &'j str, place: &'j Json) -> TreeProduct<'j> {
        let named = branches.name(branches.vendor).map(|name| (name, branches.extents()));
        let (name, (scheme, extents)) =
            named.unwrap_or_else(|| (joined(full_name, branches.vendor), (None, vec![Extent::All])));
        let bare = branches.name(None).unwrap_or_else(|| one_line(full_name));
        let maker = branches.vendor.map(|vendor| Maker { vendor: one_line(vendor), product: bare });
        let branches = branches.places.clone();
        TreeProduct { name, maker, extents, component: None, scheme, full_name, place, branches }
    }

    /// Makes a component of another product: it is said of the versions of that one.
    pub fn of_component(
        platform: &TreeProduct,
        component: &TreeProduct,
        full_name: &'j str,
        place: &'j Json,
        relationship: (&'j Json, [&'j str; 2]),
    ) -> TreeProduct<'j> {
        let has_version = component.branches.last().and_then(|branch| branch.get("category")?.as_text());
        let part = if has_version == Some("product_version") { component.full_name } else { full_name };
        let words = match platform.extents.as_slice() {
            [Extent::All] => one_line(part),
            versions => format!("{} with {}", text(versions), one_line(part)),
        };
        let (name, maker, extents) = (platform.name.clone(), platform.maker.clone(), vec![Extent::Words(words)]);
        let (component, branches) = (Some(relationship), Vec::new());
        TreeProduct { name, maker, extents, component, scheme: None, full_name, place, branches }
    }

    /// Says that what the tree says of it is in the files.
    pub fn carry(&self, reading: &mut Reading) {
        let mut carry = |parent: &Json, keys: &[&str]| {
            keys.iter().filter_map(|key| parent.get(key)).for_each(|json| reading.carry(json));
        };
        self.branches.iter().for_each(|branch| carry(branch, &["category", "name"]));
        carry(self.place, &["product_id"]);
        if let Some((relationship, _)) = self.component {
            carry(relationship, &["category", "product_reference", "relates_to_product_reference"]);
        }
        let is_told = self.component.is_some() || self.is_told(self.full_name);
        match self.place.get("name") {
            Some(name) if is_told => reading.carry(name),
            Some(name) => reading.leave(name, "a product has the names of its branches"),
            None => {}
        }
    }

    /// Returns whether every word of a text stands in the name and the versions.
    fn is_told(&self, text_of: &str) -> bool {
        let words = |text: &str| -> BTreeSet<String> {
            let lower = text.to_lowercase();
            lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
        };
        words(text_of).is_subset(&words(&format!("{} {}", self.name, text(&self.extents))))
    }

    /// Returns whether every version is meant.
    pub fn is_whole(&self) -> bool {
        self.extents == [Extent::All]
    }

    /// Finds the product on the shelf, and notes the names by which it is known elsewhere.
    pub fn put(&self, scene: &mut Scene, gathered: &mut Gathered) -> Result<Handle, Problem> {
        let (url, cpe) = self.read_helper(&mut scene.reading)?;
        let package = Package {
            urls: url.iter().map(|(_, url)| url.clone()).collect(),
            cpe: cpe.as_ref().map(|(_, cpe)| cpe.clone()),
            maker: self.maker.clone(),
            ..self.package(self.name.clone())
        };
        let product = scene.shelf.product_of(&package).map_err(|message| scene.reading.problem(self.place, message))?;
        let scheme = self.scheme.or_else(|| package_scheme(package.urls.first()?));
        scheme.into_iter().for_each(|scheme| scene.shelf.order(product).name(scheme));
        let named = url.into_iter().chain(cpe);
        gathered.names.extend(named.map(|(place, name)| ProductName { product, number: place.number, name }));
        Ok(product)
    }

    /// Finds or makes a product that is these versions alone, for what a site can only say of whole products.
    pub fn put_apart(&self, scene: &mut Scene) -> Result<Handle, Problem> {
        let version = text(&self.extents);
        let is_told = self.full_name.contains(&version) && self.full_name.len() <= LONGEST_NAME;
        let name = if is_told { joined(self.full_name, None) } else { format!("{} {version}", self.name) };
        let package = self.package(name);
        scene.shelf.product_of(&package).map_err(|message| scene.reading.problem(self.place, message))
    }

    fn package(&self, name: String) -> Package {
        let (maker, urls, cpe, scheme) = (None, Vec::new(), None, None);
        Package { id: any_product_id(&name), name, identity: Identity::Name, maker, urls, cpe, scheme }
    }

    /// Reads the package URL and the CPE name; that of a version is the product's where a branch is the version.
    fn read_helper(&self, reading: &mut Reading) -> Result<(Named<'j>, Named<'j>), Problem> {
        let Some(helper) = self.place.get("product_identification_helper").filter(|_| self.component.is_none()) else {
            return Ok((None, None));
        };
        let has_version = !self.is_whole();
        let mut url = None;
        if let Some((place, text)) = reading.text(helper, "purl")? {
            match split_package(text) {
                Some((name, version)) if has_version || version.is_none() => url = Some((place, name)),
                Some(_) => reading.leave(place, "the package URL of a version, and the product has none"),
                None => reading.leave(place, "no package URL"),
            }
        }
        let mut cpe = None;
        if let Some((place, text)) = reading.text(helper, "cpe")? {
            match split_cpe(text) {
                Some((name, version)) if has_version || matches!(version.as_str(), "*" | "-") => {
                    cpe = Some((place, name));
                }
                Some(_) => reading.leave(place, "the CPE name of a version, and the product has none"),
                None => reading.leave(place, "no CPE name"),
            }
        }
        Ok((url, cpe))
    }
}

/// A name by which a product is known elsewhere, and where it stands.
type Named<'j> = Option<(&'j Json, String)>;

/// Longer ones are no names.
const LONGEST_NAME: usize = 1000;

/// Returns versions as one text.
fn text(extents: &[Extent]) -> String {
    extents.iter().map(Extent::text).collect::<Vec<_>>().join(" | ")
}

/// Puts an outer name before an inner one that does not say it.
fn joined(name: &str, outer: Option<&str>) -> String {
    let (name, outer) = (one_line(name), outer.map(one_line));
    match outer {
        Some(outer) if !name.to_lowercase().contains(&outer.to_lowercase()) => format!("{outer} {name}"),
        _ => name,
    }
}
