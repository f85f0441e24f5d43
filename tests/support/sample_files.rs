//! The files of the sample site, with those that are built in.

use std::fs;
use std::path::Path;

use lucarne::host;
use lucarne::text::Origin;
use lucarne::text::SourceFile;

/// What the sample site consists of.
const INPUTS: &[&str] =
    &["site.toml", "lucarne.lock", "content", "keys", "locales", "products", "signatures", "static", "themes"];

/// Reads every file of the sample site.
///
/// # Panics
///
/// Where one cannot be read.
pub fn read() -> Vec<SourceFile> {
    let mut files = host::built_in();
    for input in INPUTS.iter().map(Path::new).filter(|path| path.exists()) {
        collect(input, &mut files);
    }
    files
}

fn collect(path: &Path, files: &mut Vec<SourceFile>) {
    if path.is_dir() {
        for entry in fs::read_dir(path).expect("the sample site can be listed") {
            collect(&entry.expect("the sample site can be listed").path(), files);
        }
        return;
    }
    let site_path = path.to_string_lossy().replace('\\', "/").parse().expect("a path of the site");
    let bytes = fs::read(path).expect("the sample site can be read");
    files.push(SourceFile { path: site_path, origin: Origin::Site, bytes: bytes.into() });
}
