//! What the mapping leaves open: found in the file with a reason, or asked.
//!
//! Reads the file's head and counts its columns; takes no response.

mod answers;
mod candidates;
mod codes;
mod count;
mod date;
mod ends;
mod head;
mod kinds;
mod moment;
mod pair;
mod reach;
mod rivals;
mod score;
mod score_words;
mod sets;
mod several;
mod sheets;
mod tables;
mod turned;
mod unasked;
mod words;

use std::collections::BTreeMap;

use crate::columns::Header;
use crate::error::FileError;
use crate::layout::Layout;
use crate::mapping::Mapping;
use crate::options::Options;
use crate::plan::FileSays;
use crate::record::Record;
use crate::report::{Question, QuestionId};
use crate::source::Source;
use answers::Answers;
use count::Counted;
pub(crate) use score_words::metric as metric_in;
pub(crate) use tables::Tables;

/// A mapping in which nothing is open but the questions.
pub(crate) struct Found {
    pub mapping: Mapping,
    pub header: Header,
    pub layout: Option<&'static Layout>,
    pub says: FileSays,
    pub ask: Vec<Question>,
    /// Why each field of the mapping is proposed: a code by the field's name.
    pub reasons: BTreeMap<&'static str, &'static str>,
    /// The number of the last header record (row of a sheet).
    pub last_header: u64,
    /// What is odd about the file but no reason to ask.
    pub warning: Option<&'static str>,
    /// Other sheets with the same columns, which are not read.
    pub twins: Vec<String>,
}

impl Found {
    /// Returns the name of the source unless a person gives another.
    pub fn source(&self) -> String {
        match self.layout {
            None => self.header.signature(),
            Some(layout) if layout.numbered_anew => format!("{}:{}", layout.id, self.header.signature()),
            Some(layout) => layout.id.to_owned(),
        }
    }
}

/// Finds what is open, from every record: what the last one says is as good as what the first one says.
pub(crate) fn find(
    source: &mut Source<'_>,
    mapping: &Mapping,
    answers: &BTreeMap<String, String>,
    options: &Options<'_>,
) -> Result<Found, FileError> {
    let answers = Answers::read(answers)?;
    let mut found = head::find(source, mapping, &answers, options)?;
    if !found.ask.is_empty() {
        return Ok(found);
    }
    source.begins_below(found.mapping.header_records.as_deref().unwrap_or_default())?;
    if let Some(column) = mapping.column_missing(&found.header) {
        return Err(FileError::ColumnMissing(column.to_owned()));
    }
    adopt(&mut found, &answers);
    date::say_zone(&mut found);
    let scaled = mapping.scale.is_some() || answers.scale.is_some() || !answers.scales.is_empty();
    if !is_open(&found) {
        return Ok(found);
    }
    settle(source, &mut found, &answers, options, scaled)?;
    Ok(found)
}

/// Looks at the head only: enough to know whose export it is.
pub(crate) fn head(
    source: &mut Source<'_>,
    mapping: &Mapping,
    answers: &BTreeMap<String, String>,
    options: &Options<'_>,
) -> Result<Found, FileError> {
    head::find(source, mapping, &Answers::read(answers)?, options)
}

/// Counts the columns and settles what they decide. `scaled`: somebody said which scale it is.
fn settle(
    source: &mut Source<'_>,
    found: &mut Found,
    answers: &Answers,
    options: &Options<'_>,
    scaled: bool,
) -> Result<(), FileError> {
    let (mut counted, held) = count::columns(source, found, options)?;
    let chosen = date::choose(found, &counted);
    held.count(found, &mut counted);
    if chosen {
        pair::join(source, found, &mut counted, options)?;
    }
    let dated = match date::settle(found, &counted, answers, options) {
        Err(FileError::NoDateColumn) => Err(FileError::NoDateColumn),
        other => Ok(other?),
    };
    // Of a table that has neither, the missing score is what says most.
    score::settle(source, found, &counted, answers, options)?;
    dated?;
    sets::settle(found, &counted, options);
    unasked::settle(found, &counted);
    if !scaled {
        turned::cross_check(source, found, &counted, options)?;
    }
    several::cross_check(source, found, &counted, answers, options)?;
    found.ask.sort_by_key(|question| question.id);
    Ok(())
}

