//! The words in `assets/locales`: the same messages in every language, each once, none unfinished.

use std::collections::{BTreeMap, BTreeSet};

use crate::files::File;
use crate::{FILES, bites, none};

const LANGUAGES: [&str; 3] = ["en", "fi", "sv"];

/// Returns the messages, terms and attributes of one Fluent file, by name.
fn names(text: &str) -> Vec<String> {
    let mut names = Vec::new();
    let mut message = String::new();
    for line in text.lines() {
        let Some((left, _)) = line.split_once('=') else { continue };
        let left = left.trim_end();
        if let Some(attribute) = left.trim_start().strip_prefix('.').filter(|it| is_name(it)) {
            if line.starts_with(' ') {
                names.push(format!("{message}.{attribute}"));
            }
        } else if is_name(left.strip_prefix('-').unwrap_or(left)) {
            message = left.to_owned();
            names.push(message.clone());
        }
    }
    names
}

fn is_name(text: &str) -> bool {
    text.starts_with(|letter: char| letter.is_ascii_alphabetic())
        && text.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '-' || letter == '_')
}

/// Splits `assets/locales/fi/week.ftl` into `fi` and `week.ftl`.
fn place(file: &File) -> Option<(&str, &str)> {
    file.path.strip_prefix("assets/locales/")?.split_once('/').filter(|(_, name)| name.ends_with(".ftl"))
}

fn unequal(files: &[File]) -> Vec<String> {
    let mut by_language: BTreeMap<&str, BTreeSet<(String, String)>> = BTreeMap::new();
    for (language, name, text) in files.iter().filter_map(|file| place(file).map(|(l, n)| (l, n, &file.text)))
    {
        let known = by_language.entry(language).or_default();
        known.extend(names(text).into_iter().map(|message| (name.to_owned(), message)));
    }
    let everything: BTreeSet<(String, String)> = by_language.values().flatten().cloned().collect();
    let mut problems: Vec<String> = by_language
        .keys()
        .filter(|language| !LANGUAGES.contains(*language))
        .map(|language| format!("assets/locales/{language} is no language of Vire"))
        .collect();
    for language in LANGUAGES {
        let known = by_language.get(language).cloned().unwrap_or_default();
        let missing = everything.difference(&known);
        problems
            .extend(missing.map(|(file, name)| format!("assets/locales/{language}/{file} has no `{name}`")));
    }
    problems
}

fn repeated(files: &[File]) -> Vec<String> {
    let mut seen: BTreeMap<(&str, String), &str> = BTreeMap::new();
    let mut problems = Vec::new();
    for file in files {
        let Some((language, _)) = place(file) else { continue };
        for name in names(&file.text) {
            if let Some(first) = seen.insert((language, name.clone()), &file.path) {
                problems.push(format!("`{name}` stands in {first} and in {}", file.path));
            }
        }
    }
    problems
}

fn unfinished(files: &[File]) -> Vec<String> {
    let marks = ["TODO", "FIXME", "XXX", "TBD"];
    let mut problems = Vec::new();
    for file in files.iter().filter(|file| place(file).is_some()) {
        for (index, line) in file.text.lines().enumerate() {
            problems.extend(marks.iter().filter(|mark| line.contains(**mark)).map(|_| file.at(index + 1)));
        }
    }
    problems
}

#[test]
fn every_message_exists_in_every_language() {
    none(&unequal(&FILES));
}

#[test]
fn every_message_stands_once() {
    none(&repeated(&FILES));
}

#[test]
fn no_message_waits_to_be_written() {
    none(&unfinished(&FILES));
}

#[test]
fn messages_terms_and_attributes_are_read_and_their_texts_are_not() {
    let text = "# a = comment\n-brand = Vire\nweeks = { $count ->\n    [one] one = week\n   *[other] more\n }\n    .label = Weeks\n";
    assert_eq!(names(text), ["-brand", "weeks", "weeks.label"]);
}

fn three(en: &str, fi: &str, sv: &str) -> Vec<File> {
    [("en", en), ("fi", fi), ("sv", sv)]
        .map(|(language, text)| File::new(&format!("assets/locales/{language}/a.ftl"), text))
        .to_vec()
}

#[test]
fn a_message_that_one_language_lacks_is_seen() {
    assert!(unequal(&three("a = A", "a = A", "a = A")).is_empty());
    bites(&unequal(&three("a = A\nb = B", "a = A\nb = B", "a = A")), "sv/a.ftl has no `b`");
}

#[test]
fn a_message_in_another_file_than_elsewhere_is_seen() {
    let mut files = three("a = A", "a = A", "");
    files.push(File::new("assets/locales/sv/b.ftl", "a = A"));
    assert_eq!(unequal(&files).len(), 3);
}

#[test]
fn a_message_that_stands_twice_is_seen() {
    bites(&repeated(&three("a = A\na = B", "a = A", "a = A")), "`a` stands in");
}

#[test]
fn an_unfinished_message_is_seen() {
    bites(&unfinished(&three("a = A", "a = TODO", "a = A")), "fi/a.ftl:1");
}
