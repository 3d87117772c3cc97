//! Customer files: looking, taking in, taking back, and the weekly figures.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufReader, Read};
use std::path::Path;

use chrono::NaiveDate;
use chrono_tz::Tz;
use serde_json::{Value, json};
use vire_core::group::Group;
pub use vire_core::metric::Metric;
use vire_core::metric::Sums;
use vire_core::question::Touchpoint;
use vire_core::week::Week;
use vire_import::{FileError, Mapping, Opened, Options, Report};
use vire_seal::digest::RunningSha256;
use vire_seal::random;
use vire_store::{ImportId, ImportRow, NewImport, Summary, Written};

use crate::desk::Desk;
use crate::dto::{AskView, FilePreview, ImportView, RejectView};
use crate::fault::{Fault, FaultKind, Outcome};
use crate::figures::{WeekSums, customer_weeks, customer_weeks_by_group, customer_weeks_by_touchpoint};
use crate::side_by_side::side_by_side;
use crate::watch::Watch;

/// How many rows that were not taken are listed; all are counted.
const REJECTS: usize = 1000;

/// What an import did.
#[derive(Debug)]
pub struct Imported {
    /// The import as the list shows it.
    pub row: ImportRow,
    /// What the reader said; `None` when the very same file had been imported before.
    pub report: Option<Report>,
}

/// Reads a mapping in the form of the contract.
///
/// # Errors
/// `mapping_invalid` with what does not fit.
pub fn mapping_of(value: Option<Value>) -> Outcome<Mapping> {
    match value {
        None | Some(Value::Null) => Ok(Mapping::default()),
        Some(value) => serde_json::from_value(value)
            .map_err(|error| Fault::refused("mapping_invalid").with("what", error)),
    }
}

pub(crate) fn name_of(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

pub(crate) fn opened(path: &Path) -> Outcome<BufReader<File>> {
    let file = File::open(path).map_err(|error| {
        Fault::refused("file_unreadable").with("file", name_of(path)).with("what", error.kind())
    })?;
    Ok(BufReader::with_capacity(1 << 18, file))
}

pub(crate) fn folded(error: FileError, path: &Path) -> Fault {
    match error {
        FileError::Ask(questions) => {
            let mut fault = Fault::new(FaultKind::Ask, "answer_needed").with("file", name_of(path));
            fault.ask = questions.iter().map(ask_view).collect();
            fault
        }
        FileError::Cancelled => Fault::refused("cancelled"),
        other => {
            let mut fault = Fault::refused(other.code()).with("file", name_of(path));
            for (name, value) in other.args() {
                fault = fault.with(name, value);
            }
            fault
        }
    }
}

fn ask_view(question: &vire_import::Question) -> AskView {
    AskView {
        id: question.id.code().to_owned(),
        options: question.options.clone(),
        why: question.why.to_owned(),
    }
}

/// What the organisation knows that a file does not say.
struct Known {
    groups: Vec<Group>,
    touchpoints: Vec<Touchpoint>,
}

impl Known {
    fn of(desk: &Desk) -> Outcome<Self> {
        let groups = desk.roster()?.groups().into_iter().filter(|group| !group.is_organisation()).collect();
        let touchpoints = desk.organisation.read(|read| read.customer_touchpoints())?;
        Ok(Self { groups, touchpoints })
    }

    fn options<'a>(&'a self, desk: &Desk, progress: &'a dyn Fn(u64, u64) -> bool) -> Options<'a> {
        self.options_on(desk.place.clock().today(desk.zone), desk.zone, progress)
    }

    fn options_on<'a>(
        &'a self,
        today: NaiveDate,
        zone: Tz,
        progress: &'a dyn Fn(u64, u64) -> bool,
    ) -> Options<'a> {
        let mut options = Options::new(today, zone);
        options.groups = &self.groups;
        options.touchpoints = &self.touchpoints;
        options.progress = progress;
        options.rejects_limit = REJECTS;
        options
    }
}

fn percent(watch: &dyn Watch, step: &'static str) -> impl Fn(u64, u64) -> bool {
    move |done, total| {
        let share = (done.saturating_mul(1000)).checked_div(total).unwrap_or_default();
        watch.progress(step, u32::try_from(share).unwrap_or(1000), 1000);
        !watch.cancelled()
    }
}

/// Says what a file is and what would happen, in the contract's form; stores nothing.
///
/// # Errors
/// What the file is not, by code.
pub fn inspect(
    desk: &Desk,
    path: &Path,
    mapping: &Mapping,
    answers: &BTreeMap<String, String>,
    watch: &dyn Watch,
) -> Outcome<vire_import::Inspection> {
    let known = Known::of(desk)?;
    let progress = percent(watch, "inspect");
    let options = known.options(desk, &progress);
    vire_import::inspect(&mut opened(path)?, mapping, answers, &options).map_err(|error| folded(error, path))
}

