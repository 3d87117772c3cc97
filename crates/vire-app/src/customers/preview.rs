//! What a file is and what would happen with it, before anything is stored.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::path::Path;

use serde_json::Value;
use vire_core::customer::CustomerResponse;
use vire_core::metric::Metric;
use vire_import::{Inspection, Mapping, Options, RowCode};

use super::saved::{self, Kept};
use super::suggest::{self, Candidate};
use super::{
    Known, answers_and_encoding, ask_view, fingerprint, folded, hashed_beside, list, mapping_of, name_of,
    opened, percent,
};
use crate::chart;
use crate::desk::Desk;
use crate::dto::{ChartView, FilePreview, Look, Missing, SavedMappingView, UnmappedView};
use crate::fault::{Fault, Outcome};
use crate::figures::{WeekSums, customer_series};
use crate::watch::Watch;

/// How many rejects are shown before an import.
const SHOWN: usize = 50;

/// Says what a file is and what would happen, in the contract's form; stores nothing.
///
/// `source`: the source's name; the recognised tool's or the header's unless given.
///
/// # Errors
/// What the file is not, by code.
pub fn inspect(
    desk: &Desk,
    path: &Path,
    mapping: &Mapping,
    answers: &BTreeMap<String, String>,
    source: Option<&str>,
    watch: &dyn Watch,
) -> Outcome<Inspection> {
    let source = match source.filter(|name| !name.trim().is_empty()) {
        Some(source) => source.to_owned(),
        None => {
            let (answers, encoding) = answers_and_encoding(answers);
            let known = Known::of(desk)?;
            let progress = percent(watch, "inspect");
            let options = Options { encoding: encoding.as_deref(), ..known.options(desk, &progress) };
            let head = vire_import::head(&mut opened(path)?, mapping, &answers, &options)
                .map_err(|error| folded(error, path))?;
            saved::source_of(desk, &head)?
        }
    };
    inspect_of(desk, path, mapping, answers, &source, watch)
}

/// Looks at a file as one of a source of which earlier imports may hold responses.
fn inspect_of(
    desk: &Desk,
    path: &Path,
    mapping: &Mapping,
    answers: &BTreeMap<String, String>,
    source: &str,
    watch: &dyn Watch,
) -> Outcome<Inspection> {
    let (answers, encoding) = answers_and_encoding(answers);
    let known = Known::of(desk)?;
    let progress = percent(watch, "inspect");
    desk.organisation.read(|read| {
        let earlier = |id: &str, metric: Metric| read.response_instant(source, id, metric).ok().flatten();
        let overlap = RefCell::new(read.overlap(source)?);
        let stored = |response: &CustomerResponse| overlap.borrow_mut().take(response);
        let options = Options {
            encoding: encoding.as_deref(),
            earlier: &earlier,
            stored: &stored,
            ..known.options(desk, &progress)
        };
        vire_import::inspect(&mut opened(path)?, mapping, &answers, &options)
            .map_err(|error| folded(error, path))
    })
}

/// Shows a file's columns to a person who knows which of them holds what Vire did not find.
fn columns_of(
    desk: &Desk,
    path: &Path,
    mapping: &Mapping,
    answers: &BTreeMap<String, String>,
    watch: &dyn Watch,
) -> Outcome<Inspection> {
    let (answers, encoding) = answers_and_encoding(answers);
    let known = Known::of(desk)?;
    let progress = percent(watch, "inspect");
    let options = Options { encoding: encoding.as_deref(), ..known.options(desk, &progress) };
    vire_import::columns_of(&mut opened(path)?, mapping, &answers, &options)
        .map_err(|error| folded(error, path))
}

impl Missing {
    /// Reads which column a file seems to lack; everything else stays a fault.
    fn from_fault(fault: Fault) -> Outcome<Self> {
        match fault.code.as_str() {
            "no_score_column" => Ok(Self::Score),
            "no_date_column" => Ok(Self::Date),
            _ => Err(fault),
        }
    }
}

