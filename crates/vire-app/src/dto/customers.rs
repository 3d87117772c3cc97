//! Customer files and their imports.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

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
    /// The headings of the file.
    pub columns: Vec<String>,
    /// The first rows, as many cells as columns.
    pub sample: Vec<Vec<String>>,
    /// The proposed mapping, in the form of contract.md, as JSON.
    #[ts(type = "Record<string, unknown>")]
    pub mapping: serde_json::Value,
    /// What a person must decide before the import.
    pub ask: Vec<AskView>,
    /// How many records there are.
    pub records: u32,
    /// How many would be taken.
    pub accepted: u32,
    /// How many are no answers, duplicates and the like.
    pub skipped: BTreeMap<String, u32>,
    /// How many are wrong, by code.
    pub errors: BTreeMap<String, u32>,
    /// When this very file was imported before: the import's id.
    pub already_imported: Option<String>,
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
