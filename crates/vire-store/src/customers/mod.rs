//! Customer responses: imported rows, which import brought which, and the weekly roll-up kept with them.
//!
//! A roll-up row changes in the transaction that makes its responses count, so figures never need a
//! scan. Reads no file and decides no metric: responses come canonical from the importer. Nothing of
//! an employee's answer is ever here.

mod at_touchpoint;
mod block;
mod check;
mod import;
mod into_blocks;
mod links;
mod mapping;
mod names;
mod overlap;
mod reject;
mod response;
mod row;
mod score;
mod stored;
mod undo;
mod versions;
mod weekly;
mod writer;

pub(crate) use into_blocks::into_blocks;
pub(crate) use mapping::TABLE as MAPPING_TABLE;
pub(crate) use reject::TABLE as REJECT_TABLE;
pub(crate) use response::TABLES as RESPONSE_TABLES;
pub(crate) use score::TABLE as SCORE_TABLE;

pub use check::Found;
pub use import::{ImportRow, ImportState, NewImport, Summary};
pub use mapping::SavedMapping;
pub use overlap::Overlap;
pub use reject::RejectRow;
pub use score::ScoreCount;
pub use undo::Undone;
pub use weekly::{By, CustomerWeek};
pub use writer::{CustomerWriter, Written};

/// The tables of the first schema. `import_response` holds, for each finished import, the numbers of all
/// responses that its file contained, as runs: its own rows and those that were here before. A running
/// import's rows are those from `first_response` on.
///
/// The third schema takes `customer_response` and `response_id` away: responses are kept in blocks then,
/// [`RESPONSE_TABLES`].
pub(crate) const TABLES: &str = "
CREATE TABLE source(id INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE touchpoint_name(id INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE customer_group(id INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE import(
    number INTEGER NOT NULL PRIMARY KEY,
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    source INTEGER NOT NULL REFERENCES source(id),
    file_name TEXT NOT NULL,
    file_hash BLOB NOT NULL CHECK (length(file_hash) = 32),
    state TEXT NOT NULL CHECK (state IN ('running', 'finished')),
    first_response INTEGER NOT NULL,
    records INTEGER NOT NULL DEFAULT 0,
    accepted INTEGER NOT NULL DEFAULT 0,
    updated INTEGER NOT NULL DEFAULT 0,
    duplicates INTEGER NOT NULL DEFAULT 0,
    skipped TEXT NOT NULL DEFAULT '{}',
    errors TEXT NOT NULL DEFAULT '{}',
    from_week INTEGER,
    to_week INTEGER,
    finished_at TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE TABLE import_response(
    import INTEGER NOT NULL REFERENCES import(number),
    first INTEGER NOT NULL,
    last INTEGER NOT NULL,
    PRIMARY KEY (import, first)
) STRICT, WITHOUT ROWID;
CREATE TABLE customer_response(
    response INTEGER NOT NULL PRIMARY KEY,
    instant INTEGER NOT NULL,
    date INTEGER NOT NULL,
    week INTEGER NOT NULL,
    metric INTEGER NOT NULL,
    score INTEGER NOT NULL,
    good INTEGER NOT NULL,
    bad INTEGER NOT NULL,
    touchpoint INTEGER NOT NULL,
    grp INTEGER NOT NULL,
    counts INTEGER NOT NULL,
    identified INTEGER NOT NULL,
    comment TEXT
) STRICT;
CREATE TABLE response_id(
    source INTEGER NOT NULL,
    id TEXT NOT NULL,
    metric INTEGER NOT NULL,
    response INTEGER NOT NULL,
    PRIMARY KEY (source, id, metric, response)
) STRICT, WITHOUT ROWID;
CREATE TABLE customer_week(
    metric INTEGER NOT NULL,
    week INTEGER NOT NULL,
    touchpoint INTEGER NOT NULL,
    grp INTEGER NOT NULL,
    n INTEGER NOT NULL,
    sum INTEGER NOT NULL,
    sum_of_squares INTEGER NOT NULL,
    good INTEGER NOT NULL,
    bad INTEGER NOT NULL,
    PRIMARY KEY (metric, week, touchpoint, grp)
) STRICT, WITHOUT ROWID;
";
