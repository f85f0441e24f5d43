//! What a text says of others: links, facts and blocks.

use crate::check::Edition;
use crate::check::EditionDocument;
use crate::check::Target;
use crate::check::block;
use crate::check::fact;
use crate::check::link;
use crate::check::link::LinkFault;
use crate::diag::Code;
use crate::diag::Diagnostic;
use crate::diag::Hidden;
use crate::diag::Level;
use crate::diag::Report;
use crate::model::Locale;
use crate::read::Link;
use crate::read::LinkKind;
use crate::read::Outline;
use crate::read::is_set_aside;
use crate::text::SitePath;
use crate::text::Snapshot;
use crate::text::Span;
use crate::text::Spanned;
use crate::text::nearest;
use crate::text::nearest_path;

/// Code blocks beyond these sizes are not highlighted: the highlighter has no time limit of its own.
pub const LONGEST_CODE_LINE: usize = 2 * 1024;
/// See [`LONGEST_CODE_LINE`].
pub const LARGEST_CODE_BLOCK: usize = 64 * 1024;

/// So many problems of one kind are told of in one text; each may cost a search for the name that was meant.
const MOST_PROBLEMS: usize = 1000;

/// How many facts and blocks a text may print: each is far longer there than its name is here.
const MOST_PRINTED: usize = 5000;

/// How many ids a wrong one is compared with.
const COMPARED: usize = 500;

/// How many ids a hint lists.
const LISTED: usize = 12;

/// Checks what was scanned of one text of a document.
pub(in crate::check) fn check(
    edition: &Edition,
    hidden: &Hidden,
    (document, locale): (&EditionDocument, &Locale),
    outline: &Outline,
    report: &mut Report,
) {
    let most = report.len() + MOST_PROBLEMS;
    for link in &outline.links {
        if report.len() >= most {
            break;
        }
        check_link(edition, hidden, (document, locale), link, report);
    }
    for name in &outline.facts {
        let is_told = || fact::is_unread(edition.site(), &name.value);
        if report.len() < most && edition.fact(document, &name.value).is_none() && !is_told() {
            report.push(unknown_fact(edition, document, name));
        }
    }
    check_blocks(edition, document, outline, report);
    check_marks(edition, outline, report);
    if let Some(name) = outline.facts.iter().chain(&outline.blocks).nth(MOST_PRINTED) {
        let message = format!("the text prints more than {MOST_PRINTED} facts and blocks");
        report.push(Diagnostic::new(Code::SourceTooLarge, name.span, message).hint("split the document"));
    }
}

fn check_link(
    edition: &Edition,
    hidden: &Hidden,
    (document, locale): (&EditionDocument, &Locale),
    link: &Link,
    report: &mut Report,
) {
    let destination = &link.destination;
    let text = &destination.value;
    let diagnostic = |code, message: String| Diagnostic::new(code, destination.span, message);
    let fault = match link::resolve(edition, (document, locale), text) {
        Ok(Target::External(_) | Target::Fact(_)) if link.kind == LinkKind::Image => {
            let message = "a picture from another host would be a request to it".to_owned();
            report
                .push(diagnostic(Code::LinkScheme, message).hint("put the picture in `static`, and link to it there"));
            return;
        }
        Ok(_) => return,
        Err(fault) => fault,
    };
    report.push(match fault {
        LinkFault::Broken if leads_to_private(edition, hidden, document, text) => {
            let private = diagnostic(Code::LinkPrivate, format!("the link leads to `{text}`, which is not public"))
                .hint("remove the link, or publish what it leads to first");
            match target_path(edition, document, text) {
                Some(path) if path.strip("content/policies").is_some() => {
                    private.hint("a policy is public from the `issued` of its first `[[policy_version]]` on")
                }
                _ => private,
            }
        }
        // A document that could not be read has its own diagnostic.
        LinkFault::Broken if leads_to_unread(edition, document, text) => return,
        LinkFault::Broken => broken(edition, document, destination),
        LinkFault::Anchor(target) => {
            let id = text.split_once('#').map_or("", |(_, id)| id);
            unknown_anchor(
                edition,
                &target,
                id,
                diagnostic(Code::AnchorMissing, format!("no heading of `{target}` has the id `{id}`")),
            )
        }
        LinkFault::Scheme => diagnostic(Code::LinkScheme, "the link has a scheme that is not allowed".to_owned())
            .hint("links begin with `https:`, `http:`, `mailto:` or `tel:`, or lead to a file of the site"),
        LinkFault::Fact(name) => {
            let known = edition.fact(document, &name).is_some();
            let name = Spanned::new(name, destination.span);
            if known {
                diagnostic(Code::FactUnknown, format!("the fact `{}` is no address that can be followed", name.value))
                    .hint("contacts and addresses can be followed, such as `<fact:contact.preferred>`")
            } else if fact::is_unread(edition.site(), &name.value) {
                return;
            } else {
                unknown_fact(edition, document, &name)
            }
        }
    });
}

