//! The stream of events that open pages listen to.

use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use http_body_util::channel::Channel;
use http_body_util::channel::Sender;
use hyper::body::Bytes;
use serde::Serialize;
use tokio::sync::watch::Receiver;
use tokio::time::Instant;
use tokio::time::timeout;

use crate::host::preview::shown::Problems;
use crate::host::preview::shown::Shown;

/// How often a stream without news gives a sign of life, by which the end of a page is noticed.
const HEARTBEAT: Duration = Duration::from_secs(20);

/// How long a stream goes on. The browser then asks for another.
const LONGEST: Duration = Duration::from_secs(240);

/// What the browser waits, in milliseconds, before it asks again where a stream has ended.
const RETRY: u32 = 500;

/// The words of an event.
#[derive(Serialize)]
struct Message<'s> {
    version: String,
    problems: &'s Problems,
}

/// Returns a stream that tells what is shown, now and whenever it changes.
pub(in crate::host::preview) fn stream(shown: Receiver<Arc<Shown>>) -> Channel<Bytes, Infallible> {
    let (sender, body) = Channel::new(1);
    tokio::spawn(tell(sender, shown));
    body
}

async fn tell(mut sender: Sender<Bytes, Infallible>, mut shown: Receiver<Arc<Shown>>) {
    let end = Instant::now() + LONGEST;
    let mut message = format!("retry: {RETRY}\n{}", event(&shown.borrow_and_update()));
    while sender.send_data(message.into()).await.is_ok() && Instant::now() < end {
        message = match timeout(HEARTBEAT, shown.changed()).await {
            Ok(Ok(())) => event(&shown.borrow_and_update()),
            Ok(Err(_)) => return,
            Err(_) => ":\n\n".to_owned(),
        };
    }
}

/// Writes an event; JSON has no line break that could end it.
fn event(shown: &Shown) -> String {
    let message = Message { version: shown.version.to_string(), problems: &shown.problems };
    format!("data: {}\n\n", serde_json::to_string(&message).expect("strings are always JSON"))
}
