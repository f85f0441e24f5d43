//! The files that the program brings: its words and its theme.

use std::sync::Arc;

use crate::text::Origin;
use crate::text::SourceFile;

/// The files with their paths in this project, sorted; the build script lists them.
const FILES: &[(&str, &[u8])] = include!(concat!(env!("OUT_DIR"), "/built_in.rs"));

/// Returns the built-in files: `locales/*/lucarne.ftl` and all of `themes/default`.
pub fn built_in() -> Vec<SourceFile> {
    let file = |(path, bytes): &(&str, &[u8])| SourceFile {
        path: path.parse().expect("this project has plain paths"),
        origin: Origin::BuiltIn,
        bytes: Arc::from(*bytes),
    };
    FILES.iter().map(file).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn built_in_files_are_words_and_the_default_theme() {
        for file in built_in() {
            let is_words = file.path.strip("locales").is_some_and(|path| path.ends_with("/lucarne.ftl"));
            assert!(is_words || file.path.strip("themes/default").is_some(), "{}", file.path);
        }
        assert!(FILES.is_sorted_by_key(|(path, _)| path));
    }
}