/// Visits the records below the header that have its shape and stand beneath no other header; tells how many
/// there are of any shape.
fn each_row(
    source: &mut Source<'_>,
    found: &Found,
    options: &Options<'_>,
    visit: &mut dyn FnMut(&Record<'_>),
) -> Result<u64, FileError> {
    let (mut number, mut records) = (0, 0);
    let mut tables = Tables::of(found);
    source.each(options, &mut |record| {
        number = if record.sheet { record.line } else { number + 1 };
        if number <= found.last_header {
            return Ok(true);
        }
        records += 1;
        if !tables.is_other(&record) && found.header.shape.fits(&record) {
            visit(&record);
        }
        Ok(true)
    })?;
    Ok(records)
}

/// Takes over what the layout proposes and the person leaves open, and what the answers say.
fn adopt(found: &mut Found, answers: &Answers) {
    let Found { mapping, reasons, layout, header, .. } = found;
    answers.apply(mapping, reasons);
    let Some(layout) = layout else { return };
    let Mapping {
        id,
        date,
        score,
        metric,
        scale,
        allowed,
        positive,
        labels,
        metric_column,
        metric_by_value,
        touchpoint,
        touchpoint_constant,
        group,
        not_response,
        ..
    } = (layout.propose)(header);
    let mut why = |field: &'static str, taken: bool| {
        if taken {
            reasons.insert(field, "signature");
        }
    };
    why("id", fill(&mut mapping.id, id));
    why("date", fill(&mut mapping.date, date));
    why(
        "touchpoint_constant",
        mapping.touchpoint.is_none() && fill(&mut mapping.touchpoint_constant, touchpoint_constant),
    );
    why("touchpoint", fill(&mut mapping.touchpoint, touchpoint));
    why("group", fill(&mut mapping.group, group));
    why("not_response", fill(&mut mapping.not_response, not_response));
    // What the layout says of its score holds for no other column.
    let same = |own: &Option<String>| {
        own.is_none()
            || own.as_deref().and_then(|own| header.find(own))
                == score.as_deref().and_then(|score| header.find(score))
    };
    if mapping.scores.is_none()
        && score.is_some()
        && same(&mapping.score)
        && mapping.metric.is_none_or(|own| metric.is_none_or(|metric| own == metric))
    {
        why("score", fill(&mut mapping.score, score));
        if mapping.metric.is_none() || mapping.metric == metric {
            let scaled = mapping.scale.is_some();
            why("metric", fill(&mut mapping.metric, metric));
            why("labels", fill(&mut mapping.labels, labels));
            why("scale", fill(&mut mapping.scale, scale));
            if !scaled {
                why("allowed", fill(&mut mapping.allowed, allowed));
                why("positive", fill(&mut mapping.positive, positive));
            }
        }
        if mapping.metric.is_none() {
            why("metric_column", fill(&mut mapping.metric_column, metric_column));
            why("metric_by_value", fill(&mut mapping.metric_by_value, metric_by_value));
        }
    }
}

fn fill<T>(own: &mut Option<T>, proposed: Option<T>) -> bool {
    let taken = own.is_none() && proposed.is_some();
    if taken {
        *own = proposed;
    }
    taken
}

/// Tells whether the columns have to be counted.
fn is_open(found: &Found) -> bool {
    let mapping = &found.mapping;
    let scored = mapping.scores.as_ref().is_some_and(|scores| scores.iter().all(|one| score::is_scaled(&one.meaning)))
            // What a layout says of kinds of rows, the rows may contradict.
            || (!found.reasons.contains_key("metric_by_value")
                && mapping
                    .metric_by_value
                    .as_ref()
                    .is_some_and(|by_value| mapping.score.is_some() && by_value.values().all(score::is_scaled)))
            || (mapping.score.is_some()
                && score::own_meaning(mapping).is_some_and(|meaning| score::is_scaled(&meaning)));
    let placed = mapping.zone.is_some() || matches!(mapping.date_format.as_deref(), Some("epoch_seconds"));
    let dated = mapping.date.is_some() && mapping.date_format.is_some() && placed;
    let touched = mapping.touchpoint.is_some() || mapping.touchpoint_constant.is_some();
    !(scored && dated && touched && mapping.group.is_some()) || several::may_follow(found)
}

/// Makes a question.
fn ask(id: QuestionId, options: Vec<String>, why: &'static str) -> Question {
    Question { id, options, why }
}
