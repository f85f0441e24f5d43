//! The products that imported advisories are about.
//!
//! A product that the site has is found by its package URL and left alone. For any other package a file in
//! `products` is made, with an id that no product has.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use toml_edit::Array;
use toml_edit::DocumentMut;
use toml_edit::value;

use crate::author::import::ExistingProduct;
use crate::author::import::ExistingSite;
use crate::author::import::ImportedFile;
use crate::model::ProductId;
use crate::model::VersionScheme;
use crate::text::SitePath;

/// The site's products and those that the import adds.
pub(super) struct Shelf<'a> {
    site: &'a ExistingSite,
    added: BTreeMap<Package, ProductId>,
    used: BTreeSet<Package>,
}

/// What another database calls a package.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Package {
    /// The id that the product gets where it is free.
    pub id: ProductId,
    /// Its name.
    pub name: String,
    /// Its package URL, where one says what it is.
    pub url: Option<String>,
    /// How its versions are ordered.
    pub scheme: VersionScheme,
}

impl<'a> Shelf<'a> {
    /// Makes a shelf of what the site has.
    pub fn new(site: &'a ExistingSite) -> Shelf<'a> {
        Shelf { site, added: BTreeMap::new(), used: BTreeSet::new() }
    }

    /// Returns the id of a package's product; the error says what stands in its place.
    pub fn product_of(&mut self, package: &Package) -> Result<ProductId, String> {
        if let Some(product) = self.site.products.iter().find(|product| package.is(product)) {
            return Ok(product.id.clone());
        }
        if let Some(id) = self.added.get(package) {
            return Ok(id.clone());
        }
        let id = self.free_id(&package.id);
        let file = package.to_file(&id);
        if self.site.files.get(&file.path).is_some_and(|text| *text != file.text) {
            let name = package.url.as_deref().unwrap_or(&package.name);
            return Err(format!("`{}` is there and is no product for `{name}`", file.path));
        }
        self.added.insert(package.clone(), id.clone());
        Ok(id)
    }

    /// Notes that an advisory was written about a package, so that its product is written too.
    pub fn mark_used(&mut self, package: &Package) {
        self.used.insert(package.clone());
    }

    /// Returns the products that advisories need and the site lacks.
    pub fn into_files(self) -> Vec<ImportedFile> {
        let used = self.added.iter().filter(|(package, _)| self.used.contains(package));
        let files = used.map(|(package, id)| package.to_file(id));
        files.filter(|file| !self.site.files.contains_key(&file.path)).collect()
    }

    fn free_id(&self, wanted: &ProductId) -> ProductId {
        let is_free = |id: &ProductId| {
            self.site.products.iter().all(|product| product.id != *id) && self.added.values().all(|added| added != id)
        };
        let numbered = (2..).filter_map(|number: usize| format!("{wanted}-{number}").parse().ok());
        [wanted.clone()].into_iter().chain(numbered).find(is_free).expect("a site has fewer products than numbers")
    }
}

impl Package {
    fn is(&self, product: &ExistingProduct) -> bool {
        match &self.url {
            Some(url) => product.packages.contains(url),
            None => product.id == self.id && product.name == self.name,
        }
    }

    fn to_file(&self, id: &ProductId) -> ImportedFile {
        let mut fields = DocumentMut::new();
        fields["id"] = value(id.as_str());
        fields["name"] = value(&self.name);
        if let Some(url) = &self.url {
            fields["packages"] = value([url].into_iter().collect::<Array>());
        }
        fields["version_scheme"] = value(self.scheme.as_str());
        let path: SitePath = format!("products/{id}.toml").parse().expect("a product's id is a plain part of a path");
        ImportedFile { path, text: fields.to_string() }
    }
}

/// Makes a product's id of a name; `None` where the name has no letter and no digit.
pub(super) fn product_id(name: &str) -> Option<ProductId> {
    let lower = name.to_ascii_lowercase();
    let words: Vec<&str> = lower.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).collect();
    words.join("-").parse().ok()
}
