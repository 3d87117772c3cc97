//! Columns of dates as files really write them: which is the answer's, how it is spelled, what is joined to it.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod common;

use chrono::{DateTime, Utc};
use common::{answers, import, look, mapping};
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};
use serde_json::json;
use vire_import::{Confidence, FileError, Inspection, Mapping};

/// A table with a date and a score in each row.
fn table(cells: &[&str]) -> String {
    let row = |cell: &&str| format!("\"{cell}\";9\n");
    format!("pvm;nps\n{}", cells.iter().map(row).collect::<String>())
}

/// The moments of all rows, in UTC, with the first answer to each question; no row may be lost.
fn moments(bytes: &[u8]) -> Vec<String> {
    let asked = asked(bytes);
    let said: Vec<(&str, &str)> = asked.iter().map(|(id, option)| (*id, option.as_str())).collect();
    let (report, rows) = import(bytes, &Mapping::default(), &answers(&said)).unwrap();
    assert_eq!(report.counts.accepted, report.counts.records, "{:?}", report.rejects);
    let moment = |instant| DateTime::<Utc>::from_timestamp(instant, 0).unwrap();
    rows.iter().map(|row| moment(row.instant).format("%Y-%m-%d %H:%M:%S").to_string()).collect()
}

/// What is asked, with the first option of each question and of those that follow.
fn asked(bytes: &[u8]) -> Vec<(&'static str, String)> {
    let mut asked: Vec<(&'static str, String)> = Vec::new();
    loop {
        let said: Vec<(&str, &str)> = asked.iter().map(|(id, option)| (*id, option.as_str())).collect();
        let found = look(bytes, &answers(&said)).unwrap();
        if found.ask.is_empty() {
            return asked;
        }
        asked.extend(found.ask.into_iter().map(|question| (question.id.code(), question.options[0].clone())));
    }
}

fn seen(text: &str) -> Inspection {
    look(text.as_bytes(), &answers(&[])).unwrap()
}

#[test]
fn a_column_of_one_spelling_is_read_whatever_the_spelling() {
    let check = |cell: &str, format: &str, expect: &str| {
        let text = table(&[cell, cell, cell]);
        assert_eq!(moments(text.as_bytes()), [expect; 3], "{cell}");
        let said = [("date_order", "mdy"), ("zone", "Europe/Helsinki")];
        let (report, _) = import(text.as_bytes(), &Mapping::default(), &answers(&said)).unwrap();
        assert_eq!(report.mapping.date_format.as_deref(), Some(format), "{cell}");
    };
    let midnight = "2026-03-02 22:00:00";
    check("ma 3.3.2026", "any", midnight);
    check("lördag 3.3.2026", "any", midnight);
    check("Tue 2026-03-03", "any", midnight);
    check("Tuesday, 3/3/2026", "mdy", midnight);
    check("tis 3/3/2026", "mdy", midnight);
    check("2026.3.3.", "any", midnight);
    check("3.3.2026.", "any", midnight);
    check("3. 3. 2026", "any", midnight);
    check("20260303", "%Y%m%d", midnight);
    check("3.3.2026", "%d.%m.%Y", midnight);
    check("3. maaliskuuta 2026", "any", midnight);
    check("tiistai 3. maalisk. 2026", "any", midnight);
    check("den 3 mars 2026", "any", midnight);
    check("Dienstag, den 3. März 2026", "any", midnight);
    let half_past_two = "2026-03-03 12:30:00";
    check("3/3/2026 2:30\u{202f}PM", "%m/%d/%Y %I:%M %p", half_past_two);
    check("3.3.2026\u{a0}14:30", "%d.%m.%Y %H:%M", half_past_two);
    check("\u{200e}3.\u{200e}3.\u{200e}2026 14:30", "%d.%m.%Y %H:%M", half_past_two);
    check("3. 3. 2026 14:30", "any", half_past_two);
    check("3.3.2026 14:30 Uhr", "any", half_past_two);
    check("20260303 14:30", "%Y%m%d %H:%M", half_past_two);
    check("3/maalisk./26 2:30 ip.", "any", half_past_two);
    check("3/Mrz/26 2:30 PM", "any", half_past_two);
    check("3 mars 2026 2:30 em", "any", half_past_two);
    check("Tue Mar 03 14:30:00 EET 2026", "any", half_past_two);
}

#[test]
fn a_year_of_two_digits_may_come_first() {
    let check = |cells: &[&str], ask: &[&str], format: &str, expect: &[&str]| {
        let text = table(cells);
        let asked: Vec<&str> = asked(text.as_bytes()).into_iter().map(|(id, _)| id).collect();
        assert_eq!(asked, ask, "{cells:?}");
        let (report, rows) =
            import(text.as_bytes(), &Mapping::default(), &answers(&[("date_order", "ymd")])).unwrap();
        let days: Vec<String> = rows.iter().map(|row| row.date.to_string()).collect();
        assert_eq!(days, expect, "{cells:?}");
        assert_eq!(report.mapping.date_format.as_deref(), Some(format), "{cells:?}");
    };
    check(&["26-03-02", "26-03-15"], &[], "%y-%m-%d", &["2026-03-02", "2026-03-15"]);
    check(&["26/03/02", "26/03/15"], &[], "%y/%m/%d", &["2026-03-02", "2026-03-15"]);
    check(
        &["26.03.02", "26.03.15", "26.04.30"],
        &[],
        "%y.%m.%d",
        &["2026-03-02", "2026-03-15", "2026-04-30"],
    );
    check(&["26-03-02", "ma 26-03-15"], &[], "ymd", &["2026-03-02", "2026-03-15"]);
    check(&["26-03-02"], &["date_order"], "%y-%m-%d", &["2026-03-02"]);
    // A point means day first.
    check(&["26.03.02", "26.03.15"], &[], "%d.%m.%y", &["2002-03-26", "2015-03-26"]);
    let found = seen(&table(&["26-03-02"]));
    assert_eq!(
        (found.ask[0].options.join(" "), found.ask[0].why),
        ("dmy ymd".to_owned(), "year_first_or_last")
    );
    assert!(seen(&table(&["02-03-26", "15-03-26"])).ask.is_empty());
}

#[test]
fn a_zone_that_is_written_out_is_the_one_of_its_row() {
    let check = |cell: &str, expect: &str| {
        let text = table(&[cell]);
        assert_eq!(asked(text.as_bytes()), [], "{cell}");
        assert_eq!(moments(text.as_bytes()), [expect], "{cell}");
    };
    let winter = "2026-03-03 11:39:50";
    check("Tuesday, March 3, 2026 at 1:39:50 PM Eastern European Standard Time", winter);
    check("Tuesday, March 3, 2026 at 12:39:50\u{202f}PM Central European Standard Time", winter);
    check("Tuesday, March 3, 2026 at 11:39:50 AM Coordinated Universal Time", winter);
    check("tiistai 3. maaliskuuta 2026 klo 13.39.50 Itä-Euroopan normaaliaika", winter);
    check("tiistaina 3. maaliskuuta 2026 klo 12.39.50 Keski-Euroopan normaaliaika", winter);
    check("tisdag 3 mars 2026 kl. 13:39:50 östeuropeisk normaltid", winter);
    check("tisdag 3 mars 2026 kl. 12:39:50 centraleuropeisk normaltid", winter);
    check("Dienstag, 3. März 2026 um 11:39:50 Koordinierte Weltzeit", winter);
    check("Tue Mar 03 2026 13:39:50 GMT+0200 (Eastern European Standard Time)", winter);
    check("Tue Mar 03 2026 13:39:50 GMT+0200 (Itä-Euroopan normaaliaika)", winter);
    check("Tue Mar 03 11:39:50 UTC 2026", winter);
    check("Tue, 03 Mar 2026 13:39:50 +0200", winter);
    check("3.3.2026 klo 8.39.50 UTC\u{2212}3", winter);
    let summer = "2026-07-03 11:39:50";
    check("perjantai 3. heinäkuuta 2026 klo 14.39.50 Itä-Euroopan kesäaika", summer);
    check("fredag 3 juli 2026 kl. 13:39:50 centraleuropeisk sommartid", summer);
    check("2026/07/03 2.39.50\u{a0}ip. UTC+3", summer);
    // The name of a zone in both halves of the year is no distance from UTC, and no date is guessed from it.
    let found = look(table(&["3.3.2026 13:39 Central European Time"]).as_bytes(), &answers(&[]));
    assert!(matches!(found, Err(FileError::NoDateColumn)), "{found:?}");
}

#[test]
fn letters_that_stand_for_several_zones_are_asked_about() {
    let file = |stamp: &str| {
        let row = format!("\"{stamp}\",\"aino@example.com\",\"9\"\n");
        format!("\"Aikaleima\",\"Käyttäjänimi\",\"Kuinka todennäköisesti suosittelisit meitä?\"\n{row}{row}")
    };
    let check = |stamp: &str, ask: &[&str], expect: &str| {
        let text = file(stamp);
        assert_eq!(seen(&text).tool, Some("google_forms"), "{stamp}");
        let asked: Vec<&str> = asked(text.as_bytes()).into_iter().map(|(id, _)| id).collect();
        assert_eq!(asked, ask, "{stamp}");
        assert_eq!(moments(text.as_bytes()), [expect; 2], "{stamp}");
    };
    check("2022/10/16 11:31:58 PM AKDT", &[], "2022-10-17 07:31:58");
    check("2022/10/16 11:31:58 PM HST", &[], "2022-10-17 09:31:58");
    check("2022/10/16 11:31:58 PM AEST", &[], "2022-10-16 13:31:58");
    check("2022/10/16 11:31:58 PM NZDT", &[], "2022-10-16 10:31:58");
    check("2022/10/16 11:31:58 PM GMT\u{2212}3", &[], "2022-10-17 02:31:58");
    for letters in ["BST", "IST", "CST"] {
        // As the organisation's own zone, the first choice.
        check(&format!("2022/10/16 11:31:58 PM {letters}"), &["zone"], "2022-10-16 20:31:58");
        let text = table(&[&format!("2026-03-03 13:30:00 {letters}")]);
        assert_eq!(moments(text.as_bytes()), ["2026-03-03 11:30:00"], "{letters}");
    }
}

#[test]
fn the_date_of_the_answer_is_taken_before_every_other() {
    let check = |first: &str, second: &str, expect: &str, why: &str| {
        for names in [[first, second], [second, first]] {
            let rows = if names[0] == expect { "3.3.2026;1.3.2026" } else { "1.3.2026;3.3.2026" };
            let found = seen(&format!("{};{};nps\n{rows};9\n", names[0], names[1]));
            assert_eq!(serde_json::to_value(&found.mapping.date).unwrap(), json!(expect), "{names:?}");
            assert_eq!(found.reasons["date"], why, "{names:?}");
        }
    };
    check("Utskicksdatum", "Svarsdatum", "Svarsdatum", "column_name");
    check("Köpdatum", "Svarsdatum", "Svarsdatum", "column_name");
    check("Luotu", "Valmistunut", "Valmistunut", "column_name");
    check("Tapahtuman pvm", "Palautteen pvm", "Palautteen pvm", "column_name");
    check("Kontaktin aika", "Vastaamisaika", "Vastaamisaika", "column_name");
    check("Purchase date", "Feedback date", "Feedback date", "column_name");
    check("Created datetime", "Scored datetime", "Scored datetime", "column_name");
    check("Kutsu lähetetty", "Pvm", "Pvm", "column_name");
    // A name that says nothing may be the answer's; one that speaks of the purchase is not.
    check("Purchase date", "X", "X", "first_of_several");
    let found = seen("Purchase date;nps\n3.3.2026;9\n");
    assert_eq!(serde_json::to_value(&found.mapping.date).unwrap(), json!("Purchase date"));
}

#[test]
fn numbers_of_answers_and_cases_are_no_dates() {
    let text = "Vastausnumero;Tilausnumero;Pvm;nps\n45001;20260301;3.3.2026;9\n45002;20260302;4.3.2026;8\n";
    assert_eq!(serde_json::to_value(seen(text).mapping.date).unwrap(), json!("Pvm"));
    let none = "Viite;nps\n20260301;9\n20260302;8\n";
    assert!(matches!(look(none.as_bytes(), &answers(&[])), Err(FileError::NoDateColumn)));
    let mostly = "pvm;nps\n20260301;9\n20261399;8\n20269999;7\n";
    let found = look(mostly.as_bytes(), &answers(&[]));
    assert!(matches!(found, Err(FileError::NoDateColumn)), "{found:?}");
}

#[test]
fn a_time_of_day_in_a_column_of_its_own_is_joined_to_the_date() {
    let check = |head: &str, row: &str, ask: &[&str], format: &str, expect: &str| {
        let text = format!("{head};nps\n{row};9\n{row};8\n");
        let asked: Vec<&str> = asked(text.as_bytes()).into_iter().map(|(id, _)| id).collect();
        assert_eq!(asked, ask, "{text}");
        assert_eq!(moments(text.as_bytes()), [expect; 2], "{text}");
        let said = [("zone", "Europe/Helsinki"), ("date_order", "dmy")];
        let (report, _) = import(text.as_bytes(), &Mapping::default(), &answers(&said)).unwrap();
        let names: Vec<&str> = head.split(';').take(2).collect();
        let joined = serde_json::to_value(&report.mapping.date).unwrap();
        assert_eq!(joined, json!(names), "{text}");
        assert_eq!(report.mapping.date_format.as_deref(), Some(format), "{text}");
    };
    let moment = "2026-03-03 11:30:00";
    check("Pvm;Klo", "3.3.2026;13.30", &["zone"], "%d.%m.%Y %H.%M", moment);
    check("Pvm;Klo", "3.3.2026;klo 13.30", &["zone"], "any", moment);
    check("Datum;Tid", "2026-03-03;13:30", &["zone"], "iso8601", moment);
    check("Datum;Kl.", "2026-03-03;13.30", &["zone"], "%Y-%m-%d %H.%M", moment);
    check("Date;Time", "3/3/2026;1:30 PM", &["date_order", "zone"], "%d/%m/%Y %I:%M %p", moment);
    check("Pvm;Kello", "20260303;13:30", &["zone"], "%Y%m%d %H:%M", moment);
    check("Päivä;Kello (UTC)", "3.3.2026;11:30:00", &[], "%d.%m.%Y %H:%M:%S", moment);
    check("Päivä (UTC);Kello", "3.3.2026;11:30:00", &[], "%d.%m.%Y %H:%M:%S", moment);
    check("Pvm;Klo", "3.3.2026;13:30 EET", &[], "%d.%m.%Y %H:%M %z", moment);
}

#[test]
fn a_time_is_not_joined_where_it_is_something_else() {
    let check = |text: &str, expect: &str| {
        let found = seen(text);
        assert_eq!(serde_json::to_value(&found.mapping.date).unwrap(), json!(expect), "{text}");
        assert!(found.ask.iter().all(|question| question.id.code() != "zone"), "{text}");
    };
    // A time that was not written down leaves the date alone readable.
    check("Pvm;Klo;nps\n3.3.2026;13.30;9\n3.3.2026;-;8\n", "Pvm");
    check("Pvm;Klo;nps\n3.3.2026;;9\n3.3.2026;;8\n", "Pvm");
    check("Pvm;Klo;nps\n3.3.2026;9;9\n3.3.2026;10;8\n", "Pvm");
    // How long something took.
    check("Date;Time;nps\n3.3.2026;0:45;9\n3.3.2026;2:10;8\n", "Date");
    check("Date;Handling time;nps\n3.3.2026;10:45;9\n3.3.2026;12:10;8\n", "Date");
    // Two of them, and neither stands behind the date.
    check("Klo;Tid;Pvm;nps\n10:45;11:45;3.3.2026;9\n10:45;11:45;3.3.2026;9\n", "Pvm");
    // Somebody says how the dates are spelled, or which column it is.
    for said in [r#"{"date_format":"%d.%m.%Y"}"#, r#"{"date":"Pvm"}"#] {
        let (report, _) = import(b"Pvm;Klo;nps\n3.3.2026;13.30;9\n", &mapping(said), &answers(&[])).unwrap();
        assert_eq!(serde_json::to_value(&report.mapping.date).unwrap(), json!("Pvm"), "{said}");
        assert_eq!(report.counts.accepted, 1, "{said}");
    }
    let timed = seen("Pvm;Klo;nps\n3.3.2026 10:00;13.30;9\n");
    assert_eq!(serde_json::to_value(&timed.mapping.date).unwrap(), json!("Pvm"));
}

#[test]
fn a_blank_time_in_a_joined_date_is_a_day_without_a_time() {
    let text = "Pvm;Klo;nps\n3.3.2026;13.30;9\n4.3.2026;;8\n";
    assert_eq!(moments(text.as_bytes()), ["2026-03-03 11:30:00", "2026-03-03 22:00:00"]);
}

#[test]
fn a_sheet_may_keep_the_time_of_day_in_another_cell() {
    let day = Format::new().set_num_format("d.m.yyyy");
    let clock = Format::new().set_num_format("h:mm");
    let check = |named: &str, cell: Cell, ask: &[&str], expect: &str| {
        let mut book = Workbook::new();
        let sheet = book.add_worksheet();
        for (column, name) in ["Pvm", named, "nps"].into_iter().enumerate() {
            sheet.write(0, column as u16, name).unwrap();
        }
        for row in 1..=2 {
            sheet.write_with_format(row, 0, ExcelDateTime::from_ymd(2026, 3, 3).unwrap(), &day).unwrap();
            match cell {
                Cell::Time => {
                    sheet.write_with_format(row, 1, ExcelDateTime::from_hms(13, 30, 0).unwrap(), &clock)
                }
                Cell::Text => sheet.write(row, 1, "13.30"),
                Cell::Number => sheet.write(row, 1, 0.5625),
            }
            .unwrap();
            sheet.write(row, 2, 9).unwrap();
        }
        let bytes = book.save_to_buffer().unwrap();
        let asked: Vec<&str> = asked(&bytes).into_iter().map(|(id, _)| id).collect();
        assert_eq!(asked, ask, "{named} {cell:?}");
        assert_eq!(moments(&bytes), [expect; 2], "{named} {cell:?}");
    };
    for cell in [Cell::Time, Cell::Text, Cell::Number] {
        check("Klo", cell, &["zone"], "2026-03-03 11:30:00");
        check("Klo (UTC)", cell, &[], "2026-03-03 13:30:00");
    }
}

#[derive(Debug, Clone, Copy)]
enum Cell {
    Time,
    Text,
    Number,
}

#[test]
fn a_row_that_closes_a_table_is_told_by_both_columns_of_its_date() {
    let text = "Asiakas;Pvm;Klo;nps\nTotal care;3.3.2026;13.30;11\nB;3.3.2026;13.30;9\nTotal;;;9\n";
    let (report, rows) =
        import(text.as_bytes(), &Mapping::default(), &answers(&[("zone", "UTC"), ("scale", "0-10")]))
            .unwrap();
    let counts = serde_json::to_value(&report.counts).unwrap();
    assert_eq!(rows.len(), 1);
    assert_eq!(counts["errors"], json!({"score_out_of_range": 1}));
    assert_eq!(counts["skipped"], json!({"footer": 1}));
}

#[test]
fn dates_that_do_not_exist_are_told_row_by_row_even_where_no_other_is_there() {
    let check = |text: &str, column: &str, code: &str| {
        let (report, rows) = import(text.as_bytes(), &Mapping::default(), &answers(&[])).unwrap();
        assert_eq!(serde_json::to_value(&report.mapping.date).unwrap(), json!(column), "{text}");
        assert_eq!(rows.len(), 0, "{text}");
        assert_eq!(serde_json::to_value(&report.counts.errors).unwrap(), json!({code: 3}), "{text}");
    };
    check("Date;NPS\n31.2.2026;9\n30.2.2026;8\n31.4.2026;9\n", "Date", "date_invalid");
    check("NPS;Pvm\n9;2026-02-31\n8;2026-02-30\n9;2026-13-01\n", "Pvm", "date_invalid");
    check(
        "Purchase date;Feedback date;NPS\n1.2.2026;31.2.2026;9\n1.2.2026;30.2.2026;8\n1.2.2026;31.4.2026;9\n",
        "Feedback date",
        "date_invalid",
    );
    check("Köpdatum;NPS\n31.2.2026;9\n30.2.2026;8\n31.4.2026;9\n", "Köpdatum", "date_invalid");
    // Nobody says that the first column holds dates.
    let version = look(b"Versio;NPS\n31.2.26;9\n30.2.26;8\n31.4.26;9\n", &answers(&[]));
    assert!(matches!(version, Err(FileError::NoDateColumn)), "{version:?}");
}

#[test]
fn a_known_tool_whose_dates_cannot_be_read_is_not_sure() {
    let file = |date: &str| {
        let head = "Conversation ID,Updated at (UTC),Conversation rating remark,Conversation rating";
        look(format!("{head}\n1,{date},,5\n2,{date},,4\n").as_bytes(), &answers(&[])).unwrap()
    };
    assert_eq!(file("2026-03-03 10:00:00").confidence, Confidence::Sure);
    let unread = file("soon");
    assert_eq!((unread.tool, unread.confidence), (Some("intercom"), Confidence::Likely));
    assert_eq!((unread.counts.accepted, unread.reasons["date_format"]), (0, "none_found"));
}

#[test]
fn dates_that_a_spreadsheet_turned_are_asked_about_and_turned_back() {
    let text =
        "pvm;nps\n4.3.2025 10:05;9\n04/15/2025 10:05:00 AM;0\n05/16/2025 10:05:00 AM;0\n5.4.2025 9:05;9\n";
    let found = look(text.as_bytes(), &answers(&[("zone", "Europe/Helsinki")])).unwrap();
    let asked: Vec<_> = found.ask.iter().map(|ask| (ask.id.code(), ask.options.join(" "), ask.why)).collect();
    assert_eq!(asked, [("date_order", "mdy dmy".to_owned(), "dates_turned")]);
    let check = |text: &str, order: &str, expect: &[&str]| {
        let said = answers(&[("zone", "Europe/Helsinki"), ("date_order", order)]);
        let (_, rows) = import(text.as_bytes(), &Mapping::default(), &said).unwrap();
        assert_eq!(rows.iter().map(|row| row.date.to_string()).collect::<Vec<_>>(), expect, "{order}");
    };
    check(text, "mdy", &["2025-04-03", "2025-04-15", "2025-05-16", "2025-05-04"]);
    check(text, "dmy", &["2025-03-04", "2025-04-05"]);
    // A day after the 12th with points was written so.
    let plain = text.replace("5.4.2025", "25.4.2025");
    let found = look(plain.as_bytes(), &answers(&[("zone", "Europe/Helsinki")])).unwrap();
    assert!(found.ask.is_empty());
}

#[test]
fn stamps_with_the_hour_alone_are_dates() {
    let text = "aika,nps\n2026-03-02T09,9\n2026-03-02T23,3\n";
    let seen = look(text.as_bytes(), &answers(&[])).unwrap();
    assert_eq!(seen.ask.iter().map(|question| question.id.code()).collect::<Vec<_>>(), ["zone"]);
    let offset = text.replace("T09", "T09+0200").replace("T23", "T23+0000");
    let (report, rows) = import(offset.as_bytes(), &mapping("{}"), &answers(&[])).unwrap();
    assert_eq!((rows.len(), report.mapping.date_format.as_deref()), (2, Some("iso8601")));
    // 23 in Greenwich is the next day in Helsinki.
    assert_eq!(rows[1].date.to_string(), "2026-03-03");
    let any = r#"{"date_format":"any","zone":"Europe/Helsinki"}"#;
    assert_eq!(import(text.as_bytes(), &mapping(any), &answers(&[])).unwrap().1.len(), 2);
}

#[test]
fn a_year_first_is_no_answer_where_it_was_not_offered() {
    let text = "aika,nps\n01/05/2026,9\n02/05/2026,3\n";
    let said = answers(&[("date_order", "ymd")]);
    let asked = look(text.as_bytes(), &said).unwrap().ask;
    assert_eq!(asked[0].options, ["dmy", "mdy"]);
}
