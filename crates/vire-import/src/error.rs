//! What can be wrong with a file as a whole.
//!
//! What is wrong with one row is a [`crate::RowCode`].

use std::collections::BTreeMap;

use crate::report::Question;

/// Why a file was not read; nothing of it counts.
#[derive(Debug, thiserror::Error)]
pub enum FileError {
    /// Something has to be asked first; nothing went to the sink.
    #[error("ask")]
    Ask(Vec<Question>),
    /// The person stopped it.
    #[error("cancelled")]
    Cancelled,
    /// The file could not be read from disk.
    #[error("io: {0}")]
    Io(std::io::Error),
    /// There is nothing in it.
    #[error("file_empty")]
    Empty,
    /// There is a header and nothing beneath it.
    #[error("no_records")]
    NoRecords,
    /// No column holds a score.
    #[error("no_score_column")]
    NoScoreColumn,
    /// No column holds a date.
    #[error("no_date_column")]
    NoDateColumn,
    /// The file is larger than can be taken: bytes and the limit.
    #[error("file_too_large: {bytes} of {limit}")]
    TooLarge {
        /// The file's size.
        bytes: u64,
        /// The largest size.
        limit: u64,
    },
    /// There are more records than can be taken.
    #[error("too_many_records: {limit}")]
    TooManyRecords {
        /// The largest number.
        limit: u64,
    },
    /// A record has more fields than can be taken.
    #[error("too_many_columns: line {line}")]
    TooManyColumns {
        /// The line of the record, from 1.
        line: u64,
    },
    /// A record is longer than 1 MiB.
    #[error("record_too_long: line {line}")]
    RecordTooLong {
        /// The line where it begins, from 1.
        line: u64,
    },
    /// A record runs over more than 200 lines.
    #[error("record_too_many_lines: line {line}")]
    RecordTooManyLines {
        /// The line where it begins, from 1.
        line: u64,
    },
    /// A quotation mark is opened and never closed.
    #[error("quote_unclosed: line {line}")]
    QuoteUnclosed {
        /// The line where it was opened, from 1.
        line: u64,
    },
    /// Text follows a closing quotation mark, so that it belongs to no field.
    #[error("text_after_quote: line {line}")]
    TextAfterQuote {
        /// The line where the field was opened, from 1.
        line: u64,
    },
    /// The file holds zero bytes and is no text.
    #[error("nul_bytes: line {line}")]
    NulBytes {
        /// The line of the first, from 1.
        line: u64,
    },
    /// The file is a picture.
    #[error("picture")]
    Picture,
    /// The file is a PDF document.
    #[error("pdf")]
    Pdf,
    /// The file is a web page, whatever its name says.
    #[error("html")]
    Html,
    /// The file is of a kind that holds no table Vire can read.
    #[error("kind_not_supported")]
    KindNotSupported,
    /// The workbook is of the old binary kind.
    #[error("workbook_too_old")]
    WorkbookTooOld,
    /// The workbook opens with a password only.
    #[error("password_protected")]
    PasswordProtected,
    /// The workbook or archive ends too early or is damaged.
    #[error("workbook_damaged: {0}")]
    WorkbookDamaged(String),
    /// The workbook unpacks to more than can be taken.
    #[error("unpacked_too_large: {limit}")]
    UnpackedTooLarge {
        /// The most bytes that may be unpacked.
        limit: u64,
    },
    /// A part of the workbook is packed tighter than any real one.
    #[error("packed_too_tight: {part}")]
    PackedTooTight {
        /// The part's name.
        part: String,
    },
    /// A part of the workbook unpacks to more than it says.
    #[error("size_lies")]
    SizeLies,
    /// A part of the workbook declares a document type, which no real one does.
    #[error("workbook_doctype: {part}")]
    Doctype {
        /// The part's name.
        part: String,
    },
    /// The archive does not hold exactly one table.
    #[error("archive_without_one_table: {tables}")]
    ArchiveWithoutOneTable {
        /// How many it holds.
        tables: usize,
    },
    /// The mapping names a sheet that the workbook does not have.
    #[error("sheet_missing: {0}")]
    SheetMissing(String),
    /// The mapping names a column that the file does not have.
    #[error("column_missing: {0}")]
    ColumnMissing(String),
    /// The mapping names a column that holds people's names or addresses.
    #[error("column_personal: {0}")]
    ColumnPersonal(String),
    /// The mapping or an answer names a zone that does not exist.
    #[error("zone_unknown: {0}")]
    ZoneUnknown(String),
    /// The mapping's date format cannot be understood.
    #[error("date_format_invalid: {0}")]
    DateFormatInvalid(String),
    /// The encoding that was asked for does not exist.
    #[error("encoding_unknown: {0}")]
    EncodingUnknown(String),
    /// The mapping lacks or contradicts something: the field.
    #[error("mapping_invalid: {0}")]
    MappingInvalid(&'static str),
    /// An answer is none of the possible ones: the question.
    #[error("answer_invalid: {0}")]
    AnswerInvalid(String),
}

impl From<std::io::Error> for FileError {
    fn from(error: std::io::Error) -> Self {
        use std::io::ErrorKind::{InvalidData, InvalidInput, UnexpectedEof, Unsupported};
        // What reads and decodes has errors of its own, which come through the traits of reading.
        let error = match error.downcast::<FileError>() {
            Ok(own) => return own,
            Err(error) => error,
        };
        match error.kind() {
            // A disk gives no such errors: they come from inside an archive.
            InvalidData | InvalidInput | UnexpectedEof => crate::archive::damaged(error),
            Unsupported => FileError::KindNotSupported,
            _ => FileError::Io(error),
        }
    }
}

impl From<FileError> for std::io::Error {
    fn from(error: FileError) -> Self {
        std::io::Error::other(error)
    }
}

impl FileError {
    /// Every code.
    pub const CODES: [&str; 35] = [
        "ask",
        "cancelled",
        "io",
        "file_empty",
        "no_records",
        "no_score_column",
        "no_date_column",
        "file_too_large",
        "too_many_records",
        "too_many_columns",
        "record_too_long",
        "record_too_many_lines",
        "quote_unclosed",
        "text_after_quote",
        "nul_bytes",
        "picture",
        "pdf",
        "html",
        "kind_not_supported",
        "workbook_too_old",
        "password_protected",
        "workbook_damaged",
        "unpacked_too_large",
        "packed_too_tight",
        "size_lies",
        "workbook_doctype",
        "archive_without_one_table",
        "sheet_missing",
        "column_missing",
        "column_personal",
        "zone_unknown",
        "date_format_invalid",
        "encoding_unknown",
        "mapping_invalid",
        "answer_invalid",
    ];

