//! Every known layout against figures that pandas computed from the same file.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod common;

use std::collections::BTreeMap;
use std::io::Cursor;

use common::{fixture, groups, import_with, look, options, weekly};
use serde_json::{Value, json};
use vire_core::metric::Metric;
use vire_import::{Mapping, Options, REASONS, WHYS, head, tools};

fn expected() -> BTreeMap<String, Value> {
    serde_json::from_slice(&fixture("expected.json")).unwrap()
}

fn counted(values: impl Iterator<Item = String>) -> Value {
    let mut counts: BTreeMap<String, u64> = BTreeMap::new();
    values.for_each(|value| *counts.entry(value).or_default() += 1);
    json!(counts)
}

#[test]
fn every_layout_gives_the_figures_that_pandas_gives() {
    let groups = groups();
    let options = Options { groups: &groups, ..options() };
    for (name, expect) in expected() {
        let bytes = fixture(&name);
        let answers: BTreeMap<String, String> = serde_json::from_value(expect["answers"].clone()).unwrap();
        let (report, rows) = import_with(&bytes, &Mapping::default(), &answers, &options)
            .unwrap_or_else(|error| panic!("{name}: {error:?}"));
        assert_eq!(json!(report.counts.records), expect["records"], "{name}");
        assert_eq!(json!(report.counts.accepted), expect["accepted"], "{name}");
        let mut counts = serde_json::to_value(&report.counts.errors).unwrap();
        let skipped = serde_json::to_value(&report.counts.skipped).unwrap();
        counts.as_object_mut().unwrap().extend(skipped.as_object().unwrap().clone());
        assert_eq!(counts, expect["counts"], "{name}");
        let latest: Vec<_> = {
            let mut seen = std::collections::BTreeSet::new();
            let new = |id: &Option<String>, metric: Metric| {
                id.as_ref().is_none_or(|id| seen.insert((id.clone(), metric)))
            };
            let mut new = new;
            let mut kept: Vec<_> = rows.iter().rev().filter(|row| new(&row.id, row.metric)).collect();
            kept.reverse();
            kept
        };
        let touchpoints =
            latest.iter().map(|row| row.touchpoint.as_ref().map_or("", |t| t.as_str()).to_owned());
        assert_eq!(counted(touchpoints), expect["touchpoints"], "{name}");
        let groups = latest.iter().map(|row| row.group.as_ref().map_or("", |g| g.as_str()).to_owned());
        assert_eq!(counted(groups), expect["groups"], "{name}");
        let mut figures: BTreeMap<String, BTreeMap<String, Value>> = BTreeMap::new();
        for ((metric, week), sums) in weekly(&rows) {
            let figure = Metric::with_id(&metric).unwrap().figure(&sums).unwrap();
            let round = |value: f64| (value * 1e6).round() / 1e6;
            let value = json!({"n": sums.n, "figure": round(figure), "mean": round(sums.mean().unwrap())});
            figures.entry(metric).or_default().insert(week, value);
        }
        close(&json!(figures), &expect["weekly"], &name);
    }
}

/// Compares numbers to a millionth and everything else exactly.
fn close(a: &Value, b: &Value, name: &str) {
    match (a, b) {
        (Value::Number(a), Value::Number(b)) => {
            let difference = (a.as_f64().unwrap() - b.as_f64().unwrap()).abs();
            assert!(difference <= 2e-6, "{name}: {a} {b}");
        }
        (Value::Object(a), Value::Object(b)) => {
            assert_eq!(a.keys().collect::<Vec<_>>(), b.keys().collect::<Vec<_>>(), "{name}");
            a.iter().for_each(|(key, value)| close(value, &b[key], &format!("{name} {key}")));
        }
        _ => assert_eq!(a, b, "{name}"),
    }
}

#[test]
fn every_layout_is_recognised_and_asks_only_what_nothing_says() {
    for (name, expect) in expected() {
        let bytes = fixture(&name);
        let found = look(&bytes, &BTreeMap::new()).unwrap_or_else(|error| panic!("{name}: {error:?}"));
        assert_eq!(json!(found.tool), expect["tool"], "{name}");
        let asked: Vec<&str> = found.ask.iter().map(|question| question.id.code()).collect();
        let needed: Vec<&String> = expect["answers"].as_object().unwrap().keys().collect();
        assert_eq!(asked, needed, "{name}");
        assert_eq!(json!(found.counts.records), expect["records"], "{name}");
        assert_eq!(json!(found.counts.accepted), expect["accepted"], "{name}: first options");
        assert!(found.ask.iter().all(|question| WHYS.contains(&question.why)), "{name}");
        assert!(found.reasons.values().all(|why| REASONS.contains(why)), "{name}: {:?}", found.reasons);
        assert!(found.tool.is_none_or(|tool| tools().any(|known| known == tool)), "{name}");
        let source = head(&mut Cursor::new(&bytes), &Mapping::default(), &BTreeMap::new(), &options());
        assert_eq!(source.unwrap(), found.source, "{name}");
        let json = serde_json::to_value(&found).unwrap();
        let keys: Vec<&String> = json.as_object().unwrap().keys().collect();
        assert_eq!(keys, ["ask", "confidence", "counts", "file", "mapping", "tool"], "{name}");
    }
}

#[test]
fn a_proposed_mapping_reads_the_file_as_its_layout_does() {
    for (name, expect) in expected() {
        let bytes = fixture(&name);
        let answers: BTreeMap<String, String> = serde_json::from_value(expect["answers"].clone()).unwrap();
        let found = look(&bytes, &answers).unwrap();
        assert!(found.ask.is_empty(), "{name}");
        let saved: Mapping = serde_json::from_str(&serde_json::to_string(&found.mapping).unwrap()).unwrap();
        assert_eq!(saved, found.mapping, "{name}");
        let (report, _) = common::import(&bytes, &saved, &BTreeMap::new()).unwrap();
        assert_eq!(report.counts, found.counts, "{name}");
        assert_eq!(report.weeks, found.weeks, "{name}");
    }
}

#[test]
fn no_person_is_ever_offered_as_a_column() {
    for name in expected().into_keys() {
        let found = look(&fixture(&name), &BTreeMap::new()).unwrap();
        for column in &found.columns {
            let lower = column.to_lowercase();
            let person =
                ["email", "agent name", "assignee", "ip", "first name", "last name", "employee", "username"];
            assert!(
                !person.iter().any(|word| lower == *word || lower.starts_with(&format!("{word}_"))),
                "{name}: {column}"
            );
        }
        assert!(found.rows.iter().all(|row| row.len() == found.columns.len()), "{name}");
    }
}
