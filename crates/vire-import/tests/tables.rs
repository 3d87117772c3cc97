//! Several tables beneath each other in one file: the first is read, and what follows another header is told.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod common;

use common::files::workbook;
use common::{answers, import, mapping};
use serde_json::json;
use vire_core::metric::Metric;
use vire_import::Mapping;

#[test]
fn rows_beneath_another_header_are_not_taken_for_those_of_the_first() {
    let check = |text: &str, accepted: usize, errors: serde_json::Value| {
        let (report, rows) = import(text.as_bytes(), &Mapping::default(), &answers(&[])).unwrap();
        assert_eq!(rows.len(), accepted, "{text}");
        assert_eq!(serde_json::to_value(&report.counts.errors).unwrap(), errors, "{text}");
        assert!(rows.iter().all(|row| row.metric == Metric::Nps), "{text}");
    };
    let first = "Pvm;NPS\n2.3.2026;9\n3.3.2026;10\n";
    check(&format!("{first}\nPvm;CSAT\n4.3.2026;5\n5.3.2026;4\n"), 2, json!({"row_shape": 3}));
    check(&format!("{first}Date;Satisfaction\n4.3.2026;5\n"), 2, json!({"row_shape": 2}));
    check(&format!("{first}Pvm;Ostot\n4.3.2026;5\n"), 2, json!({"row_shape": 2}));
    // The wider header of the second table is not the file's.
    check(
        &format!("{first}\nPvm;Kanava;CSAT\n4.3.2026;Chat;5\n5.3.2026;Chat;1\n"),
        2,
        json!({"row_shape": 3}),
    );
    // The same header again changes nothing, and leads back.
    check(&format!("{first}Pvm;NPS\n4.3.2026;8\n"), 3, json!({"score_not_recognised": 1}));
    check(
        &format!("{first}Pvm;CSAT\n4.3.2026;5\nPVM;nps\n5.3.2026;8\n"),
        3,
        json!({"row_shape": 2, "score_not_recognised": 1}),
    );
    // A row without a date is no header.
    check(&format!("{first}ei tiedossa;hyvä\n;\n4.3.2026;8\n"), 3, json!({"score_not_recognised": 1}));
    // Lines about the table may look like one.
    check(&format!("Raportin pvm;NPS\n20.3.2026;45\n\n{first}"), 2, json!({}));
    let months = "Kuukausi;NPS;Vastauksia\nTammikuu;35;4\nHelmikuu;12;6\n";
    check(&format!("{months}\n{first}"), 2, json!({}));
}

#[test]
fn a_header_of_several_records_may_come_again_in_another_language() {
    let head = |language: &str| format!("StartDate,RecordedDate,ResponseId,Q1\n{language}\n");
    let json = r#""{""ImportId"":""startDate""}","{""ImportId"":""recordedDate""}","{""ImportId"":""_recordId""}","{""ImportId"":""QID1""}""#;
    let rows = |from: u8| -> String {
        (from..from + 5).map(|id| format!("2026-03-02 10:00:00,2026-03-02 10:00:00,R_{id},9\n")).collect()
    };
    let english = head("Start Date,Recorded Date,Response ID,How likely are you to recommend us?");
    let swedish = head("Startdatum,Svarsdatum,Svars-ID,Hur troligt är det att du rekommenderar oss?");
    let text = format!("{english}{json}\n{}{swedish}{json}\n{}", rows(0), rows(5));
    let said = answers(&[("zone", "UTC"), ("metric", "nps"), ("scale", "0-10")]);
    let (report, taken) = import(text.as_bytes(), &Mapping::default(), &said).unwrap();
    assert_eq!(taken.len(), 10, "{:?}", report.counts);
}

#[test]
fn rows_beneath_another_header_of_a_sheet_are_told_too() {
    let bytes = workbook(|sheet| {
        for (row, (date, score)) in (2..).zip([("date", "csat"), ("2025-03-04", "5")]) {
            sheet.write(row, 0, date).unwrap();
            sheet.write(row, 1, score).unwrap();
        }
    });
    let (report, rows) = import(&bytes, &Mapping::default(), &answers(&[])).unwrap();
    assert_eq!(rows.len(), 1);
    assert_eq!(serde_json::to_value(&report.counts.errors).unwrap(), json!({"row_shape": 2}));
    assert_eq!(report.rejects[0].row, Some(3));
}

#[test]
fn a_closing_line_is_one_before_it_is_no_response() {
    let skipped = |text: &str, rules: &str| {
        let (report, rows) = import(text.as_bytes(), &mapping(rules), &answers(&[])).unwrap();
        assert_eq!((rows.len(), report.rejects.len()), (1, 0));
        serde_json::to_value(&report.counts.skipped).unwrap()
    };
    let expect = json!({"footer": 1, "not_a_response": 1});
    let text = "Agent Name,Rating,Recorded date\n\
        Aino Malli,5,2026-09-02 10:00:00 UTC\n\
        Aino Malli,,2026-09-02 11:00:00 UTC\n\
        Reporting period 2026-09-01 to 2026-09-30\n";
    let unrated = r#"{"not_response":[{"column":"Rating","values":[""]}]}"#;
    assert_eq!(skipped(text, unrated), expect);
    let text = "id,aika,nps,tila\n1,2025-03-03,9,ok\n2,2025-03-03,9,kesken\nYhteensä,,18,kesken\n";
    let rules = r#"{"score":"nps","metric":"nps","not_response":[{"column":"tila","values":["kesken"]}]}"#;
    assert_eq!(skipped(text, rules), expect);
}
