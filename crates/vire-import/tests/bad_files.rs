//! Files that are broken, hostile or something else: a clear answer each, and nothing taken.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod common;

use std::collections::BTreeMap;
use std::io::{Cursor, Write};

use common::files::{MAPPING, SHEET, archive, changed, claiming, noise, refused, workbook};
use common::{import, look, mapping};
use rust_xlsxwriter::{ExcelDateTime, Format};
use vire_import::{FileError, Mapping};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

#[test]
fn files_that_are_no_tables_say_what_they_are() {
    let check = |bytes: &[u8], code: &str| assert_eq!(refused(bytes).code(), code);
    check(b"", "file_empty");
    check(b"\n\n\n", "file_empty");
    check(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "picture");
    check(b"\xff\xd8\xff\xe0\0\x10JFIF", "picture");
    check(b"%PDF-1.7\n", "pdf");
    check(b"<html><table><tr><td>date</td></tr></table></html>", "html");
    check(b"date,nps\n2025-03-03,\09\n", "nul_bytes");
    check(b"\x1f\x8b\x08\0", "kind_not_supported");
    check(
        &archive(&[("word/document.xml", b"<w/>"), ("[Content_Types].xml", b"<t/>")]),
        "kind_not_supported",
    );
    check(&archive(&[("a.csv", b"date,nps\n"), ("b.csv", b"date,nps\n")]), "archive_without_one_table");
    check(&archive(&[("readme.md", b"hello")]), "archive_without_one_table");
    check(b"PK\x03\x04truncated", "workbook_damaged");
    check(b"\xff\xfe\0\0d\0\0\0a\0\0\0t\0\0\0e\0\0\0", "kind_not_supported");
}

#[test]
fn what_lies_in_an_archive_is_looked_at_like_a_file_of_its_own() {
    let check = |inside: &[u8], code: &str| {
        assert_eq!(refused(&archive(&[("a.csv", inside)])).code(), code);
    };
    check(b"<html><table><tr><td>date</td></tr></table></html>", "html");
    check(b"%PDF-1.7\n", "pdf");
    check(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "picture");
    check(&workbook(|_| ()), "kind_not_supported");
    check(b"", "file_empty");
    let table = b"date,nps\n2025-03-03,9\n";
    let rows = |zip: &[u8]| import(zip, &mapping(MAPPING), &BTreeMap::new()).map(|(_, rows)| rows.len());
    assert_eq!(rows(&archive(&[("folder/export", table)])).unwrap(), 1);
    assert_eq!(rows(&archive(&[("a.csv", table), ("readme", b"hello")])).unwrap(), 1);
    assert!(rows(&archive(&[("export", table), ("other", table)])).is_err());
    assert_eq!(rows(&archive(&[("readme.txt", b"hello"), ("a.csv", table)])).unwrap(), 1);
    assert_eq!(rows(&archive(&[("a.txt", table)])).unwrap(), 1);
    assert!(rows(&archive(&[("a.txt", table), ("b.txt", table)])).is_err());
    // Packed in a way that is not read: the method stands in both headers.
    let mut other = claiming(&archive(&[("a.csv", table)]), 0, 10, &[12, 0]);
    other[8] = 12;
    assert_eq!(refused(&other).code(), "kind_not_supported");
}

#[test]
fn broken_tables_name_what_is_wrong_and_where() {
    let check = |text: &str, code: &str, line: &str| {
        let error = refused(text.as_bytes());
        assert_eq!((error.code(), error.args()["line"].as_str()), (code, line));
    };
    check("date,nps,comment\n2025-03-03,9,ok\n2025-03-03,9,\"open\n2025-03-03,9,x\n", "quote_unclosed", "3");
    check("date,nps,comment\n2025-03-03,9,\"open\n2025-03-03,9,\"x\"\n", "text_after_quote", "2");
    check(&format!("date,nps\n2025-03-03,9{}", "9".repeat(2 << 20)), "record_too_long", "2");
    check(&format!("date,nps\n2025-03-03,\"{}\"\n", "x\n".repeat(300)), "record_too_many_lines", "2");
    check(&format!("date,nps{}\n", ",".repeat(500)), "too_many_columns", "1");
    // Another separator would make a table that breaks nowhere, and of something else.
    let beside = |wrong: &str| {
        let lines = "2.11.2026;4,5;ok\n".repeat(20);
        format!("Pvm;CSAT;Kommentti\n{lines}{wrong}\n{lines}")
    };
    let by_looking = |text: &str, code: &str, line: &str| {
        let error = look(text.as_bytes(), &BTreeMap::new()).unwrap_err();
        assert_eq!((error.code(), error.args()["line"].as_str()), (code, line));
    };
    by_looking(&beside("2.11.2026;4,5;\"hyvä\" palvelu"), "text_after_quote", "22");
    by_looking(&beside("2.11.2026;4,5;\"hyvä palvelu"), "quote_unclosed", "22");
    by_looking(&format!("Pvm;NPS{}\n2.11.2026;9\n", ";c".repeat(299)), "too_many_columns", "1");
    by_looking("date;nps\r2025-03-03;9\r2025-03-03;\0\r", "nul_bytes", "3");
}

