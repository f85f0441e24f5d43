//! Finding the file of a site that a browser asks for.

use percent_encoding::percent_decode_str;

use crate::model::OutputPath;

/// What stands for a folder.
const INDEX: &str = "index.html";

/// What stands for a page that is not there.
const NOT_FOUND: &str = "404.html";

/// What was found at a path.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::host::preview) enum Found {
    /// A file.
    File(OutputPath),
    /// A folder, whose address ends with a slash.
    Folder,
    /// Nothing, and the nearest page above that says so.
    Nothing(Option<OutputPath>),
}

/// Looks the path of a request up among the files of a site. It is decoded once, and compared as it is.
pub(in crate::host::preview) fn find(is_there: &dyn Fn(&OutputPath) -> bool, path: &str) -> Found {
    let decoded = percent_decode_str(path).decode_utf8().ok();
    let Some(below) = decoded.as_deref().and_then(|path| path.strip_prefix('/')) else { return Found::Nothing(None) };
    let get = |path: &str| OutputPath::new(path).filter(|path| is_there(path));
    let index = |folder: &str| get(&format!("{folder}{INDEX}"));
    let file = if below.is_empty() || below.ends_with('/') { index(below) } else { get(below) };
    match file {
        Some(path) => Found::File(path),
        None if index(&format!("{below}/")).is_some() => Found::Folder,
        None => Found::Nothing(folders(below).find_map(|folder| get(&format!("{folder}{NOT_FOUND}")))),
    }
}

/// Returns the folders above a path, the nearest first, each with a slash at its end; the root is empty.
fn folders(below: &str) -> impl Iterator<Item = &str> {
    let ends = below.rmatch_indices('/').map(|(slash, _)| slash + 1).chain([0]);
    ends.map(|end| &below[..end])
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILES: [&str; 6] = ["404.html", "index.html", "a/index.html", "a/b c.txt", "fr/404.html", "日本.txt"];

    /// Returns the path of the file that is found; `/` for a folder, `!` before a page that says there is nothing.
    fn found(path: &str) -> String {
        match find(&|path| FILES.contains(&path.as_str()), path) {
            Found::File(path) => path.to_string(),
            Found::Folder => "/".to_owned(),
            Found::Nothing(page) => page.map_or("!".to_owned(), |path| format!("!{path}")),
        }
    }

    #[test]
    fn folder_is_its_index_behind_a_slash() {
        assert_eq!(found("/"), "index.html");
        assert_eq!(found("/a/"), "a/index.html");
        assert_eq!(found("/a"), "/");
        assert_eq!(found("/index.html"), "index.html");
        assert_eq!(found("/index.html/"), "!404.html");
    }

    #[test]
    fn path_is_decoded_once() {
        assert_eq!(found("/a/b%20c.txt"), "a/b c.txt");
        assert_eq!(found("/%E6%97%A5%E6%9C%AC.txt"), "日本.txt");
        assert_eq!(found("/a%2fb%20c.txt"), "a/b c.txt");
        assert_eq!(found("/a/b%2520c.txt"), "!404.html");
    }

    #[test]
    fn page_that_says_there_is_nothing_is_the_nearest() {
        assert_eq!(found("/x"), "!404.html");
        assert_eq!(found("/fr/x/y"), "!fr/404.html");
    }

    #[test]
    fn path_that_is_none_of_the_site_is_nothing() {
        for path in ["/../index.html", "/a/../index.html", "/./index.html", "//index.html", "/a//", "/%00", "/a\\b"] {
            assert_eq!(found(path), "!404.html", "{path}");
        }
        for path in ["", "*", "index.html", "/%ff"] {
            assert_eq!(found(path), "!", "{path}");
        }
    }
}
