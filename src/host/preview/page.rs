//! What the preview adds to pages, and the pages that are its own.

use hyper::body::Bytes;

use crate::host::preview::shown::Version;

/// Where open pages listen.
pub(in crate::host::preview) const EVENTS: &str = "/-/events";

/// Where the script of the preview stands.
pub(in crate::host::preview) const SCRIPT: &str = "/-/preview.js";

/// Where the style of its panel stands.
pub(in crate::host::preview) const STYLE: &str = "/-/preview.css";

/// What stands behind the last element of a page's head.
const HEAD_END: &[u8] = b"</head>";

/// Returns a page that becomes what it is in another version when that is shown.
pub(in crate::host::preview) fn followed(page: &[u8], version: Version) -> Bytes {
    let frame = version.frame();
    let script =
        format!("<script src=\"{SCRIPT}\" data-version=\"{version}\" data-frame=\"{frame}\" defer></script>\n");
    let end = page.windows(HEAD_END.len()).position(|text| text.eq_ignore_ascii_case(HEAD_END));
    let (head, rest) = page.split_at(end.unwrap_or(page.len()));
    [head, script.as_bytes(), rest].concat().into()
}

/// Returns the page that is there before the first site.
pub(in crate::host::preview) fn nothing(version: Version) -> Bytes {
    own("<p>There is no site yet. It is shown here as soon as its sources have no error.</p>", version)
}

/// Returns the page that stands for a file that could not be made.
pub(in crate::host::preview) fn faulty(text: &str, version: Version) -> Bytes {
    let text = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    own(&format!("<p>This file could not be made.</p>\n<pre>{text}</pre>"), version)
}

fn own(body: &str, version: Version) -> Bytes {
    let head = "<meta charset=\"utf-8\">\n<title>Lucarne</title>";
    let page =
        format!("<!doctype html>\n<html lang=\"en\">\n<head>\n{head}\n</head>\n<body>\n{body}\n</body>\n</html>\n");
    followed(page.as_bytes(), version)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn script_is_the_last_in_the_head() {
        let text = |page: &str| String::from_utf8(followed(page.as_bytes(), Version::first(7)).to_vec()).unwrap();
        let script = "<script src=\"/-/preview.js\" data-version=\"7-0\" data-frame=\"7-0\" defer></script>\n";
        assert_eq!(text("<head>\n</head>\n<body></head>"), format!("<head>\n{script}</head>\n<body></head>"));
        assert_eq!(text("<p>a"), format!("<p>a{script}"));
    }
}
