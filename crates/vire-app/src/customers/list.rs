//! The list of imports: what each brought, what it did not take, and taking it back.

use std::collections::BTreeMap;
use std::path::Path;

use vire_import::Reject;
use vire_report::export::{PLAIN, plain_csv, plain_xlsx};
use vire_store::{ImportId, ImportRow, RejectRow};
use vire_text::Text;

use super::import::skipped;
use super::{LISTED, publish_or_later, when_free};
use crate::desk::Desk;
use crate::dto::{ImportView, RejectView};
use crate::export::write_file;
use crate::fault::{Fault, FaultKind, Outcome};
use crate::watch::Watch;

pub(super) fn reject_view(reject: &Reject) -> RejectView {
    let place = reject.cell.clone().or_else(|| reject.line.map(|line| line.to_string()));
    RejectView {
        place: place.unwrap_or_else(|| reject.record.to_string()),
        column: reject.column.clone().unwrap_or_default(),
        value: reject.value.clone().unwrap_or_default(),
        reason: reject.reason.code().to_owned(),
    }
}

pub(super) fn reject_row(reject: &Reject) -> RejectRow {
    let RejectView { place, column, value, reason } = reject_view(reject);
    RejectRow { place, column, value, reason }
}

pub(super) fn import_view(row: &ImportRow) -> ImportView {
    let count = |n: u64| u32::try_from(n).unwrap_or(u32::MAX);
    let named = |counts: &BTreeMap<String, u64>| {
        counts.iter().map(|(code, n)| (code.clone(), count(*n))).collect::<BTreeMap<_, _>>()
    };
    ImportView {
        import: row.id.to_string(),
        source: row.source.clone(),
        file: row.file_name.clone(),
        day: row.finished_at.chars().take(10).collect(),
        records: count(row.records),
        accepted: count(row.accepted + row.updated),
        updated: count(row.updated),
        skipped: named(&skipped(row)),
        errors: named(&row.errors),
        from: row.weeks.map(|(from, _)| from.to_string()),
        to: row.weeks.map(|(_, to)| to.to_string()),
        rejects: Vec::new(),
        already_imported: false,
    }
}

/// Lists the imports, newest first.
///
/// # Errors
/// What the store says.
pub fn imports(desk: &Desk) -> Outcome<Vec<ImportView>> {
    Ok(desk.organisation.read(|read| read.imports())?.iter().map(import_view).collect())
}

/// Takes back exactly what one import brought; answers how many responses went and how many stay
/// because another import brought them too. Cancelled, everything stays.
///
/// # Errors
/// `import_unknown`; `cancelled`.
pub fn undo(desk: &mut Desk, id: &str, watch: &dyn Watch) -> Outcome<(u64, u64)> {
    let known = known(desk, id)?;
    let undone = when_free(watch, || {
        desk.organisation.undo_import(known, &mut |done| {
            watch.progress("undo", done, 100);
            !watch.cancelled()
        })
    })?;
    publish_or_later(desk);
    Ok((undone.removed, undone.kept))
}

fn known(desk: &Desk, id: &str) -> Outcome<ImportId> {
    let unknown = || Fault::refused("import_unknown").with("import", id);
    let known: ImportId = id.trim().parse().map_err(|_| unknown())?;
    desk.organisation.read(|read| read.import(known))?.ok_or_else(unknown)?;
    Ok(known)
}

/// Lists the rows that an import did not take, at most [`LISTED`]; a saved report holds more.
///
/// # Errors
/// `import_unknown`.
pub fn rejects(desk: &Desk, id: &str) -> Outcome<Vec<RejectView>> {
    let view = |RejectRow { place, column, value, reason }| RejectView { place, column, value, reason };
    Ok(kept_rejects(desk, id)?.into_iter().take(LISTED).map(view).collect())
}

fn kept_rejects(desk: &Desk, id: &str) -> Outcome<Vec<RejectRow>> {
    let known = known(desk, id)?;
    Ok(desk.organisation.read(|read| read.import_rejects(known))?)
}

/// Saves the rows that an import did not take, as CSV or as a workbook by the ending of the path.
///
/// # Errors
/// `import_unknown`, `format_unknown`, `file_not_written`.
pub fn save_rejects(desk: &Desk, id: &str, text: &Text, path: &Path) -> Outcome<()> {
    let columns = ["rejects-place", "rejects-column", "rejects-value", "rejects-reason"];
    let columns = columns.map(|key| text.get(key, &[]));
    let rows: Vec<Vec<String>> = kept_rejects(desk, id)?
        .into_iter()
        .map(|reject| {
            let reason = text.get(&format!("reject-{}", reject.reason), &[]);
            vec![reject.place, reject.column, reject.value, reason]
        })
        .collect();
    let kind = path.extension().and_then(|kind| kind.to_str()).map(str::to_lowercase);
    let bytes = match kind.as_deref() {
        Some("csv") => plain_csv(&columns, &rows),
        Some("xlsx") => plain_xlsx(&text.get("rejects-sheet", &[]), &columns, &rows),
        _ => {
            let known = PLAIN.join(", ");
            return Err(Fault::new(FaultKind::Usage, "format_unknown").with("formats", known));
        }
    };
    write_file(path, &bytes.map_err(|error| Fault::internal(error.code()))?)
}