/// Says the same for the window, with the first rows, what is suggested, and a picture when a look is given.
///
/// `mapping`: what the person said about the columns; nothing and no answers: how a file with the same
/// header was read the last time, if there was one.
///
/// # Errors
/// As [`inspect`].
pub fn preview(
    desk: &Desk,
    path: &Path,
    mapping: Option<Value>,
    answers: &BTreeMap<String, String>,
    look: Option<&Look>,
    watch: &dyn Watch,
) -> Outcome<FilePreview> {
    let fresh = mapping.is_none() && !answers.keys().any(|id| id != "encoding");
    let said = mapping_of(mapping)?;
    let (table, head) = {
        let (answers, encoding) = answers_and_encoding(answers);
        let known = Known::of(desk)?;
        let progress = percent(watch, "inspect");
        let options = Options { encoding: encoding.as_deref(), ..known.options(desk, &progress) };
        let mut input = opened(path)?;
        let (hash, head) = hashed_beside(path, || vire_import::head(&mut input, &said, &answers, &options))?;
        let head = head.map_err(|error| folded(error, path))?;
        let unsaid = || vire_import::head(&mut input, &Mapping::default(), &answers, &options);
        (fingerprint(hash, &said, unsaid).map_err(|error| folded(error, path))?, head)
    };
    let earlier = saved::find(desk, &head)?;
    // Whoever says something else about the columns does not say that the file comes from elsewhere.
    let source = earlier.as_ref().map_or_else(|| head.source.clone(), |earlier| earlier.source.clone());
    let kept = earlier.filter(|_| fresh);
    let as_kept = match &kept {
        Some(kept) => {
            let mut all = answers.clone();
            all.extend(kept.answers.clone());
            // What was kept may not fit a file that changed; then it is read as a new one.
            let mapping = mapping_of(Some(kept.mapping.clone()))?;
            match inspect_of(desk, path, &mapping, &all, &source, watch) {
                Err(fault) if fault.code == "cancelled" => return Err(fault),
                found => found.ok(),
            }
        }
        None => None,
    };
    let kept = kept.filter(|_| as_kept.is_some());
    let (found, missing) = match as_kept {
        Some(found) => (found, None),
        None => match inspect_of(desk, path, &said, answers, &source, watch) {
            Ok(found) => (found, None),
            Err(fault) => {
                let missing = Missing::from_fault(fault)?;
                (columns_of(desk, path, &said, answers, watch)?, Some(missing))
            }
        },
    };
    let known = desk.organisation.read(|read| read.find_import(&table))?;
    let count = |n: u64| u32::try_from(n).unwrap_or(u32::MAX);
    let named = |counts: &BTreeMap<RowCode, u64>| {
        counts.iter().map(|(code, n)| (code.code().to_owned(), count(*n))).collect()
    };
    let candidates = Candidates::of(desk)?;
    let charts = look.map(|look| charts(&found, look)).unwrap_or_default();
    Ok(FilePreview {
        path: path.to_string_lossy().into_owned(),
        name: name_of(path),
        tool: found.tool.map(str::to_owned),
        source,
        columns: found.columns,
        dropped: head.dropped,
        sample: found.rows,
        mapping: serde_json::to_value(&found.mapping).map_err(|_| Fault::internal("mapping"))?,
        reasons: found.reasons.iter().map(|(field, why)| ((*field).to_owned(), (*why).to_owned())).collect(),
        ask: found.ask.iter().map(ask_view).collect(),
        records: count(found.counts.records),
        accepted: count(found.counts.accepted),
        missing,
        overlap: count(found.overlap),
        skipped: named(&found.counts.skipped),
        errors: named(&found.counts.errors),
        many_errors: found.counts.many_errors(),
        rejects: found.rejects.iter().take(SHOWN).map(list::reject_view).collect(),
        from: found.weeks.map(|weeks| weeks.from.to_string()),
        to: found.weeks.map(|weeks| weeks.to.to_string()),
        unmapped_touchpoints: unmapped(&found.unmapped.touchpoint, &candidates.touchpoints),
        unmapped_groups: unmapped(&found.unmapped.group, &candidates.groups),
        touchpoints: ids(&candidates.touchpoints),
        groups: ids(&candidates.groups),
        encoding: found.file.encoding,
        text_sample: found.sample,
        sheet: found.file.sheet,
        sheets: found.sheets,
        twins: found.twins,
        saved: kept.as_ref().map(Kept::view),
        charts,
        imported_on: known.as_ref().map(|row| row.finished_at.chars().take(10).collect()),
        already_imported: known.map(|row| row.id.to_string()),
    })
}

/// What words of a file can be mapped to.
struct Candidates {
    touchpoints: Vec<Candidate>,
    groups: Vec<Candidate>,
}

impl Candidates {
    fn of(desk: &Desk) -> Outcome<Self> {
        let known = Known::of(desk)?;
        Ok(Self {
            touchpoints: suggest::touchpoints(&known.touchpoints),
            groups: suggest::groups(&known.groups),
        })
    }
}

fn ids(candidates: &[Candidate]) -> Vec<String> {
    candidates.iter().map(|candidate| candidate.id.clone()).collect()
}

/// Suggests what unknown words could mean; what an earlier file brought has its own name since then.
fn unmapped(words: &BTreeMap<String, u64>, candidates: &[Candidate]) -> Vec<UnmappedView> {
    let named =
        |word: &str| candidates.iter().any(|known| suggest::folded(&known.id) == suggest::folded(word));
    let view = |(word, n): (&String, &u64)| UnmappedView {
        word: word.clone(),
        count: u32::try_from(*n).unwrap_or(u32::MAX),
        suggestion: suggest::nearest(word, candidates).map(|candidate| candidate.id.clone()),
    };
    words.iter().filter(|(word, _)| !named(word)).map(view).collect()
}

/// Draws what the file would add, one picture for each metric.
fn charts(found: &Inspection, look: &Look) -> Vec<ChartView> {
    let mut metrics: BTreeMap<_, WeekSums> = BTreeMap::new();
    for ((metric, week), sums) in &found.weekly {
        metrics.entry(*metric).or_default().insert(*week, *sums);
    }
    let draw = |(metric, weeks): (&_, &WeekSums)| chart::of_weeks(&customer_series(*metric, weeks, 1), look);
    metrics.iter().map(draw).collect()
}

impl Kept {
    fn view(&self) -> SavedMappingView {
        SavedMappingView {
            day: self.day.clone(),
            mapping: self.mapping.clone(),
            answers: self.answers.clone(),
            same: self.same(),
            added: self.added.clone(),
            gone: self.gone.clone(),
            renamed: self.renamed.clone(),
        }
    }
}
