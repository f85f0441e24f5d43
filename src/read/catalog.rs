//! Fluent files: which messages they hold, and with which variables.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::ops::Range;

use fluent_syntax::ast::Attribute;
use fluent_syntax::ast::CallArguments;
use fluent_syntax::ast::Entry;
use fluent_syntax::ast::Expression;
use fluent_syntax::ast::Identifier;
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
use crate::read::MessagePart;
use crate::read::encoding;
use crate::read::unread;
use crate::text::FileId;
use crate::text::Origin;
use crate::text::Snapshot;
use crate::text::Span;
use crate::text::Spanned;

/// Reads the built-in English catalog, whose messages every locale must have.
pub(in crate::read) fn read_reference(snapshot: &Snapshot) -> Catalog {
    let mut files = snapshot.under("locales/en").filter(|(_, _, file)| file.origin == Origin::BuiltIn);
    let Some((id, _, file)) = files.next() else { return Catalog::default() };
    let text = file.text().expect("built-in files are UTF-8");
    let mut catalog = Catalog::default();
    read_file(&mut catalog, id, text, &mut Report::new());
    catalog
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
        let Some((folder, _)) = path.split_once('/').filter(|(_, name)| name.ends_with(".ftl")) else {
            unread::WORDS.report(file, report);
            continue;
        };
        let locale = folder.parse::<Locale>();
        let Some(catalog) = locale.as_ref().ok().and_then(|locale| catalogs.get_mut(locale)) else {
            if file.origin == Origin::Site {
                let message = format!("the site has no locale `{folder}`, so nobody reads these words");
                let hint = match locale {
                    Ok(_) => format!("add \"{folder}\" to `locales` in site.toml, or remove the folder"),
                    Err(rule) => format!("rename the folder: {rule}"),
                };
                report.push(Diagnostic::new(Code::LocaleUnknown, Span::top(id), message).hint(hint));
            }
            continue;
        };
        let Some(text) = encoding::text(snapshot, id, report) else { continue };
        read_file(catalog, id, text, report);
    }
    catalogs
}

/// Adds the messages and terms of a file, over what the catalog has.
fn read_file(catalog: &mut Catalog, file: FileId, text: &str, report: &mut Report) {
    let source = Source { file, text };
    let fluent = text.trim_start_matches('\u{feff}');
    if let Some(at) = too_deep(text) {
        let message = format!("more than {DEEPEST} brackets stand in each other");
        report.push(Diagnostic::new(Code::MessageSyntax, Span::new(file, at..at + 1), message));
        return;
    }
    let (resource, errors) = match parser::parse(fluent) {
        Ok(resource) => (resource, Vec::new()),
        Err((resource, errors)) => (resource, errors),
    };
    for error in errors {
        let offset = text.len() - fluent.len();
        let span = source.span(offset + error.pos.start..offset + error.pos.end);
        report.push(Diagnostic::new(Code::MessageSyntax, span, tell(&error.kind)));
    }
    catalog.files.push(file);
    for entry in resource.body {
        match entry {
            Entry::Message(message) => {
                let id = message.id.name;
                catalog.terms.remove(id);
                let read = source.message(id, message.value.as_ref(), &message.attributes, report);
                catalog.messages.insert(id.to_owned(), read);
            }
            Entry::Term(term) => {
                let id = term.id.name;
                catalog.messages.remove(id);
                let read = source.message(id, Some(&term.value), &term.attributes, report);
                catalog.terms.insert(id.to_owned(), read);
            }
            Entry::Junk { content } => {
                catalog.unread.extend(content.split_once('=').map(|(id, _)| id.trim().to_owned()));
            }
            Entry::Comment(_) | Entry::GroupComment(_) | Entry::ResourceComment(_) => {}
        }
    }
}

/// A file that is read; its parts are slices of its text.
struct Source<'s> {
    file: FileId,
    text: &'s str,
}

