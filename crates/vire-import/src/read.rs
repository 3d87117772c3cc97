//! The reading loop: each record is checked in the order of the rules and becomes a response or a reject.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::ControlFlow;

use vire_core::customer::{CustomerResponse, Said};
use vire_core::week::{Period, Week};

use crate::columns::Header;
use crate::date::{Placed, Stamp};
use crate::detect::{self, Found, Tables};
use crate::error::FileError;
use crate::footer::Footers;
use crate::inspect::Head;
use crate::mapping::Mapping;
use crate::options::{Options, ReadSeek};
use crate::plan::{Plan, ScorePlan};
use crate::record::{Record, text, trim};
use crate::report::{Counts, Reject, Report, RowCode, Unmapped};
use crate::score::Scored;
use crate::seen::{Known, Seen};
use crate::slot::{clone_over, is_plain, unarmed, write_over};
use crate::source::Source;

/// How many responses go to the sink at once.
pub const BATCH: usize = 4096;

/// Takes batches of responses. What it leaves in the list is overwritten; it may take all of it.
/// `Break` cancels.
pub type Sink<'s> = dyn FnMut(&mut Vec<CustomerResponse>) -> ControlFlow<()> + 's;

/// Reads a file into a sink, [`BATCH`] responses at a time, in the file's order.
///
/// Everything that the mapping and the answers leave open is detected first. A response whose id came
/// before is sent only when it is newer: it takes the older one's place.
///
/// # Errors
/// [`FileError::Ask`] when something must be asked. After any error what has gone to the sink must not
/// count; with a question that is nothing but for a zone that is missing only far down in a long file.
pub fn read(
    input: &mut dyn ReadSeek,
    mapping: &Mapping,
    answers: &BTreeMap<String, String>,
    options: &Options<'_>,
    sink: &mut Sink<'_>,
) -> Result<Report, FileError> {
    Opened::open(input, options)?.read(mapping, answers, options, sink)
}

/// A file that was opened, so that its kind and encoding are looked for once.
pub struct Opened<'a>(Source<'a>);

impl<'a> Opened<'a> {
    /// Opens a file and finds out what it is and how its text is written.
    ///
    /// # Errors
    /// [`FileError`] for a file that cannot be read.
    pub fn open(input: &'a mut dyn ReadSeek, options: &Options<'_>) -> Result<Self, FileError> {
        Ok(Self(Source::open(input, options)?))
    }

    /// Reads the head of the file: its source, its signature and its columns.
    ///
    /// # Errors
    /// [`FileError`] for a file that cannot be read.
    pub fn head(
        &mut self,
        mapping: &Mapping,
        answers: &BTreeMap<String, String>,
        options: &Options<'_>,
    ) -> Result<Head, FileError> {
        Ok(Head::of(&detect::head(&mut self.0, mapping, answers, options)?))
    }

    /// Reads the file into a sink, as [`read`] does.
    ///
    /// # Errors
    /// As [`read`].
    pub fn read(
        &mut self,
        mapping: &Mapping,
        answers: &BTreeMap<String, String>,
        options: &Options<'_>,
        sink: &mut Sink<'_>,
    ) -> Result<Report, FileError> {
        let source = &mut self.0;
        let found = detect::find(source, mapping, answers, options)?;
        if !found.ask.is_empty() {
            return Err(FileError::Ask(found.ask));
        }
        let plan = Plan::new(&found.mapping, &found.header, found.says, options)?;
        let tally = run(source, plan, &found, options, sink)?;
        let name = found.source();
        let mut report = tally.report(found.mapping, name);
        report.warning =
            report.warning.or(found.warning).or((!found.twins.is_empty()).then_some("sheets_left_out"));
        Ok(report)
    }
}

/// Counts the records below the header and nothing else.
pub(crate) fn count(
    source: &mut Source<'_>,
    found: &Found,
    options: &Options<'_>,
) -> Result<Tally, FileError> {
    let mut tally = Tally::default();
    let mut number = 0;
    source.each(options, &mut |record| {
        number = if record.sheet { record.line } else { number + 1 };
        tally.counts.records += u64::from(number > found.last_header);
        Ok(true)
    })?;
    Ok(tally)
}