    /// Names the error across every border.
    pub fn code(&self) -> &'static str {
        match self {
            FileError::Ask(_) => "ask",
            FileError::Cancelled => "cancelled",
            FileError::Io(_) => "io",
            FileError::Empty => "file_empty",
            FileError::NoRecords => "no_records",
            FileError::NoScoreColumn => "no_score_column",
            FileError::NoDateColumn => "no_date_column",
            FileError::TooLarge { .. } => "file_too_large",
            FileError::TooManyRecords { .. } => "too_many_records",
            FileError::TooManyColumns { .. } => "too_many_columns",
            FileError::RecordTooLong { .. } => "record_too_long",
            FileError::RecordTooManyLines { .. } => "record_too_many_lines",
            FileError::QuoteUnclosed { .. } => "quote_unclosed",
            FileError::TextAfterQuote { .. } => "text_after_quote",
            FileError::NulBytes { .. } => "nul_bytes",
            FileError::Picture => "picture",
            FileError::Pdf => "pdf",
            FileError::Html => "html",
            FileError::KindNotSupported => "kind_not_supported",
            FileError::WorkbookTooOld => "workbook_too_old",
            FileError::PasswordProtected => "password_protected",
            FileError::WorkbookDamaged(_) => "workbook_damaged",
            FileError::UnpackedTooLarge { .. } => "unpacked_too_large",
            FileError::PackedTooTight { .. } => "packed_too_tight",
            FileError::SizeLies => "size_lies",
            FileError::Doctype { .. } => "workbook_doctype",
            FileError::ArchiveWithoutOneTable { .. } => "archive_without_one_table",
            FileError::SheetMissing(_) => "sheet_missing",
            FileError::ColumnMissing(_) => "column_missing",
            FileError::ColumnPersonal(_) => "column_personal",
            FileError::ZoneUnknown(_) => "zone_unknown",
            FileError::DateFormatInvalid(_) => "date_format_invalid",
            FileError::EncodingUnknown(_) => "encoding_unknown",
            FileError::MappingInvalid(_) => "mapping_invalid",
            FileError::AnswerInvalid(_) => "answer_invalid",
        }
    }

    /// Returns what the sentence for people needs, by name.
    pub fn args(&self) -> BTreeMap<&'static str, String> {
        let one = |name, value: String| BTreeMap::from([(name, value)]);
        match self {
            FileError::TooLarge { bytes, limit } => {
                BTreeMap::from([("bytes", bytes.to_string()), ("limit", limit.to_string())])
            }
            FileError::TooManyRecords { limit } | FileError::UnpackedTooLarge { limit } => {
                one("limit", limit.to_string())
            }
            FileError::TooManyColumns { line }
            | FileError::RecordTooLong { line }
            | FileError::RecordTooManyLines { line }
            | FileError::QuoteUnclosed { line }
            | FileError::TextAfterQuote { line }
            | FileError::NulBytes { line } => one("line", line.to_string()),
            FileError::PackedTooTight { part } | FileError::Doctype { part } => one("part", part.clone()),
            FileError::ArchiveWithoutOneTable { tables } => one("tables", tables.to_string()),
            FileError::SheetMissing(sheet) => one("sheet", sheet.clone()),
            FileError::ColumnMissing(column) | FileError::ColumnPersonal(column) => {
                one("column", column.clone())
            }
            FileError::ZoneUnknown(zone) => one("zone", zone.clone()),
            FileError::EncodingUnknown(encoding) => one("encoding", encoding.clone()),
            FileError::DateFormatInvalid(format) => one("format", format.clone()),
            FileError::MappingInvalid(field) => one("field", (*field).to_owned()),
            FileError::AnswerInvalid(question) => one("question", question.clone()),
            FileError::WorkbookDamaged(what) => one("what", what.clone()),
            FileError::Io(error) => one("what", error.to_string()),
            _ => BTreeMap::new(),
        }
    }
}
