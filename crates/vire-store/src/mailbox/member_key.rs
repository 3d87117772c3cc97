//! Members' public keys: what thanks are sealed to and signed with, under the member's seat.
//!
//! Holds public halves only. Whose seat it is stands in HR's roster and nowhere here.

use rusqlite::params;

use super::{Reading, Writing};
use crate::error::StoreError;
use crate::ids::SeatId;
use crate::rows;

pub(super) const TABLE: &str = "
CREATE TABLE member_key(
    seat BLOB NOT NULL PRIMARY KEY CHECK (length(seat) = 16),
    public BLOB NOT NULL
) STRICT, WITHOUT ROWID;
";

impl Reading<'_> {
    /// Lists the members' public keys, by seat.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn member_keys(&self) -> Result<Vec<(SeatId, Vec<u8>)>, StoreError> {
        let sql = "SELECT seat, public FROM member_key ORDER BY seat";
        rows::all(self.connection, sql, [], |row| Ok((row.get(0)?, row.get(1)?)))
    }
}

impl Writing<'_> {
    /// Keeps a member's public keys; earlier ones of that seat are gone.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn put_member_key(&self, seat: SeatId, public: &[u8]) -> Result<(), StoreError> {
        rows::run(
            self.connection,
            "INSERT INTO member_key(seat, public) VALUES (?1, ?2)
             ON CONFLICT DO UPDATE SET public = excluded.public",
            params![seat, public],
        )
        .map(drop)
    }
}
