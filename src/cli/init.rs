//! `lucarne init`.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use crate::author::NewFile;
use crate::author::init;
use crate::author::init::NewSite;
use crate::check::Drafts;
use crate::cli::arguments::InitArguments;
use crate::cli::check::fails;
use crate::cli::failure::Failure;
use crate::cli::lock::lock_text;
use crate::cli::questions::Questions;
use crate::cli::terminal::Terminal;
use crate::cli::terminal::counted;
use crate::cli::trial;
use crate::host;
use crate::model::BaseUrl;
use crate::model::Locale;
use crate::model::Lock;
use crate::pipeline;
use crate::text::LOCK_FILE;
use crate::text::SitePath;
use crate::text::Snapshot;

pub(in crate::cli) fn run(terminal: &Terminal, arguments: &InitArguments) -> Result<(), Failure> {
    let folder = &arguments.folder;
    if folder.metadata().is_ok_and(|found| !found.is_dir()) {
        return Err(Failure::usage(format!("`{}` is a file", folder.display())).hint("name a folder"));
    }
    let site = answers(terminal, arguments)?;
    let mut files: Vec<(SitePath, String)> =
        init::files(&site).into_iter().map(|NewFile { path, text }| (path, text)).collect();
    let lock = LOCK_FILE.parse().expect("the lock has a plain name");
    refuse_taken(folder, files.iter().map(|(path, _)| path).chain([&lock]))?;
    files.push((lock, lock_file(terminal, folder, &files)?));
    files.sort();
    host::create_all(folder, &files)?;
    files.iter().try_for_each(|(path, _)| terminal.result(path))?;
    terminal.status(next_steps(folder, &site, files.len()));
    Ok(())
}

fn answers(terminal: &Terminal, arguments: &InitArguments) -> Result<NewSite, Failure> {
    let now = trial::options(Drafts::Hidden)?;
    let given = arguments.locales.clone().map(|locales| sound_locales(&locales).map_err(Failure::usage)).transpose()?;
    let mut questions = Questions::new();
    let InitArguments { name, base_url, contact, .. } = arguments;
    let name = questions.answer("--name", name.clone(), "Name of the organisation", None, init::parse_name)?;
    let base_url = questions.answer(
        "--base-url",
        base_url.clone(),
        "Address of the site, such as https://security.example.org",
        None,
        |text| text.trim().parse::<BaseUrl>().map_err(|rule| rule.to_string()),
    )?;
    let question = "Where to report a vulnerability: an e-mail address, an https:// address or a telephone number";
    let contact = questions.answer("--contact", contact.clone(), question, None, init::parse_contact)?;
    let question = "Languages, first the one that you write in";
    let locales = questions.answer("--locales", given, question, Some("en, fr, ja"), parse_locales)?;
    let (Some(name), Some(base_url), Some(contact), Some((locales, left_out))) = (name, base_url, contact, locales)
    else {
        return Err(questions.failure());
    };
    tell_left_out(terminal, &left_out);
    let proposal = init::default_prefix(&name, &base_url);
    let question = "What ids of advisories begin with, for good";
    let prefix = questions.choice("--prefix", arguments.prefix.clone(), question, proposal, init::parse_prefix)?;
    Ok(NewSite { name, base_url, contact, locales, prefix, on: now.time().today() })
}

/// The locales that a site can be written in, and those that it cannot.
type Locales = (Vec<Locale>, Vec<Locale>);

/// Reads languages with commas or spaces between them.
fn parse_locales(text: &str) -> Result<Locales, String> {
    let tags = text.split([',', ' ']).filter(|tag| !tag.is_empty());
    let locales: Result<Vec<Locale>, _> = tags.map(|tag| tag.parse::<Locale>()).collect();
    sound_locales(&locales.map_err(|rule| rule.to_string())?)
}

/// Tells apart the languages that the program has words in; the first must be one of them.
fn sound_locales(locales: &[Locale]) -> Result<Locales, String> {
    let first = locales.first().ok_or("a site has at least one language")?;
    if let Some(twice) = locales.iter().enumerate().find(|(at, locale)| locales[..*at].contains(locale)) {
        return Err(format!("`{}` stands twice", twice.1));
    }
    if !init::is_written(first) {
        let known = init::written_locales().join(", ");
        return Err(format!(
            "a new site cannot be written in `{first}`: begin with one of {known}, and add others later"
        ));
    }
    Ok(locales.iter().cloned().partition(init::is_written))
}

fn tell_left_out(terminal: &Terminal, locales: &[Locale]) {
    for locale in locales {
        terminal.warning(format_args!(
            "`{locale}` was left out: the program has no words in it. To add it, translate locales/en/lucarne.ftl of \
             the program's sources into locales/{locale}/lucarne.ftl, and locales/*/site.ftl, add \"{locale}\" to \
             `locales` in site.toml, and translate the documents: `lucarne translate new {locale} content/index.md`"
        ));
    }
}

fn refuse_taken<'p>(folder: &Path, paths: impl Iterator<Item = &'p SitePath>) -> Result<(), Failure> {
    let taken = host::taken(folder, paths);
    if taken.is_empty() {
        return Ok(());
    }
    let names: Vec<String> = taken.iter().map(|path| format!("`{path}`")).collect();
    let message = format!("`{}` has {} already, and nothing was written", folder.display(), names.join(", "));
    Err(Failure::usage(message).hint("name another folder, or move these files away"))
}

/// Checks the site as it would be, with what the folder has already, and returns its lock file.
fn lock_file(terminal: &Terminal, folder: &Path, files: &[(SitePath, String)]) -> Result<String, Failure> {
    let present = if folder.is_dir() { host::snapshot(folder)? } else { Snapshot::new(host::built_in(), Vec::new()) };
    let snapshot = Arc::new(present.with(files.iter().cloned()));
    let outcome = pipeline::check(Arc::clone(&snapshot), &trial::options(Drafts::Hidden)?);
    terminal.problems(&outcome.report, &snapshot);
    match outcome.value.filter(|_| !fails(&outcome.report, true)) {
        // What stands in a new site is for its owner to edit: nobody has read it.
        Some(edition) => Ok(lock_text(&Lock { documents: BTreeMap::new(), ..edition.lock().clone() })),
        None => {
            let failure = Failure::problems().told("nothing was written, for the site would have these problems");
            Err(failure.hint("name an empty folder"))
        }
    }
}

fn next_steps(folder: &Path, site: &NewSite, count: usize) -> String {
    let locales: Vec<&str> = site.locales.iter().map(Locale::as_str).collect();
    let enter = if folder == Path::new(".") { String::new() } else { format!("cd {}\n  ", folder.display()) };
    format!(
        "\n{} made in `{folder}`: a site in {}. Next:\n\n  \
         {enter}lucarne serve                     # shows it at http://127.0.0.1:4000/, and follows what you edit\n  \
         lucarne build                     # publishes it into public/\n  \
         lucarne new advisory              # begins your first advisory, as a draft\n\n\
         Read site.toml and content/policies/disclosure.md before you publish: lines marked CHANGE hold what only you \
         know. Commit everything, lucarne.lock too. How to publish is told in .github/workflows/site.yml and \
         .gitlab-ci.yml; delete the one that you do not use.",
        counted(count, "file"),
        locales.join(", "),
        folder = folder.display(),
    )
}
