//! What each template sees.
//!
//! A page's template sees exactly four values: `lang` (the locale of the frame), `site` ([`SiteView`]), `page`
//! ([`PageView`]) and `view` (the struct named by its [`crate::plan::PageKind`]). A block's template sees `lang`, `site`
//! and `view` ([`BlockView`]), `feed/entry.html` the same with an [`EntryView`]. All of it is data: dates, quantities
//! and ids are put into words by the functions that `render` registers. Addresses in `href` fields are absolute paths
//! that include the base address's path, in feed entries full addresses; `url` fields are full addresses. `html`
//! fields are safe HTML.

mod advisory;
mod block;
mod feed;
mod folder;
mod format;
mod history;
mod home;
mod list;
mod page;
mod product;
mod promise;
mod row;
mod sharing;
mod site;
mod text;
mod thanks;
mod value;
mod vulnerability;

pub use advisory::AdvisoryView;
pub use advisory::CreditView;
pub use advisory::FixedView;
pub use advisory::ReferenceView;
pub use advisory::WithdrawnView;
pub use block::BLOCKS;
pub use block::BlockView;
pub use block::EncryptionView;
pub use block::LocationView;
pub use block::RetentionView;
pub use feed::EntryView;
pub use feed::FeedView;
pub use feed::SubscribeView;
pub use folder::FolderDocumentView;
pub use folder::FolderItemView;
pub use folder::FolderView;
pub use format::FormatFileView;
pub use format::FormatView;
pub use format::SourceView;
pub use history::RevisionView;
pub use history::TimelineView;
pub use home::HomeView;
pub use list::AliasView;
pub use list::ArchiveView;
pub use list::ArchivesView;
pub use list::ListView;
pub use list::MovedView;
pub use page::AlternateView;
pub use page::LanguageView;
pub use page::NavView;
pub use page::NotFoundView;
pub use page::NoticeView;
pub use page::PageView;
pub use product::ProductView;
pub use product::ReleaseView;
pub use product::SeriesView;
pub use product::SupportView;
pub use promise::CommitmentView;
pub use promise::DisclosureView;
pub use promise::SafeHarborView;
pub use promise::ScopeItemView;
pub use promise::ScopeView;
pub use promise::SeverityRowView;
pub use row::AdvisoryRowView;
pub use sharing::SharingView;
pub use site::AssetView;
pub use site::ContactView;
pub use site::KeyView;
pub use site::PolicyStateView;
pub use site::PolicyVersionView;
pub use site::SiteView;
pub use text::ContentsView;
pub use text::DocumentView;
pub use text::PolicyView;
pub use text::ProseView;
pub use text::SectionView;
pub use thanks::PersonView;
pub use thanks::ThanksView;
pub use value::LinkView;
pub use value::MomentView;
pub use value::QuantityView;
pub use vulnerability::AffectedView;
pub use vulnerability::CvssView;
pub use vulnerability::CweView;
pub use vulnerability::NotAffectedView;
pub use vulnerability::RangeView;
pub use vulnerability::VulnerabilityView;
