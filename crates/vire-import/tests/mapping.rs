//! What a mapping says: refused by name where the file lacks it, and counted row by row where it fits.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod common;

use std::io::Cursor;

use common::{answers, import, mapping, options};
use vire_import::inspect;

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
