//! Qualtrics: three header records (names, question texts, import ids with the zone), or two in old exports.

use serde_json::Value;

use super::{Layout, PLAIN, empty, find};
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
    machine_name: import_id,
    recommendations,
    no_answer: PREVIEWS,
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
    recommendations,
    no_answer: PREVIEWS,
    ..PLAIN
};

const META: &[&str] = &[
    "startdate",
    "enddate",
    "status",
    "ipaddress",
    "progress",
    "duration (in seconds)",
    "duration",
    "finished",
    "recordeddate",
    "responseid",
    "_recordid",
    "recipientlastname",
    "recipientfirstname",
    "recipientemail",
    "externalreference",
    "externaldatareference",
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
/// Parts of the words for a preview, which are translated with the account.
const PREVIEWS: &[&str] =
    &["preview", "esikatsel", "förhandsgransk", "förhandsvis", "vorschau", "aperçu", "vista previa"];
const UNFINISHED: &[&str] = &["False", "0", "Epätosi", "Falskt", "Falsk", "Falsch", "Faux", "Falso"];

fn propose(header: &Header) -> Mapping {
    // Without the usual name the import id tells what a column is.
    let named = |name: &str, id: &str| {
        let column = find(header, name).or_else(|| with_import_id(header, id));
        column.map(|index| header.name(index).to_owned())
    };
    let score = recommendations(header).first().map(|(score, _)| header.name(*score).to_owned());
    Mapping {
        id: named("responseid", "_recordid"),
        date: ["recordeddate", "enddate", "startdate"]
            .iter()
            .find_map(|name| named(name, name))
            .map(Columns::One),
        metric: score.is_some().then_some(Metric::Nps),
        score,
        not_response: no_answers(&|name| named(name, name)),
        ..empty()
    }
}

fn no_answers(named: &dyn Fn(&str) -> Option<String>) -> Option<Vec<NotResponse>> {
    let rule = |wanted: &str, values: &[&str]| {
        let values = values.iter().map(|value| (*value).to_owned()).collect();
        Some(NotResponse { column: named(wanted)?, values })
    };
    Some([rule("status", NO_ANSWER), rule("finished", UNFINISHED)].into_iter().flatten().collect())
}

/// Finds the columns of recommendation scores, each with the column of groups that stands with it.
fn recommendations(header: &Header) -> Vec<(usize, usize)> {
    let pairs = |names: Vec<Option<String>>| {
        let score = |(group, name): (usize, &Option<String>)| {
            let stem = name.as_deref()?.strip_suffix("_nps_group").filter(|stem| !stem.is_empty())?;
            Some((names.iter().position(|name| name.as_deref() == Some(stem))?, group))
        };
        names.iter().enumerate().filter_map(score).collect::<Vec<_>>()
    };
    let all = || 0..header.width();
    let named = pairs(all().map(|index| Some(header.folded(index).to_owned())).collect());
    if named.is_empty() { pairs(all().map(|index| import_id(header, index)).collect()) } else { named }
}

/// Returns the folded import id of a column.
fn import_id(header: &Header, index: usize) -> Option<String> {
    let cells = header.records.iter().skip(1).filter_map(|record| record.get(index));
    cells.filter(|cell| is_import_id(cell)).find_map(|cell| {
        let json: Value = serde_json::from_str(cell.trim()).ok()?;
        Some(fold(json.get("ImportId")?.as_str()?))
    })
}

fn with_import_id(header: &Header, id: &str) -> Option<usize> {
    (0..header.width()).find(|&index| import_id(header, index).as_deref() == Some(id))
}

fn legacy(header: &Header) -> Mapping {
    let name = |wanted: &str| below(header, wanted).map(|index| header.name(index).to_owned());
    Mapping {
        id: name("responseid"),
        date: name("enddate").map(Columns::One),
        not_response: no_answers(&name),
        ..empty()
    }
}

/// Finds a column by its name in the second header record.
fn below(header: &Header, name: &str) -> Option<usize> {
    header.records.get(1)?.iter().position(|known| fold(known) == name)
}

fn holds_ids(record: &[String]) -> bool {
    record.iter().any(|cell| is_import_id(cell))
}

fn is_import_id(cell: &str) -> bool {
    cell.trim_start().starts_with("{\"ImportId\"")
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
