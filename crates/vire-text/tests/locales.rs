//! The locale files of all languages say the same things: same files, keys and arguments, no errors.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;

use fluent_syntax::ast::{CallArguments, Entry, Expression, InlineExpression, Pattern, PatternElement};
use fluent_syntax::parser::parse;
use vire_text::{Language, Text, Value};

/// What a message or an attribute asks for, by `key` or `key.attribute`; terms as `-term`.
type Keys = BTreeMap<String, BTreeSet<String>>;

fn locales() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../assets/locales")
}

fn files(language: Language) -> BTreeMap<String, String> {
    let folder = locales().join(language.tag());
    let mut files = BTreeMap::new();
    for entry in fs::read_dir(&folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|ending| ending == "ftl") {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            files.insert(name, fs::read_to_string(&path).unwrap());
        }
    }
    files
}

fn keys(place: &str, source: &str) -> Keys {
    let resource = parse(source).unwrap_or_else(|(_, errors)| panic!("{place} cannot be read: {errors:?}"));
    let mut keys = Keys::new();
    let mut add = |key: String, pattern: &Pattern<&str>| {
        let mut arguments = BTreeSet::new();
        collect(pattern, &mut arguments);
        assert!(keys.insert(key.clone(), arguments).is_none(), "{place} has {key} twice");
    };
    for entry in &resource.body {
        let (name, value, attributes) = match entry {
            Entry::Message(message) => {
                (message.id.name.to_owned(), message.value.as_ref(), &message.attributes)
            }
            Entry::Term(term) => (format!("-{}", term.id.name), Some(&term.value), &term.attributes),
            Entry::Junk { content } => panic!("{place} cannot be read at {content:?}"),
            _ => continue,
        };
        if let Some(pattern) = value {
            add(name.clone(), pattern);
        }
        for attribute in attributes {
            add(format!("{name}.{}", attribute.id.name), &attribute.value);
        }
    }
    keys
}

fn collect(pattern: &Pattern<&str>, into: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            from_expression(expression, into);
        }
    }
}

fn from_expression(expression: &Expression<&str>, into: &mut BTreeSet<String>) {
    match expression {
        Expression::Inline(inline) => from_inline(inline, into),
        Expression::Select { selector, variants } => {
            from_inline(selector, into);
            for variant in variants {
                collect(&variant.value, into);
            }
        }
    }
}

fn from_inline(inline: &InlineExpression<&str>, into: &mut BTreeSet<String>) {
    let arguments = |arguments: &CallArguments<&str>, into: &mut BTreeSet<String>| {
        for argument in &arguments.positional {
            from_inline(argument, into);
        }
    };
    match inline {
        InlineExpression::VariableReference { id } => {
            into.insert(format!("${}", id.name));
        }
        InlineExpression::FunctionReference { arguments: list, .. } => arguments(list, into),
        InlineExpression::TermReference { arguments: Some(list), .. } => arguments(list, into),
        InlineExpression::Placeable { expression } => from_expression(expression, into),
        _ => {}
    }
}

#[test]
fn every_language_has_the_same_files_keys_and_arguments() {
    let mut wrong = Vec::new();
    let all: BTreeMap<Language, BTreeMap<String, Keys>> = Language::ALL
        .into_iter()
        .map(|language| {
            let read = files(language)
                .into_iter()
                .map(|(name, source)| (name.clone(), keys(&format!("{}/{name}", language.tag()), &source)))
                .collect();
            (language, read)
        })
        .collect();
    let every_file: BTreeSet<&String> = all.values().flat_map(BTreeMap::keys).collect();
    assert!(!every_file.is_empty(), "no locale file was found");
    for file in every_file {
        let every_key: BTreeSet<&String> =
            all.values().filter_map(|files| files.get(file)).flat_map(BTreeMap::keys).collect();
        for key in every_key.iter().filter(|key| !key.starts_with('-')) {
            // A term may be there in one language only: grammar is a language's own affair.
            let arguments: BTreeMap<&str, Option<&BTreeSet<String>>> = all
                .iter()
                .map(|(language, files)| (language.tag(), files.get(file).and_then(|keys| keys.get(*key))))
                .collect();
            for (tag, found) in &arguments {
                if found.is_none() {
                    wrong.push(format!("{tag}/{file} lacks {key}"));
                }
            }
            let distinct: BTreeSet<_> = arguments.values().flatten().collect();
            if distinct.len() > 1 {
                wrong.push(format!("{file}: {key} has different arguments: {arguments:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_key_stands_in_two_files_of_a_language() {
    for language in Language::ALL {
        let mut seen: BTreeMap<String, String> = BTreeMap::new();
        for (file, source) in files(language) {
            for key in keys(&file, &source).into_keys() {
                if let Some(other) = seen.insert(key.clone(), file.clone()) {
                    panic!("{}: {key} stands in {other} and in {file}", language.tag());
                }
            }
        }
    }
}

#[test]
fn every_message_of_the_folder_is_in_the_program() {
    for language in Language::ALL {
        let text = Text::new(language);
        for (file, source) in files(language) {
            for key in keys(&file, &source)
                .into_keys()
                .filter(|key| !key.contains(['.', '-']) || !key.starts_with('-'))
            {
                if !key.contains('.') {
                    assert!(text.has(&key), "{}/{file}: {key}", language.tag());
                }
            }
        }
    }
}

#[test]
fn a_missing_key_comes_back_as_itself() {
    assert_eq!(Text::new(Language::Fi).get("no-such-key", &[("n", Value::Whole(1))]), "no-such-key");
}

#[test]
fn weeks_months_and_dates_are_written_as_people_write_them() {
    let date = chrono::NaiveDate::from_ymd_opt(2026, 11, 3).unwrap();
    let check = |language: Language, expect: [&str; 6]| {
        let text = Text::new(language);
        let got = [
            text.week(47),
            text.weeks(45, 48),
            text.weeks(45, 45),
            text.week_of_year(2026, 47),
            text.month(11),
            text.date(date),
        ];
        assert_eq!(got.map(|written| written.replace('\u{a0}', " ")), expect);
    };
    check(Language::Fi, ["vk 47", "vk 45–48", "vk 45", "vk 47/2026", "marras", "3.11.2026"]);
    check(Language::Sv, ["v. 47", "v. 45–48", "v. 45", "v. 47 2026", "nov", "3 nov 2026"]);
    check(Language::En, ["week 47", "weeks 45–48", "week 45", "week 47, 2026", "Nov", "3 Nov 2026"]);
}
