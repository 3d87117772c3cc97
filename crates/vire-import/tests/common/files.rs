//! Files that tests make: archives, workbooks, and changed copies of them.

#![allow(dead_code, clippy::unwrap_used, clippy::indexing_slicing)]

use std::collections::BTreeMap;
use std::io::{Cursor, Write};

use rust_xlsxwriter::Workbook;
use vire_import::FileError;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::{import, look, mapping};

pub const MAPPING: &str =
    r#"{"date":"date","date_format":"iso8601","zone":"Europe/Helsinki","score":"nps","metric":"nps"}"#;
pub const SHEET: &str = "xl/worksheets/sheet1.xml";

pub fn refused(bytes: &[u8]) -> FileError {
    let by_mapping = import(bytes, &mapping(MAPPING), &BTreeMap::new()).unwrap_err();
    let alone = look(bytes, &BTreeMap::new()).unwrap_err();
    assert_eq!(by_mapping.code(), alone.code());
    alone
}

pub fn archive(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

pub fn workbook(fill: impl FnOnce(&mut rust_xlsxwriter::Worksheet)) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write(0, 0, "date").unwrap();
    sheet.write(0, 1, "nps").unwrap();
    sheet.write(1, 0, "2025-03-03").unwrap();
    sheet.write(1, 1, 9).unwrap();
    fill(sheet);
    book.save_to_buffer().unwrap()
}

/// Repacks a workbook with one part changed.
pub fn changed(book: &[u8], part: &str, change: impl Fn(String) -> String) -> Vec<u8> {
    let text_of = |name: &str, text: String| if name == part { change(text) } else { text }.into_bytes();
    repacked(book, str::to_owned, text_of)
}

/// Repacks a workbook with other names and other texts.
pub fn repacked(
    book: &[u8],
    name_of: impl Fn(&str) -> String,
    text_of: impl Fn(&str, String) -> Vec<u8>,
) -> Vec<u8> {
    let mut from = zip::ZipArchive::new(Cursor::new(book)).unwrap();
    let mut parts = Vec::new();
    for index in 0..from.len() {
        let mut entry = from.by_index(index).unwrap();
        let name = entry.name().unwrap().into_owned();
        let mut text = String::new();
        std::io::Read::read_to_string(&mut entry, &mut text).unwrap();
        parts.push((name_of(&name), text_of(&name, text)));
    }
    let parts: Vec<(&str, &[u8])> =
        parts.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
    archive(&parts)
}

/// Makes letters that pack badly.
pub fn noise(length: usize) -> String {
    let mut seed = 1_u64;
    (0..length)
        .map(|_| {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            char::from(b'a' + (seed >> 60) as u8)
        })
        .collect()
}

/// Changes bytes of the directory's entry of one part.
pub fn claiming(archive: &[u8], part: usize, offset: usize, bytes: &[u8]) -> Vec<u8> {
    let mut archive = archive.to_vec();
    let entries: Vec<usize> =
        (0..archive.len() - 4).filter(|&at| archive[at..at + 4] == *b"PK\x01\x02").collect();
    let at = entries[part] + offset;
    archive[at..at + bytes.len()].copy_from_slice(bytes);
    archive
}
