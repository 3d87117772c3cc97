//! What the tests share: options of one day, an import into a list, weekly figures.

#![allow(dead_code, clippy::unwrap_used)]

pub mod files;

use std::collections::BTreeMap;
use std::io::Cursor;
use std::ops::ControlFlow;
use std::path::PathBuf;

use chrono_tz::Europe;
use vire_core::customer::CustomerResponse;
use vire_core::group::Group;
use vire_core::metric::Sums;
use vire_import::{FileError, Inspection, Mapping, Options, Report, inspect, read};

pub fn mapping(text: &str) -> Mapping {
    serde_json::from_str(text).unwrap()
}

pub fn answers(pairs: &[(&str, &str)]) -> BTreeMap<String, String> {
    pairs.iter().map(|(id, answer)| ((*id).to_owned(), (*answer).to_owned())).collect()
}

pub fn options() -> Options<'static> {
    Options::new("2026-11-23".parse().unwrap(), Europe::Helsinki)
}

pub fn groups() -> Vec<Group> {
    ["Palvelut", "Palvelut/Chat", "Palvelut/Puhelintuki"].map(|path| Group::parse(path).unwrap()).to_vec()
}

pub fn fixture(name: &str) -> Vec<u8> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures/customers");
    std::fs::read(folder.join(name)).unwrap()
}

pub fn import(
    bytes: &[u8],
    mapping: &Mapping,
    answers: &BTreeMap<String, String>,
) -> Result<(Report, Vec<CustomerResponse>), FileError> {
    import_with(bytes, mapping, answers, &options())
}

pub fn import_with(
    bytes: &[u8],
    mapping: &Mapping,
    answers: &BTreeMap<String, String>,
    options: &Options<'_>,
) -> Result<(Report, Vec<CustomerResponse>), FileError> {
    let mut rows = Vec::new();
    let report = read(&mut Cursor::new(bytes), mapping, answers, options, &mut |batch| {
        rows.extend_from_slice(batch);
        ControlFlow::Continue(())
    })?;
    Ok((report, rows))
}

pub fn look(bytes: &[u8], answers: &BTreeMap<String, String>) -> Result<Inspection, FileError> {
    inspect(&mut Cursor::new(bytes), &Mapping::default(), answers, &options())
}

/// The weekly sums of what an import leaves: of responses with one id the last sent counts.
pub fn weekly(rows: &[CustomerResponse]) -> BTreeMap<(String, String), Sums> {
    let mut kept: BTreeMap<String, &CustomerResponse> = BTreeMap::new();
    for (number, row) in rows.iter().enumerate() {
        let own = format!("row {number}");
        kept.insert(row.id.as_ref().map_or(own, |id| format!("{} {id}", row.metric.id())), row);
    }
    let mut weekly: BTreeMap<(String, String), Sums> = BTreeMap::new();
    for row in kept.values() {
        let one = Sums {
            n: 1,
            sum: row.score,
            sum_of_squares: row.score * row.score,
            good: row.good.into(),
            bad: row.bad.into(),
        };
        weekly.entry((row.metric.id().to_owned(), row.week.to_string())).or_default().add(&one);
    }
    weekly
}
