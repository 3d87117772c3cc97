//! Taking a customer file in: all of it or nothing, with its rejects and its mapping kept beside it.

use std::collections::BTreeMap;
use std::path::Path;

use serde_json::{Value, json};
use vire_import::{Mapping, Opened, Options, Report};
use vire_seal::random;
use vire_store::{ImportId, ImportRow, NewImport, Summary, Written};

use super::side_by_side::side_by_side;
use super::{
    Known, LISTED, answers_and_encoding, fingerprint, folded, hashed_beside, list, mapping_of, name_of,
    opened, percent, publish_or_later, saved, when_free,
};
use crate::desk::Desk;
use crate::dto::ImportView;
use crate::fault::{Fault, Outcome};
use crate::watch::Watch;

/// What an import did.
#[derive(Debug)]
pub struct Imported {
    /// The import as the list shows it.
    pub row: ImportRow,
    /// What the reader said; `None` when the very same file had been imported before.
    pub report: Option<Report>,
}

/// Takes a file in; nothing of it counts before all of it does.
///
/// The same file again is recognised and changes nothing, unless another of its sheets is asked for.
///
/// # Errors
/// What the file is not, by code; `answer_needed` with the questions; `cancelled`. Nothing is stored then.
/// What the mailbox says when leads cannot be told: the import stands, and HR's next opening tells them.
pub fn import(
    desk: &mut Desk,
    path: &Path,
    mapping: Option<Value>,
    answers: &BTreeMap<String, String>,
    source: Option<String>,
    watch: &dyn Watch,
) -> Outcome<Imported> {
    let said = mapping.clone().filter(|mapping| !mapping.is_null()).unwrap_or_else(|| json!({}));
    let mapping = mapping_of(mapping)?;
    let given = answers;
    let (answers, encoding) = answers_and_encoding(given);
    let known = Known::of(desk)?;
    let progress = percent(watch, "import");
    let options = Options { encoding: encoding.as_deref(), ..known.options(desk, &progress) };
    let mut input = opened(path)?;
    let (hash, file) = hashed_beside(path, || Opened::open(&mut input, &options))?;
    let mut file = file.map_err(|error| folded(error, path))?;
    let unsaid = || file.head(&Mapping::default(), &answers, &options);
    let hash = fingerprint(hash, &mapping, unsaid).map_err(|error| folded(error, path))?;
    if let Some(row) = desk.organisation.read(|read| read.find_import(&hash))? {
        return Ok(Imported { row, report: None });
    }
    let head = file.head(&mapping, &answers, &options).map_err(|error| folded(error, path))?;
    let source = match source.filter(|name| !name.trim().is_empty()) {
        Some(source) => source,
        None => saved::source_of(desk, &head)?,
    };
    let id = ImportId(random::bytes().map_err(|error| Fault::internal(error.code()))?);
    let new =
        NewImport { id, source: source.clone(), file_name: name_of(path), file_hash: hash, weeks: None };
    let writer = match when_free(watch, || desk.organisation.begin_import(&new)) {
        Ok(writer) => writer,
        // Another process took the same file while this one read its head.
        Err(fault) => match desk.organisation.read(|read| read.find_import(&hash))? {
            Some(row) => return Ok(Imported { row, report: None }),
            None => return Err(fault),
        },
    };
    let (report, written) = side_by_side(writer, |sink| file.read(&mapping, &answers, &options, sink))?;
    let (report, writer) = match (report, written) {
        (Ok(report), Ok(writer)) => (report, writer),
        // A writer that failed has removed what it wrote.
        (_, Err(error)) => return Err(error.into()),
        (Err(error), Ok(writer)) => {
            writer.abandon()?;
            return Err(folded(error, path));
        }
    };
    let finished_at = desk.place.clock().now().with_timezone(&desk.zone).to_rfc3339();
    let counts = |found: &BTreeMap<vire_import::RowCode, u64>| {
        found.iter().map(|(code, n)| (code.code().to_owned(), *n)).collect()
    };
    let mapping = saved::of_import(&source, &head, &said, given, &report, &finished_at)?;
    let summary = Summary {
        records: report.counts.records,
        skipped: counts(&report.counts.skipped),
        errors: counts(&report.counts.errors),
        finished_at,
        rejects: report.rejects.iter().map(list::reject_row).collect(),
        mapping: Some(mapping),
    };
    let _: Written = writer.finish_while(&summary, &mut || {
        watch.progress("finish", 0, 0);
        !watch.cancelled()
    })?;
    publish_or_later(desk);
    let row = desk.organisation.read(|read| read.import(id))?.ok_or_else(|| Fault::internal("import"))?;
    Ok(Imported { row, report: Some(report) })
}

/// Returns skips by code, with the duplicates that only the store could see.
pub(super) fn skipped(row: &ImportRow) -> BTreeMap<String, u64> {
    let mut skipped = row.skipped.clone();
    if row.duplicates > 0 {
        *skipped.entry("duplicate".to_owned()).or_default() += row.duplicates;
    }
    skipped
}

impl Imported {
    /// Returns the contract's answer of `customers import`.
    pub fn answer(&self) -> Value {
        let row = &self.row;
        let Some(report) = &self.report else {
            // Each of its records is here already, whatever became of it then.
            let skipped = BTreeMap::from([("duplicate", row.records)]);
            return json!({
                "import": row.id.to_string(), "records": row.records, "accepted": 0, "skipped": skipped, "errors": {},
                "rejects": [], "unmapped": {"group": {}, "touchpoint": {}},
                "weeks": weeks(row), "already_imported": true,
            });
        };
        let mut answer = json!({
            "import": row.id.to_string(),
            "records": report.counts.records,
            "accepted": row.accepted + row.updated,
            "skipped": skipped(row),
            "errors": report.counts.errors,
            "rejects": report.rejects,
            "unmapped": report.unmapped,
            "weeks": weeks(row),
            "already_imported": false,
        });
        if let Some(object) = answer.as_object_mut() {
            let updated = row.updated + report.replaced;
            if updated > 0 {
                object.insert("updated".to_owned(), json!(updated));
            }
            let told = u64::try_from(report.rejects.len()).unwrap_or(u64::MAX);
            let errors: u64 = report.counts.errors.values().sum();
            if errors > told {
                object.insert("rejects_left_out".to_owned(), json!(errors - told));
            }
            if let Some(warning) = report.warning {
                object.insert("warning".to_owned(), json!(warning));
            }
        }
        answer
    }

    /// Returns what the window shows.
    pub fn view(&self) -> ImportView {
        let mut view = list::import_view(&self.row);
        view.already_imported = self.report.is_none();
        if let Some(report) = &self.report {
            view.updated = view.updated.saturating_add(u32::try_from(report.replaced).unwrap_or(u32::MAX));
            view.rejects = report.rejects.iter().take(LISTED).map(list::reject_view).collect();
        }
        view
    }
}

fn weeks(row: &ImportRow) -> Value {
    match row.weeks {
        Some((from, to)) => json!({"from": from.to_string(), "to": to.to_string()}),
        None => json!({"from": null, "to": null}),
    }
}
