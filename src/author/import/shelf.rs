//! The products that imported advisories are about.
//!
//! A product that the site has is found by its package URL or its name. One whose file an import wrote, and nobody
//! changed, gets the package URLs and the CPE name that it lacks; any other is left alone. For a product that the site
//! lacks a file in `products` is made, with an id that no product has. How its versions are ordered may follow from
//! all that the records say of it, so it is known when the last of them was read.

mod id;
mod order;

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use toml_edit::Array;
use toml_edit::DocumentMut;
use toml_edit::value;

use crate::author::import::ExistingProduct;
use crate::author::import::ExistingSite;
use crate::author::import::ImportedFile;
use crate::author::import::shelf::id::numbered;
use crate::author::import::stamp::Seal;
use crate::author::import::stamp::Stamp;
use crate::model::ProductId;
use crate::model::RecordFormat;
use crate::model::VersionScheme;
use crate::text::SitePath;

pub(super) use id::any_product_id;
pub(super) use id::product_id;
pub(super) use order::Order;

/// The site's products and those that the import adds.
pub(super) struct Shelf<'a> {
    site: &'a ExistingSite,
    /// The format of the records.
    format: RecordFormat,
    entries: Vec<Entry>,
    by_url: BTreeMap<String, usize>,
    by_name: BTreeMap<String, Vec<usize>>,
    ids: BTreeSet<ProductId>,
    /// The last number behind each id, so that many alike names are not tried again and again.
    numbers: BTreeMap<ProductId, usize>,
}

/// A product on the shelf.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Handle(usize);

struct Entry {
    package: Package,
    order: Order,
    origin: Origin,
    is_used: bool,
}

/// Who wrote the file of a product.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Origin {
    /// This import will.
    New,
    /// An import of this format did, and nobody changed it.
    Imported(RecordFormat),
    /// Somebody of the site.
    Site,
}

/// What another database calls a package or a product.
#[derive(Clone, Debug)]
pub(super) struct Package {
    /// The id that the product gets where it is free.
    pub id: ProductId,
    /// Its name.
    pub name: String,
    /// How it is known again.
    pub identity: Identity,
    /// Its package URLs, without a version.
    pub urls: Vec<String>,
    /// Its CPE 2.3 name, with `*` for the version.
    pub cpe: Option<String>,
    /// How its versions are ordered, beyond doubt; `None` where its versions have to tell.
    pub scheme: Option<VersionScheme>,
}

/// What makes a package the same as another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Identity {
    /// A package URL, and nothing else.
    Url,
    /// Its name together with its id.
    NameAndId,
    /// A package URL, else its name where one of the two has no package URL.
    Name,
}

