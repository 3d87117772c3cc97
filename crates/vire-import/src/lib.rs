//! Files of other tools in, customer responses and a rejects report out.
//!
//! Owns what a file may look like: kinds, encodings, dialects, headers, layouts of tools, dates,
//! zones and scores. Deliberately knows no store, no clock and no screen: the day of the import, the
//! organisation's zone, its groups and its touchpoints are passed in, and rows go out to a sink.

mod archive;
mod book;
mod columns;
mod csv;
mod date;
mod detect;
mod error;
mod fold;
mod inspect;
mod kind;
mod labels;
mod layout;
mod mapping;
mod options;
mod plan;
mod profile;
mod read;
mod record;
mod report;
mod score;
mod seen;
mod source;
mod table;
mod text;
mod words;

pub use error::FileError;
pub use inspect::{Confidence, FileForm, Inspection, inspect};
pub use mapping::{Columns, Mapping, Meaning, NotResponse, Number, ScoreColumn};
pub use options::{Options, ReadSeek};
pub use read::{BATCH, Sink, read};
pub use report::{Counts, Question, QuestionId, Reject, Report, RowCode, Unmapped};
pub use table::{TableRow, table};
