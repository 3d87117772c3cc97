//! Customer files and their imports.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::ChartView;

/// A column without which nothing can be imported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum Missing {
    /// What customers answered.
    Score,
    /// When they did.
    Date,
}

/// What a file is and what would happen with it. Nothing was stored.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct FilePreview {
    /// The path that was picked.
    pub path: String,
    /// The file's name.
    pub name: String,
    /// The recognised tool's id.
    pub tool: Option<String>,
    /// Where such files come from, as it would be stored unless the person gives another name.
    pub source: String,
    /// The headings of the file, those of persons left out.
    pub columns: Vec<String>,
    /// The headings of columns that are never taken: agents, names, addresses.
    pub dropped: Vec<String>,
    /// The first rows, as many cells as columns.
    pub sample: Vec<Vec<String>>,
    /// The proposed mapping, in the form of contract.md, as JSON.
    #[ts(type = "Record<string, unknown>")]
    pub mapping: serde_json::Value,
    /// Why each field is proposed; the text is `mapping-why-<reason>`.
    pub reasons: BTreeMap<String, String>,
    /// Which column was found nowhere, so that a person has to choose it.
    pub missing: Option<Missing>,
    /// What a person must decide before the import.
    pub ask: Vec<AskView>,
    /// How many records there are.
    pub records: u32,
    /// How many would be taken.
    pub accepted: u32,
    /// Responses that earlier imports of the same source hold; skipped as duplicates.
    pub overlap: u32,
    /// How many are no answers, duplicates and the like.
    pub skipped: BTreeMap<String, u32>,
    /// How many are wrong, by code.
    pub errors: BTreeMap<String, u32>,
    /// Whether more than a fifth is wrong.
    pub many_errors: bool,
    /// The first rows that would not be taken.
    pub rejects: Vec<RejectView>,
    /// The first week with a response.
    pub from: Option<String>,
    /// The last week with a response.
    pub to: Option<String>,
    /// Words of the touchpoint column that nobody knows.
    pub unmapped_touchpoints: Vec<UnmappedView>,
    /// Words of the group column that nobody knows.
    pub unmapped_groups: Vec<UnmappedView>,
    /// The touchpoints that a word can be mapped to.
    pub touchpoints: Vec<String>,
    /// The groups that a word can be mapped to.
    pub groups: Vec<String>,
    /// The text's encoding; nothing for workbooks.
    pub encoding: Option<String>,
    /// A text of the file with letters beyond ASCII, to judge the encoding by.
    pub text_sample: Option<String>,
    /// The sheet that is read; nothing for texts.
    pub sheet: Option<String>,
    /// The sheets to choose from; none for texts.
    pub sheets: Vec<String>,
    /// Other sheets with the same columns, which are not read.
    pub twins: Vec<String>,
    /// How a file of the same kind was read before, when that was used.
    pub saved: Option<SavedMappingView>,
    /// What the file would add, one picture for each metric.
    pub charts: Vec<ChartView>,
    /// When this very file was imported before: the import's id.
    pub already_imported: Option<String>,
    /// The day on which it was, ISO 8601.
    pub imported_on: Option<String>,
}

/// A word of a file that nobody knows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct UnmappedView {
    /// The word.
    pub word: String,
    /// How many rows have it.
    pub count: u32,
    /// What it is most like: a touchpoint's id or a group's path.
    pub suggestion: Option<String>,
}

/// How a file of the same kind was read before.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct SavedMappingView {
    /// The day it was used last, ISO 8601.
    pub day: String,
    /// What a person said about the columns then, under their names of today.
    #[ts(type = "Record<string, unknown>")]
    pub mapping: serde_json::Value,
    /// What a person answered then.
    pub answers: BTreeMap<String, String>,
    /// Whether the header is the same.
    pub same: bool,
    /// Headings that are new.
    pub added: Vec<String>,
    /// Headings that are gone.
    pub gone: Vec<String>,
    /// Headings that were renamed: the old and the new name.
    pub renamed: Vec<[String; 2]>,
}

/// What a search of comments found.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct CommentsView {
    /// Whether any import took comments in.
    pub kept: bool,
    /// The comments, the latest first.
    pub comments: Vec<CommentView>,
    /// How many are not shown because the team is too small.
    pub hidden: u32,
    /// Whether there are more than are shown.
    pub more: bool,
}

/// One customer's comment.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct CommentView {
    /// The week.
    pub week: String,
    /// What was asked.
    pub metric: String,
    /// The score on its own scale.
    pub score: f64,
    /// The score as the file wrote it, where that was more than the number.
    pub written: Option<String>,
    /// The touchpoint's id.
    pub touchpoint: Option<String>,
    /// The group as it is shown.
    pub group: Option<String>,
    /// What the customer wrote, names of the roster covered.
    pub text: String,
}

/// A question about a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct AskView {
    /// `date_order`, `zone`, `metric`, `scale`, `header` or `group`; the text is `ask-<id>`.
    pub id: String,
    /// The possible answers.
    pub options: Vec<String>,
    /// What made it unclear (a value of the file, for example).
    pub why: String,
}

/// What an import did.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ImportView {
    /// The import's id.
    pub import: String,
    /// The source's name.
    pub source: String,
    /// The file's name.
    pub file: String,
    /// The day it was imported, ISO 8601.
    pub day: String,
    /// How many records the file had.
    pub records: u32,
    /// How many were taken.
    pub accepted: u32,
    /// How many of those took the place of an older rating.
    pub updated: u32,
    /// Normal skips, by code.
    pub skipped: BTreeMap<String, u32>,
    /// Errors, by code.
    pub errors: BTreeMap<String, u32>,
    /// The first week with a response.
    pub from: Option<String>,
    /// The last week with a response.
    pub to: Option<String>,
    /// The first rows that were not taken.
    pub rejects: Vec<RejectView>,
    /// Whether this very file had been imported before, and nothing was done.
    pub already_imported: bool,
}

/// One row that was not taken because something in it is wrong.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct RejectView {
    /// The line of the file, or the row of the sheet.
    pub place: String,
    /// The column's name.
    pub column: String,
    /// The value.
    pub value: String,
    /// The code; the text is `reject-<reason>`.
    pub reason: String,
}
