//! What a file decides for itself: its header, its dates, its sheet and its encoding, on small tables.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod common;

use std::io::Cursor;

use common::{answers, import, look, mapping, options};
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook, Worksheet};
use serde_json::json;
use vire_core::metric::Metric;
use vire_import::{Mapping, head};

fn book(fill: impl FnOnce(&mut Worksheet)) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write(0, 0, "date").unwrap();
    sheet.write(0, 1, "nps").unwrap();
    fill(sheet);
    book.save_to_buffer().unwrap()
}

fn asked(bytes: &[u8]) -> Vec<&'static str> {
    look(bytes, &answers(&[])).unwrap().ask.iter().map(|question| question.id.code()).collect()
}

fn days(bytes: &[u8], said: &[(&str, &str)]) -> Vec<String> {
    let (_, rows) = import(bytes, &Mapping::default(), &answers(said)).unwrap();
    rows.iter().map(|row| row.date.to_string()).collect()
}

#[test]
fn a_header_may_stand_in_the_first_twenty_records() {
    let below = |titles: usize| {
        let table = "id,ticket_id,score,assignee_id,created_at\n1,2,good,3,2025-03-03T10:00:00Z\n";
        format!("{}{table}", "Raportti,,,,\n".repeat(titles))
    };
    let found = look(below(19).as_bytes(), &answers(&[])).unwrap();
    assert_eq!((found.tool, found.file.header_records), (Some("zendesk"), vec![20]));
    let lower = look(below(20).as_bytes(), &answers(&[]));
    assert!(lower.is_err() || lower.is_ok_and(|found| found.tool.is_none()));
}

#[test]
fn lines_above_a_table_are_not_its_header_whatever_they_hold() {
    let check = |text: &str, row: u32, accepted: u64| {
        let found = look(text.as_bytes(), &answers(&[("metric", "nps")])).unwrap();
        assert_eq!((&found.file.header_records, found.counts.accepted), (&vec![row], accepted), "{text}");
    };
    let rows = "1.3.2025;Chat;9\n2.3.2025;Puhelin;10\n31.3.2025;Chat;0\n";
    check(&format!("Aikaväli:;1.1.2025 - 20.11.2026;\nVastauksia:;60;\n;;\nPvm;Kanava;NPS\n{rows}"), 4, 3);
    check(
        &format!(
            "Customer feedback\nPeriod;2025-01-01 to 2026-11-20;\nResponses;60;\nDate;Channel;NPS\n{rows}"
        ),
        4,
        3,
    );
    check(&format!("Laatija:;Palvelut;Aino Malli\nPvm;Kanava;NPS\n{rows}"), 2, 3);
    check(&format!("Pvm;Kanava;NPS\n;;\n{rows}"), 1, 3);
    // Rows of words alone beneath the header are rows.
    check(&format!("Pvm;Kanava;NPS\nei;ei;ei\n{rows}ei;ei;ei\n"), 1, 3);
    check("Aikaväli:;1.1. - 31.3.2025\nLaatija:;Palvelut\nPvm;NPS\n1.3.2025;9\n31.3.2025;8\n", 3, 2);
    // Names that nobody knows: the record right above the numbers.
    check("Periodo:;1.1. - 31.3.2025\nAutor:;Servicio\nFecha;Nota NPS\n1.3.2025;9\n31.3.2025;8\n", 3, 2);
    check("Pvm;NPS\n1.3.2025;9\n31.3.2025;8\n", 1, 2);
    // A row of groups above the names, and a period with a count.
    check(&format!("Perustiedot;;Arvio\nPvm;Kanava;NPS\n{rows}"), 2, 3);
    check(&format!("Vastaus;;Arvosana\nPvm;Kanava;NPS\n{rows}"), 2, 3);
    check("Ajanjakso;1.3.–31.3.2025\nVastauksia;2\n;\nPvm;NPS\n1.3.2025;9\n31.3.2025;8\n", 4, 2);
}

