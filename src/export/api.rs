//! The list of all advisories with their facts, for scripts.
//!
//! The words are those of the sources: what `site.toml` and the front matter call a thing is what it is called here.
//! `docs/api.md` tells what is in it; the schema, which is published beside it, is exact.

mod advisory;
mod document;
mod product;
mod text;
mod vulnerability;

use serde::Serialize;
use serde::Serializer;
use serde_json::Value;

use crate::export::Material;
use crate::export::api::advisory::ApiAdvisory;
use crate::export::api::product::ApiProduct;
use crate::export::json::Sorted;
use crate::export::json::to_bytes;
use crate::export::json::to_bytes_as_declared;
use crate::model::Organization;
use crate::model::OutputFile;
use crate::model::address;
use crate::phrase::PhraseError;

/// Goes up where a field goes away or means something else.
const API_VERSION: u32 = 1;

const SCHEMA: &str = include_str!("api/schema.json");

/// All advisories with their facts; the fields stand in the order of their names.
#[derive(Serialize)]
struct Api<'a> {
    #[serde(rename = "$schema")]
    schema: String,
    advisories: ApiAdvisories<'a>,
    home: String,
    locales: Vec<&'a str>,
    organization: Sorted<ApiOrganization<'a>>,
    products: Sorted<Vec<ApiProduct<'a>>>,
    schema_version: u32,
}

/// The public advisories, each of which is made when it is written.
struct ApiAdvisories<'a>(Material<'a>);

impl Serialize for ApiAdvisories<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let public = self.0.edition.advisories().filter(|(document, _)| document.is_public);
        serializer.collect_seq(public.map(|(document, advisory)| Sorted(ApiAdvisory::new(self.0, document, advisory))))
    }
}

#[derive(Serialize)]
struct ApiOrganization<'a> {
    name: &'a str,
    category: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    namespace: Option<&'a str>,
}

/// Returns the list and its schema.
pub fn api_files(material: Material<'_>) -> Result<Vec<OutputFile>, PhraseError> {
    let (site, day) = (material.edition.site(), material.edition.today());
    let schema_url = material.url(&address::api_schema());
    let api = Api {
        schema: schema_url.clone(),
        advisories: ApiAdvisories(material),
        home: material.url(&address::home(None)),
        locales: site.locales.iter().map(|locale| locale.as_str()).collect(),
        organization: Sorted(ApiOrganization::new(&site.organization)),
        products: Sorted(site.products.iter().map(|product| ApiProduct::new(product, day)).collect()),
        schema_version: API_VERSION,
    };
    Ok(vec![
        OutputFile { path: address::api().output_path(), bytes: to_bytes_as_declared(&api) },
        OutputFile { path: address::api_schema().output_path(), bytes: to_bytes(&schema(schema_url)) },
    ])
}

/// Returns the schema with its own address as its id.
fn schema(url: String) -> Value {
    let mut schema: Value = serde_json::from_str(SCHEMA).expect("the schema is JSON");
    schema["$id"] = Value::String(url);
    schema
}

impl<'a> ApiOrganization<'a> {
    fn new(organization: &'a Organization) -> ApiOrganization<'a> {
        ApiOrganization {
            name: &organization.name,
            category: organization.category.as_str(),
            url: organization.url.as_ref().map(|url| url.as_str()),
            namespace: organization.namespace.as_ref().map(|namespace| namespace.as_str()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn schema_is_strict_and_knows_the_version() {
        let schema = schema("https://example.org/api/advisories.schema.json".to_owned());
        assert_eq!(schema["properties"]["schema_version"]["const"], API_VERSION);
        assert_eq!(schema["$id"], "https://example.org/api/advisories.schema.json");
        let mut open = vec![&schema];
        while let Some(value) = open.pop() {
            if value["type"] == "object" {
                let others = &value["additionalProperties"];
                assert!(*others == false || others.is_object(), "{value}");
            }
            open.extend(value.as_object().into_iter().flat_map(|object| object.values()));
            open.extend(value.as_array().into_iter().flatten());
        }
    }
}
