//! Facts in words.

use pulldown_cmark::CowStr;
use pulldown_cmark::Event;

use crate::check::Fact;
use crate::model::FactValue;
use crate::phrase::Phrases;
use crate::phrase::counted;
use crate::phrase::unbroken_date;
use crate::prose::html::escape;
use crate::prose::link;
use crate::prose::mark;

/// A fact as a text prints it.
pub(in crate::prose) struct Wording {
    /// The words, without marks.
    pub(in crate::prose) text: String,
    form: Form,
}

enum Form {
    Words,
    /// A length of time, whose number stays with its unit.
    Quantity,
    Code,
    Link(String),
    /// The moment as HTML's `datetime` has it, and its day in words.
    Time {
        datetime: String,
        day: String,
    },
}

impl Wording {
    /// Puts a fact into a locale's words.
    pub(in crate::prose) fn new(fact: &Fact, phrases: &Phrases) -> Wording {
        let words = |text: String| Wording { text, form: Form::Words };
        match fact {
            Fact::Value(value) => of_value(value, phrases),
            Fact::Commitment(commitment) => Wording { text: phrases.within(&commitment.within), form: Form::Quantity },
            Fact::Instant(instant) => {
                let day = phrases.day(instant.date());
                Wording { text: phrases.date(instant), form: Form::Time { datetime: instant.to_string(), day } }
            }
            Fact::Contact(contact) => Wording { text: contact.value.clone(), form: Form::Link(contact.uri()) },
            Fact::Url(url) => Wording { text: url.clone(), form: Form::Link(url.clone()) },
            Fact::Code(text) => Wording { text: text.clone(), form: Form::Code },
            Fact::Word(id) => words(word(phrases, id)),
            Fact::Words(ids) => words(phrases.list(&map(ids, |id| word(phrases, id)))),
            Fact::Countries(codes) => {
                words(phrases.list(&map(codes, |code| phrases.country(code).unwrap_or_else(|| code.clone()))))
            }
            Fact::Languages(locales) => words(phrases.list(&map(locales, |locale| phrases.language(locale)))),
        }
    }

    /// Returns the fact as it stands in running text.
    pub(in crate::prose) fn into_events<'a>(self) -> Vec<Event<'a>> {
        let text = CowStr::from(self.text);
        match self.form {
            Form::Words => vec![Event::Text(text)],
            Form::Code => vec![Event::Code(text)],
            Form::Link(uri) => match link::opening(&uri, "") {
                Some(tag) => enclosed(tag, text, "</a>"),
                None => vec![Event::Text(text)],
            },
            Form::Quantity => vec![Event::Text(CowStr::from(counted(&text)))],
            Form::Time { datetime, day } => {
                let text = CowStr::from(unbroken_date(&text, &day));
                enclosed(format!("<time datetime=\"{}\">", escape(&datetime)), text, "</time>")
            }
        }
    }

    /// Returns the fact as it stands in running text of CommonMark.
    pub(in crate::prose) fn into_markdown(self) -> String {
        let text = self.text.replace(['\r', '\n'], " ");
        match self.form {
            Form::Words | Form::Quantity | Form::Time { .. } => mark::text(&text),
            Form::Code => mark::code(&text),
            Form::Link(uri) if link::has_known_scheme(&uri) => mark::link(&uri, &text),
            Form::Link(_) => mark::text(&text),
        }
    }
}

fn enclosed<'a>(start: String, text: CowStr<'a>, end: &'static str) -> Vec<Event<'a>> {
    vec![Event::InlineHtml(CowStr::from(start)), Event::Text(text), Event::InlineHtml(CowStr::from(end))]
}

fn of_value(value: &FactValue, phrases: &Phrases) -> Wording {
    let text = match value {
        FactValue::Quantity(quantity) => {
            return Wording { text: phrases.quantity(quantity), form: Form::Quantity };
        }
        FactValue::Date(day) => {
            let words = phrases.day(*day);
            return Wording { text: words.clone(), form: Form::Time { datetime: day.to_string(), day: words } };
        }
        FactValue::Integer(number) => phrases.integer(*number),
        FactValue::Decimal(number) => phrases.decimal(*number),
        FactValue::List(items) => phrases.list(items),
        FactValue::Text(text) => text.clone(),
    };
    Wording { text, form: Form::Words }
}

/// Returns a word of the catalog; its id where the catalog lacks it, which `check` reports.
fn word(phrases: &Phrases, id: &str) -> String {
    phrases.message(id, &[]).unwrap_or_else(|_| id.to_owned())
}

fn map<T>(items: &[T], put: impl Fn(&T) -> String) -> Vec<String> {
    items.iter().map(put).collect()
}
