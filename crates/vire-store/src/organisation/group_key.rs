//! The key pair that the released figures of a group are sealed to for its readers.

use rusqlite::{Row, params};
use vire_core::group::Group;

use super::{Reading, Writing};
use crate::error::StoreError;
use crate::ids::GroupKeyId;
use crate::key::Secret;
use crate::{rows, values};

pub(super) const TABLE: &str = "
CREATE TABLE group_key(
    group_path TEXT NOT NULL PRIMARY KEY,
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    private BLOB NOT NULL,
    public BLOB NOT NULL
) STRICT, WITHOUT ROWID;
";

/// The key pair of one group as shown, which may be merged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GroupKey {
    /// The group as shown.
    pub group: Group,
    /// What the mailbox calls the key.
    pub id: GroupKeyId,
    /// Opens the group's figures.
    pub private: Secret,
    /// Seals them.
    pub public: Vec<u8>,
}

const COLUMNS: &str = "SELECT group_path, id, private, public FROM group_key";

fn group_key(row: &Row<'_>) -> Result<GroupKey, StoreError> {
    Ok(GroupKey {
        group: values::group(row.get(0)?),
        id: row.get(1)?,
        private: row.get(2)?,
        public: row.get(3)?,
    })
}

impl Reading<'_> {
    /// Returns a group's key pair, if it has one.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn group_key(&self, group: &Group) -> Result<Option<GroupKey>, StoreError> {
        rows::first(self.connection, &format!("{COLUMNS} WHERE group_path = ?1"), [group.as_str()], group_key)
    }

    /// Lists all key pairs, by path.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn group_keys(&self) -> Result<Vec<GroupKey>, StoreError> {
        rows::all(self.connection, &format!("{COLUMNS} ORDER BY group_path"), [], group_key)
    }
}

impl Writing<'_> {
    /// Keeps a group's first key pair.
    ///
    /// # Errors
    /// [`StoreError::Sql`] when it has one.
    pub fn insert_group_key(&self, key: &GroupKey) -> Result<(), StoreError> {
        rows::run(
            self.connection,
            "INSERT INTO group_key(group_path, id, private, public) VALUES (?1, ?2, ?3, ?4)",
            params![key.group.as_str(), key.id, key.private, key.public],
        )
        .map(drop)
    }
}
