//! What a page says of itself.

use serde::Serialize;

use crate::check::EditionDocument;
use crate::check::EditionText;
use crate::check::TextState;
use crate::check::TranslationAge;
use crate::model::FeedScope;
use crate::model::ListScope;
use crate::model::Locale;
use crate::model::NavEntry;
use crate::model::TranslationMethod;
use crate::model::address;
use crate::plan::PageKind;
use crate::plan::Viewpoint;
use crate::plan::view::FeedView;
use crate::plan::view::SharingView;

/// What a page says of itself.
#[derive(Clone, Debug, Serialize)]
pub struct PageView {
    /// Which template made it, such as `advisory`.
    pub kind: &'static str,
    /// The title; absent where the template has words of its own (lists, subscribe, 404).
    pub title: Option<String>,
    /// A sentence for search results.
    pub description: Option<String>,
    /// Its address.
    pub href: String,
    /// Its full address, or that of the source page where the text is not translated.
    pub canonical: Option<String>,
    /// Full addresses of the really translated versions, itself among them, and `x-default`.
    pub alternates: Vec<AlternateView>,
    /// The switcher: every locale of the site, in the site's order; empty where there is only one.
    pub languages: Vec<LanguageView>,
    /// The header's destinations.
    pub nav: Vec<NavView>,
    /// The feeds that fit this page.
    pub feeds: Vec<FeedView>,
    /// Whether search engines are asked to leave it out.
    pub is_noindex: bool,
    /// True for a page of a draft or embargoed document, and for every page of a build with drafts.
    pub is_draft: bool,
    /// The locale of the text, where it is not the frame's.
    pub text_lang: Option<String>,
    /// What readers must know of the translation.
    pub notice: Option<NoticeView>,
    /// What it tells those who show a link to it; absent for a page without a public document.
    pub sharing: Option<SharingView>,
}

impl PageView {
    /// Makes the view of what a page says of itself.
    pub fn new(viewpoint: Viewpoint<'_>, kind: &PageKind) -> PageView {
        let (edition, locale) = (viewpoint.edition, viewpoint.locale);
        let text = kind.text(edition, locale);
        PageView {
            kind: kind.template(),
            title: text.map(|text| text.title.clone()),
            description: text.and_then(|text| text.summary.clone()),
            href: viewpoint.href(&kind.route(edition, locale)),
            canonical: kind.canonical(edition, locale).map(|route| viewpoint.url(&route)),
            alternates: AlternateView::all(viewpoint, kind),
            languages: LanguageView::switcher(viewpoint, kind),
            nav: NavView::all(viewpoint, kind),
            feeds: page_feeds(viewpoint, kind),
            is_noindex: kind.is_noindex(edition),
            is_draft: kind.is_draft(edition),
            text_lang: text.filter(|text| text.locale != *locale).map(|text| text.locale.to_string()),
            notice: text.and_then(|text| NoticeView::new(viewpoint, kind, text)),
            sharing: SharingView::new(viewpoint, kind),
        }
    }
}

/// Returns the feeds that fit a page: that of its list, that of all, then those of its advisory's products.
fn page_feeds(viewpoint: Viewpoint<'_>, kind: &PageKind) -> Vec<FeedView> {
    let own = match kind {
        PageKind::List { scope: ListScope::Severity(level), .. } => Some(FeedScope::Severity(*level)),
        PageKind::List { scope: ListScope::Product(product), .. }
        | PageKind::ProductVersions { product, .. }
        | PageKind::Release { product, .. } => Some(FeedScope::Product(product.clone())),
        PageKind::Policy(_) | PageKind::PolicyText(_) | PageKind::PolicyChanges(_) => Some(FeedScope::Policies),
        PageKind::Home(_)
        | PageKind::Page(_)
        | PageKind::Announcement(_)
        | PageKind::Advisory(_)
        | PageKind::List { scope: ListScope::All | ListScope::Year(_) | ListScope::Withdrawn, .. }
        | PageKind::Alias(_)
        | PageKind::Moved(_)
        | PageKind::Subscribe
        | PageKind::Thanks
        | PageKind::Conformance
        | PageKind::Support
        | PageKind::Statistics
        | PageKind::Versions
        | PageKind::Folder(_)
        | PageKind::NotFound => None,
    };
    let advisory = kind.document(viewpoint.edition).and_then(EditionDocument::advisory);
    let products = advisory.into_iter().flat_map(|advisory| advisory.affected_products());
    let products = products.map(|product| FeedScope::Product(product.clone()));
    let own = own.filter(|scope| viewpoint.index.has_feed(scope));
    let scopes = own.into_iter().chain([FeedScope::All]).chain(products);
    scopes.map(|scope| FeedView::new(viewpoint, &scope)).collect()
}

/// A translated version of a page.
#[derive(Clone, Debug, Serialize)]
pub struct AlternateView {
    /// The locale, or `x-default`.
    pub hreflang: String,
    /// The full address.
    pub url: String,
}

impl AlternateView {
    fn all(viewpoint: Viewpoint<'_>, kind: &PageKind) -> Vec<AlternateView> {
        let alternates = kind.alternates(viewpoint.edition).into_iter();
        let hreflang =
            |locale: Option<Locale>| locale.map_or_else(|| "x-default".to_owned(), |locale| locale.to_string());
        alternates
            .map(|alternate| AlternateView {
                hreflang: hreflang(alternate.locale),
                url: viewpoint.url(&alternate.route),
            })
            .collect()
    }
}

