//! One page, one entry of a feed.

use std::cmp::Reverse;

use tera::Context;

use crate::check::Content;
use crate::check::EditionDocument;
use crate::diag::Diagnostic;
use crate::model::Locale;
use crate::model::OutputFile;
use crate::plan::FeedEntry;
use crate::plan::News;
use crate::plan::PageKind;
use crate::plan::Viewpoint;
use crate::plan::view;
use crate::prose;
use crate::prose::Frame;
use crate::prose::LinkStyle;
use crate::render::Setting;
use crate::render::prose::prose as prose_of;
use crate::render::setting::value;

/// Renders a page of the plan.
pub fn page(setting: &Setting<'_>, locale: &Locale, kind: &PageKind) -> Result<OutputFile, Box<Diagnostic>> {
    let viewpoint = Viewpoint::of_page(setting.edition, setting.plan, locale);
    let mut context = page_context(setting, viewpoint, kind)?;
    context.insert_value("page", value(&view::PageView::new(viewpoint, kind)));
    let html = setting.engine.render(&format!("{}.html", kind.template()), &context)?;
    let path = kind.route(setting.edition, locale).output_path();
    Ok(OutputFile { path, bytes: html.into_bytes() })
}

/// Renders what an entry of a feed says, with full addresses.
///
/// # Panics
///
/// Where the entry is not of this edition's plan.
pub fn entry(setting: &Setting<'_>, locale: &Locale, entry: &FeedEntry) -> Result<String, Box<Diagnostic>> {
    let viewpoint = Viewpoint::of_feed(setting.edition, setting.plan, locale);
    let document = setting.edition.document(&entry.document).expect("entries are of documents of the edition");
    if let (Content::Policy(policy), News::Version(Reverse(index))) = (&document.content, entry.news) {
        let view = view::PolicyEntryView::new(viewpoint, document, &policy.versions[index]);
        return setting.engine.render("feed/policy.html", &setting.context(locale, &view));
    }
    let prose = prose_of(setting, viewpoint, document, LinkStyle::Full)?;
    if let Content::Announcement(announcement) = &document.content {
        let revision = match entry.news {
            News::Revision(revision) => Some(view::RevisionView::of(viewpoint, document, revision)),
            News::Publication | News::Version(_) => None,
        };
        let view = view::AnnouncementView::new(viewpoint, document, announcement, prose);
        let view = view::AnnouncementView { revision, ..view };
        return setting.engine.render("feed/announcement.html", &setting.context(locale, &view));
    }
    let context = setting.context(locale, &view::EntryView::new(viewpoint, document, entry, prose));
    setting.engine.render("feed/entry.html", &context)
}

fn page_context(setting: &Setting<'_>, viewpoint: Viewpoint<'_>, kind: &PageKind) -> Result<Context, Box<Diagnostic>> {
    let locale = viewpoint.locale;
    if let Some(document) = kind.document(setting.edition) {
        return if let PageKind::PolicyChanges(_) = kind {
            Ok(changes_context(setting, viewpoint, document))
        } else {
            document_context(setting, viewpoint, document)
        };
    }
    Ok(match kind {
        PageKind::Home(_)
        | PageKind::Page(_)
        | PageKind::Policy(_)
        | PageKind::PolicyText(_)
        | PageKind::PolicyChanges(_)
        | PageKind::Announcement(_)
        | PageKind::Advisory(_) => {
            unreachable!("these pages show a document")
        }
        PageKind::List { scope, number } => setting.context(locale, &view::ListView::new(viewpoint, scope, *number)),
        PageKind::Alias(alias) => setting.context(locale, &view::AliasView::new(viewpoint, alias)),
        PageKind::Moved(index) => setting.context(locale, &view::MovedView::new(viewpoint, *index)),
        PageKind::Subscribe => setting.context(locale, &view::SubscribeView::new(viewpoint)),
        PageKind::Thanks => {
            let phrases = setting.phrasebook.locale(locale);
            setting.context(locale, &view::ThanksView::new(viewpoint, |one, other| phrases.compare(one, other)))
        }
        PageKind::Conformance => setting.context(locale, &view::ConformanceView::new(viewpoint)),
        PageKind::Support => setting.context(locale, &view::SupportView::new(viewpoint)),
        PageKind::Statistics => setting.context(locale, &view::StatisticsView::new(viewpoint)),
        PageKind::Versions => setting.context(locale, &view::VersionsView::new(viewpoint)),
        PageKind::ProductVersions { product, number } => {
            setting.context(locale, &view::ProductVersionsView::new(viewpoint, product, *number))
        }
        PageKind::Release { product, name } => {
            setting.context(locale, &view::ReleasePageView::new(viewpoint, product, name))
        }
        PageKind::Folder(folder) => setting.context(locale, &view::FolderView::new(viewpoint, *folder)),
        PageKind::NotFound => setting.context(locale, &view::NotFoundView::new(viewpoint)),
    })
}

fn document_context(
    setting: &Setting<'_>,
    viewpoint: Viewpoint<'_>,
    document: &EditionDocument,
) -> Result<Context, Box<Diagnostic>> {
    let locale = viewpoint.locale;
    let prose = prose_of(setting, viewpoint, document, LinkStyle::Path)?;
    Ok(match &document.content {
        Content::Home => setting.context(locale, &view::HomeView::new(viewpoint, document, &prose)),
        Content::Page(_) => setting.context(locale, &view::DocumentView::new(viewpoint, document, prose)),
        Content::Policy(policy) => setting.context(locale, &view::PolicyView::new(viewpoint, document, policy, prose)),
        Content::PolicyText(text) => {
            setting.context(locale, &view::PolicyVersionPageView::new(viewpoint, document, text, prose))
        }
        Content::Announcement(announcement) => {
            setting.context(locale, &view::AnnouncementView::new(viewpoint, document, announcement, prose))
        }
        Content::Advisory(_) => setting.context(locale, &view::AdvisoryView::new(viewpoint, document, prose)),
    })
}

/// Makes the context of the page that compares a version of a policy with the one before.
///
/// # Panics
///
/// Where there is none before it: such a version has no such page.
fn changes_context(setting: &Setting<'_>, viewpoint: Viewpoint<'_>, document: &EditionDocument) -> Context {
    let edition = setting.edition;
    let text = document.policy_text().expect("the page is of a version");
    let older = text.previous.as_ref().and_then(|id| edition.document(id)).expect("the page is of two versions");
    let [old, new] = edition.compared(document, viewpoint.locale).expect("both versions have texts");
    let frame = Frame {
        edition,
        phrasebook: setting.phrasebook,
        highlighted: setting.highlighted,
        links: LinkStyle::Path,
        reader: viewpoint.locale,
        block: &|_| String::new(),
    };
    let prose::Comparison { html, added, removed, changed, sections } =
        prose::compare(&frame, (older, old), (document, new));
    let sections = sections.into_iter().map(|section| (section.id, section.title));
    let comparison = view::ComparisonView::new(html, [changed, added, removed], sections);
    let view = view::PolicyChangesView::new(viewpoint, document, older, comparison);
    setting.context(viewpoint.locale, &view.expect("both are versions"))
}
