//! The random id under which the mailbox knows each team.

use rusqlite::params;
use vire_core::group::Group;

use super::{Reading, Writing};
use crate::error::StoreError;
use crate::ids::TeamId;
use crate::{rows, values};

pub(super) const TABLE: &str = "
CREATE TABLE team(
    group_path TEXT NOT NULL PRIMARY KEY,
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16)
) STRICT, WITHOUT ROWID;
";

impl Reading<'_> {
    /// Returns a team's id, if it has one.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn team(&self, group: &Group) -> Result<Option<TeamId>, StoreError> {
        let sql = "SELECT id FROM team WHERE group_path = ?1";
        rows::first(self.connection, sql, [group.as_str()], |row| Ok(row.get(0)?))
    }

    /// Returns the team with an id, if there is one.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn team_with(&self, id: TeamId) -> Result<Option<Group>, StoreError> {
        let sql = "SELECT group_path FROM team WHERE id = ?1";
        rows::first(self.connection, sql, [id], |row| Ok(values::group(row.get(0)?)))
    }

    /// Lists all teams with their ids, by path.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn teams(&self) -> Result<Vec<(Group, TeamId)>, StoreError> {
        let sql = "SELECT group_path, id FROM team ORDER BY group_path";
        rows::all(self.connection, sql, [], |row| Ok((values::group(row.get(0)?), row.get(1)?)))
    }
}

impl Writing<'_> {
    /// Gives a team an id, for ever.
    ///
    /// # Errors
    /// [`StoreError::Sql`] when it has one.
    pub fn insert_team(&self, group: &Group, id: TeamId) -> Result<(), StoreError> {
        let sql = "INSERT INTO team(group_path, id) VALUES (?1, ?2)";
        rows::run(self.connection, sql, params![group.as_str(), id]).map(drop)
    }
}
