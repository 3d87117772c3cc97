//! Files of other tools in, customer responses and a rejects report out.
//!
//! Owns what a file may look like: kinds, encodings, dialects, headers, layouts of tools, dates,
//! zones and scores. Deliberately knows no store, no clock and no screen: the day of the import, the
//! organisation's zone, its groups and its touchpoints are passed in, and rows go out to a sink.
//!
//! ```
//! use std::collections::BTreeMap;
//! use std::io::Cursor;
//! use std::ops::ControlFlow;
//!
//! use vire_import::{Mapping, Options, inspect, read};
//!
//! let file = b"pvm;kanava;nps\n3.3.2025;Puhelin;9\n4.3.2025;Chat;11\n";
//! let options = Options::new("2026-11-23".parse()?, chrono_tz::Europe::Helsinki);
//! let answers = BTreeMap::new();
//!
//! let found = inspect(&mut Cursor::new(file), &Mapping::default(), &answers, &options)?;
//! assert!(found.ask.is_empty());
//!
//! let mut taken = Vec::new();
//! let report = read(&mut Cursor::new(file), &found.mapping, &answers, &options, &mut |batch| {
//!     taken.append(batch);
//!     ControlFlow::Continue(())
//! })?;
//! assert_eq!((taken.len(), report.rejects.len()), (1, 1));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod archive;
mod book;
mod columns;
mod csv;
mod date;
mod detect;
mod error;
mod few;
mod fold;
mod footer;
mod inspect;
mod kind;
mod labels;
mod layout;
mod mapping;
mod options;
mod persons;
mod plan;
mod polarity;
mod profile;
mod read;
mod record;
mod report;
mod score;
mod seen;
mod shape;
mod slot;
mod source;
mod table;
mod text;
mod unanswered;
mod worded;
mod words;

pub use error::FileError;
pub use inspect::{Confidence, FileForm, Head, Inspection, columns_of, head, inspect};
pub use layout::{questions, tools};
pub use mapping::{Columns, Mapping, Meaning, NotResponse, Number, ScoreColumn};
pub use options::{Options, ReadSeek};
pub use read::{BATCH, Opened, Sink, read};
pub use report::{Counts, Question, QuestionId, REASONS, Reject, Report, RowCode, Unmapped, WHYS};
pub use table::{TableRow, table};
