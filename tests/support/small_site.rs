//! The site that tests begin with.

/// A small site without a problem.
pub const SMALL_SITE: &[(&str, &str)] = &[
    (
        "site.toml",
        "[site]\nbase_url = \"https://security.example.org\"\nlocales = [\"en\"]\n\n\
         [organization]\nname = \"Example\"\n\n\
         [[contact]]\nkind = \"email\"\nvalue = \"security@example.org\"\n\n\
         [check]\nallow = [\"advisory-incomplete\", \"severity-missing\"]\n",
    ),
    ("products/app.toml", "id = \"app\"\nname = \"App\"\nversion_scheme = \"semver\"\n"),
    ("content/index.md", "+++\ntitle = \"Security\"\n+++\n"),
    ("content/policies/disclosure.md", "+++\ntitle = \"Disclosure\"\nreviewed = 2026-11-01\n+++\n"),
];