fn broken(edition: &Edition, document: &EditionDocument, destination: &Spanned<String>) -> Diagnostic {
    let text = &destination.value;
    let source = &edition.snapshot().file(document.source().body.file).path;
    let path = text.split('#').next().unwrap_or_default();
    if path.starts_with('/') {
        let message = format!("the link leads to `{path}`, and no file of `static` is there");
        let hint =
            "a link to a document is the path from this file to the source file, such as `../policies/disclosure.md`";
        return Diagnostic::new(Code::LinkBroken, destination.span, message).hint(hint);
    }
    if let Some(folder) = folder_at(edition, source, path) {
        return to_folder(edition, &folder, destination);
    }
    let Some(target) = source.resolve(path) else {
        let message = format!("the link `{text}` leads out of the site");
        let hint =
            "a link to a document is the path from this file to the source file, such as `../policies/disclosure.md`";
        return Diagnostic::new(Code::LinkBroken, destination.span, message).hint(hint);
    };
    let message = format!("the link leads to `{target}`, and nothing is there");
    let diagnostic = Diagnostic::new(Code::LinkBroken, destination.span, message);
    match nearest_path(target.as_str(), edition.sources().map(SitePath::as_str)) {
        Some(known) => diagnostic.hint(format!("did you mean `{known}`? Links are written as paths from this file")),
        None if target.as_str().ends_with(".md") => {
            diagnostic.hint("links are written as paths from this file to the source file")
        }
        None => diagnostic.hint("files are published from `static`, or from the folder of a document `NAME/index.md`"),
    }
}

/// Returns the folder of documents that a path leads to.
fn folder_at(edition: &Edition, source: &SitePath, path: &str) -> Option<SitePath> {
    let folder = source.resolve(path.strip_suffix('/').unwrap_or(path))?;
    let holds = |document: &SitePath| document.strip(folder.as_str()).is_some();
    edition.sources().any(holds).then_some(folder)
}

fn to_folder(edition: &Edition, folder: &SitePath, destination: &Spanned<String>) -> Diagnostic {
    let message = format!("the link leads to the folder `{folder}`, and a folder has no page");
    let pages = [format!("{folder}/index.md"), format!("{folder}.md")];
    let page = edition.sources().find(|source| pages.iter().any(|page| source.as_str() == page));
    Diagnostic::new(Code::LinkBroken, destination.span, message).hint(match page {
        Some(page) => format!("lead it to `{page}`, by the path from this file"),
        None if folder.as_str() == "content/advisories" => "the list of advisories is `/advisories/`".to_owned(),
        None => "lead it to a source file, by the path from this file".to_owned(),
    })
}

fn unknown_anchor(
    edition: &Edition,
    target: &crate::model::DocumentId,
    id: &str,
    diagnostic: Diagnostic,
) -> Diagnostic {
    let Some(target) = edition.document(target) else { return diagnostic };
    let headings = target.source().headings.iter().take(COMPARED);
    let ids: Vec<&str> = headings.map(|heading| heading.id.as_str()).collect();
    match nearest(id, ids.iter().copied()) {
        Some(known) => diagnostic.hint(format!("did you mean `#{known}`?")),
        None if ids.is_empty() => diagnostic.hint("give a heading an id: `## Impact {#impact}`"),
        None if ids.len() > LISTED => {
            diagnostic.hint(format!("its ids are `{}` and {} more", ids[..LISTED].join("`, `"), ids.len() - LISTED))
        }
        None => diagnostic.hint(format!("its ids are `{}`", ids.join("`, `"))),
    }
}

fn leads_to_private(edition: &Edition, hidden: &Hidden, document: &EditionDocument, destination: &str) -> bool {
    let target = target_path(edition, document, destination).and_then(|path| edition.snapshot().find(&path));
    target.is_some_and(|file| hidden.private.contains(&file))
}

fn leads_to_unread(edition: &Edition, document: &EditionDocument, destination: &str) -> bool {
    let Some(target) = target_path(edition, document, destination) else { return false };
    let is_document = target.strip("content").is_some_and(|below| below.ends_with(".md") && !is_set_aside(below));
    is_document && edition.snapshot().find(&target).is_some()
}

/// Returns the file that a destination names, whether it is there or not.
fn target_path(edition: &Edition, document: &EditionDocument, destination: &str) -> Option<SitePath> {
    let path = destination.split('#').next().unwrap_or_default();
    edition.snapshot().file(document.source().body.file).path.resolve(path)
}

