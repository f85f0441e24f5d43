//! OpenVEX 0.2.0 documents.
//!
//! A document says of products what the advisory's CSAF documents say of them, in the same words.

mod component;
mod statement;

use serde::Serialize;

use crate::check::CsafDocument;
use crate::check::EditionDocument;
use crate::export::Material;
use crate::export::json::to_bytes;
use crate::export::open_vex::statement::Statement;
use crate::export::statement::Standing;
use crate::export::statement::Subject;
use crate::model::OutputFile;
use crate::model::address;
use crate::phrase::PhraseError;

/// What an organisation says of its products and the vulnerabilities of an advisory.
#[derive(Serialize)]
struct OpenVex {
    #[serde(rename = "@context")]
    context: &'static str,
    #[serde(rename = "@id")]
    id: String,
    author: String,
    role: &'static str,
    timestamp: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    last_updated: Option<String>,
    version: usize,
    statements: Vec<Statement>,
}

/// Returns the document of an advisory; none where it says nothing of any product.
pub fn open_vex_file(material: Material<'_>, document: &EditionDocument) -> Result<Vec<OutputFile>, PhraseError> {
    let Some(advisory) = document.advisory().filter(|advisory| advisory.names_products()) else {
        return Ok(Vec::new());
    };
    let subject = Subject::new(material, document, document.source());
    let vex = OpenVex::new(&subject, &CsafDocument::vex(document, advisory))?;
    Ok(vec![OutputFile { path: address::open_vex(&advisory.id).output_path(), bytes: to_bytes(&vex) }])
}

impl OpenVex {
    fn new(subject: &Subject<'_>, csaf: &CsafDocument) -> Result<OpenVex, PhraseError> {
        let organization = &subject.site().organization;
        let (released, updated) = (csaf.released(), csaf.updated());
        let mut statements: Vec<Statement> = Vec::new();
        for standing in Standing::all(subject) {
            statements.extend(Statement::all(subject, &standing)?);
        }
        Ok(OpenVex {
            context: "https://openvex.dev/ns/v0.2.0",
            id: subject.material.url(&address::open_vex(&subject.advisory.id)),
            author: organization.name.clone(),
            role: organization.category.as_str(),
            timestamp: released.rfc3339(),
            last_updated: (updated != released).then(|| updated.rfc3339()),
            version: csaf.version(),
            statements,
        })
    }
}