/// Runs a plan over every record.
pub(crate) fn run(
    source: &mut Source<'_>,
    plan: Plan,
    found: &Found,
    options: &Options<'_>,
    sink: &mut Sink<'_>,
) -> Result<Tally, FileError> {
    let mut run = Run {
        footers: Footers::new(found.says, &plan, &found.header),
        tables: Tables::of(found),
        updated: found.says.updated.filter(|_| plan.id.is_some()),
        plan,
        header: &found.header,
        mixed: source.form().is_some_and(|form| form.mixed),
        options,
        tally: Tally::default(),
        // An id of a tool is one answer; elsewhere a long table has a row for each metric of a response.
        seen: Seen::new(found.layout.is_none_or(|layout| layout.any_columns)),
        slots: Vec::with_capacity(BATCH),
        filled: 0,
        spare: Vec::new(),
        sink,
    };
    let mut number = 0;
    source.each(options, &mut |record| {
        number = if record.sheet { record.line } else { number + 1 };
        if number > found.last_header {
            run.tally.counts.records += 1;
            run.row(&record)?;
        }
        Ok(true)
    })?;
    if run.tally.counts.records == 0 {
        return Err(FileError::NoRecords);
    }
    run.send()?;
    run.tally.unmapped =
        Unmapped { group: run.plan.groups.unmapped(), touchpoint: run.plan.touchpoints.unmapped() };
    Ok(run.tally)
}

/// What a run has counted.
#[derive(Debug, Default)]
pub(crate) struct Tally {
    pub counts: Counts,
    pub rejects: Vec<Reject>,
    pub unmapped: Unmapped,
    pub weeks: Option<Period>,
    pub replaced: u64,
}

impl Tally {
    fn report(self, mapping: Mapping, source: String) -> Report {
        let warning = self.counts.many_errors().then_some("many_errors");
        let Tally { counts, rejects, unmapped, weeks, replaced } = self;
        Report { counts, rejects, unmapped, weeks, warning, replaced, source, mapping }
    }

    fn taken(&mut self, week: Week) {
        self.counts.accepted += 1;
        let weeks = self.weeks.get_or_insert(Period::week(week));
        weeks.from = weeks.from.min(week);
        weeks.to = weeks.to.max(week);
    }
}

struct Run<'r, 's> {
    plan: Plan,
    footers: Footers,
    tables: Tables,
    /// The column that says when a response was last changed.
    updated: Option<usize>,
    header: &'r Header,
    mixed: bool,
    options: &'r Options<'r>,
    tally: Tally,
    seen: Seen,
    slots: Vec<CustomerResponse>,
    filled: usize,
    /// Texts that rows without a comment left, for rows with one.
    spare: Vec<String>,
    sink: &'r mut Sink<'s>,
}

/// Why a row is refused, and the column to blame.
struct Refusal(RowCode, Option<usize>);

/// What the scores of one row share; read when the first of them needs it.
#[derive(Default)]
struct Shared {
    placed: Option<Result<Placed, RowCode>>,
    /// The places of the words for touchpoint and group.
    words: Option<(Option<usize>, Option<usize>)>,
}

impl Run<'_, '_> {
    fn row(&mut self, record: &Record<'_>) -> Result<(), FileError> {
        let elsewhere = self.tables.is_other(record);
        if let Err(refusal) = self.shape(record, elsewhere) {
            self.refuse(record, refusal);
            return Ok(());
        }
        let mut shared = Shared::default();
        for index in 0..self.plan.scores.len() {
            let told = shared.placed.and_then(Result::err);
            match self.response(record, index, &mut shared) {
                Ok((scored, placed)) => self.take(record, index, scored, placed, &mut shared)?,
                // A date is wrong once, however many scores of its row wait for it.
                Err(Refusal(code, _)) if told == Some(code) => {}
                Err(refusal) => {
                    if self.refuse(record, refusal) == RowCode::Footer {
                        break;
                    }
                }
            }
        }
        Ok(())
    }

