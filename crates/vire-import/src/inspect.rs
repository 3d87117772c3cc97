//! What a file is and what reading it would do; nothing leaves this module but figures.

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use serde::Serialize;
use vire_core::metric::{Metric, Sums};
use vire_core::week::{Period, Week};

use crate::detect::{self, Found};
use crate::error::FileError;
use crate::mapping::Mapping;
use crate::options::{Options, ReadSeek};
use crate::plan::Plan;
use crate::read::{Tally, run};
use crate::record::text;
use crate::report::{Counts, Question, Reject, Unmapped};
use crate::source::Source;

/// How many rows are shown beside a mapping.
const SHOWN: usize = 20;
/// How many characters of a text are shown to judge the encoding by.
const SAMPLE: usize = 120;
/// How far down such a text is looked for, in records.
const NEAR: usize = 10_000;

/// What a file is and what would happen.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Inspection {
    /// How the file is written.
    pub file: FileForm,
    /// The recognised tool's id.
    pub tool: Option<&'static str>,
    /// The proposed mapping.
    pub mapping: Mapping,
    /// How sure the proposal is.
    pub confidence: Confidence,
    /// What a person must say first.
    pub ask: Vec<Question>,
    /// What would happen; where something is asked, as if the first options were chosen.
    pub counts: Counts,
    /// Why each field is proposed: one of [`crate::REASONS`] by the field's name.
    #[serde(skip)]
    pub reasons: BTreeMap<&'static str, &'static str>,
    /// The name of the source unless the person gives another.
    #[serde(skip)]
    pub source: String,
    /// The header's signature, the same for every file with the same columns.
    #[serde(skip)]
    pub signature: String,
    /// The columns that may be mapped; those of persons are left out.
    #[serde(skip)]
    pub columns: Vec<String>,
    /// The first rows, in the order of `columns`.
    #[serde(skip)]
    pub rows: Vec<Vec<String>>,
    /// A text with letters beyond ASCII, to judge the encoding by; `None` where there is none near the top.
    #[serde(skip)]
    pub sample: Option<String>,
    /// The weeks covered.
    #[serde(skip)]
    pub weeks: Option<Period>,
    /// The sheets of a workbook to choose from, in its order.
    #[serde(skip)]
    pub sheets: Vec<String>,
    /// Other sheets with the same columns, which are not read.
    #[serde(skip)]
    pub twins: Vec<String>,
    /// The first rejects.
    #[serde(skip)]
    pub rejects: Vec<Reject>,
    /// Responses without an id that earlier imports of the same source hold; they are counted as duplicates.
    #[serde(skip)]
    pub overlap: u64,
    /// Words that nobody knows.
    #[serde(skip)]
    pub unmapped: Unmapped,
    /// The weekly sums that would be stored, for a preview.
    #[serde(skip)]
    pub weekly: BTreeMap<(Metric, Week), Sums>,
}

/// How a file is written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FileForm {
    /// `csv` for every separated text, `xlsx` for workbooks.
    pub kind: &'static str,
    /// The name of the encoding; `None` for workbooks.
    pub encoding: Option<String>,
    /// The separator; `None` for workbooks.
    pub delimiter: Option<char>,
    /// The sheet; `None` for text.
    pub sheet: Option<String>,
    /// The header records (rows of the sheet), from 1.
    pub header_records: Vec<u32>,
}

/// How sure a proposed mapping is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Confidence {
    /// The tool is known and nothing was guessed.
    Sure,
    /// Nothing has to be asked, but names or values were judged.
    Likely,
    /// Something has to be asked.
    Ask,
}

/// Looks at a whole file and proposes a mapping.
///
/// `mapping` and `answers` hold what is known already; both may be empty.
///
/// # Errors
/// [`FileError`] for a file that cannot be read; questions are part of the answer.
pub fn inspect(
    input: &mut dyn ReadSeek,
    mapping: &Mapping,
    answers: &BTreeMap<String, String>,
    options: &Options<'_>,
) -> Result<Inspection, FileError> {
    let mut source = Source::open(input, options)?;
    let found = detect::find(&mut source, mapping, answers, options)?;
    let supposed =
        if found.ask.is_empty() { None } else { supposed(&mut source, &found, mapping, answers, options) };
    let dry = supposed.as_ref().unwrap_or(&found);
    let mut weekly: BTreeMap<(Metric, Week), Sums> = BTreeMap::new();
    let plan = Plan::new(&dry.mapping, &dry.header, dry.says, options);
    let mut overlap = 0;
    let mut tally = match plan {
        Ok(plan) => run(&mut source, plan, dry, options, &mut |batch| {
            for response in batch.iter() {
                if response.id.is_none() && (options.stored)(response) {
                    overlap += 1;
                    continue;
                }
                let one = Sums {
                    n: 1,
                    sum: response.score,
                    sum_of_squares: response.score * response.score,
                    good: response.good.into(),
                    bad: response.bad.into(),
                };
                weekly.entry((response.metric, response.week)).or_default().add(&one);
            }
            ControlFlow::Continue(())
        })?,
        // Where even the first options make no plan, there is a question to answer first.
        Err(_) if !found.ask.is_empty() => crate::read::count(&mut source, &found, options)?,
        Err(error) => return Err(error),
    };
    tally.counts.are_duplicates(overlap);
    Inspection::of(&mut source, found, tally, options).map(|seen| Inspection { weekly, overlap, ..seen })
}

/// Looks at a file in which no column of scores or dates is found: its columns and first rows, for a person
/// who knows which they are. Nothing is proposed, and nothing would be taken.
///
/// # Errors
/// As [`inspect`], but for those two.
pub fn columns_of(
    input: &mut dyn ReadSeek,
    mapping: &Mapping,
    answers: &BTreeMap<String, String>,
    options: &Options<'_>,
) -> Result<Inspection, FileError> {
    let mut source = Source::open(input, options)?;
    let found = detect::head(&mut source, mapping, answers, options)?;
    let tally = crate::read::count(&mut source, &found, options)?;
    Inspection::of(&mut source, found, tally, options)
}

