//! Readers: who may open which groups' figures, as HR granted it.

use rusqlite::{Row, params};
use vire_core::group::Group;

use super::{Reading, Writing};
use crate::error::StoreError;
use crate::ids::ReaderId;
use crate::{rows, values};

pub(super) const TABLE: &str = "
CREATE TABLE reader(
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    name TEXT NOT NULL,
    role TEXT NOT NULL,
    groups TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('invited', 'accepted', 'ended'))
) STRICT, WITHOUT ROWID;
";

/// How far a reader has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReaderState {
    /// Invited; has no key yet.
    Invited,
    /// Has made a key.
    Accepted,
    /// May not open anything new any more.
    Ended,
}

impl ReaderState {
    fn id(self) -> &'static str {
        match self {
            ReaderState::Invited => "invited",
            ReaderState::Accepted => "accepted",
            ReaderState::Ended => "ended",
        }
    }
}

/// One reader.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reader {
    /// The random id.
    pub id: ReaderId,
    /// The name that HR gave.
    pub name: String,
    /// The role's id.
    pub role: String,
    /// The groups whose figures the reader may open.
    pub groups: Vec<Group>,
    /// How far it has come.
    pub state: ReaderState,
}

const COLUMNS: &str = "SELECT id, name, role, groups, state FROM reader";

fn reader(row: &Row<'_>) -> Result<Reader, StoreError> {
    let state = row.get::<_, String>(4)?;
    Ok(Reader {
        id: row.get(0)?,
        name: row.get(1)?,
        role: row.get(2)?,
        groups: values::from_json(&row.get::<_, String>(3)?, "reader.groups")?,
        state: [ReaderState::Invited, ReaderState::Accepted, ReaderState::Ended]
            .into_iter()
            .find(|known| known.id() == state)
            .ok_or(StoreError::Unreadable { what: "reader.state" })?,
    })
}

impl Reading<'_> {
    /// Lists all readers, by name.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn readers(&self) -> Result<Vec<Reader>, StoreError> {
        rows::all(self.connection, &format!("{COLUMNS} ORDER BY name, id"), [], reader)
    }

    /// Returns one reader, if the id is known.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn reader(&self, id: ReaderId) -> Result<Option<Reader>, StoreError> {
        rows::first(self.connection, &format!("{COLUMNS} WHERE id = ?1"), [id], reader)
    }
}

impl Writing<'_> {
    /// Keeps a reader; what was kept of that id before is replaced.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn put_reader(&self, reader: &Reader) -> Result<(), StoreError> {
        rows::run(
            self.connection,
            "INSERT INTO reader(id, name, role, groups, state) VALUES (?1, ?2, ?3, ?4, ?5)
             ON CONFLICT DO UPDATE SET name = excluded.name, role = excluded.role,
                 groups = excluded.groups, state = excluded.state",
            params![
                reader.id,
                reader.name,
                reader.role,
                values::json(&reader.groups, "reader.groups")?,
                reader.state.id(),
            ],
        )
        .map(drop)
    }
}
