//! Issuance: one row for every seat and round, made for everybody when the round is made.
//!
//! Notes that a ticket was signed, never which: the blinded message cannot be recognised later.

use rusqlite::{Row, params};
use vire_core::week::Week;

use super::{Reading, Writing};
use crate::error::StoreError;
use crate::ids::{SeatId, TeamId};
use crate::{rows, values};

pub(super) const TABLE: &str = "
CREATE TABLE issuance(
    seat BLOB NOT NULL CHECK (length(seat) = 16),
    week INTEGER NOT NULL,
    team BLOB NOT NULL CHECK (length(team) = 16),
    blinded_hash BLOB NOT NULL DEFAULT x'',
    signature BLOB NOT NULL DEFAULT x'',
    PRIMARY KEY (seat, week)
) STRICT, WITHOUT ROWID;
";

/// What a seat may have signed for one round, and whether it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Issuance {
    /// The seat.
    pub seat: SeatId,
    /// The round.
    pub week: Week,
    /// The team whose issuer key signs.
    pub team: TeamId,
    /// The hash of the blinded message that was signed, if one was.
    pub blinded_hash: Option<Vec<u8>>,
    /// The blind signature, if there is one.
    pub signature: Option<Vec<u8>>,
}

const COLUMNS: &str = "SELECT seat, week, team, blinded_hash, signature FROM issuance";

fn issuance(row: &Row<'_>) -> Result<Issuance, StoreError> {
    Ok(Issuance {
        seat: row.get(0)?,
        week: values::week(row.get(1)?, "issuance.week")?,
        team: row.get(2)?,
        blinded_hash: values::filled(row.get(3)?),
        signature: values::filled(row.get(4)?),
    })
}

impl Reading<'_> {
    /// Returns what a seat may have signed for one round; `None` when the seat has no part in it.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn issuance(&self, seat: SeatId, week: Week) -> Result<Option<Issuance>, StoreError> {
        let sql = format!("{COLUMNS} WHERE seat = ?1 AND week = ?2");
        rows::first(self.connection, &sql, params![seat, values::monday(week)], issuance)
    }

    /// Lists what a seat may have signed, the earliest round first.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn issuances(&self, seat: SeatId) -> Result<Vec<Issuance>, StoreError> {
        rows::all(self.connection, &format!("{COLUMNS} WHERE seat = ?1 ORDER BY week"), [seat], issuance)
    }
}

impl Writing<'_> {
    /// Makes the rows of one round for everybody; rows that are there stay as they are.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn insert_issuances(&self, week: Week, seats: &[(SeatId, TeamId)]) -> Result<(), StoreError> {
        let mut sorted = seats.to_vec();
        sorted.sort_unstable();
        for (seat, team) in sorted {
            rows::run(
                self.connection,
                "INSERT INTO issuance(seat, week, team) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING",
                params![seat, values::monday(week), team],
            )?;
        }
        Ok(())
    }

    /// Makes a seat's row of a round anew for a team: what was signed for another team is void.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn renew_issuance(&self, seat: SeatId, week: Week, team: TeamId) -> Result<(), StoreError> {
        rows::run(
            self.connection,
            "INSERT INTO issuance(seat, week, team) VALUES (?1, ?2, ?3)
             ON CONFLICT DO UPDATE SET team = excluded.team, blinded_hash = x'', signature = x''",
            params![seat, values::monday(week), team],
        )
        .map(drop)
    }

    /// Removes the rows of a seat from a week on: it has no part in those rounds.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn remove_issuances(&self, seat: SeatId, from: Week) -> Result<(), StoreError> {
        let sql = "DELETE FROM issuance WHERE seat = ?1 AND week >= ?2";
        rows::run(self.connection, sql, params![seat, values::monday(from)]).map(drop)
    }

    /// Returns the blind signature for a seat and round, made now unless the same blinded message was
    /// signed before.
    ///
    /// # Errors
    /// [`StoreError::RowMissing`] when the seat has no part in the round,
    /// [`StoreError::AlreadyIssued`] when another message was signed, and whatever `make` returns
    /// (nothing is noted then).
    pub fn issue<E: From<StoreError>>(
        &self,
        seat: SeatId,
        week: Week,
        blinded_hash: &[u8; 32],
        make: impl FnOnce() -> Result<Vec<u8>, E>,
    ) -> Result<Vec<u8>, E> {
        let known = self.issuance(seat, week)?.ok_or(StoreError::RowMissing { what: "issuance" })?;
        match (known.blinded_hash, known.signature) {
            (Some(hash), Some(signature)) if hash == blinded_hash => Ok(signature),
            (None, None) => {
                let signature = make()?;
                rows::run_one(
                    self.connection,
                    "issuance",
                    "UPDATE issuance SET blinded_hash = ?3, signature = ?4 WHERE seat = ?1 AND week = ?2",
                    params![seat, values::monday(week), blinded_hash, signature],
                )?;
                Ok(signature)
            }
            _ => Err(StoreError::AlreadyIssued.into()),
        }
    }
}
