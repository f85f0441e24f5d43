//! The answer to a request.

use std::convert::Infallible;
use std::sync::Arc;

use http_body_util::Either;
use http_body_util::Full;
use http_body_util::channel::Channel;
use hyper::Request;
use hyper::Response;
use hyper::StatusCode;
use hyper::Uri;
use hyper::body::Bytes;
use hyper::header::ALLOW;
use hyper::header::CACHE_CONTROL;
use hyper::header::CONTENT_SECURITY_POLICY;
use hyper::header::CONTENT_TYPE;
use hyper::header::HeaderMap;
use hyper::header::HeaderName;
use hyper::header::HeaderValue;
use hyper::header::LOCATION;
use hyper::header::REFERRER_POLICY;
use hyper::header::X_CONTENT_TYPE_OPTIONS;
use tokio::sync::watch::Receiver;
use tokio::task::spawn_blocking;

use crate::host::preview::event;
use crate::host::preview::guard;
use crate::host::preview::guard::Host;
use crate::host::preview::lookup::Found;
use crate::host::preview::lookup::find;
use crate::host::preview::page;
use crate::host::preview::shown::Problems;
use crate::host::preview::shown::Shown;
use crate::host::preview::shown::Site;
use crate::host::preview::shown::Version;
use crate::model::OutputPath;

/// The bytes of an answer: all of them, or a stream.
pub(in crate::host::preview) type Body = Either<Full<Bytes>, Channel<Bytes, Infallible>>;

/// What an answer may load where the site says nothing.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; base-uri 'none'; frame-ancestors 'none'";

/// Headers that every answer has; a site's own replace the others, but never the first.
const ALWAYS: [(HeaderName, &str); 5] = [
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    (CACHE_CONTROL, "no-store"),
    (CONTENT_SECURITY_POLICY, POLICY),
    (REFERRER_POLICY, "no-referrer"),
    (X_CONTENT_TYPE_OPTIONS, "nosniff"),
];

const HTML: &str = "text/html; charset=utf-8";
const TEXT: &str = "text/plain; charset=utf-8";

/// Answers a request.
pub(in crate::host::preview) async fn answer<B>(
    request: &Request<B>,
    port: u16,
    shown: &Receiver<Arc<Shown>>,
) -> Response<Body> {
    match guard::judge(request, port) {
        Err(status) => return refusal(status),
        // The links of a site have one host: from another they would come from a foreign site.
        Ok(Host::Other) => return redirect(&format!("http://127.0.0.1:{port}{}", request.uri())),
        Ok(Host::Own) => {}
    }
    let file = |media_type, text: &'static str| whole(StatusCode::OK, media_type, Bytes::from_static(text.as_bytes()));
    match request.uri().path() {
        page::EVENTS => response(StatusCode::OK, "text/event-stream", Either::Right(event::stream(shown.clone()))),
        page::SCRIPT => file("text/javascript; charset=utf-8", include_str!("preview.js")),
        page::STYLE => file("text/css; charset=utf-8", include_str!("preview.css")),
        _ => {
            let shown = Arc::clone(&shown.borrow());
            match &shown.site {
                Some(site) => of_site(request.uri(), shown.version, site).await,
                None => whole(StatusCode::SERVICE_UNAVAILABLE, HTML, page::nothing(shown.version)),
            }
        }
    }
}

async fn of_site(uri: &Uri, version: Version, site: &Arc<Site>) -> Response<Body> {
    let mut answer = match find(&|path| site.files.has(path), uri.path()) {
        Found::File(path) => file(StatusCode::OK, &path, site, version).await,
        Found::Folder => {
            let query = uri.query().map(|query| format!("?{query}")).unwrap_or_default();
            // The path is that of a folder of the site, so that this leads nowhere else.
            redirect(&format!("{}/{query}", uri.path()))
        }
        Found::Nothing(Some(path)) => file(StatusCode::NOT_FOUND, &path, site, version).await,
        Found::Nothing(None) => refusal(StatusCode::NOT_FOUND),
    };
    let own = answer.headers().clone();
    site.rules.apply(uri.path(), answer.headers_mut());
    if answer.status() != StatusCode::OK {
        // It is not what the address promises, and what is not there yet may be there after the next edit.
        for name in [CACHE_CONTROL, CONTENT_TYPE] {
            answer.headers_mut().insert(&name, own[&name].clone());
        }
    }
    answer
}

async fn file(status: StatusCode, path: &OutputPath, site: &Arc<Site>, version: Version) -> Response<Body> {
    let media_type = media_type(path);
    match made(path, site).await {
        Ok(bytes) if media_type == HTML => whole(status, HTML, page::followed(&bytes, version)),
        Ok(bytes) => whole(status, &media_type, bytes),
        Err(problems) => whole(StatusCode::INTERNAL_SERVER_ERROR, HTML, page::faulty(&problems.text, version)),
    }
}

/// Returns a file; where it must be made, other requests are answered meanwhile.
async fn made(path: &OutputPath, site: &Arc<Site>) -> Result<Bytes, Problems> {
    if let Some(bytes) = site.files.made(path) {
        return Ok(bytes);
    }
    let (path, site) = (path.clone(), Arc::clone(site));
    let made = spawn_blocking(move || site.files.get(&path)).await;
    made.unwrap_or_else(|error| Err(Problems { text: error.to_string(), ..Problems::default() }))
}

fn media_type(path: &OutputPath) -> String {
    match mime_guess::from_path(path.as_str()).first_raw() {
        Some(text) if text.starts_with("text/") => format!("{text}; charset=utf-8"),
        Some(other) => other.to_owned(),
        None => "application/octet-stream".to_owned(),
    }
}

fn redirect(to: &str) -> Response<Body> {
    let mut answer = refusal(StatusCode::TEMPORARY_REDIRECT);
    if let Ok(location) = HeaderValue::from_str(to) {
        answer.headers_mut().insert(LOCATION, location);
    }
    answer
}

/// Makes an answer that says no more than its status does.
fn refusal(status: StatusCode) -> Response<Body> {
    let mut answer = whole(status, TEXT, format!("{status}\n").into());
    if status == StatusCode::METHOD_NOT_ALLOWED {
        answer.headers_mut().insert(ALLOW, HeaderValue::from_static("GET, HEAD"));
    }
    answer
}

fn whole(status: StatusCode, media_type: &str, bytes: Bytes) -> Response<Body> {
    response(status, media_type, Either::Left(Full::new(bytes)))
}

fn response(status: StatusCode, media_type: &str, body: Body) -> Response<Body> {
    let mut answer = Response::new(body);
    *answer.status_mut() = status;
    let always = ALWAYS.map(|(name, value)| (name, HeaderValue::from_static(value)));
    *answer.headers_mut() = HeaderMap::from_iter(always);
    let media_type = HeaderValue::from_str(media_type).expect("media types are ASCII");
    answer.headers_mut().insert(CONTENT_TYPE, media_type);
    answer
}
