//! Workbooks whose parts are hostile, odd or enormous: a clear answer each, in little memory and time; and
//! good ones that few programs write.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod common;

use std::collections::BTreeMap;
use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};
use common::files::{MAPPING, SHEET, archive, changed, claiming, noise, refused, repacked, workbook};
use common::{fixture, import, mapping};
use rust_xlsxwriter::Format;
use vire_import::FileError;

const STRINGS: &str = "xl/sharedStrings.xml";
const STYLES: &str = "xl/styles.xml";
const LIST: &str = "xl/workbook.xml";

/// The scores that a workbook gives.
fn scores(book: &[u8]) -> Result<Vec<i64>, FileError> {
    let (_, rows) = import(book, &mapping(MAPPING), &BTreeMap::new())?;
    Ok(rows.iter().map(|row| row.score / 1000).collect())
}

#[test]
fn what_a_part_says_of_its_length_reserves_nothing() {
    for count in ["0", "20000000000", "18446744073709551615", "99999999999999999999999", "-1", "x"] {
        let book = changed(&workbook(|_| ()), STRINGS, |text| {
            text.replacen("uniqueCount=\"", &format!("uniqueCount=\"{count}\" was=\""), 1)
        });
        assert_eq!(scores(&book).unwrap(), [9], "{count}");
    }
}

#[test]
fn parts_that_would_take_much_memory_are_refused() {
    let check = |part: &str, old: &str, new: &str, expect: &str| {
        let book = changed(&workbook(|_| ()), part, |text| {
            assert!(text.contains(old));
            text.replacen(old, new, 1)
        });
        assert_eq!(refused(&book).to_string(), expect, "{part}");
    };
    let noise = noise(3 << 20);
    let inline = format!("<sheetData><row r=\"1\"><c t=\"inlineStr\"><is><t>{noise}</t></is></c></row>");
    check(SHEET, "<sheetData>", &inline, "record_too_long: line 1");
    check(SHEET, "<sheetData>", &format!("<!--{noise}--><sheetData>"), "workbook_damaged: text_too_long");
    check(SHEET, "<sheetData>", &"<a>".repeat(300), "workbook_damaged: too_deep");
    check(STRINGS, "<si>", &format!("<si><t>{noise}</t></si><si>"), "workbook_damaged: text_too_long");
    let formats = (0..70_000).map(|n| format!("<xf numFmtId=\"{n}\"/>")).collect::<String>();
    check(STYLES, "</cellXfs>", &format!("{formats}</cellXfs>"), "workbook_damaged: too_many_formats");
}

#[test]
fn a_directory_is_counted_where_it_stands_and_not_where_it_is_announced() {
    let parts: Vec<String> = (0..10_001).map(|n| format!("{n}")).collect();
    let parts: Vec<(&str, &[u8])> = parts.iter().map(|name| (name.as_str(), &b""[..])).collect();
    let mut book = archive(&parts);
    let end = book.len() - 22;
    book[end + 8..end + 12].copy_from_slice(&[5, 0, 5, 0]);
    assert_eq!(refused(&book).to_string(), "workbook_damaged: too_many_parts");
    let long = "x".repeat(60_000);
    let names: Vec<String> = (0..80).map(|n| format!("{n}{long}")).collect();
    let parts: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), &b""[..])).collect();
    assert_eq!(refused(&archive(&parts)).to_string(), "workbook_damaged: too_many_parts");
}

#[test]
fn an_archive_holds_no_more_packed_bytes_than_it_has() {
    let book = workbook(|_| ());
    let lying = claiming(&book, 3, 20, &(60_u32 << 20).to_le_bytes());
    assert_eq!(refused(&lying).code(), "size_lies");
}

#[test]
fn a_document_type_is_found_wherever_it_hides() {
    let type_of = "<!DOCTYPE x [<!ENTITY a \"aaaa\">]>";
    let before = |root: &str, text: String, what: &str| text.replacen(root, &format!("{what}{root}"), 1);
    let late = format!("<!--{}-->{type_of}", " x".repeat(40_000));
    let book = changed(&workbook(|_| ()), SHEET, |text| before("<worksheet", text, &late));
    assert_eq!(refused(&book).code(), "workbook_doctype");
    // Further down, where XML has none, and in parts that nobody reads.
    let book = changed(&workbook(|_| ()), SHEET, |text| before("<sheetData", text, type_of));
    assert_eq!(refused(&book).code(), "workbook_doctype");
    let unread = changed(&workbook(|_| ()), "docProps/core.xml", |text| before("<cp:core", text, type_of));
    assert_eq!(refused(&unread).code(), "workbook_doctype");
    let renamed = |name: &str| name.replace("sheet1.xml", "sheet1.dat");
    let book = repacked(&workbook(|_| ()), renamed, |name, text| {
        let text = renamed(&text);
        let text = if name == SHEET { before("<worksheet", text, type_of) } else { text };
        text.into_bytes()
    });
    assert_eq!(refused(&book).code(), "workbook_doctype");
    let wide = |text: String| format!("\u{feff}{text}").encode_utf16().flat_map(u16::to_le_bytes).collect();
    let book = repacked(&workbook(|_| ()), str::to_owned, |name, text| {
        if name == SHEET { wide(before("<worksheet", text, type_of)) } else { text.into_bytes() }
    });
    assert_eq!(refused(&book).code(), "workbook_doctype");
    // Nothing says what such a name stands for.
    let book = changed(&workbook(|_| ()), STRINGS, |text| text.replace("2025-03-03", "&lol;"));
    assert_eq!(refused(&book).code(), "workbook_damaged");
}

