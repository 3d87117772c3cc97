//! What a mapping says: refused by name where the file lacks it, and counted row by row where it fits.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod common;

use std::io::Cursor;

use common::{answers, import, import_with, mapping, options};
use proptest::prelude::*;
use vire_core::metric::Metric;
use vire_import::{FileError, Options, inspect};

#[test]
fn a_mapping_that_names_what_the_file_lacks_is_refused_with_the_name() {
    let text = b"aika,nps\n2025-03-03 10:00:00,9\n";
    let check = |rules: &str| {
        let rules = mapping(&format!("{{\"score\":\"nps\",\"metric\":\"nps\",{rules}}}"));
        let error = import(text, &rules, &answers(&[])).unwrap_err();
        // Also where something else would be asked: here the zone.
        let seen = inspect(&mut Cursor::new(text), &rules, &answers(&[]), &options());
        assert_eq!(seen.unwrap_err().to_string(), error.to_string());
        error.to_string()
    };
    for field in ["id", "date", "metric_column", "touchpoint", "group", "comment"] {
        assert_eq!(check(&format!(r#""{field}":"Muu""#)), "column_missing: Muu", "{field}");
    }
    assert_eq!(check(r#""date":["aika","Muu"]"#), "column_missing: Muu");
    assert_eq!(check(r#""scores":[{"column":"Muu","metric":"nps"}]"#), "column_missing: Muu");
    assert_eq!(check(r#""not_response":[{"column":"Muu","values":[]}]"#), "column_missing: Muu");
    assert_eq!(check(r#""zone":"UTC","decimal":";""#), "mapping_invalid: decimal");
    assert_eq!(check(r#""zone":"Kuu""#), "zone_unknown: Kuu");
    assert_eq!(check(r#""zone":"UTC","date_format":"%Q""#), "date_format_invalid: %Q");
}

#[test]
fn an_import_decides_from_the_rows_from_which_an_inspection_decides() {
    let check = |head: &str, row: &dyn Fn(usize) -> String, tail: &str, times: usize| {
        let mut text = format!("{head}\n");
        (0..20_100).for_each(|at| text.push_str(&row(at)));
        text.push_str(&format!("{tail}\n").repeat(times));
        let seen = inspect(&mut Cursor::new(&text), &mapping("{}"), &answers(&[]), &options()).unwrap();
        match import(text.as_bytes(), &mapping("{}"), &answers(&[])) {
            Err(FileError::Ask(asked)) => assert_eq!(asked, seen.ask, "{tail}"),
            taken => assert_eq!((taken.unwrap().0.counts, Vec::new()), (seen.counts, seen.ask), "{tail}"),
        }
    };
    let score = |at: usize| at % 5 + 1;
    check("päivä;csat (1-5)", &|at| format!("{}.2.2025;{}\n", at % 28 + 1, score(at)), "3.2.2025;4,5", 30);
    check("päivä;csat", &|at| format!("2025-02-{:02};{}\n", at % 28 + 1, score(at)), "3.2.2025;5", 30);
    check("päivä;csat", &|at| format!("2025-02-{:02};{}\n", at % 28 + 1, score(at)), "2025-02-03;7", 1_200);
    check("päivä;csat (1-5)", &|at| format!("{}/2/2025;{}\n", at % 28 + 1, score(at)), "1/13/2025;5", 20);
}

/// Cells of a row: whether it is cut short, its date, two scores, a status and an id.
type Cells = (bool, &'static str, &'static str, &'static str, &'static str, &'static str);

fn cells() -> impl Strategy<Value = Cells> {
    let of = |list: &'static [&'static str]| proptest::sample::select(list);
    (
        proptest::bool::weighted(0.1),
        of(&["2025-03-03", "2025-03-04T10:00:00Z", "", "31.2.2025", "1999-12-31"]),
        of(&["9", "0", "", "7.5", "11", "x"]),
        of(&["5", "1", "", "6", "?"]),
        of(&["ok", "ok", "ok", "esikatselu"]),
        of(&["", "a", "b"]),
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn every_row_has_its_outcome_and_every_error_its_reject(rows in proptest::collection::vec(cells(), 1..40)) {
        let line = |(cut, date, nps, csat, status, id): &Cells| {
            if *cut { format!("{date},{nps}\n") } else { format!("{date},{nps},{csat},{status},{id}\n") }
        };
        let text = format!("aika,nps,csat,tila,id\n{}", rows.iter().map(line).collect::<String>());
        let not_response = r#""date":"aika","zone":"UTC","not_response":[{"column":"tila","values":["esikatselu"]}]"#;
        let one = format!(r#"{{{not_response},"score":"nps","metric":"nps","id":"id"}}"#);
        let two = format!(
            r#"{{{not_response},"scores":[{{"column":"nps","metric":"nps"}},{{"column":"csat","metric":"csat","scale":[1,5]}}]}}"#
        );
        for (rules, scores) in [(one, 1), (two, 2)] {
            let (report, _) = import(text.as_bytes(), &mapping(&rules), &answers(&[])).unwrap();
            let counts = &report.counts;
            let errors: u64 = counts.errors.values().sum();
            let all = counts.accepted + counts.skipped.values().sum::<u64>() + errors;
            prop_assert_eq!(counts.records, rows.len() as u64);
            prop_assert!(all >= counts.records && all <= counts.records * scores);
            prop_assert_eq!(errors, report.rejects.len() as u64);
            let mut places: Vec<_> = report.rejects.iter().map(|reject| (reject.record, &reject.column)).collect();
            places.dedup();
            prop_assert_eq!(places.len(), report.rejects.len());
        }
    }
}

#[test]
fn what_is_wrong_with_a_row_of_several_scores_counts_once() {
    let rules = r#"{"date":"aika","scores":[{"column":"a","metric":"nps"},{"column":"b","metric":"csat","scale":[1,5]}]}"#;
    let text = "aika,a,b\n31.2.2025,9,5\n,9,5\n2025-03-03,9\n31.2.2025,x,5\n31.2.2025,,\n2025-03-03,11,6\n\
                Yhteensä,99,5\n2025-03-03,9,5\n";
    let (report, rows) = import(text.as_bytes(), &mapping(rules), &answers(&[])).unwrap();
    let told: Vec<(u64, &str, &str)> = report
        .rejects
        .iter()
        .map(|reject| (reject.record, reject.column.as_deref().unwrap_or_default(), reject.reason.code()))
        .collect();
    let expect = [
        (1, "aika", "date_invalid"),
        (2, "aika", "date_missing"),
        (3, "", "row_shape"),
        (4, "a", "score_not_recognised"),
        (4, "aika", "date_invalid"),
        (6, "a", "score_out_of_range"),
        (6, "b", "score_out_of_range"),
    ];
    assert_eq!(told, expect);
    let skipped = serde_json::to_value(&report.counts.skipped).unwrap();
    assert_eq!((rows.len(), skipped), (2, serde_json::json!({"footer": 1, "score_missing": 2})));
}

#[test]
fn a_word_that_nobody_knows_counts_once_a_row_however_many_scores_the_row_holds() {
    let text = "pvm;tiimi;kanava;nps;csat\n3.3.2025;Muu;Messut;9;5\n4.3.2025;Muu;Messut;x;4\n5.3.2025;Muu;Messut;x;x\n";
    let rules = mapping(
        r#"{"scores":[{"column":"nps","metric":"nps"},{"column":"csat","metric":"csat","scale":[1,5]}]}"#,
    );
    let (report, rows) = import(text.as_bytes(), &rules, &answers(&[])).unwrap();
    assert_eq!(rows.len(), 3);
    assert_eq!(report.unmapped.group, [("Muu".to_owned(), 2)].into());
    assert_eq!(report.unmapped.touchpoint, [("Messut".to_owned(), 2)].into());
}

#[test]
fn a_decimal_point_that_was_said_leaves_no_comma() {
    let text = "aika;s\n2025-03-03;4,5\n2025-03-03;4.5\n";
    let taken = |decimal: &str| {
        let rules =
            format!(r#"{{"date":"aika","score":"s","metric":"ces","scale":[1,7],"decimal":"{decimal}"}}"#);
        let (report, rows) = import(text.as_bytes(), &mapping(&rules), &answers(&[])).unwrap();
        (rows.len(), report.rejects.first().map(|reject| reject.reason.code()))
    };
    assert_eq!((taken(","), taken(".")), ((2, None), (1, Some("score_not_recognised"))));
    let decimal = |text: &str| {
        let (report, _) = import(
            text.as_bytes(),
            &mapping(r#"{"metric":"ces","score":"s"}"#),
            &answers(&[("scale", "1-7")]),
        )
        .unwrap();
        report.mapping.decimal.unwrap()
    };
    assert_eq!((decimal(text), decimal(&text.replace("4,5", "3.5"))), (",".to_owned(), ".".to_owned()));
}

#[test]
fn an_earlier_answer_belongs_to_its_own_metric() {
    let rules = r#"{"id":"id","date":"aika","scores":[{"column":"a","metric":"nps"},{"column":"b","metric":"csat","scale":[1,5]}]}"#;
    let earlier = |id: &str, metric: Metric| (metric == Metric::Csat && id == "1").then_some(1_800_000_000);
    let options = Options { earlier: &earlier, ..options() };
    let text = b"id,aika,a,b\n 1 ,2025-03-03,9,5\n2,2025-03-03,9,5\n";
    let (report, rows) = import_with(text, &mapping(rules), &answers(&[]), &options).unwrap();
    let taken: Vec<_> = rows.iter().map(|row| (row.id.as_deref().unwrap(), row.metric)).collect();
    assert_eq!(taken, [("1", Metric::Nps), ("2", Metric::Nps), ("2", Metric::Csat)]);
    assert_eq!(report.counts.skipped.values().sum::<u64>(), 1);
}

#[test]
fn rejects_are_listed_up_to_the_limit_with_the_beginning_of_their_value() {
    let text = format!("aika,nps\n2025-03-03,{}\n2025-03-03,x\n2025-03-03,9\n", "ä".repeat(300));
    let options = Options { rejects_limit: 1, ..options() };
    let (report, _) =
        import_with(text.as_bytes(), &mapping(r#"{"score":"nps","metric":"nps"}"#), &answers(&[]), &options)
            .unwrap();
    assert_eq!((report.rejects.len(), report.counts.errors.values().sum::<u64>()), (1, 2));
    assert_eq!(report.rejects[0].value.as_deref(), Some("ä".repeat(100).as_str()));
}

#[test]
fn skipped_rows_are_a_part_of_what_was_read() {
    let rules = mapping(r#"{"date":"aika","zone":"UTC","score":"nps","metric":"nps"}"#);
    let warning = |rows: &str| {
        let text = format!(
            "aika,nps\n{}",
            rows.split(' ').map(|score| format!("2025-03-03,{score}\n")).collect::<String>()
        );
        import(text.as_bytes(), &rules, &answers(&[])).unwrap().0.warning
    };
    assert_eq!(warning("9 9 9 9 x"), None);
    assert_eq!(warning("9 9 9  x"), None);
    assert_eq!(warning("9 9 9 x"), Some("many_errors"));
    assert_eq!(warning("9 9  x x"), Some("many_errors"));
}

#[test]
fn what_is_said_of_all_scores_holds_for_each_that_does_not_say_it() {
    let take = |text: &str, rules: &str| {
        let (_, rows) = import(text.as_bytes(), &mapping(rules), &answers(&[])).unwrap();
        rows.iter().map(|row| (row.score / 1000, row.good)).collect::<Vec<_>>()
    };
    let kinds = "pvm,laji,arvo\n2026-03-02,C,A1\n2026-03-02,C,A2\n2026-03-02,C,3\n";
    let by_value = |rest: &str| {
        format!(
            r#"{{"date":"pvm","score":"arvo","metric_column":"laji","zone":"UTC",{rest},
                "metric_by_value":{{"C":{{"metric":"csat","scale":[1,5]}}}}}}"#
        )
    };
    let labels = r#""labels":{"A1":5,"A2":2}"#;
    assert_eq!(take(kinds, &by_value(labels)), [(5, true), (2, false), (3, false)]);
    let more = format!(r#"{labels},"allowed":[2,3,5],"positive":[3]"#);
    assert_eq!(take(kinds, &by_value(&more)), [(5, false), (2, false), (3, true)]);
    let scores = r#"{"date":"pvm","zone":"UTC","labels":{"A1":5},
        "scores":[{"column":"a","metric":"csat","scale":[1,5]},{"column":"b","metric":"ces","scale":[1,7]}]}"#;
    assert_eq!(take("pvm,a,b\n2026-03-02,A1,A1\n", scores), [(5, true), (5, false)]);
}
