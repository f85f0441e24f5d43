//! What other databases call packages and products.

use crate::author::import::ExistingProduct;
use crate::author::import::shelf::Maker;
use crate::model::ProductId;
use crate::model::VersionScheme;

/// What another database calls a package or a product.
#[derive(Clone, Debug)]
pub(in crate::author::import) struct Package {
    /// The id that the product gets where it is free.
    pub id: ProductId,
    /// Its name.
    pub name: String,
    /// How it is known again.
    pub identity: Identity,
    /// Who makes it, where that is told.
    pub maker: Option<Maker>,
    /// Its package URLs, without a version.
    pub urls: Vec<String>,
    /// Its CPE 2.3 name, with `*` for the version.
    pub cpe: Option<String>,
    /// How its versions are ordered, beyond doubt; `None` where its versions have to tell.
    pub scheme: Option<VersionScheme>,
}

impl Package {
    /// Returns what the site calls one of its products.
    pub(super) fn of(product: &ExistingProduct) -> Package {
        Package {
            id: product.id.clone(),
            name: product.name.clone(),
            identity: Identity::Name,
            maker: None,
            urls: product.packages.clone(),
            cpe: product.cpe.clone(),
            scheme: Some(product.scheme),
        }
    }
}

/// What makes a package the same as another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::author::import) enum Identity {
    /// A package URL, and nothing else.
    Url,
    /// Its name together with its id.
    NameAndId,
    /// A package URL, else its name where one of the two has no package URL.
    Name,
}