#[test]
fn numbers_of_days_are_dates_rounded_to_the_second() {
    let text = b"date;nps\n45725;9\n45725,999999;8\n45725.99999999;8\n";
    assert_eq!(asked(text), ["zone"]);
    let (report, rows) = import(text, &Mapping::default(), &answers(&[("zone", "UTC")])).unwrap();
    assert_eq!(report.mapping.date_format.as_deref(), Some("excel"));
    let times: Vec<(String, i64)> =
        rows.iter().map(|row| (row.date.to_string(), row.instant % 86_400)).collect();
    // Whole days are days; a time of 23:59:59.9 in UTC is the next day in Helsinki.
    assert_eq!(times[0].0, "2025-03-09");
    assert_eq!(times[1], ("2025-03-10".to_owned(), 0));
    assert_eq!(times[2], ("2025-03-10".to_owned(), 0));
    assert_eq!(asked(b"date;nps\n45725;9\n45726;8\n"), [""; 0]);
    assert_eq!(days(b"date;nps\n45725;9\n45726;8\n", &[]), ["2025-03-09", "2025-03-10"]);
}

#[test]
fn a_sheet_may_mix_dates_with_numbers_of_days() {
    let day = Format::new().set_num_format("d.m.yyyy");
    let mixed = book(|sheet| {
        sheet.write_with_format(1, 0, ExcelDateTime::from_ymd(2025, 3, 9).unwrap(), &day).unwrap();
        sheet.write(1, 1, 9).unwrap();
        sheet.write(2, 0, 45_726).unwrap();
        sheet.write(2, 1, 9).unwrap();
    });
    assert_eq!(asked(&mixed), [""; 0]);
    assert_eq!(days(&mixed, &[]), ["2025-03-09", "2025-03-10"]);
    // Among dates that were typed as texts, and with the part of a day.
    let typed = |number: f64| {
        book(|sheet| {
            sheet.write(1, 0, "3.3.2025").unwrap();
            sheet.write_with_format(2, 0, ExcelDateTime::from_ymd(2025, 3, 9).unwrap(), &day).unwrap();
            sheet.write(3, 0, number).unwrap();
            sheet.write(4, 0, "2025-03-11").unwrap();
            (1..=4).for_each(|row| {
                sheet.write(row, 1, 9).unwrap();
            });
        })
    };
    assert_eq!(asked(&typed(45_726.0)), [""; 0]);
    assert_eq!(days(&typed(45_726.0), &[]), ["2025-03-03", "2025-03-09", "2025-03-10", "2025-03-11"]);
    assert_eq!(asked(&typed(45_726.95)), ["zone"]);
    assert_eq!(days(&typed(45_726.95), &[("zone", "UTC")])[2], "2025-03-11");
    let timed = book(|sheet| {
        let late = ExcelDateTime::parse_from_str("2025-03-09T23:59:59").unwrap();
        sheet.write_with_format(1, 0, &late, &Format::new().set_num_format("d.m.yyyy h:mm")).unwrap();
        sheet.write(1, 1, 9).unwrap();
    });
    assert_eq!(asked(&timed), ["zone"]);
    assert_eq!(days(&timed, &[("zone", "Europe/Helsinki")]), ["2025-03-09"]);
    assert_eq!(days(&timed, &[("zone", "UTC")]), ["2025-03-10"]);
}

