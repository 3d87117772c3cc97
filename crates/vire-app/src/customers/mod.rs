//! Customer files: looking, taking in, taking back, the weekly figures, and publishing them to leads.

pub mod comments;
mod import;
mod list;
mod preview;
mod publish;
mod published;
mod saved;
mod side_by_side;
mod source;
mod suggest;
mod weekly;

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufReader, ErrorKind, Read};
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use serde::Deserialize;
use serde_json::Value;
use vire_core::group::Group;
pub use vire_core::metric::Metric;
use vire_core::question::Touchpoint;
use vire_import::{FileError, Head, Mapping, Options};
use vire_seal::digest::{RunningSha256, sha256};
use vire_store::StoreError;

use crate::desk::Desk;
use crate::dto::AskView;
use crate::fault::{Fault, FaultKind, Outcome};
use crate::watch::{Watch, go_on};

pub use import::{Imported, import};
pub use list::{imports, rejects, save_rejects, undo};
pub use preview::{inspect, preview};
pub(crate) use publish::{publish, publish_or_later};
pub use published::Opened;
pub(crate) use saved::ces_scale;
pub(crate) use source::Source;
pub use weekly::{Split, weekly};

/// How long an import or undo waits for another one to end, as long as for any lock of the stores.
const WAIT: Duration = Duration::from_secs(5);
/// How many rows that were not taken are kept and told; all are counted.
const REJECTS: usize = 100_000;
/// How many of them the window lists.
const LISTED: usize = 1000;

/// Reads a mapping in the form of the contract.
///
/// # Errors
/// `mapping_invalid` with what does not fit; `mapping_field_unknown` with the field that no mapping has.
pub fn mapping_of(value: Option<Value>) -> Outcome<Mapping> {
    let Some(value) = value.filter(|value| !value.is_null()) else { return Ok(Mapping::default()) };
    if !value.is_object() {
        return Err(Fault::refused("mapping_invalid").with("what", "no object"));
    }
    let mapping = Mapping::deserialize(&value)
        .map_err(|error| Fault::refused("mapping_invalid").with("what", error))?;
    match mapping.unknown_field(&value) {
        Some(field) => Err(Fault::refused("mapping_field_unknown").with("field", field)),
        None => Ok(mapping),
    }
}

pub(crate) fn name_of(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

pub(crate) fn opened(path: &Path) -> Outcome<BufReader<File>> {
    // Looked at before it is opened: a pipe would be waited for, a device never ends, and some systems open a
    // folder like a file.
    let file = std::fs::metadata(path).and_then(|about| {
        if about.is_file() {
            File::open(path)
        } else if about.is_dir() {
            Err(ErrorKind::IsADirectory.into())
        } else {
            Err(ErrorKind::Unsupported.into())
        }
    });
    let file = file.map_err(|error| {
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
        let mut options = Options::new(desk.place.clock().today(desk.zone), desk.zone);
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

/// Does what one import or undo may do at a time, as soon as no other one is under way.
fn when_free<T>(watch: &dyn Watch, mut work: impl FnMut() -> Result<T, StoreError>) -> Outcome<T> {
    let since = Instant::now();
    loop {
        match work() {
            Err(StoreError::ImportRunning) if since.elapsed() < WAIT => {
                go_on(watch)?;
                std::thread::sleep(Duration::from_millis(50));
            }
            done => return Ok(done?),
        }
    }
}

/// Takes the text's encoding out of the answers: it is about bytes, which no mapping speaks of.
fn answers_and_encoding(answers: &BTreeMap<String, String>) -> (BTreeMap<String, String>, Option<String>) {
    let mut answers = answers.clone();
    let encoding = answers.remove("encoding").filter(|name| !name.trim().is_empty());
    (answers, encoding)
}

/// Hashes a file while `work` reads it too. Hashing ends early when the work fails; its answer is nothing
/// worth then.
fn hashed_beside<T, E>(
    path: &Path,
    work: impl FnOnce() -> Result<T, E>,
) -> Outcome<([u8; 32], Result<T, E>)> {
    let failed = AtomicBool::new(false);
    std::thread::scope(|scope| {
        let hash = scope.spawn(|| hash_of(path, &failed));
        let done = work();
        failed.store(done.is_err(), Ordering::Relaxed);
        let hash = hash.join().map_err(|_| Fault::internal("hash"))??;
        Ok((hash, done))
    })
}

/// Tells a table from all others: by the bytes of its file and, where a person chose another sheet than the
/// one that is read unless somebody chooses, by that sheet's name.
fn fingerprint(
    file: [u8; 32],
    said: &Mapping,
    unsaid: impl FnOnce() -> Result<Head, FileError>,
) -> Result<[u8; 32], FileError> {
    let Some(chosen) = &said.sheet else { return Ok(file) };
    match unsaid() {
        Err(FileError::Cancelled) => Err(FileError::Cancelled),
        Ok(Head { sheet: Some(first), .. }) if first != *chosen => Ok(sha256(&[&file, chosen.as_bytes()])),
        _ => Ok(file),
    }
}

fn hash_of(path: &Path, stop: &AtomicBool) -> Outcome<[u8; 32]> {
    let mut file = opened(path)?;
    let mut hash = RunningSha256::default();
    let mut buffer = vec![0; 1 << 18];
    loop {
        if stop.load(Ordering::Relaxed) {
            return Ok(hash.finish());
        }
        let read = file.read(&mut buffer).map_err(|error| folded(FileError::Io(error), path))?;
        match buffer.get(..read) {
            Some([]) | None => return Ok(hash.finish()),
            Some(bytes) => hash.add(bytes),
        }
    }
}

/// Returns the metric with an id.
///
/// # Errors
/// `metric_unknown`.
pub fn metric_of(id: &str) -> Outcome<Metric> {
    Metric::with_id(id).ok_or_else(|| Fault::new(FaultKind::Usage, "metric_unknown").with("value", id))
}
