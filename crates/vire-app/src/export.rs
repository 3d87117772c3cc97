//! Released figures as files, and writing files without leaving half of one.

use std::io::Write;
use std::path::Path;

use vire_core::group::Group;
use vire_core::metric::Metric;
use vire_core::week::{Period, Week};
use vire_report::chart::{Look, Size};
use vire_report::export::{ALL, Format, Meeting, Summary};
use vire_report::palette::Theme;
use vire_seal::digest::hex;
use vire_text::{Language, Text, Value};

use crate::desk::Desk;
use crate::fault::{Fault, FaultKind, Outcome};
use crate::figures::{Figures, Viewer, customer_series, customer_weeks, releases as all_releases};
use crate::{experiments, meeting};

/// Writes every released figure of a span of weeks.
///
/// `format`: the id of an export format. `language`: a tag such as `fi-FI`, for names in sheets.
///
/// # Errors
/// `format_unknown`, `span_reversed`, `no_release_in_span`, `file_not_written`.
pub fn summary(desk: &Desk, from: Week, to: Week, format: &str, language: &str, path: &Path) -> Outcome<()> {
    write_file(path, &written(desk, from, to, format, language)?)
}

/// Returns what [`summary`] writes.
///
/// # Errors
/// As [`summary`], but for the file.
pub fn written(desk: &Desk, from: Week, to: Week, format: &str, language: &str) -> Outcome<Vec<u8>> {
    let usage = |code: &str| Fault::new(FaultKind::Usage, code);
    let format = Format::with_id(format).ok_or_else(|| {
        let known: Vec<&str> = ALL.iter().map(|format| format.id).collect();
        usage("format_unknown").with("formats", known.join(", "))
    })?;
    if to < from {
        return Err(usage("span_reversed").with("from", from).with("to", to));
    }
    let span = Period { from, to };
    let releases: Vec<_> =
        all_releases(desk)?.into_iter().filter(|release| span.holds(release.week)).collect();
    if releases.is_empty() {
        return Err(Fault::refused("no_release_in_span").with("from", from).with("to", to));
    }
    let mut customers = Vec::new();
    for metric in Metric::ALL {
        let series = customer_series(metric, &customer_weeks(desk, metric)?, 1).within(span);
        if !series.points.is_empty() {
            customers.push(series);
        }
    }
    let head = desk.organisation.read(|read| read.ledger_head())?;
    let text = Text::new(Language::from_tag(language));
    let organisation = if desk.is_sample()? {
        text.get("sample-organisation", &[("name", Value::Text(&desk.name))])
    } else {
        desk.name.clone()
    };
    let for_reading = format.is_report();
    let look = Look { theme: Theme::Print, size: Size { width: 960, height: 400 } };
    let (mut found, mut events, mut pictures) = (Vec::new(), Vec::new(), Vec::new());
    if for_reading {
        let experiments = experiments::of_report(desk, span, &text, look)?;
        let figures = Figures::Whole(all_releases(desk)?);
        found = meeting::findings(desk, &figures, span, &experiments, &text)?;
        events = experiments::flags(&Viewer::Hr(desk), &desk.mailbox, &Group::organisation())?;
        pictures.extend(experiments.into_iter().filter_map(|one| one.picture));
    }
    let meeting = Meeting {
        made: for_reading.then(|| desk.place.clock().today(desk.zone)),
        findings: &found,
        events: &events,
        experiments: &pictures,
    };
    let summary = Summary {
        organisation: &organisation,
        span,
        releases: &releases,
        customers: &customers,
        ledger_head: &head.map(|head| hex(&head.hash)).unwrap_or_default(),
        meeting,
    };
    (format.write)(&summary, &text).map_err(|error| Fault::internal(error.code()))
}

/// Writes a file whole or not at all.
///
/// # Errors
/// `file_not_written` with the file's name.
pub fn write_file(path: &Path, bytes: &[u8]) -> Outcome<()> {
    let failed = |_| {
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        Fault::refused("file_not_written").with("file", name)
    };
    let dir = path.parent().filter(|dir| !dir.as_os_str().is_empty()).unwrap_or_else(|| Path::new("."));
    let mut file = tempfile::NamedTempFile::new_in(dir).map_err(failed)?;
    file.write_all(bytes).map_err(failed)?;
    file.persist(path).map_err(|error| failed(error.error))?;
    Ok(())
}
