//! Answers that were given anew: which of several with one id counts, and what they leave alone.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod common;

use std::collections::BTreeMap;

use common::{answers, import, import_with, mapping, options};
use serde_json::json;
use vire_core::metric::Metric;
use vire_import::{Mapping, Options, RowCode};

#[test]
fn an_answer_that_was_changed_later_takes_the_place_of_the_older_and_keeps_its_week() {
    let check = |header: &str, rows: &[&str], expect: &[i64], replaced: u64| {
        let text = format!("{header}\n{}\n", rows.join("\n"));
        let (report, rows) = import(text.as_bytes(), &Mapping::default(), &answers(&[])).unwrap();
        let scores: Vec<i64> = rows.iter().map(|row| row.score / 1000).collect();
        assert_eq!((scores.as_slice(), report.replaced), (expect, replaced), "{text}");
        assert!(rows.iter().all(|row| row.week.to_string() == "2025-W10"), "{text}");
        let skipped = if replaced > 0 || rows.len() == 1 { json!({"duplicate": 1}) } else { json!({}) };
        assert_eq!(serde_json::to_value(&report.counts.skipped).unwrap(), skipped, "{text}");
    };
    let ratings = "id,ticket_id,assignee_id,score,created_at,updated_at";
    let first = "1,77,7,good,2025-03-03T10:00:00Z,2025-03-03T10:00:00Z";
    check(ratings, &[first, "1,77,7,bad,2025-03-03T10:00:00Z,2025-03-14T10:00:00Z"], &[1, 0], 1);
    check(ratings, &[first, "1,77,7,bad,2025-03-03T10:00:00Z,2025-03-03T10:00:00Z"], &[1], 0);
    check(ratings, &[first, "1,77,7,bad,2025-03-03T10:00:00Z,2025-03-02T10:00:00Z"], &[1], 0);
    // A time that cannot be read says nothing.
    check(ratings, &[first, "1,77,7,bad,2025-03-03T10:00:00Z,soon"], &[1], 0);
    check(ratings, &[first, "1,77,7,bad,2025-03-03T10:00:01Z,"], &[1, 0], 1);
    check(
        "id,survey_id,survey_version,expires_at,answers[0][rating],created_at,updated_at",
        &["a,s,1,,5,2025-03-03T10:00:00Z,", "a,s,1,,1,2025-03-03T10:00:00Z,2025-03-04T10:00:00Z"],
        &[5, 1],
        1,
    );
    check(
        "id,survey_type,score,permalink,created_at,updated_at",
        &["1,nps,9,x,1740996000,1740996000", "1,nps,2,x,1740996000,1740999000"],
        &[9, 2],
        1,
    );
    check(
        "hs_object_id,hs_survey_type,hs_value,hs_submission_timestamp,hs_lastmodifieddate",
        &[
            "1,NPS,9,2025-03-03T10:00:00Z,2025-03-03T10:00:01Z",
            "1,NPS,2,2025-03-03T10:00:00Z,2025-03-04T10:00:01Z",
        ],
        &[9, 2],
        1,
    );
}

#[test]
fn what_an_earlier_import_holds_is_compared_by_the_later_change_too() {
    let text = "id,ticket_id,assignee_id,score,created_at,updated_at\n\
                1,77,7,bad,2025-03-03T10:00:00Z,2025-03-14T10:00:00Z\n\
                2,78,7,bad,2025-03-03T10:00:00Z,2025-03-03T10:00:00Z\n";
    // 2025-03-10T00:00:00Z.
    let earlier = |_: &str, _: Metric| Some(1_741_564_800);
    let options = Options { earlier: &earlier, ..options() };
    let (report, rows) =
        import_with(text.as_bytes(), &Mapping::default(), &BTreeMap::new(), &options).unwrap();
    let sent: Vec<(Option<&str>, i64, i64)> =
        rows.iter().map(|row| (row.id.as_deref(), row.instant, row.version())).collect();
    assert_eq!(sent, [(Some("1"), 1_740_996_000, 1_741_946_400)]);
    assert_eq!((report.counts.accepted, report.replaced), (1, 1));
}

#[test]
fn a_row_that_is_refused_is_not_the_first_of_its_id() {
    let rules = r#"{"id":"id","date":"aika","zone":"UTC","score":"nps","metric":"nps",
        "not_response":[{"column":"tila","values":["Esikatselu"]}]}"#;
    for refused in ["1,2025-03-03,11,ok", "1,2025-03-03,,ok", "1,31.2.2025,9,ok", "1,2025-03-03,9,esikatselu"]
    {
        let text = format!("id,aika,nps,tila\n{refused}\n1,2025-03-03,2,ok\n");
        let (report, rows) = import(text.as_bytes(), &mapping(rules), &BTreeMap::new()).unwrap();
        assert_eq!((rows.len(), report.replaced), (1, 0), "{refused}");
        assert_eq!((rows[0].score, report.counts.skipped.contains_key(&RowCode::Duplicate)), (2000, false));
    }
}
