//! What decides about columns: closing lines that do not, names that say it best, words for no answer.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod common;

use common::{answers, import, look, mapping};
use serde_json::{Value, json};
use vire_core::metric::Metric;
use vire_import::{Inspection, Mapping};

fn seen(text: &str) -> Inspection {
    look(text.as_bytes(), &answers(&[])).unwrap()
}

fn field(found: &Inspection, name: &str) -> Value {
    serde_json::to_value(&found.mapping).unwrap()[name].clone()
}

/// Lines with a day in front, one for each text.
fn days(rows: &[&str]) -> String {
    rows.iter().enumerate().map(|(at, row)| format!("{}.3.2026;{row}\n", at + 2)).collect()
}

#[test]
fn a_closing_line_says_nothing_of_scales_scores_and_groups() {
    let scores = days(&["1", "2", "3", "4", "5", "1"]);
    for sum in ["Yhteensä;16", "Keskiarvo;2,67", "Total;16\nAverage;2.67", "Totalt;16\n;"] {
        let found = seen(&format!("Pvm;Tyytyväisyys\n{scores}{sum}\n"));
        assert_eq!((field(&found, "scale"), field(&found, "decimal")), (json!([1, 5]), json!(".")), "{sum}");
        assert_eq!(found.ask, [], "{sum}");
    }
    let words = ["parempi kuin odotin", "kuten odotin", "huonompi kuin odotin"];
    let rows: Vec<String> = (0..33).map(|at| format!("{};{}", at % 11, words[at % 3])).collect();
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    for many in [11, 26] {
        let text = format!("Pvm;NPS;Odotukset\n{}Yhteensä;{many};{many}\n", days(&rows[..many]));
        let found = seen(&text);
        let scores: Vec<Metric> =
            found.mapping.scores.iter().flatten().map(|one| one.meaning.metric).collect();
        assert_eq!(scores, [Metric::Nps, Metric::Expectation], "{text}");
        assert_eq!((found.mapping.group, found.counts.accepted), (None, many as u64 * 2));
    }
}

#[test]
fn a_row_with_a_date_is_counted_whatever_its_first_word() {
    let check = |date: &dyn Fn(usize) -> String| {
        let rows: String = (0..12).map(|at| format!("Total care;{};{}\n", date(at), at % 6 + 2)).collect();
        for other in ["", "Other;{};5\n"] {
            let other = other.replace("{}", &date(0));
            let found = seen(&format!("Asiakas;Pvm;CSAT\n{other}{rows}Total;;30\n"));
            assert_eq!((found.ask.len(), field(&found, "scale")), (0, json!([1, 7])), "{rows}");
            assert_eq!(serde_json::to_value(&found.counts.skipped).unwrap(), json!({"footer": 1}));
        }
    };
    check(&|at| format!("{}.3.2026", at + 2));
    check(&|at| (46_100 + at).to_string());
    // Many rows of one customer are no closing lines.
    let many: String = (0..2000).map(|at| format!("Total care;2.3.2026;{}\n", at % 7 + 1)).collect();
    assert_eq!(field(&seen(&format!("Asiakas;Pvm;CSAT\n{many}")), "scale"), json!([1, 7]));
}

#[test]
fn of_columns_that_say_one_metric_its_own_name_wins_and_goals_and_counts_lose() {
    let check = |names: &str, rows: &[&str], expect: &str, score: i64| {
        let text = format!("Pvm;{names}\n{}", days(rows));
        let (report, rows) = import(text.as_bytes(), &Mapping::default(), &answers(&[])).unwrap();
        assert_eq!((report.mapping.score.as_deref(), rows[0].score), (Some(expect), score * 1000), "{names}");
    };
    check("NPS-tavoite;NPS", &["9;0", "9;10"], "NPS", 0);
    check("Edellinen NPS;NPS (0-10)", &["9;0", "9;10"], "NPS (0-10)", 0);
    check("NPS survey no;NPS", &["7;0", "7;10"], "NPS", 0);
    check("Suosittelijat;NPS", &["5;3", "5;4"], "NPS", 3);
    check("Tyytyväisyys ennen;Tyytyväisyys", &["5;1", "4;2", "1;5"], "Tyytyväisyys", 1);
    check("NPS chat;NPS", &["5;3", "5;4"], "NPS", 3);
    // Nothing else is there, or nothing says it better.
    check("Edellinen NPS", &["9", "8"], "Edellinen NPS", 9);
    check("NPS chat;NPS puhelin", &["5;3", "5;4"], "NPS chat", 5);
    check("NPS;NPS-tavoite", &["5;3", "5;4"], "NPS", 5);
    // An own name above an empty column is no better.
    check("NPS;NPS chat", &[";3", ";4"], "NPS chat", 3);
    let text = format!("Pvm;Edellinen arvosana;Arvosana\n{}", days(&["5;1", "4;2", "3;5"]));
    let (report, _) = import(text.as_bytes(), &Mapping::default(), &answers(&[("metric", "csat")])).unwrap();
    assert_eq!(report.mapping.score.as_deref(), Some("Arvosana"));
}