fn unknown_fact(edition: &Edition, document: &EditionDocument, name: &Spanned<String>) -> Diagnostic {
    let message = format!("no fact is named `{}`", name.value);
    let diagnostic = Diagnostic::new(Code::FactUnknown, name.span, message);
    let names = fact::names(edition.site(), document);
    match nearest(&name.value, names.iter().map(String::as_str)) {
        Some(known) => diagnostic.hint(format!("did you mean `<fact:{known}>`?")),
        None => {
            diagnostic.hint("state it in site.toml: `[facts.NAME]` with `value = …` is printed by `<fact:facts.NAME>`")
        }
    }
}

fn check_blocks(edition: &Edition, document: &EditionDocument, outline: &Outline, report: &mut Report) {
    for name in outline.blocks.iter().chain(&outline.misplaced_blocks).take(MOST_PROBLEMS) {
        if !block::NAMES.contains(&name.value.as_str()) {
            let message = format!("no block is named `{}`", name.value);
            let diagnostic = Diagnostic::new(Code::BlockUnknown, name.span, message);
            report.push(match nearest(&name.value, block::NAMES.into_iter()) {
                Some(known) => diagnostic.hint(format!("did you mean `<block:{known}>`?")),
                None => diagnostic.hint(format!("blocks are `{}`", block::NAMES.join("`, `"))),
            });
        } else if let Some(need) = block::lacks(edition.site(), document, &name.value) {
            let message = format!("the block `{}` has nothing to print", name.value);
            report.push(Diagnostic::new(Code::BlockUnknown, name.span, message).hint(format!("it needs {need}")));
        }
    }
    for name in outline.misplaced_blocks.iter().take(MOST_PROBLEMS) {
        let message = format!("`<block:{}>` does not stand alone", name.value);
        let hint = "put it on a line of its own, with an empty line before and after, outside lists, quotes and tables";
        report.push(Diagnostic::new(Code::BlockPlacement, name.span, message).hint(hint));
    }
}

fn check_marks(edition: &Edition, outline: &Outline, report: &mut Report) {
    for span in outline.unread.iter().take(MOST_PROBLEMS) {
        let message = "Markdown reads this as text, not as a fact or a block";
        let hint = "write `<fact:NAME>` without a space, and in a table without `|`; write `\\<` for the sign itself";
        report.push(Diagnostic::new(Code::FactUnread, *span, message).hint(hint));
    }
    for span in outline.stray_emphasis.iter().take(MOST_PROBLEMS) {
        let message = "this mark neither opens nor closes emphasis, so it is printed as it is";
        let hint = "put a space or a punctuation mark outside it, or write `\\*` for the sign itself";
        report.push(Diagnostic::new(Code::EmphasisStray, *span, message).hint(hint));
    }
    for span in outline.raw_html.iter().take(MOST_PROBLEMS) {
        report.push(raw_html(edition.snapshot(), *span));
    }
    let braces = [
        (&outline.crowded_braces, "braces behind a heading hold its id alone, and the rest of these is dropped"),
        (&outline.stray_braces, "this is no id of the heading, and is printed as it is"),
    ];
    for (spans, message) in braces {
        for span in spans.iter().take(MOST_PROBLEMS) {
            let hint = "an id is one word behind `#`, in braces at the very end of the line: `## Fix {#fix}`";
            report.push(Diagnostic::new(Code::HeadingBraces, *span, message).hint(hint));
        }
    }
    for block in &outline.code {
        let longest = block.text.lines().map(str::len).max().unwrap_or(0);
        if !block.info.is_empty() && (block.text.len() > LARGEST_CODE_BLOCK || longest > LONGEST_CODE_LINE) {
            let message = "the code is too large to be highlighted, and is printed plain";
            let hint = format!(
                "highlighted code has at most {} KiB, and {} KiB in a line",
                LARGEST_CODE_BLOCK / 1024,
                LONGEST_CODE_LINE / 1024
            );
            report.push(Diagnostic::new(Code::CodeTooLarge, block.span, message).hint(hint));
        }
    }
}

/// Tells of HTML; a comment is an error, for it was written for nobody but colleagues.
fn raw_html(snapshot: &Snapshot, span: Span) -> Diagnostic {
    if snapshot.written(span).trim_start().starts_with("<!--") {
        let hint = "put it into the front matter, behind `#`";
        let diagnostic = Diagnostic::new(Code::RawHtml, span, "readers would see this comment").hint(hint);
        return Diagnostic { level: Level::Error, ..diagnostic };
    }
    let message = "this is HTML, which readers see as it is written";
    Diagnostic::new(Code::RawHtml, span, message).hint("write it in Markdown, or as code")
}
