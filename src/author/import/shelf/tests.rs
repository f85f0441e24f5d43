//! Products on a shelf.

use super::*;

fn package(name: &str) -> Package {
    let (maker, urls, cpe, scheme) = (None, Vec::new(), None, None);
    Package { id: any_product_id(name), name: name.to_owned(), identity: Identity::Name, maker, urls, cpe, scheme }
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

#[test]
fn product_of_the_site_is_known_by_its_name_alone_where_the_vendor_is_the_organization() {
    let product = |id: &str, cpe: Option<&str>| {
        let (id, name, scheme) = (id.parse().unwrap(), id.to_owned(), VersionScheme::Semver);
        ExistingProduct { id, name, packages: Vec::new(), cpe: cpe.map(str::to_owned), scheme }
    };
    let products = vec![product("kite", None), product("reel", Some("cpe:2.3:a:wind:reel:*:*:*:*:*:*:*:*"))];
    let site = ExistingSite { organization: Some("Example".to_owned()), products, ..ExistingSite::default() };
    let id = |vendor: Option<&str>, name: &str| {
        let mut shelf = Shelf::new(&site, RecordFormat::Cve);
        let maker = vendor.map(|vendor| Maker { vendor: vendor.to_owned(), product: name.to_owned() });
        let full = vendor.map_or_else(|| name.to_owned(), |vendor| format!("{vendor} {name}"));
        let handle = shelf.product_of(&Package { maker, ..package(&full) }).unwrap();
        shelf.id(handle).to_string()
    };
    assert_eq!(id(Some("Example Inc."), "Kite"), "kite");
    assert_eq!(id(Some("wind"), "reel"), "reel");
    assert_eq!(id(None, "kite"), "kite");
    assert_eq!(id(Some("Other"), "kite"), "other-kite");
    assert_eq!(id(Some("wind"), "kite"), "wind-kite");
}

#[test]
fn product_of_another_vendor_is_not_the_one_of_the_same_name() {
    let (id, name, scheme) = ("north-kite".parse().unwrap(), "North Kite".to_owned(), VersionScheme::Semver);
    let products = vec![ExistingProduct { id, name, packages: Vec::new(), cpe: None, scheme }];
    let site = ExistingSite { organization: Some("Example".to_owned()), products, ..ExistingSite::default() };
    let mut shelf = Shelf::new(&site, RecordFormat::Cve);
    let maker = Maker { vendor: "North".to_owned(), product: "Kite".to_owned() };
    let handle = shelf.product_of(&Package { maker: Some(maker), ..package("North Kite") }).unwrap();
    assert_eq!(shelf.id(handle).as_str(), "north-kite-2");
}
