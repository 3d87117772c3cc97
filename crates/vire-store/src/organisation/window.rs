//! Windows: what a figure over several weeks still needs of each week, sealed to the window's key.
//!
//! Key and sums are destroyed together when the window is released or dropped.

use rusqlite::{Row, params};
use vire_core::week::{Period, Week};

use super::{Reading, Writing};
use crate::error::StoreError;
use crate::key::Secret;
use crate::{rows, values};

pub(super) const TABLE: &str = "
CREATE TABLE period_window(
    from_week INTEGER NOT NULL PRIMARY KEY,
    to_week INTEGER NOT NULL,
    private BLOB NOT NULL,
    public BLOB NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('open', 'released', 'dropped'))
) STRICT;
CREATE TABLE window_sum(
    from_week INTEGER NOT NULL REFERENCES period_window(from_week),
    week INTEGER NOT NULL,
    sealed BLOB NOT NULL,
    PRIMARY KEY (from_week, week)
) STRICT, WITHOUT ROWID;
";

/// How far a window has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WindowState {
    /// It still takes sums.
    Open,
    /// Its figures are in the ledger.
    Released,
    /// It ended without figures.
    Dropped,
}

impl WindowState {
    fn id(self) -> &'static str {
        match self {
            WindowState::Open => "open",
            WindowState::Released => "released",
            WindowState::Dropped => "dropped",
        }
    }
}

/// One window with its key pair.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Window {
    /// Its weeks.
    pub period: Period,
    /// Opens the sums; `None` once it is not open any more.
    pub private: Option<Secret>,
    /// Seals the sums.
    pub public: Vec<u8>,
    /// How far it has come.
    pub state: WindowState,
}

const COLUMNS: &str = "SELECT from_week, to_week, private, public, state FROM period_window";

fn window(row: &Row<'_>) -> Result<Window, StoreError> {
    let state = row.get::<_, String>(4)?;
    Ok(Window {
        period: Period {
            from: values::week(row.get(0)?, "period_window.from_week")?,
            to: values::week(row.get(1)?, "period_window.to_week")?,
        },
        private: Some(row.get::<_, Secret>(2)?).filter(|key| !key.is_empty()),
        public: row.get(3)?,
        state: [WindowState::Open, WindowState::Released, WindowState::Dropped]
            .into_iter()
            .find(|known| known.id() == state)
            .ok_or(StoreError::Unreadable { what: "period_window.state" })?,
    })
}

impl Reading<'_> {
    /// Returns the window that begins with a week, if there is one.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn window(&self, from: Week) -> Result<Option<Window>, StoreError> {
        let sql = format!("{COLUMNS} WHERE from_week = ?1");
        rows::first(self.connection, &sql, [values::monday(from)], window)
    }

    /// Lists all windows, the earliest first.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn windows(&self) -> Result<Vec<Window>, StoreError> {
        rows::all(self.connection, &format!("{COLUMNS} ORDER BY from_week"), [], window)
    }

    /// Lists the sealed sums of the window that begins with a week, the earliest week first.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn window_sums(&self, from: Week) -> Result<Vec<(Week, Vec<u8>)>, StoreError> {
        let sql = "SELECT week, sealed FROM window_sum WHERE from_week = ?1 ORDER BY week";
        rows::all(self.connection, sql, [values::monday(from)], |row| {
            Ok((values::week(row.get(0)?, "window_sum.week")?, row.get(1)?))
        })
    }
}

impl Writing<'_> {
    /// Opens a window with its key pair.
    ///
    /// # Errors
    /// [`StoreError::Sql`] when one begins with that week already.
    pub fn insert_window(&self, period: Period, private: &Secret, public: &[u8]) -> Result<(), StoreError> {
        rows::run(
            self.connection,
            "INSERT INTO period_window(from_week, to_week, private, public, state) VALUES (?1, ?2, ?3, ?4, 'open')",
            params![values::monday(period.from), values::monday(period.to), private, public],
        )
        .map(drop)
    }

    /// Keeps the sealed sums of one week for the window that begins with `from`; repeating it replaces.
    ///
    /// # Errors
    /// [`StoreError::RowMissing`] when no such window is open.
    pub fn put_window_sum(&self, from: Week, week: Week, sealed: &[u8]) -> Result<(), StoreError> {
        rows::run_one(
            self.connection,
            "period_window",
            "INSERT INTO window_sum(from_week, week, sealed)
             SELECT from_week, ?2, ?3 FROM period_window WHERE from_week = ?1 AND state = 'open'
             ON CONFLICT DO UPDATE SET sealed = excluded.sealed",
            params![values::monday(from), values::monday(week), sealed],
        )
    }

    /// Ends a window: its key and its sums are destroyed without a trace.
    ///
    /// # Errors
    /// [`StoreError::RowMissing`] when there is no such window.
    pub fn end_window(&self, from: Week, state: WindowState) -> Result<(), StoreError> {
        self.forget();
        rows::run(self.connection, "DELETE FROM window_sum WHERE from_week = ?1", [values::monday(from)])?;
        rows::run_one(
            self.connection,
            "period_window",
            "UPDATE period_window SET private = x'', state = ?2 WHERE from_week = ?1",
            params![values::monday(from), state.id()],
        )
    }
}