#[test]
fn parts_are_found_by_what_the_archive_says_of_them() {
    let moved = |name_of: fn(&str) -> String| {
        repacked(&workbook(|_| ()), name_of, |_, text| name_of(&text).into_bytes())
    };
    let check = |book: &[u8]| assert_eq!(scores(book).unwrap(), [9]);
    check(&moved(|text| text.replace("workbook.xml", "workbook2.xml")));
    check(&moved(|text| text.replace("xl/", "")));
    check(&moved(|text| text.replace("xl/", "elsewhere/")));
    check(&moved(|text| text.replace("sharedStrings.xml", "SharedStrings.XML")));
    check(&repacked(&workbook(|_| ()), |name| name.replace('/', "\\"), |_, text| text.into_bytes()));
    let other = moved(|text| text.replace("<workbook", "<document").replace("</workbook", "</document"));
    assert_eq!(refused(&other).code(), "kind_not_supported");
}

#[test]
fn sheets_that_few_programs_write_are_read() {
    let check = |old: &str, new: &str| {
        let book = changed(&workbook(|_| ()), SHEET, |text| {
            assert!(text.contains(old), "{text}");
            text.replacen(old, new, 1)
        });
        assert_eq!(scores(&book).unwrap(), [9], "{new}");
    };
    for dimension in
        ["", " ref=\"\"", " ref=\"foo\"", " ref=\"B10:A1\"", " ref=\"A1:ZZZZZZZZZ99999999999999\""]
    {
        check("<dimension ref=\"A1:B2\"/>", &format!("<dimension{dimension}/>"));
    }
    check("<v>9</v></c>", "<v>9</v><extLst><ext uri=\"x\"/></extLst></c>");
    check("<v>9</v></c>", "<v>9</v></c><c t=\"e\"><v>#SPILL!</v></c>");
    check("<v>9</v></c>", "<v>8.9999999999999982</v></c>");
    let wide = repacked(&workbook(|_| ()), str::to_owned, |name, text| {
        if name != SHEET {
            return text.into_bytes();
        }
        let text = format!("\u{feff}{}", text.replace("UTF-8", "UTF-16"));
        text.encode_utf16().flat_map(u16::to_le_bytes).collect()
    });
    assert_eq!(scores(&wide).unwrap(), [9]);
}

/// Adds sheets to the list, all in one part of their own.
fn with_sheets(count: usize, state: &str, rows: &str) -> Vec<u8> {
    let book = repacked(&workbook(|_| ()), str::to_owned, |name, text| {
        let sheets: String = (0..count)
            .map(|n| format!("<sheet name=\"s{n}\" sheetId=\"{}\"{state} r:id=\"rId99\"/>", n + 10))
            .collect();
        let relation =
            "<Relationship Id=\"rId99\" Type=\"http://x/worksheet\" Target=\"worksheets/more.xml\"/>";
        let text = match name {
            LIST => text.replacen("<sheets>", &format!("<sheets>{sheets}"), 1),
            "xl/_rels/workbook.xml.rels" => {
                text.replacen("</Relationships>", &format!("{relation}</Relationships>"), 1)
            }
            _ => text,
        };
        text.into_bytes()
    });
    let sheet = format!("<worksheet><sheetData>{rows}</sheetData></worksheet>");
    let mut from = zip::ZipArchive::new(Cursor::new(&book)).unwrap();
    let mut parts = vec![("xl/worksheets/more.xml".to_owned(), sheet.into_bytes())];
    for index in 0..from.len() {
        let mut entry = from.by_index(index).unwrap();
        let mut bytes = Vec::new();
        std::io::Read::read_to_end(&mut entry, &mut bytes).unwrap();
        parts.push((entry.name().unwrap().into_owned(), bytes));
    }
    let parts: Vec<(&str, &[u8])> =
        parts.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
    archive(&parts)
}

