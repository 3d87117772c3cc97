//! Manifests: the signed document of each opened round, and how far each round has come.

use rusqlite::{Row, params};
use vire_core::round::RoundState;
use vire_core::week::Week;

use super::{Reading, Writing};
use crate::error::StoreError;
use crate::organisation::round::read_state;
use crate::{rows, values};

pub(super) const TABLE: &str = "
CREATE TABLE manifest(
    week INTEGER NOT NULL PRIMARY KEY,
    document BLOB NOT NULL,
    signature BLOB NOT NULL,
    hash BLOB NOT NULL,
    round_public BLOB NOT NULL,
    spool BLOB NOT NULL CHECK (length(spool) = 16)
) STRICT;
CREATE TABLE round_state(
    week INTEGER NOT NULL PRIMARY KEY,
    state TEXT NOT NULL CHECK (state IN ('announced', 'open', 'closed'))
) STRICT;
";

/// The signed manifest of one round.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Manifest {
    /// The round.
    pub week: Week,
    /// The document's bytes.
    pub document: Vec<u8>,
    /// The organisation's signature over them.
    pub signature: Vec<u8>,
    /// The document's hash.
    pub hash: Vec<u8>,
    /// Seals the answers.
    pub round_public: Vec<u8>,
    /// Where sealed answers go while the round is open.
    pub spool: crate::ids::SpoolId,
}

const COLUMNS: &str = "SELECT week, document, signature, hash, round_public, spool FROM manifest";

fn manifest(row: &Row<'_>) -> Result<Manifest, StoreError> {
    Ok(Manifest {
        week: values::week(row.get(0)?, "manifest.week")?,
        document: row.get(1)?,
        signature: row.get(2)?,
        hash: row.get(3)?,
        round_public: row.get(4)?,
        spool: row.get(5)?,
    })
}

impl Reading<'_> {
    /// Returns the manifest of one round, if it was opened.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn manifest(&self, week: Week) -> Result<Option<Manifest>, StoreError> {
        let sql = format!("{COLUMNS} WHERE week = ?1");
        rows::first(self.connection, &sql, [values::monday(week)], manifest)
    }

    /// Lists all manifests, the earliest round first.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn manifests(&self) -> Result<Vec<Manifest>, StoreError> {
        rows::all(self.connection, &format!("{COLUMNS} ORDER BY week"), [], manifest)
    }

    /// Returns how far a round has come, if it is known here.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn round_state(&self, week: Week) -> Result<Option<RoundState>, StoreError> {
        let sql = "SELECT state FROM round_state WHERE week = ?1";
        rows::first(self.connection, sql, [values::monday(week)], |row| {
            read_state(&row.get::<_, String>(0)?, "round_state.state")
        })
    }

    /// Lists all rounds known here with how far they have come, the earliest first.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn round_states(&self) -> Result<Vec<(Week, RoundState)>, StoreError> {
        rows::all(self.connection, "SELECT week, state FROM round_state ORDER BY week", [], |row| {
            let state = read_state(&row.get::<_, String>(1)?, "round_state.state")?;
            Ok((values::week(row.get(0)?, "round_state.week")?, state))
        })
    }
}

impl Writing<'_> {
    /// Keeps a round's manifest; repeating it replaces.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn put_manifest(&self, manifest: &Manifest) -> Result<(), StoreError> {
        rows::run(
            self.connection,
            "INSERT INTO manifest(week, document, signature, hash, round_public, spool)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)
             ON CONFLICT DO UPDATE SET document = excluded.document, signature = excluded.signature,
                 hash = excluded.hash, round_public = excluded.round_public, spool = excluded.spool",
            params![
                values::monday(manifest.week),
                manifest.document,
                manifest.signature,
                manifest.hash,
                manifest.round_public,
                manifest.spool,
            ],
        )
        .map(drop)
    }

    /// Moves a round to a state.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn put_round_state(&self, week: Week, state: RoundState) -> Result<(), StoreError> {
        rows::run(
            self.connection,
            "INSERT INTO round_state(week, state) VALUES (?1, ?2)
             ON CONFLICT DO UPDATE SET state = excluded.state",
            params![values::monday(week), state.id()],
        )
        .map(drop)
    }
}