#[test]
fn a_line_without_an_end_is_refused_whatever_it_is_written_in() {
    let mut text = b"date;nps;comment\n2025-03-03;9;hyv\xe4\xe4\n2025-03-03;9;".to_vec();
    text.resize(text.len() + (3 << 20), 0xe4);
    let error = refused(&text);
    assert_eq!((error.code(), error.args()["line"].as_str()), ("record_too_long", "3"));
}

#[test]
fn tables_that_hold_nothing_to_import_say_so() {
    assert_eq!(refused(b"date,nps\n").code(), "no_records");
    // Where the mapping says everything, nothing is counted before the rows are read.
    let all = MAPPING.replace("\"metric\"", "\"touchpoint\":\"\",\"group\":\"\",\"metric\"");
    let error = import(b"date,nps\n", &mapping(&all), &BTreeMap::new()).unwrap_err();
    assert_eq!(error.code(), "no_records");
    let nothing = look(
        "nimi;kaupunki;väkiluku\nAura;Turku;195000\nPyynikki;Tampere;244000\n".as_bytes(),
        &BTreeMap::new(),
    );
    assert_eq!(nothing.unwrap_err().code(), "no_score_column");
    let texts = look("nimi;kaupunki\nAura;Turku\n".as_bytes(), &BTreeMap::new());
    assert_eq!(texts.unwrap_err().code(), "no_score_column");
    let undated = look("nps;nimi\n9;Aura\n3;Oulu\n".as_bytes(), &BTreeMap::new());
    assert_eq!(undated.unwrap_err().code(), "no_date_column");
    let unrelated = "tuote,hinta,pvm\npöytä,129.90,2025-01-02\ntuoli,59.90,2025-01-03\n";
    assert_eq!(look(unrelated.as_bytes(), &BTreeMap::new()).unwrap_err().code(), "no_score_column");
    let error = import(unrelated.as_bytes(), &mapping(MAPPING), &BTreeMap::new()).unwrap_err();
    assert_eq!((error.code(), error.args()["column"].as_str()), ("column_missing", "date"));
}

#[test]
fn a_table_without_a_header_is_asked_about() {
    let text = b"2025-03-03T10:00:00Z,9,chat\n2025-03-04T10:00:00Z,3,phone\n";
    let Err(FileError::Ask(ask)) = import(text, &Mapping::default(), &BTreeMap::new()) else {
        panic!("asked")
    };
    assert_eq!(ask[0].id.code(), "header");
    assert_eq!(ask[0].options, ["none", "1"]);
    let answers = common::answers(&[("header", "none"), ("metric", "nps")]);
    let (report, rows) = import(text, &Mapping::default(), &answers).unwrap();
    assert_eq!((report.counts.accepted, rows[1].touchpoint.as_ref().unwrap().as_str()), (2, "phone"));
}

#[test]
fn a_truncated_workbook_is_damaged_wherever_it_ends() {
    let book = workbook(|_| ());
    for end in (30..book.len()).step_by(97) {
        assert_eq!(refused(&book[..end]).code(), "workbook_damaged", "{end}");
    }
}

