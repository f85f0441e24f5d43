//! A product and an advisory that tests begin with.

use crate::model::Advisory;
use crate::model::Instant;
use crate::model::Product;
use crate::model::ProductPapers;
use crate::model::Revision;
use crate::model::RevisionKind;
use crate::model::Status;
use crate::model::VersionScheme;
use crate::model::WithdrawalReason;
use crate::text::FileId;
use crate::text::Origin;
use crate::text::Snapshot;
use crate::text::SourceFile;
use crate::text::Span;
use crate::text::Spanned;

/// An empty file, for places that no test looks at.
pub fn file() -> FileId {
    let file =
        SourceFile { path: "site.toml".parse().expect("a plain path"), origin: Origin::Site, bytes: Vec::new().into() };
    Snapshot::new(vec![file], Vec::new()).files().next().expect("there is one").0
}

/// The product `app`, without packages, branches and releases.
pub fn product(scheme: VersionScheme) -> Product {
    Product {
        id: Spanned::new("app".parse().expect("an id"), Span::top(file())),
        name: "App".to_owned(),
        packages: Vec::new(),
        cpe: None,
        repository: None,
        papers: ProductPapers::default(),
        scheme,
        series: Vec::new(),
        releases: Vec::new(),
    }
}

/// An RFC 3339 time.
pub fn on(text: &str) -> Instant {
    Instant::from_timestamp(text.parse().expect("a time"))
}

/// A revision at an RFC 3339 time.
pub fn revision(id: &str, day: &str, kind: RevisionKind) -> Revision {
    Revision { id: id.parse().expect("an id"), on: on(day), kind }
}

/// An advisory of 2026-03-01 that was withdrawn on 2026-03-04.
pub fn withdrawn(revisions: Vec<Revision>) -> Advisory {
    Advisory {
        id: "EX-2026-0001".parse().expect("an id"),
        status: Status::Withdrawn { on: on("2026-03-04T00:00:00Z"), reason: WithdrawalReason::Duplicate },
        published: on("2026-03-01T00:00:00Z"),
        aliases: Vec::new(),
        vulnerabilities: Vec::new(),
        credits: Vec::new(),
        references: Vec::new(),
        timeline: Vec::new(),
        revisions,
    }
}
