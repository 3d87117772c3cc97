//! `insight` on panels as others might hand them in, on the built program.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

use std::path::Path;
use std::process::Command;

use serde_json::Value;
use vire_testkit::Desktop;

const HEADER: &str = "week,group,employee_n,employee_mean,employee_sd,customer_n,customer_mean,customer_sd";
/// What the contract promises of an answer.
const KEYS: [&str; 11] = [
    "verdict",
    "p_family",
    "best_lag_weeks",
    "lag_set",
    "significant_lags",
    "correlation",
    "interval",
    "weeks",
    "groups",
    "method",
    "reasons",
];

fn ask(question: &str, panel: &Path) -> (i32, Value) {
    let output = Command::new(env!("CARGO_BIN_EXE_virectl"))
        .env_remove("VIRE_PASSPHRASE")
        .args(["--json", "insight", question, "--panel", panel.to_str().unwrap()])
        .output()
        .unwrap();
    (output.status.code().unwrap(), serde_json::from_slice(&output.stdout).unwrap())
}

fn link(desktop: &Desktop, csv: impl AsRef<[u8]>) -> (i32, Value) {
    ask("link", &desktop.file("panel.csv", csv))
}

/// Numbers that look drawn and are the same on every machine.
struct Wave(u64);

impl Wave {
    fn normal(&mut self) -> f64 {
        let mut unit = || {
            self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (self.0 >> 11) as f64 / (1_u64 << 53) as f64
        };
        (0..12).map(|_| unit()).sum::<f64>() - 6.0
    }
}

/// Rows of teams whose customers follow `lag` weeks later (or earlier when negative), or not at all.
fn rows(teams: usize, weeks: usize, lag: Option<i64>, seed: u64) -> Vec<String> {
    let mut wave = Wave(seed);
    let mut rows = Vec::new();
    for team in 0..teams {
        let mut level = 0.0;
        let own: Vec<f64> = (0..weeks + 20)
            .map(|_| {
                level = 0.5 * level + wave.normal();
                level
            })
            .collect();
        let mut other = 0.0;
        for week in 0..weeks {
            other = 0.5 * other + wave.normal();
            let at = |lag: i64| own[usize::try_from(week as i64 + 10 - lag).unwrap()];
            let felt = lag.map_or(other, |lag| at(lag) + 0.6 * other);
            let (people, customers) = (3.6 + 0.3 * own[week + 10], 7.0 + 0.6 * felt);
            rows.push(format!("{week},Tiimi {team},12,{people:.3},,20,{customers:.3},2.1"));
        }
    }
    rows
}

fn csv(rows: &[String]) -> String {
    format!("{HEADER}\n{}\n", rows.join("\n"))
}

fn check(rows: &[String], verdict: &str, lag: Option<i64>) -> Value {
    let desktop = Desktop::new();
    let (status, found) = link(&desktop, csv(rows));
    assert_eq!((status, found["verdict"].as_str()), (0, Some(verdict)), "{found}");
    for key in KEYS {
        assert!(found.get(key).is_some(), "{key}");
    }
    if let Some(lag) = lag {
        assert_eq!(found["best_lag_weeks"].as_i64(), Some(lag), "{found}");
    }
    found
}

#[test]
fn leads_are_told_in_both_directions_and_nothing_is_not() {
    check(&rows(9, 78, Some(3), 1), "employees_lead", Some(3));
    check(&rows(9, 78, Some(-2), 2), "customers_lead", Some(-2));
    check(&rows(9, 78, Some(0), 3), "same_week", Some(0));
    let none = check(&rows(9, 78, None, 4), "no_link_seen", None);
    assert!(none["p_family"].as_f64().unwrap() > 0.05);
    let six = check(&rows(6, 60, Some(3), 5), "employees_lead", Some(3));
    assert!(six["method"].as_str().unwrap().contains("720"), "six groups are counted out: {six}");
}