/// Says the same for the window, with the first rows.
///
/// # Errors
/// As [`inspect`].
pub fn preview(
    desk: &Desk,
    path: &Path,
    mapping: Option<Value>,
    answers: &BTreeMap<String, String>,
    watch: &dyn Watch,
) -> Outcome<FilePreview> {
    let found = inspect(desk, path, &mapping_of(mapping)?, answers, watch)?;
    let known =
        hash_of(path).and_then(|hash| Ok(desk.organisation.read(|read| read.find_import(&hash))?))?;
    let count = |n: u64| u32::try_from(n).unwrap_or(u32::MAX);
    let named = |counts: &BTreeMap<vire_import::RowCode, u64>| {
        counts.iter().map(|(code, n)| (code.code().to_owned(), count(*n))).collect()
    };
    Ok(FilePreview {
        path: path.to_string_lossy().into_owned(),
        name: name_of(path),
        tool: found.tool.map(str::to_owned),
        columns: found.columns,
        sample: found.rows,
        mapping: serde_json::to_value(&found.mapping).map_err(|_| Fault::internal("mapping"))?,
        ask: found.ask.iter().map(ask_view).collect(),
        records: count(found.counts.records),
        accepted: count(found.counts.accepted),
        skipped: named(&found.counts.skipped),
        errors: named(&found.counts.errors),
        already_imported: known.map(|row| row.id.to_string()),
    })
}

fn hash_of(path: &Path) -> Outcome<[u8; 32]> {
    let mut file = opened(path)?;
    let mut hash = RunningSha256::default();
    let mut buffer = vec![0; 1 << 18];
    loop {
        let read = file.read(&mut buffer).map_err(|error| folded(FileError::Io(error), path))?;
        match buffer.get(..read) {
            Some([]) | None => return Ok(hash.finish()),
            Some(bytes) => hash.add(bytes),
        }
    }
}

/// Takes a file in; nothing of it counts before all of it does.
///
/// The same file again is recognised and changes nothing.
///
/// # Errors
/// What the file is not, by code; `answer_needed` with the questions; `cancelled`. Nothing is stored then.
pub fn import(
    desk: &mut Desk,
    path: &Path,
    mapping: Option<Value>,
    answers: &BTreeMap<String, String>,
    source: Option<String>,
    watch: &dyn Watch,
) -> Outcome<Imported> {
    let mapping = mapping_of(mapping)?;
    let hash = hash_of(path)?;
    if let Some(row) = desk.organisation.read(|read| read.find_import(&hash))? {
        return Ok(Imported { row, report: None });
    }
    let known = Known::of(desk)?;
    let zone = desk.zone;
    let today = desk.place.clock().today(zone);
    let progress = percent(watch, "import");
    let options = known.options_on(today, zone, &progress);
    let mut input = opened(path)?;
    let mut file = Opened::open(&mut input, &options).map_err(|error| folded(error, path))?;
    let source = match source {
        Some(name) => name,
        None => file.source_name(&mapping, answers, &options).map_err(|error| folded(error, path))?,
    };
    let id = ImportId(random::bytes().map_err(|error| Fault::internal(error.code()))?);
    let writer = desk.organisation.begin_import(&NewImport {
        id,
        source,
        file_name: name_of(path),
        file_hash: hash,
        weeks: None,
    })?;
    let (report, written) = side_by_side(writer, |sink| file.read(&mapping, answers, &options, sink))?;
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
    let _: Written = writer.finish(&Summary {
        records: report.counts.records,
        skipped: counts(&report.counts.skipped),
        errors: counts(&report.counts.errors),
        finished_at,
    })?;
    let row = desk.organisation.read(|read| read.import(id))?.ok_or_else(|| Fault::internal("import"))?;
    Ok(Imported { row, report: Some(report) })
}