impl Inspection {
    fn of(
        source: &mut Source<'_>,
        found: Found,
        tally: Tally,
        options: &Options<'_>,
    ) -> Result<Self, FileError> {
        let Shown { columns, rows, sample } = shown(source, &found, options)?;
        let form = source.form();
        Ok(Self {
            file: FileForm {
                kind: if form.is_some() { "csv" } else { "xlsx" },
                encoding: form.map(|form| form.encoding.name().to_owned()),
                delimiter: form.map(|form| char::from(form.delimiter)),
                sheet: source.sheet().map(str::to_owned),
                header_records: found.mapping.header_records.clone().unwrap_or_default(),
            },
            tool: found.layout.map(|layout| layout.id),
            confidence: confidence(&found),
            source: found.source(),
            signature: found.header.signature(),
            columns,
            rows,
            sample,
            counts: tally.counts,
            weeks: tally.weeks,
            sheets: source.choices(),
            twins: found.twins,
            rejects: tally.rejects,
            overlap: 0,
            unmapped: tally.unmapped,
            weekly: BTreeMap::new(),
            mapping: found.mapping,
            ask: found.ask,
            reasons: found.reasons,
        })
    }
}

/// What the head of a file says without its rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    /// The sheet of a workbook.
    pub sheet: Option<String>,
    /// The recognised tool's id.
    pub tool: Option<&'static str>,
    /// The name of the source unless the person gives another: the tool's id, or the header's signature
    /// where the tool is unknown; both for tools that number their answers anew in each survey.
    pub source: String,
    /// The header's signature, the same for every file with the same columns.
    pub signature: String,
    /// The columns that may be mapped.
    pub columns: Vec<String>,
    /// The columns of persons: agents, customers, addresses. They are never stored.
    pub dropped: Vec<String>,
}

/// Reads the head of a file: its source, its signature and its columns.
///
/// # Errors
/// [`FileError`] for a file that cannot be read.
pub fn head(
    input: &mut dyn ReadSeek,
    mapping: &Mapping,
    answers: &BTreeMap<String, String>,
    options: &Options<'_>,
) -> Result<Head, FileError> {
    crate::read::Opened::open(input, options)?.head(mapping, answers, options)
}

impl Head {
    pub(crate) fn of(found: &Found) -> Self {
        let header = &found.header;
        let (dropped, columns): (Vec<usize>, Vec<usize>) =
            (0..header.width()).partition(|&index| header.is_personal(index));
        let named =
            |columns: Vec<usize>| columns.iter().map(|&index| header.name(index).to_owned()).collect();
        Self {
            sheet: found.mapping.sheet.clone(),
            tool: found.layout.map(|layout| layout.id),
            source: found.source(),
            signature: header.signature(),
            columns: named(columns),
            dropped: named(dropped),
        }
    }
}

fn confidence(found: &Found) -> Confidence {
    let fields = ["score", "metric", "metric_column", "metric_by_value", "scale", "labels", "scores", "date"];
    let guessed = fields.iter().any(|field| {
        found.reasons.get(field).is_some_and(|why| !matches!(*why, "signature" | "answer" | "mapping"))
    });
    let unread = found.reasons.get("date_format") == Some(&"none_found");
    if !found.ask.is_empty() {
        Confidence::Ask
    } else if found.layout.is_some() && !guessed && !unread {
        Confidence::Sure
    } else {
        Confidence::Likely
    }
}

/// What is shown of a file: columns that may be mapped, the first rows of them, a text to judge the
/// encoding by.
struct Shown {
    columns: Vec<String>,
    rows: Vec<Vec<String>>,
    sample: Option<String>,
}

fn shown(source: &mut Source<'_>, found: &Found, options: &Options<'_>) -> Result<Shown, FileError> {
    let header = &found.header;
    let open: Vec<usize> = (0..header.width()).filter(|&index| !header.is_personal(index)).collect();
    let columns = open.iter().map(|&index| header.name(index).to_owned()).collect();
    let mut shown = Shown { columns, rows: Vec::new(), sample: None };
    let (mut number, mut count) = (0, 0);
    source.each(options, &mut |record| {
        number = if record.sheet { record.line } else { number + 1 };
        count += 1;
        if shown.sample.is_none() {
            let mut fields = open.iter().map(|&index| record.field(index));
            let telling = fields.find(|field| !field.is_ascii() && std::str::from_utf8(field).is_ok());
            shown.sample = telling.map(|field| text(field).chars().take(SAMPLE).collect());
        }
        if number > found.last_header && shown.rows.len() < SHOWN {
            shown.rows.push(open.iter().map(|&index| text(record.field(index))).collect());
        }
        Ok(shown.rows.len() < SHOWN || (shown.sample.is_none() && count < NEAR))
    })?;
    Ok(shown)
}

/// Finds again as if the first option of each question were the answer, and of those that follow.
fn supposed(
    source: &mut Source<'_>,
    found: &Found,
    mapping: &Mapping,
    answers: &BTreeMap<String, String>,
    options: &Options<'_>,
) -> Option<Found> {
    let mut answers = answers.clone();
    let mut ask = found.ask.clone();
    for _ in 0..3 {
        for question in &ask {
            answers.insert(question.id.code().to_owned(), question.options.first()?.clone());
        }
        let again = detect::find(source, mapping, &answers, options).ok()?;
        if again.ask.is_empty() {
            return Some(again);
        }
        ask = again.ask;
    }
    None
}
