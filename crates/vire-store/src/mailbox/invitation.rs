//! Invitations of members: a sealed packet under a hash of its code.

use rusqlite::params;

use super::{Reading, Writing};
use crate::error::StoreError;
use crate::ids::{InvitationId, SeatId, TeamId};
use crate::rows;

pub(super) const TABLE: &str = "
CREATE TABLE invitation(
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    seat BLOB NOT NULL CHECK (length(seat) = 16),
    team BLOB NOT NULL CHECK (length(team) = 16),
    packet BLOB NOT NULL
) STRICT, WITHOUT ROWID;
";

/// One invitation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invitation {
    /// A hash of the code.
    pub id: InvitationId,
    /// The member's seat.
    pub seat: SeatId,
    /// The member's team.
    pub team: TeamId,
    /// What the code opens.
    pub packet: Vec<u8>,
}

const COLUMNS: &str = "SELECT id, seat, team, packet FROM invitation";

fn invitation(row: &rusqlite::Row<'_>) -> Result<Invitation, StoreError> {
    Ok(Invitation { id: row.get(0)?, seat: row.get(1)?, team: row.get(2)?, packet: row.get(3)? })
}

impl Reading<'_> {
    /// Returns one invitation, if there is one.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn invitation(&self, id: InvitationId) -> Result<Option<Invitation>, StoreError> {
        rows::first(self.connection, &format!("{COLUMNS} WHERE id = ?1"), [id], invitation)
    }

    /// Lists all invitations, by id.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn invitations(&self) -> Result<Vec<Invitation>, StoreError> {
        rows::all(self.connection, &format!("{COLUMNS} ORDER BY id"), [], invitation)
    }
}

impl Writing<'_> {
    /// Keeps an invitation; an earlier one of that id is replaced.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn put_invitation(&self, invitation: &Invitation) -> Result<(), StoreError> {
        rows::run(
            self.connection,
            "INSERT INTO invitation(id, seat, team, packet) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT DO UPDATE SET seat = excluded.seat, team = excluded.team, packet = excluded.packet",
            params![invitation.id, invitation.seat, invitation.team, invitation.packet],
        )
        .map(drop)
    }

    /// Moves the open invitations of a seat to another team.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn move_invitations(&self, seat: SeatId, team: TeamId) -> Result<(), StoreError> {
        let sql = "UPDATE invitation SET team = ?2 WHERE seat = ?1";
        rows::run(self.connection, sql, params![seat, team]).map(drop)
    }

    /// Removes an invitation without a trace; nothing happens when there is none.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn remove_invitation(&self, id: InvitationId) -> Result<(), StoreError> {
        self.forget();
        rows::run(self.connection, "DELETE FROM invitation WHERE id = ?1", [id]).map(drop)
    }

    /// Removes all invitations of a seat without a trace.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn remove_invitations_of(&self, seat: SeatId) -> Result<(), StoreError> {
        self.forget();
        rows::run(self.connection, "DELETE FROM invitation WHERE seat = ?1", [seat]).map(drop)
    }
}