    /// Checks what concerns the row as a whole. `elsewhere`: it stands beneath another header than the file's
    /// first.
    fn shape(&self, record: &Record<'_>, elsewhere: bool) -> Result<(), Refusal> {
        if self.footers.is_of_tool(record) {
            return Err(Refusal(RowCode::Footer, None));
        }
        if self.mixed && simdutf8::basic::from_utf8(record.text).is_err() {
            return Err(Refusal(RowCode::Encoding, None));
        }
        if elsewhere || !self.plan.shape.fits(record) {
            return Err(Refusal(RowCode::RowShape, None));
        }
        if self.plan.not_response.iter().any(|rule| rule.holds(record)) {
            return Err(Refusal(RowCode::NotAResponse, None));
        }
        Ok(())
    }

    fn response(
        &mut self,
        record: &Record<'_>,
        index: usize,
        shared: &mut Shared,
    ) -> Result<(Scored, Placed), Refusal> {
        let Some(ScorePlan { column, meaning, .. }) = self.plan.scores.get(index) else {
            return Err(Refusal(RowCode::NotAResponse, None));
        };
        let rule = meaning.of(record).ok_or(Refusal(RowCode::NotAResponse, None))?;
        let scored = rule.read(record.field(*column)).map_err(|code| Refusal(code, Some(*column)))?;
        let placed = match shared.placed {
            Some(known) => known,
            None => *shared.placed.insert(self.place(record)),
        };
        let placed = placed.map_err(|code| Refusal(code, self.plan.date.first().copied()))?;
        Ok((scored, placed))
    }

    fn place(&mut self, record: &Record<'_>) -> Result<Placed, RowCode> {
        let stamp = self.stamp(record)?;
        self.plan.clock.place(stamp)
    }

    /// Reads when a response was last changed; `None` where that is the moment of the answer or not known.
    fn updated(&mut self, record: &Record<'_>) -> Option<i64> {
        let field = record.field(self.updated?);
        if self.plan.date.iter().any(|column| record.field(*column) == field) {
            return None;
        }
        let rule = &self.plan.date_rule;
        let stamp =
            rule.read(field, record.sheet).or_else(|_| rule.loosely().read(field, record.sheet)).ok()?;
        self.plan.clock.place(stamp).ok().map(|placed| placed.instant)
    }

    fn stamp(&self, record: &Record<'_>) -> Result<Stamp, RowCode> {
        let joined;
        let field = match self.plan.date.as_slice() {
            [column] => record.field(*column),
            columns => {
                let parts: Vec<&[u8]> = columns.iter().map(|column| trim(record.field(*column))).collect();
                joined = parts.join(&b' ');
                &joined
            }
        };
        if trim(field).is_empty() {
            return Err(RowCode::DateMissing);
        }
        self.plan.date_rule.read(field, record.sheet)
    }

