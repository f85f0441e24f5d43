//! The Fluent messages of one locale.

use std::collections::BTreeSet;
use std::collections::HashMap;
use std::error::Error;
use std::fmt;

use fluent_bundle::FluentArgs;
use fluent_bundle::FluentError;
use fluent_bundle::FluentResource;
use fluent_bundle::FluentValue;
use fluent_bundle::concurrent::FluentBundle;
use fluent_syntax::ast::Entry;
use intl_memoizer::concurrent::IntlLangMemoizer;

use crate::model::Locale;
use crate::phrase::number::Numbers;

/// A value that a message may print or choose by.
#[derive(Clone, Debug, PartialEq)]
pub enum Argument {
    /// A text, printed as it is.
    Text(String),
    /// A whole number, printed in the locale's way; a message may choose by its plural form.
    Integer(i64),
    /// A number with a fraction, likewise.
    Decimal(f64),
}

/// Why a message cannot be put into words, as one clause.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PhraseError {
    /// The clause, such as "`fr` has no message `severity-high`".
    pub message: String,
    /// Whose words are at fault.
    pub locale: Locale,
}

impl fmt::Display for PhraseError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.message)
    }
}

impl Error for PhraseError {}

/// The messages of one locale.
pub(in crate::phrase) struct Messages {
    locale: Locale,
    bundle: FluentBundle<FluentResource>,
    /// The messages that need no argument, printed: templates ask for most of them on every page.
    plain: HashMap<String, String>,
}

/// The longest message that is printed, in bytes. Titles that are put into one have at most 16 KiB.
const LONGEST: usize = 64 * 1024;

impl Messages {
    pub(in crate::phrase) fn new(locale: &Locale, texts: &[&str]) -> Messages {
        let mut bundle = FluentBundle::new_concurrent(vec![locale.identifier()]);
        // Invisible marks around arguments would get into copied commands, ids and searches.
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(print_number));
        bundle.add_builtins().expect("a new bundle has no functions");
        let mut ids = BTreeSet::new();
        for text in texts {
            let resource = match FluentResource::try_new((*text).to_owned()) {
                Ok(resource) => resource,
                Err((resource, _)) => resource,
            };
            ids.extend(resource.entries().filter_map(id_of));
            bundle.add_resource_overriding(resource);
        }
        let mut messages = Messages { locale: locale.clone(), bundle, plain: HashMap::new() };
        let printed = |id: String| messages.print(&id, &[]).ok().map(|text| (id, text));
        messages.plain = ids.into_iter().filter_map(printed).collect();
        messages
    }

    pub(in crate::phrase) fn has(&self, id: &str) -> bool {
        self.bundle.get_message(id).is_some_and(|message| message.value().is_some())
    }

    pub(in crate::phrase) fn print(&self, id: &str, arguments: &[(&str, Argument)]) -> Result<String, PhraseError> {
        if let Some(text) = self.plain.get(id).filter(|_| arguments.is_empty()) {
            return Ok(text.clone());
        }
        let Some(pattern) = self.bundle.get_message(id).and_then(|message| message.value()) else {
            return Err(self.fault(format!("`{}` has no message `{id}`", self.locale)));
        };
        let values: FluentArgs<'_> = arguments.iter().map(|(name, argument)| (*name, value_of(argument))).collect();
        let mut errors = Vec::new();
        let text = self.bundle.format_pattern(pattern, Some(&values), &mut errors).into_owned();
        match errors.first() {
            None if text.len() > LONGEST => {
                let message = format!("message `{id}` of `{}` has more than {LONGEST} bytes", self.locale);
                Err(self.fault(message))
            }
            None => Ok(text),
            Some(error) => Err(self.error(id, error)),
        }
    }

    fn fault(&self, message: String) -> PhraseError {
        PhraseError { message, locale: self.locale.clone() }
    }

    fn error(&self, id: &str, error: &FluentError) -> PhraseError {
        let reason = match error {
            FluentError::ResolverError(error) => error.to_string(),
            FluentError::Overriding { .. } | FluentError::ParserError(_) => error.to_string(),
        };
        self.fault(format!("message `{id}` of `{}` cannot be printed: {reason}", self.locale))
    }
}

fn id_of(entry: &Entry<&str>) -> Option<String> {
    match entry {
        Entry::Message(message) => Some(message.id.name.to_owned()),
        Entry::Term(_)
        | Entry::Comment(_)
        | Entry::GroupComment(_)
        | Entry::ResourceComment(_)
        | Entry::Junk { .. } => None,
    }
}

fn value_of(argument: &Argument) -> FluentValue<'_> {
    match argument {
        Argument::Text(text) => FluentValue::from(text.as_str()),
        Argument::Integer(number) => FluentValue::from(*number),
        Argument::Decimal(number) => FluentValue::from(*number),
    }
}

fn print_number(value: &FluentValue<'_>, memoizer: &IntlLangMemoizer) -> Option<String> {
    match value {
        FluentValue::Number(number) => {
            memoizer.with_try_get::<Numbers, _, _>((), |numbers| numbers.fluent(number)).ok().flatten()
        }
        FluentValue::String(_) | FluentValue::Custom(_) | FluentValue::None | FluentValue::Error => None,
    }
}