#[test]
fn a_long_table_has_a_row_for_each_metric_of_a_response() {
    let text = "Vastaus-ID;Pvm;Mittari;Arvo\n1;2.3.2026;NPS;9\n1;2.3.2026;CSAT;5\n2;3.3.2026;NPS;10\n\
                2;3.3.2026;CSAT;1\n2;3.3.2026;CSAT;4\n1;4.3.2026;NPS;3\n";
    let (report, rows) = import(text.as_bytes(), &Mapping::default(), &answers(&[])).unwrap();
    let sent: Vec<(Option<&str>, &str, i64)> =
        rows.iter().map(|row| (row.id.as_deref(), row.metric.id(), row.score / 1000)).collect();
    let expect = [("1", "nps", 9), ("1", "csat", 5), ("2", "nps", 10), ("2", "csat", 1), ("1", "nps", 3)];
    assert_eq!(sent, expect.map(|(id, metric, score)| (Some(id), metric, score)));
    assert_eq!((report.counts.accepted, report.replaced), (4, 1));
    assert_eq!(serde_json::to_value(&report.counts.skipped).unwrap(), json!({"duplicate": 2}));
}

#[test]
fn an_unknown_file_may_say_when_an_answer_was_changed() {
    let check = |header: &str, rows: &[&str], expect: &[i64]| {
        let text =
            format!("{header}\n{}\n3,2026-03-02T10:00:00Z,,5\n4,2026-03-02T10:00:00Z,,5\n", rows.join("\n"));
        let (report, rows) = import(text.as_bytes(), &Mapping::default(), &answers(&[])).unwrap();
        let scores: Vec<i64> = rows.iter().map(|row| row.score / 1000).collect();
        assert_eq!(scores, [expect, &[5, 5]].concat(), "{text}");
        assert_eq!(report.replaced, expect.len() as u64 - 1, "{text}");
        assert!(rows.iter().all(|row| row.week.to_string() == "2026-W10"), "{text}");
    };
    let newer =
        ["1,2026-03-02T10:00:00Z,2026-03-02T10:00:00Z,9", "1,2026-03-02T10:00:00Z,2026-03-09T10:00:00Z,0"];
    for name in ["updated_at", "Viimeksi muokattu", "Senast ändrad", "Last modified"] {
        check(&format!("id,created_at,{name},nps"), &newer, &[9, 0]);
    }
    let (first, second) = (newer[0], newer[1]);
    check("id,created_at,updated_at,nps", &[second, first], &[0]);
    check("id,created_at,customer updated,nps", &newer, &[9]);
    let spelled = ["1,2026-03-02T10:00:00Z,2.3.2026 10.00,9", "1,2026-03-02T10:00:00Z,9.3.2026 10.00,0"];
    check("id,created_at,updated_at,nps", &spelled, &[9, 0]);
}

#[test]
fn ratings_that_were_only_offered_are_no_answers() {
    let text = "Ticket created - Date,Ticket satisfaction rating\n2026-03-02,Good\n2026-03-02,Offered\n\
                2026-03-03,Bad\n2026-03-03,Unoffered\n2026-03-04,Unoffered\n2026-03-04,Not Offered\n";
    let (report, rows) = import(text.as_bytes(), &mapping("{}"), &answers(&[])).unwrap();
    assert_eq!(rows.iter().map(|row| row.good).collect::<Vec<_>>(), [true, false]);
    let not = report.counts.skipped.iter().map(|(code, n)| (code.code(), *n)).collect::<Vec<_>>();
    assert_eq!((not, report.counts.errors.len()), (vec![("not_a_response", 4)], 0));
}

#[test]
fn words_for_no_answer_are_skipped_and_decide_nothing() {
    let words = ["N/A", "ei vastausta", "vet ej", "EOS", "NULL", "(tyhjä)", "\u{2013}", "No answer", "#N/A"];
    let rows: Vec<String> = words.iter().map(|word| (*word).to_owned()).chain(["9".to_owned()]).collect();
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    let (report, rows) =
        import(format!("Pvm;NPS\n{}", days(&rows)).as_bytes(), &Mapping::default(), &answers(&[])).unwrap();
    assert_eq!(serde_json::to_value(&report.counts).unwrap()["skipped"], json!({"score_missing": 4}));
    // What a program wrote there may stand for anything.
    assert_eq!((rows.len(), report.rejects.len()), (1, 5));
    // More of them than of scores.
    for scores in [["1", "2", "5"], ["hyvä", "huono", "erinomainen"]] {
        let cells: Vec<String> = scores.iter().chain(&words).map(|cell| format!("7;{cell}")).collect();
        let cells: Vec<&str> = cells.iter().map(String::as_str).collect();
        let found = seen(&format!("Pvm;NPS;Tyytyväisyys\n{}", days(&cells)));
        let meaning = &found.mapping.scores.as_ref().unwrap()[1].meaning;
        assert_eq!((meaning.metric, json!(meaning.scale)), (Metric::Csat, json!([1, 5])), "{scores:?}");
        assert_eq!((found.counts.errors.values().sum::<u64>(), found.counts.accepted), (5, 15), "{scores:?}");
    }
    // A mapping may give such a word a number.
    let rules = common::mapping(r#"{"score":"csat","metric":"csat","scale":[1,5],"labels":{"EOS":3}}"#);
    let text = format!("Pvm;csat\n{}", days(&["5", "eos", "N/A"]));
    let (_, rows) = import(text.as_bytes(), &rules, &answers(&[])).unwrap();
    assert_eq!(rows.iter().map(|row| row.score).collect::<Vec<_>>(), [5000, 3000]);
}
