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
        let Entry::Message(message) = entry else { continue };
        let start = message.id.name.as_ptr() as usize - marked.as_ptr() as usize;
        let span = Span::new(file, start..start + message.id.name.len());
        let mut variables = BTreeSet::new();
        let attributes = message.attributes.iter().map(|attribute| &attribute.value);
        message.value.iter().chain(attributes).for_each(|pattern| in_pattern(pattern, &mut variables));
        let variables = variables.into_iter().map(str::to_owned).collect();
        messages.insert(message.id.name.to_owned(), Message { span, variables });
    }
    messages
}

fn tell(kind: &ErrorKind) -> String {
    let text = kind.to_string();
    let mut letters = text.chars();
    let first = letters.next().map(|c| c.to_lowercase().to_string()).unwrap_or_default();
    format!("not Fluent: {first}{}", letters.as_str())
}

fn in_pattern<'s>(pattern: &Pattern<&'s str>, variables: &mut BTreeSet<&'s str>) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            in_expression(expression, variables);
        }
    }
}

fn in_expression<'s>(expression: &Expression<&'s str>, variables: &mut BTreeSet<&'s str>) {
    match expression {
        Expression::Inline(inline) => in_inline(inline, variables),
        Expression::Select { selector, variants } => {
            in_inline(selector, variables);
            variants.iter().for_each(|variant| in_pattern(&variant.value, variables));
        }
    }
}

fn in_inline<'s>(inline: &InlineExpression<&'s str>, variables: &mut BTreeSet<&'s str>) {
    match inline {
        InlineExpression::VariableReference { id } => {
            variables.insert(id.name);
        }
        InlineExpression::FunctionReference { arguments, .. } => in_arguments(arguments, variables),
        InlineExpression::TermReference { arguments, .. } => {
            arguments.iter().for_each(|arguments| in_arguments(arguments, variables));
        }
        InlineExpression::Placeable { expression } => in_expression(expression, variables),
        InlineExpression::StringLiteral { .. }
        | InlineExpression::NumberLiteral { .. }
        | InlineExpression::MessageReference { .. } => {}
    }
}

fn in_arguments<'s>(arguments: &CallArguments<&'s str>, variables: &mut BTreeSet<&'s str>) {
    let named = arguments.named.iter().map(|argument| &argument.value);
    arguments.positional.iter().chain(named).for_each(|argument| in_inline(argument, variables));
}
