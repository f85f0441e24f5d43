//! The products that imported advisories are about.
//!
//! A product that the site has is found by its package URL or its name; one of the site's own, where a record names a
//! vendor, only if that makes it. One whose file an import wrote, and nobody
//! changed, gets the package URLs and the CPE name that it lacks; any other is left alone. For a product that the site
//! lacks a file in `products` is made, with an id that no product has. How its versions are ordered may follow from
//! all that the records say of it, so it is known when the last of them was read.

mod id;
mod maker;
mod order;
mod package;

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
pub(super) use maker::Maker;
pub(super) use order::Order;
pub(super) use package::Identity;
pub(super) use package::Package;

/// The site's products and those that the import adds.
pub(super) struct Shelf<'a> {
    site: &'a ExistingSite,
    /// The format of the records.
    format: RecordFormat,
    entries: Vec<Entry>,
    by_url: BTreeMap<String, usize>,
    by_name: BTreeMap<String, Vec<usize>>,
    /// The products that no import wrote, by their names in small letters.
    own_by_name: BTreeMap<String, Vec<usize>>,
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

impl<'a> Shelf<'a> {
    /// Makes a shelf of what the site has.
    pub fn new(site: &'a ExistingSite, format: RecordFormat) -> Shelf<'a> {
        let (by_url, by_name, own_by_name) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
        let (entries, ids, numbers) = (Vec::new(), BTreeSet::new(), BTreeMap::new());
        let mut shelf = Shelf { site, format, entries, by_url, by_name, own_by_name, ids, numbers };
        let mut products: Vec<&ExistingProduct> = site.products.iter().collect();
        // In the order in which alike names get their numbers.
        products.sort_by_key(|product| (product.id.as_str().len(), &product.id));
        for product in products {
            let seal = site.files.get(&path_of(&product.id)).and_then(|text| Seal::of_file(text));
            let is_own = seal.is_none();
            let seal = seal.filter(|seal| seal.is_intact);
            let origin = seal.map_or(Origin::Site, |seal| Origin::Imported(seal.stamp.format));
            let order = Order::of_scheme(product.scheme);
            let Handle(at) = shelf.put(Entry { package: Package::of(product), order, origin, is_used: false });
            if is_own {
                shelf.own_by_name.entry(product.name.to_lowercase()).or_default().push(at);
            }
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
        let by_url = package.urls.iter().find_map(|url| self.by_url.get(url)).copied();
        let own = || package.maker.as_ref().and_then(|maker| self.find_own(package, maker));
        by_url.or_else(own).or_else(|| self.find_named(package)).map(Handle)
    }

    /// Finds a product that no import wrote, by its name with or without the vendor's.
    fn find_own(&self, package: &Package, maker: &Maker) -> Option<usize> {
        let named = [&package.name, &maker.product].into_iter().filter_map(|name| {
            let own = self.own_by_name.get(&name.to_lowercase())?;
            own.iter().copied().find(|at| {
                let Package { name, cpe, .. } = &self.entries[*at].package;
                let organization = self.site.organization.as_deref().unwrap_or_default();
                self.is_same(package, *at) && maker.makes(name, cpe.as_deref(), organization)
            })
        });
        named.into_iter().next()
    }

    /// Finds a product by its name; one that no import wrote, only where no vendor is told.
    fn find_named(&self, package: &Package) -> Option<usize> {
        let own = self.own_by_name.get(&package.name.to_lowercase());
        let is_open = |at: &usize| package.maker.is_none() || own.is_none_or(|own| !own.contains(at));
        let mut named = self.by_name.get(&package.name).into_iter().flatten().copied();
        named.find(|at| is_open(at) && self.is_same(package, *at))
    }

    /// Returns whether what is known of a package beside its name is not another one's.
    fn is_same(&self, package: &Package, at: usize) -> bool {
        let other = &self.entries[at].package;
        match package.identity {
            Identity::Url => false,
            Identity::NameAndId => other.id == package.id,
            Identity::Name => other.urls.is_empty() || package.urls.is_empty(),
        }
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

#[cfg(test)]
mod tests;