/// One entry of the language switcher.
#[derive(Clone, Debug, Serialize)]
pub struct LanguageView {
    /// The locale.
    pub lang: String,
    /// The address of this page in it.
    pub href: String,
    /// Whether it is this page.
    pub is_current: bool,
    /// Whether the text is there in that locale.
    pub is_translated: bool,
}

impl LanguageView {
    /// Makes the language switcher of a page; there is nothing to switch in a site of one language.
    fn switcher(viewpoint: Viewpoint<'_>, kind: &PageKind) -> Vec<LanguageView> {
        let languages = LanguageView::all(viewpoint, kind);
        if languages.len() > 1 { languages } else { Vec::new() }
    }

    /// Makes an entry for every locale of the site.
    pub fn all(viewpoint: Viewpoint<'_>, kind: &PageKind) -> Vec<LanguageView> {
        let edition = viewpoint.edition;
        let route = |locale: &Locale| match kind {
            PageKind::Folder(_) if !kind.is_translated(edition, locale) => address::home(edition.site().prefix(locale)),
            PageKind::NotFound => address::home(edition.site().prefix(locale)),
            kind => kind.route(edition, locale),
        };
        let language = |locale: &Locale| LanguageView {
            lang: locale.to_string(),
            href: viewpoint.href(&route(locale)),
            is_current: locale == viewpoint.locale,
            is_translated: kind.is_translated(edition, locale),
        };
        edition.site().locales.iter().map(language).collect()
    }
}

/// One destination of the header.
#[derive(Clone, Debug, Serialize)]
pub struct NavView {
    /// Its title; absent for the index of advisories, which has words of its own.
    pub title: Option<String>,
    /// Its address.
    pub href: String,
    /// The locale of the title, where it is not the frame's.
    pub text_lang: Option<String>,
    /// Whether this page is it or lies below it.
    pub is_current: bool,
}

impl NavView {
    fn all(viewpoint: Viewpoint<'_>, kind: &PageKind) -> Vec<NavView> {
        let here = kind.route(viewpoint.edition, viewpoint.locale);
        let nav = &viewpoint.edition.site().nav;
        nav.iter().filter_map(|entry| NavView::new(viewpoint, &entry.value, here.as_str())).collect()
    }

    /// Returns `None` for a document that is not public.
    fn new(viewpoint: Viewpoint<'_>, entry: &NavEntry, here: &str) -> Option<NavView> {
        let home = address::home(viewpoint.prefix());
        let (title, text_lang, route) = match entry {
            NavEntry::Advisories => (None, None, address::list(viewpoint.prefix(), &ListScope::All, 1)),
            NavEntry::Document(id) => {
                let head = viewpoint.edition.head(id)?;
                let (title, locale) = head.title(viewpoint.locale);
                let text_lang = (locale != viewpoint.locale).then(|| locale.to_string());
                (Some(title.to_owned()), text_lang, viewpoint.edition.route_of(head, viewpoint.locale))
            }
        };
        // Every page lies below the home page.
        let is_current = if route == home { here == home.as_str() } else { here.starts_with(route.as_str()) };
        Some(NavView { title, text_lang, href: viewpoint.href(&route), is_current })
    }
}

/// What readers must know of a translation.
#[derive(Clone, Debug, Serialize)]
pub struct NoticeView {
    /// `untranslated`, `stale`, `unmarked`, `machine` or `stale-machine`.
    pub kind: &'static str,
    /// The source page.
    pub source_href: String,
    /// The source locale.
    pub source_lang: String,
}

impl NoticeView {
    fn new(viewpoint: Viewpoint<'_>, kind: &PageKind, text: &EditionText) -> Option<NoticeView> {
        let source = viewpoint.edition.site().source_locale();
        let notice = match &text.state {
            _ if text.locale != *viewpoint.locale => "untranslated",
            TextState::Source => return None,
            TextState::Translation { method, age, .. } => translation_notice(*method, *age)?,
        };
        let source_href = viewpoint.href(&kind.route(viewpoint.edition, source));
        Some(NoticeView { kind: notice, source_href, source_lang: source.to_string() })
    }
}

fn translation_notice(method: TranslationMethod, age: TranslationAge) -> Option<&'static str> {
    match (method, age) {
        (TranslationMethod::Machine, TranslationAge::Stale) => Some("stale-machine"),
        (TranslationMethod::Machine, TranslationAge::Current | TranslationAge::Unknown) => Some("machine"),
        (TranslationMethod::Human | TranslationMethod::MachineReviewed, TranslationAge::Stale) => Some("stale"),
        (TranslationMethod::Human | TranslationMethod::MachineReviewed, TranslationAge::Unknown) => Some("unmarked"),
        (TranslationMethod::Human | TranslationMethod::MachineReviewed, TranslationAge::Current) => None,
    }
}

/// View of `404.html`.
#[derive(Clone, Debug, Serialize)]
pub struct NotFoundView {
    /// The home pages by locale, for readers of every language.
    pub homes: Vec<LanguageView>,
}

impl NotFoundView {
    /// Makes the view of `404.html`.
    pub fn new(viewpoint: Viewpoint<'_>) -> NotFoundView {
        NotFoundView { homes: LanguageView::all(viewpoint, &PageKind::NotFound) }
    }
}
