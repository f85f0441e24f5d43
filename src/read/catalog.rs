//! Fluent files: which messages they hold, and with which variables.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use fluent_syntax::ast::CallArguments;
use fluent_syntax::ast::Entry;
use fluent_syntax::ast::Expression;
use fluent_syntax::ast::InlineExpression;
use fluent_syntax::ast::Pattern;
use fluent_syntax::ast::PatternElement;
use fluent_syntax::parser;
use fluent_syntax::parser::ErrorKind;

use crate::diag::Code;
use crate::diag::Diagnostic;
use crate::diag::Report;
use crate::model::Locale;
use crate::read::Catalog;
use crate::read::Message;
use crate::read::encoding;
use crate::text::FileId;
use crate::text::Origin;
use crate::text::Snapshot;
use crate::text::Span;

/// Reads the built-in English catalog, whose messages every locale must have.
pub(in crate::read) fn read_reference(snapshot: &Snapshot) -> Catalog {
    let mut files = snapshot.under("locales/en").filter(|(_, _, file)| file.origin == Origin::BuiltIn);
    let Some((id, _, file)) = files.next() else { return Catalog::default() };
    let text = file.text().expect("built-in files are UTF-8");
    Catalog { files: vec![id], messages: read_messages(id, text, &mut Report::new()) }
}

/// Reads the catalogs of the site's locales; each has at least an empty one.
///
/// The built-in file of a locale comes before the site's own, so that a site overrides single messages.
pub(in crate::read) fn read_all(
    snapshot: &Snapshot,
    locales: &[Locale],
    report: &mut Report,
) -> BTreeMap<Locale, Catalog> {
    let mut catalogs: BTreeMap<Locale, Catalog> =
        locales.iter().map(|locale| (locale.clone(), Catalog::default())).collect();
    let mut files: Vec<_> = snapshot.under("locales").collect();
    files.sort_by_key(|(_, path, file)| (file.origin, *path));
    for (id, path, file) in files {
        let Some((folder, name)) = path.split_once('/') else { continue };
        if !name.ends_with(".ftl") {
            continue;
        }
        let locale = folder.parse::<Locale>().ok();
        let Some(catalog) = locale.and_then(|locale| catalogs.get_mut(&locale)) else {
            if file.origin == Origin::Site {
                let message = format!("the site has no locale `{folder}`, so nobody reads these words");
                let hint = format!("add \"{folder}\" to `locales` in site.toml, or remove the folder");
                report.push(Diagnostic::new(Code::LocaleUnknown, Span::top(id), message).hint(hint));
            }
            continue;
        };
        let Some(text) = encoding::text(snapshot, id, report) else { continue };
        catalog.files.push(id);
        catalog.messages.extend(read_messages(id, text, report));
    }
    catalogs
}

fn read_messages(file: FileId, text: &str, report: &mut Report) -> BTreeMap<String, Message> {
    let marked = text;
    let text = marked.trim_start_matches('\u{feff}');
    let offset = marked.len() - text.len();
    if let Some(at) = too_deep(text) {
        let message = format!("more than {DEEPEST} brackets stand in each other");
        report.push(Diagnostic::new(Code::MessageSyntax, Span::new(file, offset + at..offset + at + 1), message));
        return BTreeMap::new();
    }
    let (resource, errors) = match parser::parse(text) {
        Ok(resource) => (resource, Vec::new()),
        Err((resource, errors)) => (resource, errors),
    };
    for error in errors {
        let range = offset + error.pos.start.min(text.len())..offset + error.pos.end.min(text.len());
        report.push(Diagnostic::new(Code::MessageSyntax, Span::new(file, range), tell(&error.kind)));
    }
    let mut messages = BTreeMap::new();
    for entry in resource.body {
        let (name, value, attributes) = match &entry {
            Entry::Message(message) => (message.id.name, message.value.as_ref(), &message.attributes),
            Entry::Term(term) => (term.id.name, Some(&term.value), &term.attributes),
            _ => continue,
        };
        let start = name.as_ptr() as usize - marked.as_ptr() as usize;
        let span = Span::new(file, start..start + name.len());
        let mut found = Found::default();
        let attributes = attributes.iter().map(|attribute| &attribute.value);
        value.into_iter().chain(attributes).for_each(|pattern| found.in_pattern(pattern));
        if found.has_wide_number {
            let message = format!("a number has at most {MOST_DIGITS} digits");
            report.push(Diagnostic::new(Code::MessageSyntax, span, message));
        }
        if matches!(entry, Entry::Message(_)) {
            let variables = found.variables.into_iter().map(str::to_owned).collect();
            messages.insert(name.to_owned(), Message { span, variables });
        }
    }
    messages
}

/// How many brackets of a message may stand in each other: the parser takes a part of the stack for each.
const DEEPEST: usize = 64;

/// Finds the first bracket that stands in too many others. A line that is not indented begins another message.
fn too_deep(text: &str) -> Option<usize> {
    let mut depth: usize = 0;
    let mut before = b'\n';
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'{' | b'(' => depth += 1,
            b'}' | b')' => depth = depth.saturating_sub(1),
            _ if before == b'\n' && byte.is_ascii_alphabetic() => depth = 0,
            _ => {}
        }
        if depth > DEEPEST {
            return Some(at);
        }
        before = byte;
    }
    None
}

fn tell(kind: &ErrorKind) -> String {
    let text = kind.to_string();
    let mut letters = text.chars();
    let first = letters.next().map(|c| c.to_lowercase().to_string()).unwrap_or_default();
    format!("not Fluent: {first}{}", letters.as_str())
}

/// What is found in a message.
#[derive(Default)]
struct Found<'s> {
    variables: BTreeSet<&'s str>,
    /// Whether a number is asked for with more digits than any has: each would be a character, in every place.
    has_wide_number: bool,
}

/// The most digits that a message may ask for, those of `NUMBER` in ECMA-402 before it was extended.
const MOST_DIGITS: f64 = 20.0;

impl<'s> Found<'s> {
    fn in_pattern(&mut self, pattern: &Pattern<&'s str>) {
        for element in &pattern.elements {
            if let PatternElement::Placeable { expression } = element {
                self.in_expression(expression);
            }
        }
    }

    fn in_expression(&mut self, expression: &Expression<&'s str>) {
        match expression {
            Expression::Inline(inline) => self.in_inline(inline),
            Expression::Select { selector, variants } => {
                self.in_inline(selector);
                variants.iter().for_each(|variant| self.in_pattern(&variant.value));
            }
        }
    }

    fn in_inline(&mut self, inline: &InlineExpression<&'s str>) {
        match inline {
            InlineExpression::VariableReference { id } => {
                self.variables.insert(id.name);
            }
            InlineExpression::FunctionReference { arguments, .. } => self.in_arguments(arguments),
            InlineExpression::TermReference { arguments, .. } => {
                arguments.iter().for_each(|arguments| self.in_arguments(arguments));
            }
            InlineExpression::Placeable { expression } => self.in_expression(expression),
            InlineExpression::StringLiteral { .. }
            | InlineExpression::NumberLiteral { .. }
            | InlineExpression::MessageReference { .. } => {}
        }
    }

    fn in_arguments(&mut self, arguments: &CallArguments<&'s str>) {
        for argument in &arguments.named {
            self.has_wide_number |= matches!(&argument.value, InlineExpression::NumberLiteral { value }
                if value.parse().is_ok_and(|digits: f64| digits > MOST_DIGITS));
            self.in_inline(&argument.value);
        }
        arguments.positional.iter().for_each(|argument| self.in_inline(argument));
    }
}