#[test]
fn a_part_is_looked_at_once_however_many_sheets_share_it() {
    let cells: String =
        (1..2000).map(|row| format!("<row r=\"{row}\"><c r=\"A{row}\" s=\"1\"/></row>")).collect();
    let book = with_sheets(2000, "", &cells);
    assert_eq!(scores(&book).unwrap(), [9]);
    let second = MAPPING.replacen('{', "{\"sheet\":\"s1\",", 1);
    let error = import(&book, &mapping(&second), &BTreeMap::new()).unwrap_err();
    assert_eq!(error.code(), "sheet_missing");
}

#[test]
fn sheets_that_are_seen_come_before_hidden_ones() {
    let cell = |text: &str| format!("<c t=\"inlineStr\"><is><t>{text}</t></is></c>");
    let old =
        format!("<row>{}{}</row><row>{}<c><v>1</v></c></row>", cell("date"), cell("nps"), cell("2024-03-03"));
    assert_eq!(scores(&with_sheets(1, "", &old)).unwrap(), [1]);
    for state in ["hidden", "veryHidden"] {
        assert_eq!(scores(&with_sheets(1, &format!(" state=\"{state}\""), &old)).unwrap(), [9]);
    }
}

#[test]
fn one_long_row_can_be_cancelled() {
    let book = changed(&workbook(|_| ()), SHEET, |text| {
        text.replacen("</row>", &format!("{}</row>", "<c r=\"C1\"/>".repeat(200_000)), 1)
    });
    let asked = std::cell::Cell::new(0);
    let progress = |_, _| {
        asked.set(asked.get() + 1);
        asked.get() < 3
    };
    let options = vire_import::Options { progress: &progress, ..common::options() };
    let error = common::import_with(&book, &mapping(MAPPING), &BTreeMap::new(), &options).unwrap_err();
    assert_eq!((error.code(), asked.get()), ("cancelled", 3));
}

/// Compares what is read with what calamine reads, cell by cell, where both mean the same.
#[test]
fn the_fixtures_are_read_as_another_reader_reads_them() {
    let expected: BTreeMap<String, serde_json::Value> =
        serde_json::from_slice(&fixture("expected.json")).unwrap();
    let books: Vec<Vec<u8>> =
        expected.keys().filter(|name| name.ends_with(".xlsx")).map(|name| fixture(name)).collect();
    assert!(!books.is_empty());
    let mut cells = 0;
    for bytes in books {
        let mut theirs: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(&bytes)).unwrap();
        let name = theirs.sheet_names()[0].clone();
        let theirs = theirs.worksheet_range(&name).unwrap();
        for row in vire_import::table(&mut Cursor::new(&bytes)).unwrap() {
            for (column, ours) in row.cells.iter().enumerate() {
                let theirs = theirs.get_value((row.line - 1, column as u32)).unwrap_or(&Data::Empty);
                cells += 1;
                match theirs {
                    Data::Empty | Data::Error(_) => assert_eq!(ours, ""),
                    Data::Int(number) => assert_eq!(*ours, number.to_string()),
                    Data::Float(number) => assert!((ours.parse::<f64>().unwrap() - number).abs() < 1e-9),
                    Data::Bool(yes) => assert_eq!(*ours, yes.to_string().to_uppercase()),
                    Data::DateTime(moment) => {
                        assert_eq!(moment.is_datetime(), ours.contains([':', '-']), "{ours}");
                    }
                    Data::String(text) => assert_eq!(ours, text.trim()),
                    other => assert_eq!(*ours, other.to_string()),
                }
            }
        }
    }
    assert!(cells > 100, "{cells}");
}

#[test]
fn a_workbook_may_count_its_days_from_1904() {
    let book = workbook(|sheet| {
        sheet.write_with_format(1, 0, 44_768, &Format::new().set_num_format("d.m.yyyy")).unwrap();
        // Nobody styled this one.
        sheet.write(2, 0, 44_768).unwrap();
        sheet.write(2, 1, 9).unwrap();
    });
    for (said, expect) in [
        ("", "2022-07-26"),
        ("date1904=\"0\" ", "2022-07-26"),
        ("date1904=\"1\" ", "2026-07-27"),
        ("date1904=\"true\" ", "2026-07-27"),
    ] {
        let book =
            changed(&book, LIST, |text| text.replacen("<workbookPr ", &format!("<workbookPr {said}"), 1));
        let (_, rows) = import(&book, &mapping(MAPPING), &BTreeMap::new()).unwrap();
        let days: Vec<String> = rows.iter().map(|row| row.date.to_string()).collect();
        assert_eq!(days, [expect, expect], "{said}");
    }
}
