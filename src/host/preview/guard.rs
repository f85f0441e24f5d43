//! Which requests are answered.
//!
//! Any page of the web can make the browser of a user ask this address, and a name of its own can be made to lead here.
//! So the names that a request gives are compared with those of the preview, letter by letter.

use hyper::Method;
use hyper::Request;
use hyper::StatusCode;
use hyper::header::HOST;
use hyper::header::HeaderMap;
use hyper::header::HeaderName;
use hyper::header::ORIGIN;

/// Where a request comes from, as the browser knows it (Fetch Metadata).
const FETCH_SITE: HeaderName = HeaderName::from_static("sec-fetch-site");

/// The port that an address of `http:` does not name.
const PLAIN_PORT: u16 = 80;

/// By which of its names the preview is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::host::preview) enum Host {
    /// That of the site's base address, `127.0.0.1`.
    Own,
    /// `localhost`.
    Other,
}

/// Judges a request; the error is the status of its refusal.
pub(in crate::host::preview) fn judge<B>(request: &Request<B>, port: u16) -> Result<Host, StatusCode> {
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return Err(StatusCode::METHOD_NOT_ALLOWED);
    }
    let is_path = request.uri().authority().is_none() && request.uri().path().starts_with('/');
    let host = only(request.headers(), &HOST)?.filter(|_| is_path).ok_or(StatusCode::BAD_REQUEST)?;
    let origin = only(request.headers(), &ORIGIN)?;
    let site = only(request.headers(), &FETCH_SITE)?;
    let is_own = origin.is_none_or(|origin| origin.strip_prefix(b"http://") == Some(host))
        && site.is_none_or(|site| matches!(site, b"same-origin" | b"none"));
    named(host, port).filter(|_| is_own).ok_or(StatusCode::FORBIDDEN)
}

/// Returns the value of a header that is there once at most.
fn only<'h>(headers: &'h HeaderMap, name: &HeaderName) -> Result<Option<&'h [u8]>, StatusCode> {
    let mut values = headers.get_all(name).iter();
    let first = values.next();
    if values.next().is_some() { Err(StatusCode::BAD_REQUEST) } else { Ok(first.map(|value| value.as_bytes())) }
}

fn named(host: &[u8], port: u16) -> Option<Host> {
    let suffix = format!(":{port}");
    let is_plain = port == PLAIN_PORT && !host.contains(&b':');
    match if is_plain { host } else { host.strip_suffix(suffix.as_bytes())? } {
        b"127.0.0.1" => Some(Host::Own),
        b"localhost" => Some(Host::Other),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn status(target: &str, headers: &[(&str, &str)]) -> u16 {
        let request =
            headers.iter().fold(Request::builder().uri(target), |request, (name, value)| request.header(*name, *value));
        judge(&request.body(()).unwrap(), 4000).map_or_else(|status| status.as_u16(), |_| 200)
    }

    #[test]
    fn host_is_that_of_the_preview() {
        assert_eq!(status("/", &[("Host", "127.0.0.1:4000")]), 200);
        assert_eq!(status("/", &[("Host", "localhost:4000")]), 200);
        let foreign = [
            "127.0.0.1",
            "localhost",
            "127.0.0.1:4001",
            "localhost:40000",
            "evil.example:4000",
            "127.0.0.1:4000.evil",
            "localhost.:4000",
            "LOCALHOST:4000",
            "127.1:4000",
            "[::1]:4000",
            "0.0.0.0:4000",
            "x@localhost:4000",
            "",
        ];
        for host in foreign {
            assert_eq!(status("/", &[("Host", host)]), 403, "{host}");
        }
        assert_eq!(named(b"localhost", 80), Some(Host::Other));
        assert_eq!(named(b"127.0.0.1:80", 80), Some(Host::Own));
        assert_eq!(status("/", &[]), 400);
        assert_eq!(status("/", &[("Host", "localhost:4000"), ("Host", "localhost:4000")]), 400);
    }

    #[test]
    fn origin_is_that_of_the_host() {
        let from = |origin| status("/", &[("Host", "localhost:4000"), ("Origin", origin)]);
        assert_eq!(from("http://localhost:4000"), 200);
        let foreign =
            ["http://127.0.0.1:4000", "https://localhost:4000", "http://localhost", "null", "", "http://a.example"];
        for origin in foreign {
            assert_eq!(from(origin), 403, "{origin}");
        }
    }

    #[test]
    fn other_sites_are_refused() {
        let from = |site| status("/", &[("Host", "localhost:4000"), ("Sec-Fetch-Site", site)]);
        assert_eq!(["same-origin", "none"].map(from), [200, 200]);
        assert_eq!(["cross-site", "same-site", "", "None"].map(from), [403; 4]);
    }

    #[test]
    fn target_is_a_path() {
        let to = |target| status(target, &[("Host", "localhost:4000")]);
        assert_eq!(
            ["/a", "/?b", "http://localhost:4000/", "http://evil.example/", "*"].map(to),
            [200, 200, 400, 400, 400]
        );
    }
}
