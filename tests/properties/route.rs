//! Addresses stay below the base address, and their files below the output folder.

use std::path::Component;
use std::path::Path;

use lucarne::model::BaseUrl;
use lucarne::model::Locale;
use lucarne::model::OutputPath;
use lucarne::model::Route;
use lucarne::model::Slug;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::Strategy;
use proptest::proptest;
use proptest::sample::select;

/// What texts are made of that could lead astray.
const PARTS: [&str; 18] =
    ["/", "/", "/", "a", "B", "..", ".", "-", "~", "_", "%2e", "\\", "é", " ", "?", "#", "index.html", "\0"];

fn text() -> impl Strategy<Value = String> {
    vec(select(&PARTS[..]), 0..8).prop_map(|parts| parts.concat())
}

fn slugs() -> impl Strategy<Value = Vec<String>> {
    vec("[a-z0-9]{1,3}(-[a-z0-9]{1,3})?", 0..4)
}

fn stays_inside(path: &OutputPath) -> bool {
    Path::new(path.as_str()).components().all(|part| matches!(part, Component::Normal(_)))
}

proptest! {
    #[test]
    fn any_text_is_refused_or_stays_inside(text in text(), rooted in proptest::bool::ANY) {
        let text = if rooted { format!("/{text}") } else { text };
        if let Ok(route) = text.parse::<Route>() {
            assert_eq!(route.as_str(), text);
            assert!(stays_inside(&route.output_path()), "{route} is in {}", route.output_path());
            let base_url: BaseUrl = "https://example.org/below".parse().unwrap();
            // What a browser makes of the address.
            let address = url::Url::parse(&base_url.join(&route)).unwrap();
            assert_eq!(address.path(), format!("/below{text}"));
        }
        if let Some(path) = OutputPath::new(&text) {
            assert!(stays_inside(&path), "{path}");
        }
    }

    #[test]
    fn pages_of_two_names_are_two_files(
        names in [slugs(), slugs()],
        locales in [option::of(select(&["fr", "ja", "pt-BR"][..])), option::of(select(&["fr", "ja", "pt-BR"][..]))],
    ) {
        let page = |names: &[String], locale: Option<&str>| {
            let locale: Option<Locale> = locale.map(|locale| locale.parse().unwrap());
            let slugs: Vec<Slug> = names.iter().map(|name| name.parse().unwrap()).collect();
            Route::page(locale.as_ref(), &slugs.iter().map(Slug::as_str).collect::<Vec<_>>())
        };
        let [first, second] = [0, 1].map(|at| page(&names[at], locales[at]));
        assert_eq!(first.to_string().parse(), Ok(first.clone()));
        // A site may not have a page whose first part is one of its locales.
        let parts = |at: usize| locales[at].map(str::to_lowercase).into_iter().chain(names[at].iter().cloned());
        let is_one = parts(0).eq(parts(1));
        assert_eq!(first == second, is_one);
        assert_eq!(first.output_path() == second.output_path(), is_one);
    }
}
