//! What an import answers: counts, rejects, questions.

use std::collections::BTreeMap;

use serde::Serialize;
use vire_core::week::Period;

/// Why a row was not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum RowCode {
    /// The score cell is empty: normal.
    ScoreMissing,
    /// A preview, a partial answer or an invitation: normal.
    NotAResponse,
    /// The response is known already: normal.
    Duplicate,
    /// A line below the table: normal.
    Footer,
    /// The score is neither a number nor a known label.
    ScoreNotRecognised,
    /// The score lies outside its scale.
    ScoreOutOfRange,
    /// The score should be a whole number.
    ScoreNotInteger,
    /// There is a score without a date.
    DateMissing,
    /// The date does not exist or is not spelled as expected.
    DateInvalid,
    /// The date lies before 2000 or after the day of the import.
    DateImplausible,
    /// The row has more or fewer fields than the header, or stands beneath another one.
    RowShape,
    /// The row is not written in the file's encoding.
    Encoding,
}

impl RowCode {
    /// Every code, skips first.
    pub const ALL: [RowCode; 12] = [
        RowCode::ScoreMissing,
        RowCode::NotAResponse,
        RowCode::Duplicate,
        RowCode::Footer,
        RowCode::ScoreNotRecognised,
        RowCode::ScoreOutOfRange,
        RowCode::ScoreNotInteger,
        RowCode::DateMissing,
        RowCode::DateInvalid,
        RowCode::DateImplausible,
        RowCode::RowShape,
        RowCode::Encoding,
    ];

    /// Names the code in files and locale keys.
    pub fn code(self) -> &'static str {
        match self {
            RowCode::ScoreMissing => "score_missing",
            RowCode::NotAResponse => "not_a_response",
            RowCode::Duplicate => "duplicate",
            RowCode::Footer => "footer",
            RowCode::ScoreNotRecognised => "score_not_recognised",
            RowCode::ScoreOutOfRange => "score_out_of_range",
            RowCode::ScoreNotInteger => "score_not_integer",
            RowCode::DateMissing => "date_missing",
            RowCode::DateInvalid => "date_invalid",
            RowCode::DateImplausible => "date_implausible",
            RowCode::RowShape => "row_shape",
            RowCode::Encoding => "encoding",
        }
    }

    /// Tells whether the person is told of such rows as errors; other rows are skipped as normal.
    pub fn is_error(self) -> bool {
        !matches!(self, RowCode::ScoreMissing | RowCode::NotAResponse | RowCode::Duplicate | RowCode::Footer)
    }
}

/// One row that was refused, and where it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Reject {
    /// The number of the record below the header, from 1.
    pub record: u64,
    /// The physical line of a text file, from 1.
    pub line: Option<u64>,
    /// The row of a sheet, from 1.
    pub row: Option<u32>,
    /// The cell of a sheet, such as `C17`.
    pub cell: Option<String>,
    /// The column's name.
    pub column: Option<String>,
    /// What stands there, at most 100 characters.
    pub value: Option<String>,
    /// What is wrong with it.
    pub reason: RowCode,
}

/// How many records there are and what became of them.
///
/// With one score in a row `records` is the sum of all others. Where a row holds several, each score
/// counts, and what is wrong with the row as a whole (its shape, its date) counts once; every error is
/// one reject.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// The records below the header.
    pub records: u64,
    /// Responses taken.
    pub accepted: u64,
    /// Rows that are no new responses, which is normal.
    pub skipped: BTreeMap<RowCode, u64>,
    /// Rows that are wrong.
    pub errors: BTreeMap<RowCode, u64>,
}

impl Counts {
    /// Counts one row that was not taken.
    pub fn refuse(&mut self, code: RowCode) {
        let counts = if code.is_error() { &mut self.errors } else { &mut self.skipped };
        *counts.entry(code).or_default() += 1;
    }

