//! Words for people: the one Rust reader of the Fluent files in `assets/locales`.
//!
//! Owns the languages, the lookup of messages, and how numbers, weeks and dates are written for
//! people. Deliberately has no sentence of its own and knows nothing of what the messages speak of.
//! Every `assets/locales/<language>/*.ftl` is part of the program; a new file needs no change here.

mod language;
mod number;

use std::fmt;
use std::sync::LazyLock;

use chrono::{Datelike, NaiveDate};
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::types::FluentNumberOptions;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};

pub use language::{Language, LanguageError};

include!(concat!(env!("OUT_DIR"), "/files.rs"));

type Bundle = FluentBundle<FluentResource>;

static FINNISH: LazyLock<Bundle> = LazyLock::new(|| bundle(Language::Fi));
static SWEDISH: LazyLock<Bundle> = LazyLock::new(|| bundle(Language::Sv));
static ENGLISH: LazyLock<Bundle> = LazyLock::new(|| bundle(Language::En));

/// One argument of a message.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Value<'a> {
    /// A name or another text, taken as it is.
    Text(&'a str),
    /// A whole number; chooses the plural form, and is written with the language's thousands.
    Whole(i64),
    /// A number with so many decimals (0..=9).
    Number(f64, usize),
    /// A year, week or code made of digits: chooses no plural form and gets no thousands.
    Digits(i64),
}

impl<'a> From<&'a str> for Value<'a> {
    fn from(text: &'a str) -> Self {
        Value::Text(text)
    }
}

impl<'a> From<&'a String> for Value<'a> {
    fn from(text: &'a String) -> Self {
        Value::Text(text)
    }
}

impl From<usize> for Value<'_> {
    fn from(count: usize) -> Self {
        Value::Whole(i64::try_from(count).unwrap_or(i64::MAX))
    }
}

/// The messages of one language.
#[derive(Clone, Copy)]
pub struct Text {
    language: Language,
    bundle: &'static Bundle,
}

impl fmt::Debug for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Text").field(&self.language).finish()
    }
}

impl Text {
    /// Opens the messages of a language; the first call a language parses its files.
    pub fn new(language: Language) -> Self {
        let bundle = match language {
            Language::Fi => &*FINNISH,
            Language::Sv => &*SWEDISH,
            Language::En => &*ENGLISH,
        };
        Self { language, bundle }
    }

    /// Returns the language.
    pub fn language(&self) -> Language {
        self.language
    }

    /// Returns a message with its arguments filled in; the key itself when no file has it.
    pub fn get(&self, key: &str, args: &[(&str, Value<'_>)]) -> String {
        self.find(key, args).unwrap_or_else(|| key.to_owned())
    }

    /// Returns a message with its arguments filled in; `None` when no file has the key.
    ///
    /// An argument that the message asks for and does not get stays visible as `{$name}`.
    pub fn find(&self, key: &str, args: &[(&str, Value<'_>)]) -> Option<String> {
        let message = self.bundle.get_message(key)?;
        let pattern = message.value()?;
        let mut filled = FluentArgs::with_capacity(args.len());
        for (name, value) in args {
            filled.set(*name, fluent(*value));
        }
        let mut errors = Vec::new();
        Some(self.bundle.format_pattern(pattern, Some(&filled), &mut errors).into_owned())
    }

    /// Tells whether a key has a message.
    pub fn has(&self, key: &str) -> bool {
        self.bundle.get_message(key).is_some_and(|message| message.value().is_some())
    }

    /// Writes a number with so many decimals: `−1 234,50` in Finnish and Swedish, `−1,234.50` in English.
    pub fn number(&self, value: f64, decimals: usize) -> String {
        number::write(self.language, value, decimals)
    }

    /// Writes a number with as few decimals as it takes to show it, `most` at most: `3,75`, `3,5`, `4`.
    pub fn short_number(&self, value: f64, most: usize) -> String {
        number::write_short(self.language, value, most)
    }

    /// Writes a week of a year that goes without saying: `vk 47`, `v. 47`, `week 47`.
    pub fn week(&self, number: u32) -> String {
        self.get("week-short", &[("week", Value::Digits(number.into()))])
    }

    /// Writes a run of weeks: `vk 45–48`; one week when both are the same.
    pub fn weeks(&self, from: u32, to: u32) -> String {
        if from == to {
            return self.week(from);
        }
        self.get("week-span", &[("from", Value::Digits(from.into())), ("to", Value::Digits(to.into()))])
    }

    /// Writes a week with its ISO year: `vk 47/2026`, `v. 47 2026`, `week 47, 2026`.
    pub fn week_of_year(&self, year: i32, number: u32) -> String {
        let args = [("week", Value::Digits(number.into())), ("year", Value::Digits(year.into()))];
        self.get("week-full", &args)
    }

    /// Writes the short name of a month (1..=12): `marras`, `nov`, `Nov`.
    pub fn month(&self, month: u32) -> String {
        self.get(&format!("month-short-{month}"), &[])
    }

    /// Writes a date: `23.11.2026`, `23 nov 2026`, `23 Nov 2026`.
    pub fn date(&self, date: NaiveDate) -> String {
        let month = match self.language {
            Language::Fi => date.month().to_string(),
            Language::Sv | Language::En => self.month(date.month()),
        };
        let (day, year) = (Value::Digits(date.day().into()), Value::Digits(date.year().into()));
        self.get("date-full", &[("day", day), ("month", Value::Text(&month)), ("year", year)])
    }
}

fn fluent(value: Value<'_>) -> FluentValue<'_> {
    let with_decimals = |value: f64, decimals: usize| {
        let options = FluentNumberOptions {
            minimum_fraction_digits: Some(decimals),
            maximum_fraction_digits: Some(decimals),
            ..FluentNumberOptions::default()
        };
        FluentValue::Number(fluent_bundle::types::FluentNumber::new(value, options))
    };
    match value {
        Value::Text(text) => FluentValue::from(text),
        Value::Digits(digits) => FluentValue::from(digits.to_string()),
        // Without options of its own, so that `[0]` in a message is the same number.
        Value::Whole(count) => FluentValue::from(count as f64),
        Value::Number(value, decimals) => with_decimals(value, decimals),
    }
}

fn bundle(language: Language) -> Bundle {
    let mut bundle = Bundle::new_concurrent(vec![language.id()]);
    // The marks that isolate writing directions show as boxes in SVG and in plain files.
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(match language {
        Language::Fi => |value, _| number::format(Language::Fi, value),
        Language::Sv => |value, _| number::format(Language::Sv, value),
        Language::En => |value, _| number::format(Language::En, value),
    }));
    // `NUMBER()`; its only failure is to be there already.
    let _ = bundle.add_builtins();
    for (_, _, source) in FILES.iter().filter(|(tag, _, _)| *tag == language.tag()) {
        // What can be read is kept; the tests refuse a file with any error in it.
        let resource = FluentResource::try_new((*source).to_owned()).unwrap_or_else(|(read, _)| read);
        let _ = bundle.add_resource(resource);
    }
    bundle
}
