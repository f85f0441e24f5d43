//! The products of a container, and the state of their versions.

mod versions;

use std::collections::BTreeSet;

use crate::author::import::body::Body;
use crate::author::import::body::Section;
use crate::author::import::body::Words;
use crate::author::import::cve::affected::versions::Versions;
use crate::author::import::document::Scene;
use crate::author::import::draft::Claim;
use crate::author::import::draft::ProductName;
use crate::author::import::draft::list_products;
use crate::author::import::extent::Extent;
use crate::author::import::json::Json;
use crate::author::import::package::collection_ecosystem;
use crate::author::import::package::package_url;
use crate::author::import::package::split_cpe;
use crate::author::import::problem::Problem;
use crate::author::import::shelf::Handle;
use crate::author::import::shelf::Identity;
use crate::author::import::shelf::Maker;
use crate::author::import::shelf::Package;
use crate::author::import::shelf::Shelf;
use crate::author::import::shelf::any_product_id;
use crate::read::split_package;

/// What a record says of products.
#[derive(Default)]
pub(super) struct AffectedProducts {
    pub claims: Vec<Claim>,
    /// Products of which no version is affected.
    pub not_affected: Vec<Handle>,
    pub names: Vec<ProductName>,
    /// Versions that are not affected, of products of which nothing else is known.
    others: Vec<Claim>,
}

impl AffectedProducts {
    /// Returns whether nothing is said of any product.
    pub fn is_empty(&self) -> bool {
        self.claims.is_empty() && self.not_affected.is_empty() && self.others.is_empty()
    }

    /// Tells which versions are not affected where a site has no place for them.
    pub fn tell(&self, body: &mut Body, shelf: &Shelf) {
        let whole = self.not_affected.iter().map(|product| (shelf.name(*product), &Extent::All));
        let others = self.others.iter().map(|claim| (shelf.name(claim.product), &claim.extent));
        let list = list_products(whole.chain(others));
        if !list.is_empty() {
            let words = format!("The record states no reason why these are not affected:\n\n{list}");
            body.add(Section::NotAffected, None, Words::Plain(words));
        }
    }
}

/// Reads the products of a container.
pub(super) fn read(scene: &mut Scene, container: &Json, products: &mut AffectedProducts) -> Result<(), Problem> {
    for affected in scene.reading.tables(container, "affected")? {
        read_one(scene, affected, products)?;
    }
    let mut stated: BTreeSet<Handle> = products.claims.iter().map(|claim| claim.product).collect();
    products.not_affected.retain(|product| stated.insert(*product));
    Ok(())
}

fn read_one(scene: &mut Scene, affected: &Json, products: &mut AffectedProducts) -> Result<(), Problem> {
    let Some(name) = read_name(scene, affected)? else {
        scene.reading.leave(affected, "no product is named");
        return Ok(());
    };
    let versions = versions::read(scene, affected)?;
    if versions.is_empty() {
        scene.reading.leave(affected, "no version is named");
        return Ok(());
    }
    let product = read_product(scene, affected, name, &versions, &mut products.names)?;
    versions.named.into_iter().for_each(|scheme| scene.shelf.order(product).name(scheme));
    let claim = |(number, extent): (usize, Extent)| Claim { product, extent, number };
    for (_, extent) in &versions.affected {
        extent.tell(scene.shelf.order(product));
    }
    if versions.affected.is_empty() && versions.is_all_unaffected {
        products.not_affected.push(product);
    } else if versions.affected.is_empty() {
        products.others.extend(versions.unaffected.into_iter().map(claim));
    }
    products.claims.extend(versions.affected.into_iter().map(claim));
    Ok(())
}

/// What a product is called, and who makes it.
struct Name {
    name: String,
    maker: Option<Maker>,
}