#[test]
fn rows_with_a_field_too_many_or_too_few_are_told() {
    let text = "aika,nps\n2025-03-03,9\n2025-03-03,9,1\n2025-03-03\n\u{a0},9\n";
    let (report, _) = import(text.as_bytes(), &mapping(r#"{"zone":"UTC"}"#), &answers(&[])).unwrap();
    let errors = serde_json::to_value(&report.counts.errors).unwrap();
    assert_eq!(errors, json!({"row_shape": 2, "date_missing": 1}));
}

#[test]
fn the_codes_of_freshdesk_are_known_wherever_they_stand() {
    let text = "pvm;arvio\n3.3.2025;103\n3.3.2025;101\n3.3.2025;100\n3.3.2025;-102\n";
    let (report, rows) = import(text.as_bytes(), &Mapping::default(), &answers(&[])).unwrap();
    let scale = serde_json::to_value(&report.mapping).unwrap()["scale"].clone();
    assert_eq!((report.mapping.metric, scale), (Some(Metric::Csat), json!([-103, 103])));
    assert_eq!(rows.iter().map(|row| row.good).collect::<Vec<_>>(), [true, true, false, false]);
}

#[test]
fn codes_of_freshdesk_show_the_tool_and_numbers_of_rows_do_not() {
    let check = |name: &str, values: &[i64], expect: Option<&str>| {
        let rows: String = values.iter().map(|value| format!("3.3.2025;{value};1\n")).collect();
        let found = look(format!("pvm;{name};csat (1-5)\n{rows}").as_bytes(), &answers(&[])).unwrap();
        assert_eq!((found.tool, found.mapping.scale.is_some()), (expect, true), "{values:?}");
        let head = head(
            &mut Cursor::new(format!("pvm;{name};csat (1-5)\n{rows}")),
            &Mapping::default(),
            &answers(&[]),
            &options(),
        );
        assert_eq!(head.unwrap().source, found.source);
    };
    check("rating", &[103, 101, 103], Some("freshdesk"));
    check("x", &[103, -101], Some("freshdesk"));
    check("x", &[103, 101, 103], None);
    check("x", &[-103, -101, -103], None);
    for name in ["Myymälä", "Room", "ID", "Vastaus-ID", "Jonotusaika", "Answer time", "Svarsnummer"] {
        check(name, &[101, 102, 103, 101], None);
    }
    check("Room", &[101, 102, -101, 101], None);
    check("id", &[100, 101, 102, 103], None);
    check("x", &[103, 103, 103], None);
    check("x", &[103, 104, 103], None);
    // What its columns hold is found as in any file, and no more than likely.
    let text = "id;pvm;Kanava;Arvosana\n7;3.3.2025;chat;103\n8;3.3.2025;chat;100\n9;3.3.2025;chat;103\n";
    let found = look(text.as_bytes(), &answers(&[])).unwrap();
    assert_eq!((found.tool, found.mapping.id.as_deref()), (Some("freshdesk"), Some("id")));
    assert_eq!(found.mapping.touchpoint.as_deref(), Some("Kanava"));
    assert_eq!((found.confidence, found.source.as_str()), (vire_import::Confidence::Likely, "freshdesk"));
}

#[test]
fn a_survey_without_a_record_of_kinds_loses_no_answer() {
    let text = "Respondent ID,Collector ID,End Date,Would you recommend us?\n\
                1,7,03/14/2025 10:00:00 AM,Extremely likely - 10\n2,7,03/14/2025 10:00:00 AM,0\n";
    let (report, rows) =
        import(text.as_bytes(), &Mapping::default(), &answers(&[("zone", "Europe/Helsinki")])).unwrap();
    assert_eq!((rows.len(), report.counts.records), (2, 2));
}

#[test]
fn the_sheet_with_a_signature_is_read_and_of_equal_ones_the_first() {
    let table = |names: [&'static str; 2], score: i32| {
        move |sheet: &mut Worksheet| {
            sheet.write(0, 0, names[0]).unwrap();
            sheet.write(0, 1, names[1]).unwrap();
            sheet.write(1, 0, "2025-03-03").unwrap();
            sheet.write(1, 1, score).unwrap();
        }
    };
    let two = |first: &dyn Fn(&mut Worksheet), second: &dyn Fn(&mut Worksheet)| {
        let mut book = Workbook::new();
        first(book.add_worksheet().set_name("Yksi").unwrap());
        second(book.add_worksheet().set_name("Kaksi").unwrap());
        book.save_to_buffer().unwrap()
    };
    let sheet = |bytes: &[u8], rules: &str| {
        let (report, rows) = import(bytes, &mapping(rules), &answers(&[])).unwrap();
        (report.mapping.sheet.unwrap(), rows[0].score / 1000)
    };
    let plain = two(&table(["date", "nps"], 1), &table(["date", "nps"], 2));
    assert_eq!(sheet(&plain, "{}"), ("Yksi".to_owned(), 1));
    assert_eq!(sheet(&plain, r#"{"sheet":"Kaksi"}"#), ("Kaksi".to_owned(), 2));
    let error = import(&plain, &mapping(r#"{"sheet":"Kolme"}"#), &answers(&[])).unwrap_err();
    assert_eq!(error.to_string(), "sheet_missing: Kolme");
    let signed = two(&table(["date", "nps"], 1), &table(["Review Created (UTC)", "Review Stars"], 5));
    assert_eq!(sheet(&signed, "{}"), ("Kaksi".to_owned(), 5));
    // A summary is passed over for the table whose header names a date and a score.
    let summary = two(&table(["Kuukausi", "Keskiarvo"], 1), &table(["Pvm", "NPS"], 2));
    assert_eq!(sheet(&summary, "{}"), ("Kaksi".to_owned(), 2));
    let second = two(&table(["Pvm", "NPS"], 1), &table(["Kuukausi", "Keskiarvo"], 2));
    assert_eq!(sheet(&second, "{}"), ("Yksi".to_owned(), 1));
    let wider = |sheet: &mut Worksheet| {
        table(["Pvm", "NPS"], 2)(sheet);
        sheet.write(0, 2, "Kanava").unwrap();
    };
    assert_eq!(sheet(&two(&table(["Pvm", "NPS"], 1), &wider), "{}"), ("Kaksi".to_owned(), 2));
}

#[test]
fn a_hidden_sheet_is_read_only_where_no_visible_one_is_as_good() {
    let sheet = |fill: &dyn Fn(&mut Worksheet), first_hidden: &dyn Fn(&mut Worksheet)| {
        let mut book = Workbook::new();
        for (name, score) in [("Vanha", 1), ("Uusi", 2)] {
            let sheet = book.add_worksheet().set_name(name).unwrap();
            sheet.write(1, 0, "2025-03-03").unwrap();
            sheet.write(1, 1, score).unwrap();
            fill(sheet);
            if name == "Vanha" {
                sheet.write(0, 0, "Pvm").unwrap();
                sheet.write(0, 1, "NPS").unwrap();
                first_hidden(sheet);
            }
        }
        book.worksheet_from_index(1).unwrap().set_active(true);
        let bytes = book.save_to_buffer().unwrap();
        import(&bytes, &Mapping::default(), &answers(&[])).unwrap().0.mapping.sheet.unwrap()
    };
    let names = |sheet: &mut Worksheet, names: [&str; 2]| {
        sheet.write(0, 0, names[0]).unwrap();
        sheet.write(0, 1, names[1]).unwrap();
    };
    let hides: [fn(&mut Worksheet); 3] = [
        |sheet| {
            sheet.set_hidden(true);
        },
        |sheet| {
            sheet.set_very_hidden(true);
        },
        |sheet| {
            sheet.set_hidden(true).write(0, 2, "Kanava").unwrap();
        },
    ];
    for hide in hides {
        assert_eq!(sheet(&|sheet| names(sheet, ["Pvm", "NPS"]), &hide), "Uusi");
        // A summary is no table of answers, whoever sees it.
        assert_eq!(sheet(&|sheet| names(sheet, ["Kuukausi", "Keskiarvo"]), &hide), "Vanha");
    }
    assert_eq!(sheet(&|sheet| names(sheet, ["Pvm", "NPS"]), &|_| ()), "Vanha");
}

#[test]
fn truth_values_of_a_sheet_are_words() {
    let book = book(|sheet| {
        sheet.write(0, 2, "valmis").unwrap();
        for (row, done) in [(1, true), (2, false)] {
            sheet.write(row, 0, "2025-03-03").unwrap();
            sheet.write(row, 1, 9).unwrap();
            sheet.write(row, 2, done).unwrap();
        }
    });
    for value in ["true", "False"] {
        let rules = format!(r#"{{"not_response":[{{"column":"valmis","values":["{value}"]}}]}}"#);
        let (report, rows) = import(&book, &mapping(&rules), &answers(&[])).unwrap();
        assert_eq!((rows.len(), report.counts.skipped.len()), (1, 1), "{value}");
    }
}

#[test]
fn a_mark_says_more_than_the_lines_beneath_it() {
    let lines = b"2025-03-03,9,hyv\xe4\xe4\n2025-03-03,8,hyv\xe4\xe4\n2025-03-03,7,ok\n";
    let read = |head: &[u8]| {
        let (report, rows) = import(&[head, lines].concat(), &Mapping::default(), &answers(&[])).unwrap();
        (rows.len(), report.rejects.len())
    };
    assert_eq!(read(b"date,nps,x\n"), (3, 0));
    assert_eq!(read(b"\xef\xbb\xbfdate,nps,x\n"), (1, 2));
    assert_eq!(read(b"\xef\xbb\xbf\"date\",\"nps\",x\n"), (1, 2));
}

#[test]
fn a_mapping_finds_the_header_that_its_columns_stand_in() {
    let text = "Raportti,,\naika,nps,2025\n2025-03-03,9,1\n2025-03-03,8,1\n";
    assert_eq!(asked(text.as_bytes()), ["header"]);
    let (report, rows) =
        import(text.as_bytes(), &mapping(r#"{"date":"aika","score":"nps"}"#), &answers(&[])).unwrap();
    assert_eq!((rows.len(), report.mapping.header_records), (2, Some(vec![2])));
}

#[test]
fn one_day_over_twelve_decides_the_whole_column() {
    let table =
        |dates: &[&str]| dates.iter().fold("date,nps\n".to_owned(), |text, date| text + date + ",9\n");
    assert_eq!(days(table(&["3/4/2025", "13/6/2025"]).as_bytes(), &[]), ["2025-04-03", "2025-06-13"]);
    assert_eq!(days(table(&["3/4/2025", "6/13/2025"]).as_bytes(), &[]), ["2025-03-04", "2025-06-13"]);
    assert_eq!(asked(table(&["3/4/2025", "12/12/2025"]).as_bytes()), ["date_order"]);
    let options =
        |dates: &[&str]| look(table(dates).as_bytes(), &answers(&[])).unwrap().ask[0].options.clone();
    assert_eq!(options(&["14/3/2025", "3/14/2025"]), ["dmy", "mdy"]);
    assert_eq!(options(&["14/3/2025", "3/14/2025", "3/15/2025"]), ["mdy", "dmy"]);
}

#[test]
fn one_score_in_twenty_may_stand_beside_another_group() {
    let file = |rows: usize| {
        let head = "hs_survey_type,hs_value,hs_response_group,hs_submission_timestamp\n".to_owned();
        let good = "NPS,10,PROMOTER,2025-03-03T10:00:00Z\n".repeat(rows - 2);
        head + &good + "NPS,0,DETRACTOR,2025-03-03T10:00:00Z\nNPS,8,PROMOTER,2025-03-03T10:00:00Z\n"
    };
    assert_eq!(asked(file(20).as_bytes()), [""; 0]);
    let (report, rows) = import(file(20).as_bytes(), &Mapping::default(), &answers(&[])).unwrap();
    assert_eq!((rows.len(), report.warning), (20, Some("group_disagrees")));
    assert_eq!(asked(file(19).as_bytes()), ["scale"]);
}

#[test]
fn columns_of_persons_are_dropped_whatever_they_hold() {
    let text = "pvm,Agent score,Agent,arvio,Sähköposti\n2025-03-03,1,Chat,5,2025-03-01\n2025-03-04,2,Phone,4,2025-03-01\n";
    let found = look(text.as_bytes(), &answers(&[("metric", "csat")])).unwrap();
    assert_eq!(found.mapping.score.as_deref(), Some("arvio"));
    assert_eq!((found.mapping.touchpoint, found.mapping.group), (None, None));
    assert_eq!(found.columns, ["pvm", "arvio"]);
    let head = head(&mut Cursor::new(text), &Mapping::default(), &answers(&[]), &options()).unwrap();
    assert_eq!(head.columns, ["pvm", "arvio"]);
    assert_eq!(head.dropped, ["Agent score", "Agent", "Sähköposti"]);
    // Nor is the date of a person the date of the answer.
    let undated = "Employee date,nps\n2025-03-03,9\n2025-03-04,9\n";
    assert_eq!(look(undated.as_bytes(), &answers(&[])).unwrap_err().code(), "no_date_column");
}

#[test]
fn slips_are_one_row_in_twenty_at_most() {
    let file = |slips: usize| {
        let rows = "2025-03-03,5\n2025-03-03,4\n".repeat((40 - slips) / 2) + &"2025-03-03,7\n".repeat(slips);
        format!("aika,csat\n{rows}")
    };
    assert_eq!(asked(file(2).as_bytes()), ["scale"]);
    assert_eq!(asked(file(4).as_bytes()), [""; 0]);
}

#[test]
fn a_source_is_the_tool_or_its_survey_where_ids_begin_anew() {
    let source = |text: &str| {
        head(&mut Cursor::new(text), &Mapping::default(), &answers(&[]), &options()).unwrap().source
    };
    let forms = |question: &str| {
        source(&format!("ID,Start time,Completion time,Email,Name,{question}\n1,1.1.2025,1.1.2025,a,b,5\n"))
    };
    assert!(forms("Q1").starts_with("microsoft_forms:header-"));
    assert_ne!(forms("Q1"), forms("Q2"));
    assert_eq!(source("id,ticket_id,score,assignee_id,created_at\n1,2,good,3,2025-03-03\n"), "zendesk");
    assert!(source("pvm,nps\n2025-03-03,9\n").starts_with("header-"));
}

#[test]
fn a_score_in_a_cell_of_hours_is_still_a_number() {
    let book = book(|sheet| {
        sheet.write(1, 0, "2025-03-03").unwrap();
        sheet.write_with_format(1, 1, 9, &Format::new().set_num_format("[h]:mm")).unwrap();
    });
    let (_, rows) = import(&book, &Mapping::default(), &answers(&[])).unwrap();
    assert_eq!(rows[0].score, 9000);
}

#[test]
fn a_date_and_its_time_may_stand_in_two_cells() {
    let book = book(|sheet| {
        sheet.write(0, 2, "time").unwrap();
        for (row, time) in [(1, 0.9375), (2, 0.0)] {
            let date = ExcelDateTime::from_ymd(2026, 10, 4).unwrap();
            sheet.write_with_format(row, 0, date, &Format::new().set_num_format("yyyy-mm-dd")).unwrap();
            sheet.write(row, 1, 9).unwrap();
            sheet.write_with_format(row, 2, time, &Format::new().set_num_format("hh:mm")).unwrap();
        }
    });
    let rules = mapping(r#"{"date":["date","time"],"zone":"UTC","score":"nps","metric":"nps"}"#);
    let (_, rows) = import(&book, &rules, &answers(&[])).unwrap();
    let days: Vec<String> = rows.iter().map(|row| row.date.to_string()).collect();
    // 22:30 in UTC is the next day in Helsinki.
    assert_eq!(days, ["2026-10-05", "2026-10-04"]);
}

#[test]
fn a_sheet_has_three_hundred_columns_at_most() {
    let wide = |columns: u16, gap: u16| {
        book(|sheet| {
            for column in 2..columns {
                sheet.write(0, column, format!("c{}", column + 1)).unwrap();
            }
            sheet.write(1, 0, "2025-03-03").unwrap();
            sheet.write(1, 1, 9).unwrap();
            // What stands beside the table is no column of it, and in a row below it takes no part.
            sheet.write(0, columns + gap, "far").unwrap();
            sheet.write(1, 300, "beyond").unwrap();
        })
    };
    let found = look(&wide(300, 1), &answers(&[])).unwrap();
    assert_eq!((found.columns.len(), found.columns.last().map(String::as_str)), (300, Some("c300")));
    let error = look(&wide(300, 0), &answers(&[])).unwrap_err();
    assert_eq!((error.code(), error.args()["line"].as_str()), ("too_many_columns", "1"));
}