/// Returns skips by code, with the duplicates that only the store could see.
fn skipped(row: &ImportRow) -> BTreeMap<String, u64> {
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
            return json!({
                "import": row.id.to_string(), "records": row.records, "accepted": 0, "skipped": {}, "errors": {},
                "rejects": [], "unmapped": {"group": {}, "touchpoint": {}},
                "weeks": weeks(row), "already_imported": true,
            });
        };
        let mut answer = json!({
            "import": row.id.to_string(),
            "records": report.counts.records,
            // A newer rating within the file took an older one's place: one response, not two.
            "accepted": (row.accepted + row.updated).saturating_sub(report.replaced),
            "skipped": skipped(row),
            "errors": report.counts.errors,
            "rejects": report.rejects,
            "unmapped": report.unmapped,
            "weeks": weeks(row),
            "already_imported": false,
        });
        if let Some(object) = answer.as_object_mut() {
            if row.updated > 0 {
                object.insert("updated".to_owned(), json!(row.updated));
            }
            if let Some(warning) = report.warning {
                object.insert("warning".to_owned(), json!(warning));
            }
        }
        answer
    }

    /// Returns what the window shows.
    pub fn view(&self) -> ImportView {
        let mut view = import_view(&self.row);
        view.already_imported = self.report.is_none();
        if let Some(report) = &self.report {
            view.rejects = report
                .rejects
                .iter()
                .map(|reject| RejectView {
                    place: reject
                        .cell
                        .clone()
                        .or_else(|| reject.line.map(|line| line.to_string()))
                        .unwrap_or_else(|| reject.record.to_string()),
                    column: reject.column.clone().unwrap_or_default(),
                    value: reject.value.clone().unwrap_or_default(),
                    reason: reject.reason.code().to_owned(),
                })
                .collect();
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

fn import_view(row: &ImportRow) -> ImportView {
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
/// because another import brought them too.
///
/// # Errors
/// `import_unknown`.
pub fn undo(desk: &mut Desk, id: &str) -> Outcome<(u64, u64)> {
    let unknown = || Fault::refused("import_unknown").with("import", id);
    let known: ImportId = id.trim().parse().map_err(|_| unknown())?;
    desk.organisation.read(|read| read.import(known))?.ok_or_else(unknown)?;
    let undone = desk.organisation.undo_import(known)?;
    Ok((undone.removed, undone.kept))
}

/// Returns the metric with an id.
///
/// # Errors
/// `metric_unknown`.
pub fn metric_of(id: &str) -> Outcome<Metric> {
    Metric::with_id(id).ok_or_else(|| Fault::new(FaultKind::Usage, "metric_unknown").with("value", id))
}

/// How weekly figures are split.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Split {
    /// By touchpoint.
    Touchpoint,
    /// By group.
    Group,
}

/// Returns the weekly figures in the contract's form.
///
/// # Errors
/// What the store says.
pub fn weekly(desk: &Desk, only: Option<Metric>, by: Option<Split>) -> Outcome<Value> {
    let mut metrics = serde_json::Map::new();
    for metric in Metric::ALL.into_iter().filter(|metric| only.is_none_or(|only| only == *metric)) {
        let all = customer_weeks(desk, metric)?;
        if all.values().all(|sums| sums.n == 0) && only.is_none() {
            continue;
        }
        let parts: Option<BTreeMap<String, WeekSums>> = match by {
            None => None,
            Some(Split::Touchpoint) => Some(
                customer_weeks_by_touchpoint(desk, metric)?
                    .into_iter()
                    .map(|(touchpoint, weeks)| (touchpoint.as_str().to_owned(), weeks))
                    .collect(),
            ),
            Some(Split::Group) => Some(
                customer_weeks_by_group(desk, metric)?
                    .into_iter()
                    .map(|(group, weeks)| (group.to_string(), weeks))
                    .collect(),
            ),
        };
        let rows: Vec<Value> = all
            .iter()
            .filter(|(_, sums)| sums.n > 0)
            .map(|(week, sums)| week_row(metric, *week, sums, parts.as_ref()))
            .collect();
        metrics.insert(metric.id().to_owned(), json!({ "weeks": rows }));
    }
    Ok(json!({ "metrics": metrics }))
}

fn week_row(metric: Metric, week: Week, sums: &Sums, parts: Option<&BTreeMap<String, WeekSums>>) -> Value {
    let mut row = figure_of(metric, sums);
    row.insert("week".to_owned(), json!(week.to_string()));
    if let Some(parts) = parts {
        let by: serde_json::Map<String, Value> = parts
            .iter()
            .filter_map(|(name, weeks)| {
                let sums = weeks.get(&week).filter(|sums| sums.n > 0)?;
                Some((name.clone(), Value::Object(figure_of(metric, sums))))
            })
            .collect();
        row.insert("by".to_owned(), Value::Object(by));
    }
    Value::Object(row)
}

/// Returns n, the figure under its metric's name (CES: its mean), and the mean score of NPS.
fn figure_of(metric: Metric, sums: &Sums) -> serde_json::Map<String, Value> {
    let mut row = serde_json::Map::new();
    row.insert("n".to_owned(), json!(sums.n));
    let figure = metric.figure(sums).map(rounded);
    match metric {
        Metric::Ces => {
            row.insert("mean".to_owned(), json!(figure));
        }
        Metric::Nps => {
            row.insert("nps".to_owned(), json!(figure));
            row.insert("mean".to_owned(), json!(sums.mean().map(rounded)));
        }
        Metric::Csat | Metric::Expectation => {
            row.insert(metric.id().to_owned(), json!(figure));
        }
    }
    row
}

/// Rounds to six decimals, as the contract writes figures.
fn rounded(value: f64) -> f64 {
    (value * 1e6).round() / 1e6
}