    fn take(
        &mut self,
        record: &Record<'_>,
        index: usize,
        scored: Scored,
        placed: Placed,
        shared: &mut Shared,
    ) -> Result<(), FileError> {
        let updated = self.updated(record);
        let Some(ScorePlan { column, suffix, .. }) = self.plan.scores.get(index) else { return Ok(()) };
        let suffix = suffix.as_deref();
        let id = self.plan.id.map(|column| trim(record.field(column))).filter(|id| !id.is_empty());
        let updated = updated.filter(|_| id.is_some());
        if let Some(id) = id {
            let id = String::from_utf8_lossy(id);
            let id = suffix.map_or_else(|| id.clone(), |suffix| Cow::Owned(format!("{id}{suffix}")));
            let earlier = |id: &str| (self.options.earlier)(id, scored.metric);
            let version = updated.unwrap_or(placed.instant);
            match self.seen.meet(&id, index, scored.metric, version, &earlier) {
                Known::New => {}
                Known::Before => {
                    self.tally.counts.refuse(RowCode::Duplicate);
                    return Ok(());
                }
                Known::NewerThanEarlier => self.tally.replaced += 1,
                Known::NewerThanHere => {
                    // The older one was counted as taken; it is the duplicate now.
                    self.tally.counts.accepted -= 1;
                    self.tally.counts.refuse(RowCode::Duplicate);
                    self.tally.replaced += 1;
                }
            }
        }
        self.tally.taken(placed.week);
        let (touchpoint_place, group_place) = *shared.words.get_or_insert_with(|| {
            (
                self.plan.touchpoint.map(|column| self.plan.touchpoints.count(record.field(column))),
                self.plan.group.map(|column| self.plan.groups.count(record.field(column))),
            )
        });
        let touchpoint = touchpoint_place
            .and_then(|place| self.plan.touchpoints.meaning(place))
            .or(self.plan.touchpoint_constant.as_ref());
        let said = Said {
            touchpoint: touchpoint_place.map_or(0, |place| self.plan.touchpoints.fingerprint(place)),
            group: group_place.map_or(0, |place| self.plan.groups.fingerprint(place)),
        };
        let group = group_place.and_then(|place| self.plan.groups.meaning(place));
        let comment =
            self.plan.comment.map(|column| unarmed(trim(record.field(column)))).filter(|c| !c.is_empty());
        if self.filled == self.slots.len() {
            self.slots.push(CustomerResponse {
                id: None,
                instant: 0,
                updated: None,
                date: placed.date,
                week: placed.week,
                metric: scored.metric,
                score: 0,
                written: None,
                good: false,
                bad: false,
                touchpoint: None,
                group: None,
                said,
                comment: None,
            });
        }
        if let Some(slot) = self.slots.get_mut(self.filled) {
            // What the sink left of the last batch is written over, so that its texts serve again.
            (slot.instant, slot.updated) = (placed.instant, updated);
            (slot.date, slot.week, slot.said) = (placed.date, placed.week, said);
            (slot.metric, slot.score, slot.good, slot.bad) =
                (scored.metric, scored.thousandths, scored.good, scored.bad);
            write_over(&mut slot.id, id, suffix);
            let score = trim(record.field(*column));
            write_over(&mut slot.written, (!is_plain(score, scored.thousandths)).then_some(score), None);
            match comment {
                None => self.spare.extend(slot.comment.take()),
                Some(_) if slot.comment.is_none() => slot.comment = self.spare.pop(),
                Some(_) => {}
            }
            write_over(&mut slot.comment, comment, None);
            clone_over(&mut slot.touchpoint, touchpoint);
            clone_over(&mut slot.group, group);
        }
        self.filled += 1;
        if self.filled == BATCH { self.send() } else { Ok(()) }
    }

    fn send(&mut self) -> Result<(), FileError> {
        self.slots.truncate(self.filled);
        self.filled = 0;
        if self.slots.is_empty() {
            return Ok(());
        }
        match (self.sink)(&mut self.slots) {
            ControlFlow::Continue(()) => Ok(()),
            ControlFlow::Break(()) => Err(FileError::Cancelled),
        }
    }

    /// Counts a row, or a score of it, that is not taken, and returns as what.
    fn refuse(&mut self, record: &Record<'_>, Refusal(code, column): Refusal) -> RowCode {
        // A row that closes a table has no date, and is that before it is anything else.
        let closes = self.footers.is_sum(record) && self.stamp(record).is_err();
        let code = if closes { RowCode::Footer } else { code };
        self.tally.counts.refuse(code);
        if !code.is_error() || self.tally.rejects.len() >= self.options.rejects_limit {
            return code;
        }
        let value = |column: usize| text(record.field(column)).chars().take(100).collect::<String>();
        let row = record.sheet.then(|| u32::try_from(record.line).unwrap_or(u32::MAX));
        self.tally.rejects.push(Reject {
            record: self.tally.counts.records,
            line: (!record.sheet).then_some(record.line),
            row,
            cell: row.zip(column).map(|(row, column)| format!("{}{row}", letters(column))),
            column: column.map(|column| self.header.name(column).to_owned()),
            value: column.map(value),
            reason: code,
        });
        code
    }
}

/// Returns the letters of a sheet's column: A, B, … Z, AA.
fn letters(column: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = column + 1;
    while rest > 0 {
        rest -= 1;
        letters.push(b'A' + u8::try_from(rest % 26).unwrap_or_default());
        rest /= 26;
    }
    letters.reverse();
    String::from_utf8(letters).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_have_the_letters_of_a_sheet() {
        for (column, expect) in
            [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA"), (701, "ZZ"), (702, "AAA")]
        {
            assert_eq!(letters(column), expect);
        }
    }
}