#[test]
fn workbooks_that_unpack_to_too_much_are_refused_unopened() {
    let book = workbook(|_| ());
    let tight = changed(&book, SHEET, |text| text + &" ".repeat(40 << 20));
    assert_eq!(refused(&tight).code(), "packed_too_tight");
    // Every part stays under the ratio, and all of them together are too much.
    let noise = noise(3 << 20);
    let padded = noise + &" ".repeat(62 << 20);
    let parts: Vec<(String, &[u8])> =
        (0..4).map(|n| (format!("xl/part{n}.xml"), padded.as_bytes())).collect();
    let mut parts: Vec<(&str, &[u8])> = parts.iter().map(|(name, bytes)| (name.as_str(), *bytes)).collect();
    parts.push(("xl/workbook.xml", b"<workbook/>"));
    assert_eq!(refused(&archive(&parts)).code(), "unpacked_too_large");
}

#[test]
fn an_archive_may_claim_256_mebibytes_and_200_bytes_for_each_packed_one() {
    let two = archive(&[("xl/workbook.xml", b"<workbook/>"), ("xl/a.xml", b"<a/>")]);
    let claim = |size: u32| refused(&claiming(&two, 1, 24, &size.to_le_bytes())).code();
    // With the eleven bytes of the other part; what is under the limit is still packed too tight.
    assert_eq!(claim((256 << 20) - 11), "packed_too_tight");
    assert_eq!(claim((256 << 20) - 10), "unpacked_too_large");
    let packed =
        "aika,nps\n".bytes().chain((0..9000_u32).map(|n| b'a' + (n * n / 7 % 23) as u8)).collect::<Vec<_>>();
    let stored = {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        let plain = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
        zip.start_file("a.csv", plain).unwrap();
        zip.write_all(&packed).unwrap();
        zip.finish().unwrap().into_inner()
    };
    let claim = |size: usize| {
        let lying = claiming(&stored, 0, 24, &(size as u32).to_le_bytes());
        look(&lying, &BTreeMap::new()).unwrap_err().code()
    };
    assert_eq!(claim((packed.len() + 1) * 200), "packed_too_tight");
    assert_ne!(claim(packed.len() * 200), "packed_too_tight");
    // Small parts may be packed as tight as they like.
    let small = archive(&[("a.csv", " ".repeat(1 << 20).as_bytes())]);
    assert_ne!(look(&small, &BTreeMap::new()).unwrap_err().code(), "packed_too_tight");
}

#[test]
fn locked_parts_and_endless_directories_are_refused() {
    let one = archive(&[("a.csv", b"date,nps\n2025-03-03,9\n")]);
    assert_eq!(refused(&claiming(&one, 0, 8, &[1])).code(), "password_protected");
    let end = one.len() - 22;
    let mut many = one.clone();
    many[end + 8..end + 12].copy_from_slice(&[0x11, 0x27, 0x11, 0x27]);
    assert_eq!(refused(&many).to_string(), "workbook_damaged: too_many_parts");
}

#[test]
fn what_an_operating_system_hides_beside_the_table_is_no_second_table() {
    let zip = archive(&[
        ("__MACOSX/._a.csv", b"x"),
        (".hidden.csv", b"x"),
        ("folder/a.csv", b"date,nps\n2025-03-03,9\n"),
    ]);
    assert_eq!(import(&zip, &mapping(MAPPING), &BTreeMap::new()).unwrap().1.len(), 1);
}

#[test]
fn a_row_of_a_sheet_is_no_longer_than_a_record_may_be() {
    let noise = noise((1 << 20) + 9);
    let book = changed(&workbook(|_| ()), "xl/sharedStrings.xml", |text| text.replace("2025-03-03", &noise));
    let error = refused(&book);
    assert_eq!((error.code(), error.args()["line"].as_str()), ("record_too_long", "2"));
}

#[test]
fn a_directory_that_lies_about_sizes_is_found_out() {
    let book = changed(&workbook(|_| ()), SHEET, |text| text + &" ".repeat(3 << 20));
    let size = {
        let mut zip = zip::ZipArchive::new(Cursor::new(&book)).unwrap();
        let entry = zip.by_name(SHEET).unwrap();
        (entry.size() as u32).to_le_bytes()
    };
    let mut lying = book.clone();
    let places: Vec<usize> = (0..lying.len() - 4).filter(|&at| lying[at..at + 4] == size).collect();
    assert!(!places.is_empty());
    for at in places {
        lying[at..at + 4].copy_from_slice(&1000_u32.to_le_bytes());
    }
    let error = refused(&lying);
    assert_eq!(error.code(), "size_lies", "{error:?}");
}

