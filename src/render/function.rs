//! The functions that templates call: every word and every form of a datum in the page's language.
//!
//! Each reads the locale from `lang`. A component sees it only where it declares `@lang`; a missing one is a fault, for
//! the alternative is a page in the wrong language. What a function returns is escaped like any other text.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::Timestamp;
use jiff::tz::TimeZone;
use serde::Deserialize;
use tera::Error;
use tera::Kwargs;
use tera::State;
use tera::Tera;
use tera::TeraResult;
use tera::Value;

use crate::model::Instant;
use crate::model::Locale;
use crate::model::Quantity;
use crate::phrase::Argument;
use crate::phrase::Phrasebook;
use crate::phrase::Phrases;
use crate::phrase::counted;
use crate::phrase::unbroken_date;

/// The locales of the site by their tag, and their words.
#[derive(Clone)]
struct Words {
    phrasebook: Arc<Phrasebook>,
    locales: Arc<BTreeMap<String, Locale>>,
}

/// Registers all functions; templates are added after that.
pub(in crate::render) fn register_functions(
    tera: &mut Tera,
    phrasebook: Arc<Phrasebook>,
    locales: BTreeMap<String, Locale>,
) {
    let words = Words { phrasebook, locales: Arc::new(locales) };
    words.register(tera, "t", message);
    words.register(tera, "date", date);
    words.register(tera, "quantity", |words, kwargs, state| {
        Ok(counted(&words.here(state)?.quantity(&quantity(kwargs)?)))
    });
    words.register(tera, "within", |words, kwargs, state| Ok(counted(&words.here(state)?.within(&quantity(kwargs)?))));
    words.register(tera, "number", number);
    words.register(tera, "counted", |_, kwargs, _| Ok(counted(kwargs.must_get::<&str>("of")?)));
    words.register(tera, "list", |words, kwargs, state| {
        Ok(words.here(state)?.list(&kwargs.must_get::<Vec<String>>("of")?))
    });
    words.register(tera, "country", |words, kwargs, state| {
        let code = kwargs.must_get::<&str>("of")?;
        Ok(words.here(state)?.country(code).unwrap_or_else(|| code.to_owned()))
    });
    words.register(tera, "language", language);
    words.register(tera, "own_name", |words, kwargs, _| Ok(words.of(kwargs.must_get::<&str>("of")?)?.1.own_name()));
}

impl Words {
    fn register(
        &self,
        tera: &mut Tera,
        name: &'static str,
        function: impl Fn(&Words, &Kwargs, &State) -> TeraResult<String> + Send + Sync + 'static,
    ) {
        let words = self.clone();
        tera.register_function(name, move |kwargs: Kwargs, state: &State| function(&words, &kwargs, state));
    }

    fn here(&self, state: &State) -> TeraResult<&Phrases> {
        let lang = state.get::<Value>("lang")?;
        let lang = lang.as_ref().and_then(Value::as_str);
        let lang =
            lang.ok_or_else(|| Error::message("`lang` is not known here; a component declares it as `@lang`"))?;
        Ok(self.of(lang)?.1)
    }

    fn of(&self, tag: &str) -> TeraResult<(&Locale, &Phrases)> {
        let locale =
            self.locales.get(tag).ok_or_else(|| Error::message(format!("`{tag}` is no locale of the site")))?;
        Ok((locale, self.phrasebook.locale(locale)))
    }
}

/// `t(key="...", any=argument)`: a message of the catalog.
fn message(words: &Words, kwargs: &Kwargs, state: &State) -> TeraResult<String> {
    let key = kwargs.must_get::<&str>("key")?;
    let arguments = kwargs.iter().filter_map(|(name, value)| Some((name.as_str()?, value)));
    let arguments = arguments.filter(|(name, _)| *name != "key").map(|(name, value)| (name, argument(value)));
    let arguments: Vec<(&str, Argument)> = arguments.collect();
    words.here(state)?.message(key, &arguments).map_err(|error| Error::message(error.message))
}

fn argument(value: &Value) -> Argument {
    match (value.as_i64(), value.as_f64()) {
        // A whole number with a fraction, such as 9.0, is no integer.
        (Some(number), _) if !value.is_f64() => Argument::Integer(number),
        (_, Some(number)) => Argument::Decimal(number),
        _ => Argument::Text(value.to_string()),
    }
}

/// `date(of=moment)`: a day, and where there is one the time behind it. A line breaks between the two alone. `to="month"`
/// and `to="year"` leave out what is finer.
fn date(words: &Words, kwargs: &Kwargs, state: &State) -> TeraResult<String> {
    let (phrases, moment) = (words.here(state)?, moment(kwargs)?);
    match kwargs.get::<&str>("to")? {
        None => Ok(unbroken_date(&phrases.date(&moment), &phrases.day(moment.date()))),
        Some("month") => Ok(phrases.month(moment.date())),
        Some("year") => Ok(phrases.year(moment.date())),
        Some(other) => Err(Error::message(format!("`{other}` is neither `month` nor `year`"))),
    }
}

/// `number(of=9.5)`: a number with the digits and signs of the language; `decimals=1` makes 9.0 of 9.
fn number(words: &Words, kwargs: &Kwargs, state: &State) -> TeraResult<String> {
    let phrases = words.here(state)?;
    let decimals = kwargs.get::<u8>("decimals")?;
    match (argument(kwargs.must_get::<&Value>("of")?), decimals) {
        (Argument::Integer(number), None) => Ok(phrases.integer(number)),
        (Argument::Decimal(number), None) => Ok(phrases.decimal(number)),
        #[expect(clippy::cast_precision_loss, reason = "nobody states a number of this size with decimals")]
        (Argument::Integer(number), Some(decimals)) => Ok(phrases.padded(number as f64, decimals)),
        (Argument::Decimal(number), Some(decimals)) => Ok(phrases.padded(number, decimals)),
        (Argument::Text(text), _) => Err(Error::message(format!("`{text}` is no number"))),
    }
}

/// `language(of="fr", in="ja")`: the name of a language, in that of the page unless told otherwise.
fn language(words: &Words, kwargs: &Kwargs, state: &State) -> TeraResult<String> {
    let phrases = match kwargs.get::<&str>("in")? {
        Some(reader) => words.of(reader)?.1,
        None => words.here(state)?,
    };
    let tag = kwargs.must_get::<&str>("of")?;
    // Contacts may understand languages that the site is not in.
    let locale: Locale = tag.parse().map_err(|_| Error::message(format!("`{tag}` is no locale")))?;
    Ok(phrases.language(&locale))
}

#[derive(Deserialize)]
struct MomentArgument {
    of: Moment,
}

#[derive(Deserialize)]
struct Moment {
    seconds: i64,
    is_day: bool,
}

fn moment(kwargs: &Kwargs) -> TeraResult<Instant> {
    let Moment { seconds, is_day } = kwargs.deserialize::<MomentArgument>()?.of;
    let timestamp = Timestamp::from_second(seconds).map_err(Error::message)?;
    let day = is_day.then(|| timestamp.to_zoned(TimeZone::UTC).date());
    Ok(day.and_then(Instant::from_date).unwrap_or_else(|| Instant::from_timestamp(timestamp)))
}

#[derive(Deserialize)]
struct QuantityArgument {
    of: QuantityParts,
}

#[derive(Deserialize)]
struct QuantityParts {
    count: u32,
    unit: String,
}

fn quantity(kwargs: &Kwargs) -> TeraResult<Quantity> {
    let QuantityParts { count, unit } = kwargs.deserialize::<QuantityArgument>()?.of;
    Ok(Quantity { count, unit: unit.parse().map_err(Error::message)? })
}
