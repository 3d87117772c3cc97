//! Plain separated text with a full mapping: every rule, row by row.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::collections::BTreeMap;
use std::io::Cursor;
use std::ops::ControlFlow;

use chrono_tz::Europe;
use vire_core::customer::CustomerResponse;
use vire_import::{FileError, Mapping, Options, Report, read};

fn import(text: &str, mapping: &str) -> Result<(Report, Vec<CustomerResponse>), FileError> {
    let mapping: Mapping = serde_json::from_str(mapping).unwrap();
    let options = Options::new("2026-11-23".parse().unwrap(), Europe::Helsinki);
    let mut rows = Vec::new();
    let report =
        read(&mut Cursor::new(text.as_bytes()), &mapping, &BTreeMap::new(), &options, &mut |batch| {
            rows.extend_from_slice(batch);
            ControlFlow::Continue(())
        })?;
    Ok((report, rows))
}

const NPS: &str = r#"{"date":"pvm","date_format":"%d.%m.%Y","zone":"Europe/Helsinki","score":"nps","metric":"nps",
    "touchpoint":"kanava","comment":"kommentti"}"#;

#[test]
fn a_semicolon_file_with_finnish_dates_becomes_responses() {
    let text = "pvm;kanava;nps;kommentti\n\
        30.12.2024;Puhelin;10;\"Hyvää; kiitos \"\"paljon\"\"\"\n\
        1.1.2025;CHAT;6;\n\
        31.2.2025;chat;6;x\n\
        2.1.2025;;;\n\
        2.1.2025;Messut;11;\n\
        2.1.2025;Messut;7,5;\n\
        ;Messut;7;\n\
        1.1.1999;Messut;7;\n\
        2.1.2025;Messut\n\
        2.1.2025;Messut;abc;\n";
    let (report, rows) = import(text, NPS).unwrap();
    assert_eq!(rows.len(), 2);
    assert_eq!(rows[0].week.to_string(), "2025-W01");
    assert_eq!(rows[0].touchpoint.as_ref().unwrap().as_str(), "phone");
    assert_eq!(rows[0].comment.as_deref(), Some("Hyvää; kiitos \"paljon\""));
    assert!(rows[0].good && rows[1].bad);
    let json = serde_json::to_value(&report).unwrap();
    assert_eq!(
        json["errors"],
        serde_json::json!({"date_invalid":1,"score_out_of_range":1,"score_not_integer":1,"date_missing":1,
            "date_implausible":1,"row_shape":1,"score_not_recognised":1})
    );
    assert_eq!(json["skipped"], serde_json::json!({"score_missing":1}));
    assert_eq!(json["warning"], "many_errors");
    assert_eq!(
        json["rejects"][0],
        serde_json::json!({"record":3,"line":4,"row":null,"cell":null,"column":"pvm","value":"31.2.2025","reason":"date_invalid"})
    );
    assert_eq!(json["weeks"], serde_json::json!({"from":"2025-W01","to":"2025-W01"}));
}