#[test]
fn a_document_type_is_refused() {
    let bomb = "<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]>";
    let book = changed(&workbook(|_| ()), SHEET, |text| {
        text.replacen("<worksheet", &format!("{bomb}<worksheet"), 1)
    });
    assert_eq!(refused(&book).code(), "workbook_doctype");
}

#[test]
fn a_password_is_named() {
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let sealed = [b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec(), vec![0; 1024], name, vec![0; 512]].concat();
    assert_eq!(refused(&sealed).code(), "password_protected");
    assert_eq!(refused(&sealed[..600]).code(), "workbook_too_old");
}

#[test]
fn a_far_away_cell_costs_nothing_and_changes_nothing() {
    let book = workbook(|sheet| {
        sheet.write(1_048_575, 16_383, "far").unwrap();
    });
    assert!(book.len() < 10_000);
    let (report, rows) = import(&book, &mapping(MAPPING), &BTreeMap::new()).unwrap();
    assert_eq!((rows.len(), report.counts.records), (1, 1));
}

#[test]
fn a_row_with_a_number_beyond_all_sheets_is_no_panic() {
    let book = changed(&workbook(|_| ()), SHEET, |text| text.replace("\"A2\"", "\"A99999999999\""));
    assert_eq!(refused(&book).code(), "workbook_damaged");
}

#[test]
fn stored_values_count_whatever_formula_they_come_from() {
    let book = workbook(|sheet| {
        sheet.write(2, 0, "2025-03-04").unwrap();
        let formula =
            rust_xlsxwriter::Formula::new("=[other.xlsx]Sheet1!A1+WEBSERVICE(\"https://example.org\")");
        sheet.write_formula(2, 1, formula.set_result("7")).unwrap();
    });
    let (_, rows) = import(&book, &mapping(MAPPING), &BTreeMap::new()).unwrap();
    assert_eq!(rows.iter().map(|row| row.score).collect::<Vec<_>>(), [9000, 7000]);
}

#[test]
fn a_workbook_is_a_workbook_whatever_it_is_called() {
    let date = Format::new().set_num_format("d.m.yyyy h:mm");
    let book = workbook(|sheet| {
        let late = ExcelDateTime::parse_from_str("2025-03-09T23:59:59").unwrap();
        sheet.write_with_format(2, 0, &late, &date).unwrap();
        sheet.write(2, 1, 11).unwrap();
        sheet.write_with_format(4, 0, &late, &date).unwrap();
        sheet.write(4, 1, "8,0").unwrap();
        sheet.write(5, 0, 45_725.5).unwrap();
        sheet.write(5, 1, 2.0).unwrap();
    });
    let by_cells =
        r#"{"date":"date","date_format":"excel","zone":"Europe/Helsinki","score":"nps","metric":"nps"}"#;
    let (report, rows) = import(&book, &mapping(by_cells), &BTreeMap::new()).unwrap();
    let weeks: Vec<String> = rows.iter().map(|row| row.week.to_string()).collect();
    assert_eq!(weeks, ["2025-W10", "2025-W10", "2025-W10"]);
    let reject = serde_json::to_value(&report.rejects[0]).unwrap();
    assert_eq!(
        reject,
        serde_json::json!({"record":2,"line":null,"row":3,"cell":"B3","column":"nps","value":"11","reason":"score_out_of_range"})
    );
}

#[test]
fn lines_in_another_encoding_are_reported_and_the_rest_is_read() {
    let bytes = [
        "date,nps,comment\n2025-03-03,9,hyvää\n2025-03-03,8,päivää\n".as_bytes(),
        b"2025-03-03,7,hyv\xe4\xe4\n2025-03-04,6,ok\n",
    ]
    .concat();
    let (report, rows) = import(&bytes, &mapping(MAPPING), &BTreeMap::new()).unwrap();
    assert_eq!(rows.len(), 3);
    assert_eq!((report.rejects[0].reason.code(), report.rejects[0].line), ("encoding", Some(4)));
}

