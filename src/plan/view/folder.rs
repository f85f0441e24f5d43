//! The folders of the CSAF provider.

use serde::Serialize;

use crate::check::CsafDocument;
use crate::check::document_keys;
use crate::model::Route;
use crate::model::address::CsafFile;
use crate::model::address::CsafFolder;
use crate::plan::Viewpoint;
use crate::plan::view::LinkView;
use crate::plan::view::MomentView;

/// View of `folder.html`.
#[derive(Clone, Debug, Serialize)]
pub struct FolderView {
    /// The address of the folder.
    pub path: String,
    /// The folder above, where that is one of the provider.
    pub above: Option<String>,
    /// What it holds beside documents: folders first, then files.
    pub items: Vec<FolderItemView>,
    /// The documents, the one that changed last first.
    pub documents: Vec<FolderDocumentView>,
}

/// A folder or file that is no document.
#[derive(Clone, Debug, Serialize)]
pub struct FolderItemView {
    /// Its name; that of a folder ends with a slash.
    pub name: String,
    /// Its address.
    pub href: String,
    /// What it is: message `folder-KIND`.
    pub kind: &'static str,
    /// The year of its documents; empty where they are of none.
    pub year: String,
}

/// A CSAF document.
#[derive(Clone, Debug, Serialize)]
pub struct FolderDocumentView {
    /// Its file name.
    pub name: String,
    /// Its address.
    pub href: String,
    /// The title of its advisory.
    pub title: String,
    /// The page of its advisory.
    pub page: String,
    /// The locale of the title.
    pub lang: String,
    /// When it last changed.
    pub updated: MomentView,
    /// Its hashes and its signature, by the ending of their names.
    pub beside: Vec<LinkView>,
}

impl FolderView {
    /// Makes the view of a folder.
    pub fn new(viewpoint: Viewpoint<'_>, folder: CsafFolder) -> FolderView {
        let above = match folder {
            CsafFolder::Root => None,
            CsafFolder::Keys | CsafFolder::Label => Some(CsafFolder::Root),
            CsafFolder::Year(_) => Some(CsafFolder::Label),
        };
        FolderView {
            path: viewpoint.href(&route(viewpoint, folder)),
            above: above.map(|above| viewpoint.href(&route(viewpoint, above))),
            items: items(viewpoint, folder),
            documents: documents(viewpoint, folder),
        }
    }
}

fn route(viewpoint: Viewpoint<'_>, folder: CsafFolder) -> Route {
    folder.route(&viewpoint.edition.site().base_url.value)
}

fn items(viewpoint: Viewpoint<'_>, folder: CsafFolder) -> Vec<FolderItemView> {
    let keys = document_keys(viewpoint.edition);
    let file = |file, kind| FolderItemView::file(viewpoint, file, kind);
    match folder {
        CsafFolder::Root => {
            let label = FolderItemView::folder(viewpoint, CsafFolder::Label, "white", "");
            let signing = (!keys.is_empty()).then(|| FolderItemView::folder(viewpoint, CsafFolder::Keys, "keys", ""));
            let files = [file(CsafFile::Metadata, "metadata"), file(CsafFile::Service, "service")];
            signing.into_iter().chain([label]).chain(files).collect()
        }
        CsafFolder::Keys => keys.keys().map(|fingerprint| file(CsafFile::Key(fingerprint), "key")).collect(),
        CsafFolder::Label => {
            let mut years: Vec<i16> = viewpoint.edition.csaf_documents().map(CsafDocument::year).collect();
            years.sort_unstable_by(|a, b| b.cmp(a));
            years.dedup();
            let year = |year| FolderItemView::folder(viewpoint, CsafFolder::Year(year), "year", &year.to_string());
            let files = [
                file(CsafFile::Feed, "feed"),
                file(CsafFile::Severities, "severities"),
                file(CsafFile::Changes, "changes"),
                file(CsafFile::Index, "index"),
            ];
            years.into_iter().map(year).chain(files).collect()
        }
        CsafFolder::Year(_) => Vec::new(),
    }
}

impl FolderItemView {
    fn file(viewpoint: Viewpoint<'_>, file: CsafFile<'_>, kind: &'static str) -> FolderItemView {
        let route = file.route(&viewpoint.edition.site().base_url.value);
        FolderItemView { name: name(route.as_str()), href: viewpoint.href(&route), kind, year: String::new() }
    }

    fn folder(viewpoint: Viewpoint<'_>, folder: CsafFolder, kind: &'static str, year: &str) -> FolderItemView {
        let route = route(viewpoint, folder);
        let name = name(route.as_str().trim_end_matches('/')) + "/";
        FolderItemView { name, href: viewpoint.href(&route), kind, year: year.to_owned() }
    }
}

fn documents(viewpoint: Viewpoint<'_>, folder: CsafFolder) -> Vec<FolderDocumentView> {
    let CsafFolder::Year(year) = folder else { return Vec::new() };
    let mut documents: Vec<&CsafDocument> =
        viewpoint.edition.csaf_documents().filter(|document| document.year() == year).collect();
    documents.sort_by_key(|document| (std::cmp::Reverse(document.updated().timestamp()), &document.id));
    documents.into_iter().filter_map(|document| FolderDocumentView::new(viewpoint, document)).collect()
}

impl FolderDocumentView {
    fn new(viewpoint: Viewpoint<'_>, document: &CsafDocument) -> Option<FolderDocumentView> {
        let edition = viewpoint.edition;
        let source = edition.document(&document.advisory)?;
        let route = document.route(&edition.site().base_url.value);
        let href = viewpoint.href(&route);
        let signature = edition.is_signed(document).then_some("asc");
        let beside = ["sha256", "sha512"].into_iter().chain(signature);
        Some(FolderDocumentView {
            name: name(route.as_str()),
            title: source.text(&document.locale).title.clone(),
            page: viewpoint.href(&edition.route(source, &document.locale)),
            lang: document.locale.to_string(),
            updated: MomentView::new(&document.updated()),
            beside: beside.map(|ending| LinkView::new(ending.to_owned(), format!("{href}.{ending}"))).collect(),
            href,
        })
    }
}

fn name(address: &str) -> String {
    address.rsplit('/').next().unwrap_or_default().to_owned()
}