#[test]
fn too_little_is_not_enough_data_and_says_of_what() {
    let one = check(&rows(1, 104, Some(3), 6), "not_enough_data", None);
    assert_eq!(one["reasons"][0], "too_few_groups_or_weeks");
    check(&rows(5, 51, Some(3), 7), "not_enough_data", None);
    check(&rows(5, 60, Some(3), 7), "employees_lead", Some(3));
    let short = check(&rows(9, 20, Some(3), 8), "not_enough_data", None);
    assert_eq!(short["reasons"][0], "too_few_calendar_weeks");
    assert_eq!((short["p_family"].clone(), short["interval"].clone()), (Value::Null, Value::Null));
    check(&[], "not_enough_data", None);
    let flat: Vec<String> =
        (0..60).flat_map(|week| (0..8).map(move |team| format!("{week},T{team},9,3.5,,9,7.0,"))).collect();
    assert_eq!(check(&flat, "not_enough_data", None)["reasons"][0], "no_variation");
}

#[test]
fn neither_the_order_of_rows_nor_absent_cells_change_what_is_meant() {
    let rows = rows(9, 78, Some(3), 9);
    let straight = check(&rows, "employees_lead", Some(3));
    let mut turned = rows.clone();
    turned.reverse();
    assert_eq!(check(&turned, "employees_lead", Some(3)), straight);
    // A row with n = 0 and empty means is as good as none.
    let at = |row: &String| row.starts_with("40,");
    let without: Vec<String> = rows.iter().filter(|row| !at(row)).cloned().collect();
    let mut with = without.clone();
    for team in 0..9 {
        with.push(format!("40,Tiimi {team},0,,,0,,"));
    }
    let found = check(&without, "employees_lead", Some(3));
    assert_eq!(check(&with, "employees_lead", Some(3)), found);
}

#[test]
fn weeks_may_be_of_a_calendar() {
    let desktop = Desktop::new();
    let monday: Vec<String> =
        vire_testkit::weeks("2025-W10", "2026-W40").iter().map(ToString::to_string).collect();
    let rows: Vec<String> = rows(9, monday.len(), Some(3), 10)
        .iter()
        .map(|row| {
            let (week, rest) = row.split_once(',').unwrap();
            format!("{},{rest}", monday[week.parse::<usize>().unwrap()])
        })
        .collect();
    check(&rows, "employees_lead", Some(3));
    let file = desktop.file("panel.csv", csv(&rows));
    let (status, trend) = ask("trend", &file);
    assert_eq!((status, trend["groups"].as_array().unwrap().len()), (0, 9));
    let (status, signals) = ask("signals", &file);
    let level = signals["groups"][0]["level"].as_array().unwrap();
    assert_eq!((status, level.len(), level[0]["week"].as_str()), (0, monday.len(), Some("2025-W10")));
}

#[test]
fn what_is_no_panel_is_refused_by_name() {
    let desktop = Desktop::new();
    let refused = |csv: String, code: &str, argument: (&str, &str)| {
        let (status, found) = link(&desktop, csv);
        assert_eq!((status, found["error"]["code"].as_str()), (3, Some(code)), "{found}");
        assert_eq!(found["error"]["args"][argument.0], argument.1, "{found}");
        assert!(found["error"]["message"].as_str().unwrap().len() > 20);
    };
    let one = |row: &str| format!("{HEADER}\n{row}\n");
    refused("week,team,employee_n\n1,A,3\n".into(), "column_missing", ("column", "group"));
    refused(one("1,A,5,abc,,5,7,"), "panel_invalid", ("column", "employee_mean"));
    refused(one("1,A,5,NaN,,5,7,"), "panel_invalid", ("value", "NaN"));
    refused(one("1,A,-5,3,,5,7,"), "panel_invalid", ("column", "employee_n"));
    refused(one("1,A,5,1e300,,5,7,"), "panel_invalid", ("value", "1e300"));
    refused(one("2026-W54,A,5,3,,5,7,"), "panel_invalid", ("column", "week"));
    refused(one("1,A,5,3,,5,7,\n1,A,5,3,,5,7,"), "panel_duplicate", ("line", "3"));
    refused(one("1,A,5,3,,5,7,\n2026-W10,A,5,3,,5,7,"), "panel_too_large", ("groups", "1"));
    refused(one("1,A,5,3,,5,7,\n999999999999,A,5,3,,5,7,"), "panel_too_large", ("groups", "1"));
    refused(String::new(), "file_empty", ("file", "panel.csv"));
}
