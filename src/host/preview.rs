//! The preview: a site served from memory to browsers of this machine.
//!
//! One thread waits for all of them, however slow they are. What is served is one value, replaced as a whole: an answer
//! never mixes two builds. No path that a browser asks for becomes a path of the disk.

mod answer;
mod event;
mod files;
mod guard;
mod header;
mod lookup;
mod page;
mod server;
mod shown;

use std::io;
use std::net::Ipv4Addr;
use std::net::SocketAddr;
use std::net::TcpListener;
use std::path::Path;
use std::sync::Arc;
use std::thread;

use jiff::Timestamp;
use tokio::sync::watch;

use crate::host::HostError;
use crate::host::preview::shown::Shown;
use crate::host::preview::shown::Version;

pub use crate::host::preview::files::Files;
pub use crate::host::preview::shown::Extent;
pub use crate::host::preview::shown::Problems;

/// A server on the loopback address that shows a site. It ends with the program.
pub struct Preview {
    address: SocketAddr,
    shown: watch::Sender<Arc<Shown>>,
}

impl Preview {
    /// Begins to listen; at port 0 the system chooses one that is free.
    ///
    /// Until a site is shown, every page says that there is none yet.
    pub fn open(port: u16) -> Result<Preview, HostError> {
        let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
        let fail = |source: io::Error| HostError { action: "listen at", path: address.to_string().into(), source };
        let listener = TcpListener::bind(address).map_err(fail)?;
        let address = listener.local_addr().map_err(fail)?;
        let first = Shown::nothing(Version::first(Timestamp::now().as_millisecond()));
        let (shown, receiver) = watch::channel(Arc::new(first));
        server::start(listener, address.port(), receiver).map_err(fail)?;
        Ok(Preview { address, shown })
    }

    /// Returns the base address of the site, such as `http://127.0.0.1:4000`.
    pub fn address(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Shows a site in place of what was shown, and what is said of its sources; open pages follow.
    pub fn show(&self, files: Files, extent: Extent, problems: Problems) {
        let next = self.shown.borrow().followed_by(files, extent, problems);
        let before = self.shown.send_replace(Arc::new(next));
        // A large site takes a while to be dropped, and nobody waits for that.
        thread::spawn(move || drop(before));
    }

    /// Leaves the site that is shown, and tells open pages what is wrong with its sources.
    pub fn tell(&self, problems: Problems) {
        self.shown.send_modify(|shown| *shown = Arc::new(shown.with(problems)));
    }

    /// Opens the site in the browser of the user, without waiting for it.
    pub fn open_browser(&self) -> Result<(), HostError> {
        let url = format!("{}/", self.address());
        open::that_detached(&url).map_err(HostError::to("open", Path::new(&url)))
    }
}