    /// Counts responses that were taken as ones that are here already.
    pub(crate) fn are_duplicates(&mut self, responses: u64) {
        if responses > 0 {
            self.accepted = self.accepted.saturating_sub(responses);
            *self.skipped.entry(RowCode::Duplicate).or_default() += responses;
        }
    }

    /// Tells whether more than a fifth of what was read is wrong.
    pub fn many_errors(&self) -> bool {
        let errors: u64 = self.errors.values().sum();
        let all = errors + self.accepted + self.skipped.values().sum::<u64>();
        errors * 5 > all
    }
}

/// Words of the file that no group or touchpoint is known for, with the number of rows.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Unmapped {
    /// Taken without a group.
    pub group: BTreeMap<String, u64>,
    /// Taken as touchpoints of their own name.
    pub touchpoint: BTreeMap<String, u64>,
}

/// What an import did.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Report {
    /// What became of the records.
    #[serde(flatten)]
    pub counts: Counts,
    /// The rows that are wrong, in the file's order, up to the limit.
    pub rejects: Vec<Reject>,
    /// Words that nobody knows.
    pub unmapped: Unmapped,
    /// The first and the last week; `None` when nothing was taken.
    pub weeks: Option<Period>,
    /// `many_errors` when more than a fifth is wrong.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub warning: Option<&'static str>,
    /// How many responses took the place of an older answer with the same id.
    #[serde(skip_serializing_if = "is_zero")]
    pub replaced: u64,
    /// The name of the source unless the person gives another: the tool's id or the header's signature.
    #[serde(skip)]
    pub source: String,
    /// The mapping as it was applied, with what was detected.
    #[serde(skip)]
    pub mapping: crate::Mapping,
}

fn is_zero(value: &u64) -> bool {
    *value == 0
}

/// Every code of [`Question::why`].
pub const WHYS: [&str; 11] = [
    "no_header_found",
    "no_day_over_12",
    "orders_contradict",
    "year_first_or_last",
    "dates_turned",
    "no_zone_named",
    "metric_not_named",
    "scale_not_reached",
    "scale_turned",
    "answer_codes",
    "group_disagrees",
];

/// Every code of `Inspection::reasons`.
pub const REASONS: [&str; 21] = [
    "signature",
    "answer",
    "mapping",
    "mapped_names",
    "types_differ",
    "column_name",
    "first_of_several",
    "only_dates",
    "seconds_since_1970",
    "day_numbers",
    "date_cells",
    "iso8601",
    "spelled_out",
    "day_over_12",
    "year_first",
    "header_names_it",
    "known_words",
    "labels",
    "values",
    "looks_like_scores",
    "none_found",
];

/// What a person must say before a file can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum QuestionId {
    /// Whether day, month or a year of two digits comes first: `dmy`, `mdy`, `ymd`.
    DateOrder,
    /// The IANA zone of dates that name none.
    Zone,
    /// What the score measures.
    Metric,
    /// The lowest and the highest score: `1-5`.
    Scale,
    /// Which record is the header: a number from 1, or `none`.
    Header,
    /// Which column names the group.
    Group,
}

impl QuestionId {
    /// Every question.
    pub const ALL: [QuestionId; 6] = [
        QuestionId::DateOrder,
        QuestionId::Zone,
        QuestionId::Metric,
        QuestionId::Scale,
        QuestionId::Header,
        QuestionId::Group,
    ];

    /// Names the question in answers and locale keys.
    pub fn code(self) -> &'static str {
        match self {
            QuestionId::DateOrder => "date_order",
            QuestionId::Zone => "zone",
            QuestionId::Metric => "metric",
            QuestionId::Scale => "scale",
            QuestionId::Header => "header",
            QuestionId::Group => "group",
        }
    }
}

/// One question with its possible answers, the likeliest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Question {
    /// What is asked.
    pub id: QuestionId,
    /// Possible answers; a zone may be any other as well.
    pub options: Vec<String>,
    /// Why it has to be asked: one of [`WHYS`].
    pub why: &'static str,
}
