//! Files of no known tool: a column that can only be scores is found, and an unrelated table is refused.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod common;

use common::{answers, look};

/// A table of a date and other columns, sixty rows; a column is a name and the values that come in turns.
fn table(columns: &[(&str, &[&str])]) -> String {
    let names: Vec<&str> = columns.iter().map(|(name, _)| *name).collect();
    let row = |at: usize| {
        let cells: Vec<&str> = columns.iter().map(|(_, values)| values[at % values.len()]).collect();
        format!("{}.{}.2025;{}\n", at % 28 + 1, at % 9 + 1, cells.join(";"))
    };
    format!("Pvm;{}\n{}", names.join(";"), (0..60).map(row).collect::<String>())
}

const TO_5: &[&str] = &["1", "2", "3", "4", "5"];
const TO_9: &[&str] = &["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"];
const CHAT: (&str, &[&str]) = ("Kanava", &["Chat", "Puhelin"]);

/// The score's column, its metric and the questions.
fn found(columns: &[(&str, &[&str])]) -> (String, Option<&'static str>, String) {
    let seen = look(table(columns).as_bytes(), &answers(&[]))
        .unwrap_or_else(|error| panic!("{error:?} {columns:?}"));
    let asked: Vec<&str> = seen.ask.iter().map(|question| question.id.code()).collect();
    assert_eq!(seen.counts.accepted, 60, "{columns:?}");
    (seen.mapping.score.unwrap_or_default(), seen.mapping.metric.map(|metric| metric.id()), asked.join(" "))
}

#[test]
fn a_column_that_is_named_after_an_opinion_holds_scores_and_its_metric_is_asked_for() {
    for name in [
        "Kokonaisarvosana",
        "Yleisarvosana",
        "Palvelunarvosana",
        "Omdöme",
        "Omdome",
        "Asiakaskokemus",
        "Kundupplevelse",
        "Experience",
        "Overall",
        "Palaute",
        "Tähdet",
        "NKI",
        "Asioinnin sujuvuus",
        "Arvo",
        "Palvelu vastasi odotuksiani",
    ] {
        assert_eq!(found(&[(name, TO_5)]), (name.to_owned(), None, "metric".to_owned()), "{name}");
    }
    let to_7 = &["1", "2", "3", "4", "5", "6", "7"][..];
    assert_eq!(found(&[("Enkelhet", to_7)]), ("Enkelhet".to_owned(), Some("ces"), String::new()));
}

#[test]
fn words_that_name_what_they_measure_need_no_name_above_them() {
    let check = |words: &[&str], metric: &str| {
        let expect = ("Palvelu oli".to_owned(), Some(metric), String::new());
        assert_eq!(found(&[("Palvelu oli", words)]), expect, "{words:?}");
    };
    check(&["huonompi kuin odotin", "kuten odotin", "parempi kuin odotin"], "expectation");
    check(&["Erittäin tyytyväinen", "Tyytymätön"], "csat");
    check(&["mycket nöjd", "missnöjd"], "csat");
}

#[test]
fn the_only_short_scale_of_a_table_of_contacts_is_asked_about() {
    let check = |columns: &[(&str, &[&str])], expect: &str| {
        let (score, metric, asked) = found(columns);
        assert_eq!((score.as_str(), metric, asked.as_str()), (expect, None, "metric"), "{columns:?}");
    };
    check(&[CHAT, ("Palvelun laatu", TO_5)], "Palvelun laatu");
    check(&[("Kommentti", &["ei"]), ("Laatu", TO_5), ("Tilausmäärä", TO_5)], "Laatu");
    let words = table(&[CHAT, ("Laatu", &["hyvä", "huono", "erinomainen"])]);
    assert_eq!(look(words.as_bytes(), &answers(&[])).unwrap().mapping.score.as_deref(), Some("Laatu"));
}

#[test]
fn an_unrelated_table_is_refused() {
    let check = |columns: &[(&str, &[&str])]| {
        let error = look(table(columns).as_bytes(), &answers(&[])).unwrap_err();
        assert_eq!(error.code(), "no_score_column", "{columns:?}");
    };
    let yes = &["kyllä", "ei"][..];
    check(&[("Tuote", &["pöytä"]), ("Määrä", TO_5), ("Hinta", &["129,90", "59,90"])]);
    check(&[("order_id", &["1001", "1002"]), CHAT, ("quantity", TO_5), ("price", TO_9)]);
    check(&[("Työkokemus", TO_9), ("Lapsia", TO_5)]);
    check(&[("Years of experience", TO_9)]);
    check(&[("Maksettu", yes), CHAT]);
    check(&[("Tuote", &["x"]), ("Kunto", &["hyvä", "huono", "erinomainen"])]);
    check(&[("Task", &["t"]), ("Difficulty", &["easy", "hard", "very hard"])]);
    check(&[("Sade", TO_9), ("Tuuli", TO_5)]);
    check(&[CHAT, ("Jonotusaika", TO_5), ("Odotusaika", TO_5)]);
    check(&[CHAT, ("Yhteydenottoja", TO_5)]);
    check(&[CHAT, ("Ikä", TO_9)]);
    check(&[CHAT, ("Order value", TO_5)]);
    // Not one of several that might be it.
    check(&[CHAT, ("Sade", TO_5), ("Tuuli", TO_5)]);
    // Nor numbers that leave most of a scale out.
    check(&[CHAT, ("Vaihe", &["1", "5"])]);
}