impl<'a> Shelf<'a> {
    /// Makes a shelf of what the site has.
    pub fn new(site: &'a ExistingSite, format: RecordFormat) -> Shelf<'a> {
        let (by_url, by_name, numbers) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
        let mut shelf = Shelf { site, format, entries: Vec::new(), by_url, by_name, ids: BTreeSet::new(), numbers };
        let mut products: Vec<&ExistingProduct> = site.products.iter().collect();
        // In the order in which alike names get their numbers.
        products.sort_by_key(|product| (product.id.as_str().len(), &product.id));
        for product in products {
            let seal = site.files.get(&path_of(&product.id)).and_then(|text| Seal::of_file(text));
            let seal = seal.filter(|seal| seal.is_intact);
            let origin = seal.map_or(Origin::Site, |seal| Origin::Imported(seal.stamp.format));
            let order = Order::of_scheme(product.scheme);
            shelf.put(Entry { package: Package::of(product), order, origin, is_used: false });
        }
        shelf
    }

    /// Finds a package's product, or adds one; the error says what stands in its place.
    pub fn product_of(&mut self, package: &Package) -> Result<Handle, String> {
        if let Some(handle) = self.find(package) {
            self.complete(handle, package);
            return Ok(handle);
        }
        let package = Package { id: self.free_id(&package.id), ..package.clone() };
        let order = package.scheme.map_or_else(Order::default, Order::of_scheme);
        let entry = Entry { package, order, origin: Origin::New, is_used: false };
        let path = path_of(&entry.package.id);
        if self.site.files.get(&path).is_some_and(|text| *text != entry.to_text(self.format)) {
            let name = entry.package.urls.first().unwrap_or(&entry.package.name);
            return Err(format!("`{path}` is there and is no product for `{name}`"));
        }
        Ok(self.put(entry))
    }

    /// Takes note of what a record says of a product's versions.
    pub fn order(&mut self, product: Handle) -> &mut Order {
        &mut self.entries[product.0].order
    }

    /// Returns how a product's versions are ordered, by all that is known so far.
    pub fn scheme(&self, product: Handle) -> VersionScheme {
        self.entries[product.0].order.scheme()
    }

    /// Returns a product's id.
    pub fn id(&self, product: Handle) -> &ProductId {
        &self.entries[product.0].package.id
    }

    /// Returns a product's name.
    pub fn name(&self, product: Handle) -> &str {
        &self.entries[product.0].package.name
    }

    /// Returns whether a product has a package URL.
    pub fn has_url(&self, product: Handle, url: &str) -> bool {
        self.entries[product.0].package.urls.iter().any(|own| own == url)
    }

    /// Returns whether a product has a CPE name.
    pub fn has_cpe(&self, product: Handle, cpe: &str) -> bool {
        self.entries[product.0].package.cpe.as_deref() == Some(cpe)
    }

    /// Notes that an advisory was written about a product, so that the product is written too.
    pub fn mark_used(&mut self, product: Handle) {
        self.entries[product.0].is_used = true;
    }

    /// Returns the products that advisories need and the site lacks, or has without a name that is known of them now.
    pub fn into_files(self) -> Vec<ImportedFile> {
        let file = |entry: &Entry| {
            let format = match entry.origin {
                Origin::New => self.format,
                Origin::Imported(format) => format,
                Origin::Site => return None,
            };
            let (path, text) = (path_of(&entry.package.id), entry.to_text(format));
            let old = self.site.files.get(&path).cloned();
            let is_news = old.as_ref().is_none_or(|old| old.replace("\r\n", "\n") != text);
            is_news.then_some(ImportedFile { path, text, old, is_draft: false })
        };
        self.entries.iter().filter(|entry| entry.is_used).filter_map(file).collect()
    }

    fn put(&mut self, entry: Entry) -> Handle {
        let at = self.entries.len();
        for url in &entry.package.urls {
            self.by_url.entry(url.clone()).or_insert(at);
        }
        self.by_name.entry(entry.package.name.clone()).or_default().push(at);
        self.ids.insert(entry.package.id.clone());
        self.entries.push(entry);
        Handle(at)
    }

    fn find(&self, package: &Package) -> Option<Handle> {
        let by_url = package.urls.iter().find_map(|url| self.by_url.get(url));
        let mut named = self.by_name.get(&package.name).into_iter().flatten();
        let is_same = |at: &&usize| {
            let other = &self.entries[**at].package;
            match package.identity {
                Identity::Url => false,
                Identity::NameAndId => other.id == package.id,
                Identity::Name => other.urls.is_empty() || package.urls.is_empty(),
            }
        };
        by_url.or_else(|| named.find(is_same)).map(|at| Handle(*at))
    }

    /// Adds what an earlier record did not say of a product that is none of the site's own.
    fn complete(&mut self, product: Handle, package: &Package) {
        let entry = &mut self.entries[product.0];
        if entry.origin == Origin::Site {
            return;
        }
        if let Some(scheme) = package.scheme {
            entry.order.state(scheme);
        }
        if entry.package.cpe.is_none() {
            entry.package.cpe.clone_from(&package.cpe);
        }
        for url in &package.urls {
            if !self.by_url.contains_key(url) {
                self.by_url.insert(url.clone(), product.0);
                entry.package.urls.push(url.clone());
            }
        }
    }

    fn free_id(&mut self, wanted: &ProductId) -> ProductId {
        let number = self.numbers.entry(wanted.clone()).or_default();
        loop {
            *number += 1;
            let id = if *number == 1 { wanted.clone() } else { numbered(wanted, *number) };
            if !self.ids.contains(&id) {
                return id;
            }
        }
    }
}

fn path_of(id: &ProductId) -> SitePath {
    format!("products/{id}.toml").parse().expect("a product's id is a plain part of a path")
}

impl Entry {
    fn to_text(&self, format: RecordFormat) -> String {
        let Package { id, name, urls, cpe, .. } = &self.package;
        let mut fields = DocumentMut::new();
        fields["id"] = value(id.as_str());
        fields["name"] = value(name);
        if !urls.is_empty() {
            fields["packages"] = value(urls.iter().collect::<Array>());
        }
        if let Some(cpe) = cpe {
            fields["cpe"] = value(cpe);
        }
        fields["version_scheme"] = value(self.order.scheme().as_str());
        Stamp { format, source: None }.seal(fields, str::to_owned)
    }
}

impl Package {
    fn of(product: &ExistingProduct) -> Package {
        Package {
            id: product.id.clone(),
            name: product.name.clone(),
            identity: Identity::Name,
            urls: product.packages.clone(),
            cpe: product.cpe.clone(),
            scheme: Some(product.scheme),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn package(name: &str) -> Package {
        let (urls, cpe, scheme) = (Vec::new(), None, None);
        Package { id: any_product_id(name), name: name.to_owned(), identity: Identity::Name, urls, cpe, scheme }
    }

    #[test]
    fn alike_names_get_numbers_and_long_ones_are_cut() {
        let site = ExistingSite::default();
        let mut shelf = Shelf::new(&site, RecordFormat::Osv);
        let mut id = |name: &str| {
            let handle = shelf.product_of(&package(name)).unwrap();
            shelf.id(handle).to_string()
        };
        assert_eq!([id("A b"), id("A+b"), id("A b"), id("窓")], ["a-b", "a-b-2", "a-b", "product"]);
        let long = "x".repeat(120);
        assert_eq!(id(&long), "x".repeat(100));
        assert_eq!(id(&format!("{long}!")), format!("{}-2", "x".repeat(98)));
    }

    #[test]
    fn product_gets_what_a_later_record_says_of_it() {
        let site = ExistingSite::default();
        let mut shelf = Shelf::new(&site, RecordFormat::Osv);
        let first = shelf.product_of(&package("A")).unwrap();
        let url = "pkg:generic/a".to_owned();
        let second = shelf.product_of(&Package { urls: vec![url.clone()], ..package("A") }).unwrap();
        assert_eq!(first, second);
        assert!(shelf.has_url(first, &url));
        let third = shelf.product_of(&Package { urls: vec![url], ..package("B") }).unwrap();
        assert_eq!(first, third);
    }
}
