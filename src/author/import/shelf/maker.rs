//! Who makes a product, by which alike names are told apart.

use crate::read::cpe_parts;

/// Forms of companies, which some write behind a name and others leave out.
const LEGAL_FORMS: [&str; 33] = [
    "ab",
    "ag",
    "aps",
    "as",
    "asa",
    "bv",
    "co",
    "company",
    "corp",
    "corporation",
    "ev",
    "gmbh",
    "inc",
    "incorporated",
    "kg",
    "kk",
    "limited",
    "llc",
    "llp",
    "ltd",
    "nv",
    "oy",
    "oyj",
    "plc",
    "pty",
    "sa",
    "sarl",
    "sas",
    "se",
    "spa",
    "srl",
    "the",
    "ug",
];

/// The word for a company in Japanese, which stands before or behind its name.
const KABUSHIKI_GAISHA: &str = "株式会社";

/// Who makes a product by what a record says, and what the product is called beside that.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::author::import) struct Maker {
    /// The name of the vendor.
    pub vendor: String,
    /// The name of the product, with or without the vendor's.
    pub product: String,
}

impl Maker {
    /// Returns whether a product of the site's own is made by this vendor: it is the organisation, the vendor of the
    /// product's CPE name, or has the name of the product, as projects do.
    pub(super) fn makes(&self, name: &str, cpe: Option<&str>, organization: &str) -> bool {
        let vendor = words(&self.vendor);
        let of_cpe = cpe.and_then(cpe_parts).map(|mut parts| parts.swap_remove(3).replace('\\', ""));
        let known = [organization, name].into_iter().chain(of_cpe.as_deref()).map(words);
        !vendor.is_empty() && known.into_iter().any(|known| known == vendor)
    }
}

/// Returns the words of a name in small letters, without the form of a company.
fn words(name: &str) -> Vec<String> {
    let lower = name.to_lowercase().replace('.', "").replace(KABUSHIKI_GAISHA, " ");
    let all = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let (forms, words): (Vec<&str>, Vec<&str>) = all.partition(|word| LEGAL_FORMS.contains(word));
    let words = if words.is_empty() { forms } else { words };
    words.into_iter().map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn vendor_is_the_organization_or_that_of_the_cpe_name_or_the_project() {
        let makes = |vendor: &str, organization: &str| {
            let maker = Maker { vendor: vendor.to_owned(), product: "Kite".to_owned() };
            maker.makes("Kite", Some("cpe:2.3:a:wind_works:kite:*:*:*:*:*:*:*:*"), organization)
        };
        assert!(makes("Example, Inc.", "example"));
        assert!(makes("株式会社例示", "例示"));
        assert!(makes("Wind Works", "Example"));
        assert!(makes("kite", "Example"));
        assert!(makes("AG", "ag"));
        for vendor in ["Other", "Example Labs", "", "Inc."] {
            assert!(!makes(vendor, "Example"), "{vendor:?}");
        }
    }
}
