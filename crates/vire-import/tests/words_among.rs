//! Words among numbers: the numbers decide the scale, and a word without a place on it is told.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod common;

use common::{answers, import, look};
use serde_json::{Value, json};
use vire_import::Mapping;

/// A table of one score with each value so many times.
fn table(name: &str, values: &[(&str, usize)]) -> String {
    let rows = values.iter().flat_map(|(value, count)| std::iter::repeat_n(value, *count));
    format!("pvm;\"{name}\"\n{}", rows.map(|value| format!("3.3.2025;{value}\n")).collect::<String>())
}

/// Each of several values so many times.
fn each(values: &'static str, count: usize, other: &[(&'static str, usize)]) -> Vec<(&'static str, usize)> {
    values.split(' ').map(|value| (value, count)).chain(other.iter().copied()).collect()
}

/// Scale and labels that are found without a question, and the rows that are refused.
fn read(text: &str, said: &[(&str, &str)]) -> (Value, Value, u64) {
    let (report, _) = import(text.as_bytes(), &Mapping::default(), &answers(said))
        .unwrap_or_else(|error| panic!("{error:?} {text}"));
    let of = |field: &str| serde_json::to_value(&report.mapping).unwrap()[field].clone();
    (of("scale"), of("labels"), report.counts.errors.values().sum())
}

#[test]
fn the_numbers_decide_the_scale_of_the_words_among_them() {
    let check = |name: &str, values: Vec<(&str, usize)>, scale: [i64; 2], labels: Value, errors: u64| {
        let found = read(&table(name, &values), &[]);
        assert_eq!(found, (json!(scale), labels, errors), "{name} {values:?}");
    };
    let ends = [("Erittäin tyytymätön", 4), ("Erittäin tyytyväinen", 4)];
    let five = json!({"erittäin tyytymätön": 1, "erittäin tyytyväinen": 5});
    for name in ["CSAT 1-5", "CSAT"] {
        check(name, each("2 3 4", 4, &ends), [1, 5], five.clone(), 0);
    }
    check("CSAT 1-5", each("1 2 3 4", 4, &ends[1..]), [1, 5], json!({"erittäin tyytyväinen": 5}), 0);
    check("CSAT 1-5", each("2 3 4 5", 4, &ends[..1]), [1, 5], json!({"erittäin tyytymätön": 1}), 0);
    check(
        "CSAT 0-10",
        each("1 2 3 4 5 6 7 8 9", 4, &ends[1..]),
        [0, 10],
        json!({"erittäin tyytyväinen": 10}),
        0,
    );
    check("CSAT 0-3", each("0 1 2", 4, &ends[1..]), [0, 3], json!({"erittäin tyytyväinen": 3}), 0);
    check("CSAT 1-5", each("5 1 4 3 2", 8, &[("hyvä", 1)]), [1, 5], json!({"hyvä": 4}), 0);
    check("CSAT", each("5 1 4 3 2", 8, &[("huono", 1)]), [1, 5], json!({"huono": 2}), 0);
    check("CSAT", each("0 1", 8, &[("hyvä", 3), ("huono", 1)]), [0, 1], json!({"hyvä": 1, "huono": 0}), 0);
    let agreed = [("Strongly disagree", 4), ("Strongly agree", 4)];
    let seven = json!({"strongly disagree": 1, "strongly agree": 7});
    for name in ["CES: It was easy", "CES 1-7"] {
        check(name, each("2 3 4 5 6", 4, &agreed), [1, 7], seven.clone(), 0);
        check(name, each("2 3 4 5 6", 1, &agreed), [1, 7], seven.clone(), 0);
    }
    check("CES", each("1 2 3 4 5 6", 4, &agreed[1..]), [1, 7], json!({"strongly agree": 7}), 0);
    check("CES", each("2 3 4 5 6 7", 4, &agreed[..1]), [1, 7], json!({"strongly disagree": 1}), 0);
}

#[test]
fn a_word_without_a_place_among_the_numbers_is_no_score() {
    let check = |name: &str, values: Vec<(&str, usize)>, scale: [i64; 2], errors: u64| {
        let found = read(&table(name, &values), &[]);
        assert_eq!(found, (json!(scale), Value::Null, errors), "{name} {values:?}");
    };
    for word in ["helppo", "vaikea", "helppoa"] {
        check("CES 1-7", each("1 2 3 4 5 6 7", 6, &[(word, 1)]), [1, 7], 1);
        check("CES", each("1 2 3 4 5 6 7", 6, &[(word, 3)]), [1, 7], 3);
    }
    check("CSAT 0-10", each("0 1 2 3 4 5 6 7 8 9 10", 6, &[("hyvä", 1)]), [0, 10], 1);
    check("CSAT 1-7", each("1 2 3 4 5 6 7", 6, &[("huono", 2)]), [1, 7], 2);
}

#[test]
fn a_scale_that_words_and_numbers_leave_open_is_asked_and_then_the_words_have_their_place() {
    let check = |values: Vec<(&str, usize)>, name: &str, answer: &str, labels: Value| {
        let text = table(name, &values);
        let ids: Vec<_> = look(text.as_bytes(), &answers(&[])).unwrap().ask;
        assert_eq!(
            ids.iter().map(|question| question.id.code()).collect::<Vec<_>>(),
            ["scale"],
            "{values:?}"
        );
        assert_eq!(read(&text, &[("scale", answer)]).1, labels, "{values:?}");
    };
    let agreed = [("Strongly disagree", 4), ("Strongly agree", 4)];
    check(each("2 3 4 5", 4, &agreed), "CES", "1-7", json!({"strongly disagree": 1, "strongly agree": 7}));
    check(each("2 3 4 5", 4, &agreed), "CES", "1-5", json!({"strongly disagree": 1, "strongly agree": 5}));
    check(each("1 2 3 4 5", 8, &[("helppo", 1)]), "CES", "1-5", json!({"helppo": 4}));
    check(each("1 2 3 4 5", 8, &[("helppo", 1)]), "CES", "1-7", Value::Null);
    // Nobody turns words.
    let down = "Tyytyväisyys (1 = paras, 5 = huonoin)";
    check(each("2 3 4", 4, &[("Erittäin tyytyväinen", 4)]), down, "5-1", Value::Null);
}

#[test]
fn some_few_numbers_among_words_are_slips() {
    let check = |values: &[(&str, usize)], scale: [i64; 2], errors: u64| {
        let (found, _, refused) = read(&table("CSAT", values), &[]);
        assert_eq!((found, refused), (json!(scale), errors), "{values:?}");
    };
    check(&[("hyvä", 60), ("huono", 40), ("7", 1)], [0, 1], 1);
    check(&[("hyvä", 60), ("huono", 40), ("99", 10)], [0, 1], 10);
    check(&[("good", 60), ("bad", 40), ("5", 3)], [1, 5], 0);
    check(&[("tyytyväinen", 60), ("erittäin tyytyväinen", 40), ("neutraali", 9), ("9", 1)], [1, 5], 1);
}

#[test]
fn one_word_among_numbers_does_not_say_what_they_measure() {
    let asked = |word: (&'static str, usize)| {
        let text = table("Arvosana", &each("1 2 3 4 5", 8, &[word]));
        look(text.as_bytes(), &answers(&[])).unwrap().ask.first().map(|question| question.id.code())
    };
    assert_eq!(asked(("helppo", 1)), Some("metric"));
    assert_eq!(asked(("erittäin tyytyväinen", 9)), None);
}