/// Makes one name of the vendor's and the product's, and of the package's where that is another.
fn read_name(scene: &mut Scene, affected: &Json) -> Result<Option<Name>, Problem> {
    let mut read = |key: &str| -> Result<Option<String>, Problem> {
        let name = scene.reading.line(affected, key)?;
        Ok(name.filter(|name| !is_nothing(name)))
    };
    let (vendor, product, package) = (read("vendor")?, read("product")?, read("packageName")?);
    let with_package = |product: Option<String>| match (product, &package) {
        (Some(product), Some(package)) if !product.to_lowercase().contains(&package.to_lowercase()) => {
            Some(format!("{product}: {package}"))
        }
        (product, package) => product.or(package.clone()),
    };
    let full = match (&vendor, &product) {
        (Some(vendor), Some(product)) if !product.to_lowercase().starts_with(&vendor.to_lowercase()) => {
            Some(format!("{vendor} {product}"))
        }
        (_, product) => product.clone(),
    };
    let maker = vendor.zip(with_package(product)).map(|(vendor, product)| Maker { vendor, product });
    Ok(with_package(full).map(|name| Name { name, maker }))
}

/// Returns whether a word only fills a field that has to be there.
fn is_nothing(word: &str) -> bool {
    matches!(word.to_lowercase().as_str(), "n/a" | "na" | "unknown" | "unspecified" | "-" | "none")
}

fn read_product(
    scene: &mut Scene,
    affected: &Json,
    Name { name, maker }: Name,
    versions: &Versions,
    names: &mut Vec<ProductName>,
) -> Result<Handle, Problem> {
    let url = read_url(scene, affected)?;
    let cpes = read_cpes(scene, affected, versions)?;
    let package = Package {
        id: any_product_id(&name),
        name,
        identity: Identity::Name,
        maker,
        urls: url.iter().map(|(_, url)| url.clone()).collect(),
        cpe: cpes.first().map(|(_, cpe)| cpe.clone()),
        scheme: None,
    };
    let product = scene.shelf.product_of(&package).map_err(|message| scene.reading.problem(affected, message))?;
    let told = url.into_iter().chain(cpes);
    names.extend(told.map(|(place, name)| ProductName { product, number: place.number, name }));
    Ok(product)
}

/// Returns the package URL that is stated, or that follows from the collection of packages.
fn read_url<'j>(scene: &mut Scene, affected: &'j Json) -> Result<Option<(&'j Json, String)>, Problem> {
    if let Some((place, url)) = scene.reading.text(affected, "packageURL")? {
        let url = split_package(url).map(|(url, _)| (place, url));
        if url.is_none() {
            scene.reading.leave(place, "no package URL");
        }
        return Ok(url);
    }
    let (Some(place), Some(package)) = (affected.get("collectionURL"), affected.get("packageName")) else {
        return Ok(None);
    };
    let ecosystem = place.as_text().and_then(collection_ecosystem);
    let vendor = affected.get("vendor").and_then(Json::as_text).unwrap_or_default();
    let url = ecosystem.zip(package.as_text()).and_then(|(ecosystem, package)| match ecosystem {
        "Go" => go_url(vendor, package),
        _ => package_url(ecosystem, package),
    });
    if url.is_some() {
        scene.reading.carry(place);
    }
    Ok(url.map(|url| (place, url)))
}

/// A Go package is a part of a module, which the Go team names as its vendor.
fn go_url(module: &str, package: &str) -> Option<String> {
    let url = package_url("Go", module).filter(|_| module.contains('.') && !module.contains(' '))?;
    match package.strip_prefix(module)? {
        "" => Some(url),
        rest => Some(format!("{url}#{}", rest.strip_prefix('/')?)),
    }
}

/// Returns the CPE names of the product; those of single versions are left.
fn read_cpes<'j>(
    scene: &mut Scene,
    affected: &'j Json,
    versions: &Versions,
) -> Result<Vec<(&'j Json, String)>, Problem> {
    let is_exact = |version: &str| {
        versions.affected.iter().any(|(_, extent)| matches!(extent, Extent::Exact(exact) if exact == version))
    };
    let mut cpes = Vec::new();
    for (place, text) in scene.reading.texts(affected, "cpes")? {
        match split_cpe(text) {
            Some((cpe, version)) if matches!(version.as_str(), "*" | "-") || is_exact(&version) => {
                cpes.push((place, cpe));
            }
            Some(_) => scene.reading.leave(place, "the CPE name of a version: a product has one for all of them"),
            None => scene.reading.leave(place, "no CPE name"),
        }
    }
    Ok(cpes)
}
