//! Qualtrics: three header records (names, question texts, import ids with the zone), or two in old exports.

use super::{Layout, PLAIN, dated, empty, find, named, not_response};
use crate::columns::Header;
use crate::date::find as find_date;
use crate::fold::fold;
use crate::mapping::{Columns, Mapping, NotResponse};
use vire_core::metric::Metric;

pub(super) const LAYOUT: Layout = Layout {
    id: "qualtrics",
    signature: &["startdate", "recordeddate", "responseid"],
    header_records: records,
    propose,
    not_questions: META,
    ..PLAIN
};

/// Any columns, as the person chose them, with the import ids beneath.
pub(super) const BY_IDS: Layout = Layout {
    signature: &[],
    also: |header| {
        let width = header.records.first().map_or(0, Vec::len);
        header.records.iter().skip(1).any(|record| holds_ids(record) && record.len() == width)
    },
    ..LAYOUT
};

/// `V1` to `V10` above the names; no zone.
pub(super) const LEGACY: Layout = Layout {
    id: "qualtrics",
    signature: &["v1", "v8", "v9", "v10"],
    also: |header| below(header, "responseid").is_some(),
    header_records: |_| 2,
    propose: legacy,
    not_questions: &["v1", "v2", "v3", "v4", "v5", "v6", "v7", "v8", "v9", "v10"],
    ..PLAIN
};

const META: &[&str] = &[
    "startdate",
    "enddate",
    "status",
    "ipaddress",
    "progress",
    "duration (in seconds)",
    "finished",
    "recordeddate",
    "responseid",
    "recipientlastname",
    "recipientfirstname",
    "recipientemail",
    "externalreference",
    "locationlatitude",
    "locationlongitude",
    "distributionchannel",
    "userlanguage",
    "q_*",
];

const NO_ANSWER: &[&str] = &[
    "Survey Preview",
    "1",
    "Survey Test",
    "2",
    "Spam",
    "8",
    "Survey Preview/Spam",
    "9",
    "Imported/Spam",
    "12",
    "Offline Survey Preview",
    "17",
];
const UNFINISHED: &[&str] = &["False", "0"];

fn propose(header: &Header) -> Mapping {
    // Qualtrics adds a group column beside each question of its recommendation type.
    let group = (0..header.width()).find_map(|index| header.folded(index).strip_suffix("_nps_group"));
    let score = group.and_then(|stem| find(header, stem)).map(|index| header.name(index).to_owned());
    Mapping {
        id: named(header, &["responseid"]),
        date: dated(header, &["recordeddate", "enddate", "startdate"]),
        metric: score.is_some().then_some(Metric::Nps),
        score,
        not_response: not_response(header, &[("status", NO_ANSWER), ("finished", UNFINISHED)]),
        ..empty()
    }
}

fn legacy(header: &Header) -> Mapping {
    let name = |wanted: &str| below(header, wanted).map(|index| header.name(index).to_owned());
    let rule = |wanted: &str, values: &[&str]| {
        let values = values.iter().map(|value| (*value).to_owned()).collect();
        Some(NotResponse { column: name(wanted)?, values })
    };
    Mapping {
        id: name("responseid"),
        date: name("enddate").map(Columns::One),
        not_response: Some(
            [rule("status", NO_ANSWER), rule("finished", UNFINISHED)].into_iter().flatten().collect(),
        ),
        ..empty()
    }
}

/// Finds a column by its name in the second header record.
fn below(header: &Header, name: &str) -> Option<usize> {
    header.records.get(1)?.iter().position(|known| fold(known) == name)
}

fn holds_ids(record: &[String]) -> bool {
    record.iter().any(|cell| cell.trim_start().starts_with("{\"ImportId\""))
}

/// Counts the header records: the import ids stand in the last of them.
fn records(head: &[Vec<String>]) -> usize {
    let ids = |at: usize| head.get(at).is_some_and(|record| holds_ids(record));
    if ids(2) {
        3
    } else if ids(1) {
        2
    } else {
        // Without import ids a record of texts may still stand above the answers.
        let dated = |record: &Vec<String>| {
            record.first().is_some_and(|cell| find_date(cell.as_bytes(), None).is_some())
        };
        1 + head.iter().skip(1).take(2).take_while(|record| !dated(record)).count()
    }
}