impl<'s> Source<'s> {
    fn message(
        &self,
        id: &'s str,
        value: Option<&Pattern<&'s str>>,
        attributes: &[Attribute<&'s str>],
        report: &mut Report,
    ) -> Message {
        let mut variables = BTreeSet::new();
        let mut has_wide_number = false;
        let mut parts = |pattern: &Pattern<&'s str>| {
            let mut contents = Contents {
                source: self,
                variables: &mut variables,
                has_wide_number: &mut has_wide_number,
                parts: Vec::new(),
            };
            contents.pattern(pattern);
            contents.parts
        };
        let value = value.map(&mut parts);
        let attributes =
            attributes.iter().map(|attribute| (attribute.id.name.to_owned(), parts(&attribute.value))).collect();
        if has_wide_number {
            let message = format!("a number has at most {MOST_DIGITS} digits");
            report.push(Diagnostic::new(Code::MessageSyntax, self.span_of(id), message));
        }
        let variables = variables.into_iter().map(str::to_owned).collect();
        Message { span: self.span_of(id), variables, value, attributes }
    }

    fn span_of(&self, slice: &str) -> Span {
        let start = slice.as_ptr() as usize - self.text.as_ptr() as usize;
        Span::new(self.file, start..start + slice.len())
    }

    /// Makes a span of whole characters.
    fn span(&self, range: Range<usize>) -> Span {
        let start = self.text.floor_char_boundary(range.start);
        Span::new(self.file, start..self.text.ceil_char_boundary(range.end).max(start))
    }
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

/// The most digits that a message may ask for, those of `NUMBER` in ECMA-402 before it was extended.
const MOST_DIGITS: f64 = 20.0;

/// What the walk over a pattern collects.
struct Contents<'a, 's> {
    source: &'a Source<'s>,
    variables: &'a mut BTreeSet<&'s str>,
    /// Whether a number is asked for with more digits than any has: each would be a character, in every place.
    has_wide_number: &'a mut bool,
    parts: Vec<MessagePart>,
}

impl<'s> Contents<'_, 's> {
    fn pattern(&mut self, pattern: &Pattern<&'s str>) {
        for element in &pattern.elements {
            if let PatternElement::Placeable { expression } = element {
                self.parts.push(MessagePart::Placeable);
                self.expression(expression);
            }
        }
    }

    fn expression(&mut self, expression: &Expression<&'s str>) {
        match expression {
            Expression::Inline(inline) => self.inline(inline),
            Expression::Select { selector, variants } => {
                self.inline(selector);
                let variants = variants.iter().map(|variant| self.variant(&variant.value)).collect();
                self.parts.push(MessagePart::Choice(variants));
            }
        }
    }

    fn variant(&mut self, pattern: &Pattern<&'s str>) -> Vec<MessagePart> {
        let mut contents = Contents {
            source: self.source,
            variables: self.variables,
            has_wide_number: self.has_wide_number,
            parts: Vec::new(),
        };
        contents.pattern(pattern);
        contents.parts
    }

    fn inline(&mut self, inline: &InlineExpression<&'s str>) {
        match inline {
            InlineExpression::VariableReference { id } => {
                self.variables.insert(id.name);
            }
            InlineExpression::FunctionReference { id, arguments } => {
                self.arguments(arguments);
                self.refer(id.name, format!("{}()", id.name));
            }
            InlineExpression::TermReference { id, attribute, arguments } => {
                arguments.iter().for_each(|arguments| self.arguments(arguments));
                self.refer(id.name, with_attribute(format!("-{}", id.name), attribute.as_ref()));
            }
            InlineExpression::MessageReference { id, attribute } => {
                self.refer(id.name, with_attribute(id.name.to_owned(), attribute.as_ref()));
            }
            InlineExpression::Placeable { expression } => self.expression(expression),
            InlineExpression::StringLiteral { .. } | InlineExpression::NumberLiteral { .. } => {}
        }
    }

    fn refer(&mut self, id: &str, name: String) {
        self.parts.push(MessagePart::Reference(Spanned::new(name, self.source.span_of(id))));
    }

    fn arguments(&mut self, arguments: &CallArguments<&'s str>) {
        let is_wide = |value: &InlineExpression<&str>| match value {
            InlineExpression::NumberLiteral { value } => value.parse().is_ok_and(|digits: f64| digits > MOST_DIGITS),
            _ => false,
        };
        *self.has_wide_number |= arguments.named.iter().any(|argument| is_wide(&argument.value));
        let named = arguments.named.iter().map(|argument| &argument.value);
        arguments.positional.iter().chain(named).for_each(|argument| self.inline(argument));
    }
}

fn with_attribute(name: String, attribute: Option<&Identifier<&str>>) -> String {
    attribute.map_or_else(|| name.clone(), |attribute| format!("{name}.{}", attribute.name))
}
