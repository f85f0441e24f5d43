//! Waiting for browsers.

use std::convert::Infallible;
use std::io;
use std::net::TcpListener;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use hyper_util::rt::TokioTimer;
use tokio::net::TcpStream;
use tokio::runtime::Builder;
use tokio::sync::Semaphore;
use tokio::sync::watch::Receiver;
use tokio::time::sleep;
use tokio::time::timeout;

use crate::host::preview::answer::answer;
use crate::host::preview::shown::Shown;

/// How many connections are open at a time; further ones wait.
const MOST: usize = 512;

/// How long a browser may take to state a request.
const LONGEST_REQUEST: Duration = Duration::from_secs(10);

/// How long a connection may stay; longer than a stream of events does.
const LONGEST_CONNECTION: Duration = Duration::from_secs(300);

/// What a request may have of headers, in bytes.
const LONGEST_HEAD: usize = 64 * 1024;

/// How long nobody is let in where the system has no room for another connection.
const PAUSE: Duration = Duration::from_millis(100);

/// Begins to answer, in a thread of its own that ends with the program.
pub(in crate::host::preview) fn start(listener: TcpListener, port: u16, shown: Receiver<Arc<Shown>>) -> io::Result<()> {
    listener.set_nonblocking(true)?;
    let runtime = Builder::new_current_thread().enable_io().enable_time().build()?;
    let listener = {
        let _inside = runtime.enter();
        tokio::net::TcpListener::from_std(listener)?
    };
    let work = move || runtime.block_on(accept(listener, port, shown));
    thread::Builder::new().name("preview".to_owned()).spawn(work).map(drop)
}

async fn accept(listener: tokio::net::TcpListener, port: u16, shown: Receiver<Arc<Shown>>) {
    let places = Arc::new(Semaphore::new(MOST));
    loop {
        let place = Arc::clone(&places).acquire_owned().await.expect("the places are never closed");
        match listener.accept().await {
            Ok((stream, _)) => {
                let shown = shown.clone();
                tokio::spawn(async move {
                    converse(stream, port, shown).await;
                    drop(place);
                });
            }
            Err(_) => sleep(PAUSE).await,
        }
    }
}

/// Answers the requests of one connection.
async fn converse(stream: TcpStream, port: u16, shown: Receiver<Arc<Shown>>) {
    let _ = stream.set_nodelay(true);
    let service = service_fn(|request: hyper::Request<Incoming>| {
        let shown = &shown;
        async move { Ok::<_, Infallible>(answer(&request, port, shown).await) }
    });
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(LONGEST_REQUEST)
        .max_buf_size(LONGEST_HEAD)
        .serve_connection(TokioIo::new(stream), service);
    // What goes wrong with a connection is over with it.
    let _ = timeout(LONGEST_CONNECTION, connection).await;
}