#[test]
fn what_cannot_be_decoded_is_reported_and_never_stored() {
    let wide = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    let table = wide("date;nps;comment\n2025-03-03;9;hyvää\n2025-03-04;8;");
    let check = |tail: &[u8], taken: usize, line: u64| {
        let bytes = [table.as_slice(), tail].concat();
        let (report, rows) = import(&bytes, &mapping(MAPPING), &BTreeMap::new()).unwrap();
        let rejects: Vec<_> = report.rejects.iter().map(|one| (one.reason.code(), one.line)).collect();
        assert_eq!((rows.len(), rejects), (taken, vec![("encoding", Some(line))]));
    };
    let half = [&[0x00, 0xd8][..], &wide("\n2025-03-05;7;ok\n")].concat();
    check(&half, 2, 3);
    check(&[wide("ok\n"), vec![b'x']].concat(), 2, 4);
    check(&[wide("ok"), vec![b'\n']].concat(), 1, 3);
    let zero = [table, wide("a\0\n")].concat();
    let error = refused(&zero);
    assert_eq!((error.code(), error.args()["line"].as_str()), ("nul_bytes", "3"));
}

#[test]
fn line_ends_of_old_machines_and_wide_characters_are_read() {
    let text = "date;nps;kommentti\r2025-03-03;9;hyvää\r2025-03-04;10;\"åäö\rkaksi\"\r";
    let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let with_comment = MAPPING.replace("\"metric\"", "\"comment\":\"kommentti\",\"metric\"");
    for bytes in [text.as_bytes().to_vec(), utf16] {
        let (_, rows) = import(&bytes, &mapping(&with_comment), &BTreeMap::new()).unwrap();
        assert_eq!(rows.len(), 2);
        assert_eq!(rows[1].comment.as_deref(), Some("åäö\rkaksi"));
    }
}

#[test]
fn a_declared_separator_is_followed_and_lines_are_still_counted() {
    // Nobody would look for the second one.
    for separator in ["|", "^"] {
        let text = "sep=|\ndate|nps\n2025-03-03|9\n2025-03-03|99\n".replace('|', separator);
        let (report, rows) = import(text.as_bytes(), &mapping(MAPPING), &BTreeMap::new()).unwrap();
        assert_eq!((rows.len(), report.rejects[0].line, report.rejects[0].record), (1, Some(4), 2));
    }
}

#[test]
fn cancelling_stops_with_its_own_error() {
    let text = format!("date,nps\n{}", "2025-03-03,9\n".repeat(200_000));
    let options = vire_import::Options { progress: &|_, _| false, ..common::options() };
    let error =
        common::import_with(text.as_bytes(), &mapping(MAPPING), &BTreeMap::new(), &options).unwrap_err();
    assert_eq!(error.code(), "cancelled");
    // Told on the way, not only at the end.
    let told = std::cell::RefCell::new(Vec::new());
    let progress = |done: u64, all: u64| {
        told.borrow_mut().push((done, all));
        true
    };
    let options = vire_import::Options { progress: &progress, ..common::options() };
    common::import_with(text.as_bytes(), &mapping(MAPPING), &BTreeMap::new(), &options).unwrap();
    let size = text.len() as u64;
    let told = told.into_inner();
    assert!(told.iter().any(|&(done, _)| done > 0 && done < size) && told.contains(&(size, size)));
    assert!(told.iter().all(|&(done, all)| done <= all && all == size));
}

#[test]
fn a_person_may_correct_the_encoding() {
    let bytes = windows_1250("date,nps,comment\n2025-03-03,9,\u{17e}luť a k\u{16f}\u{148}\n");
    let options = vire_import::Options { encoding: Some("windows-1250"), ..common::options() };
    let found =
        vire_import::inspect(&mut Cursor::new(&bytes), &Mapping::default(), &BTreeMap::new(), &options)
            .unwrap();
    assert_eq!(found.file.encoding.as_deref(), Some("windows-1250"));
    assert_eq!(found.sample.as_deref(), Some("\u{17e}luť a k\u{16f}\u{148}"));
    let options = vire_import::Options { encoding: Some("klingon"), ..options };
    let error = common::import_with(&bytes, &Mapping::default(), &BTreeMap::new(), &options).unwrap_err();
    assert_eq!(error.code(), "encoding_unknown");
}

fn windows_1250(text: &str) -> Vec<u8> {
    encoding_rs::WINDOWS_1250.encode(text).0.into_owned()
}
