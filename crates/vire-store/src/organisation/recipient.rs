//! Recipients of the safe channel, as HR named them. Their private keys are elsewhere, HR's own excepted.

use rusqlite::{Row, params};

use super::{Reading, Writing};
use crate::error::StoreError;
use crate::ids::ReaderId;
use crate::key::Secret;
use crate::rows;

pub(super) const TABLE: &str = "
CREATE TABLE recipient(
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    name TEXT NOT NULL,
    role TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('hr', 'inside', 'outside')),
    state TEXT NOT NULL CHECK (state IN ('invited', 'active', 'ended')),
    proof BLOB NOT NULL,
    private BLOB NOT NULL
) STRICT, WITHOUT ROWID;
";

/// One recipient.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recipient {
    /// The random id.
    pub id: ReaderId,
    /// The name that writers see.
    pub name: String,
    /// The role that writers see.
    pub role: String,
    /// `hr`, `inside` or `outside`.
    pub kind: String,
    /// `invited`, `active` or `ended`.
    pub state: String,
    /// What proves that a key comes from who was invited; empty once it did.
    pub proof: Secret,
    /// HR's own opening key; empty for everybody else.
    pub private: Secret,
}

fn recipient(row: &Row<'_>) -> Result<Recipient, StoreError> {
    Ok(Recipient {
        id: row.get(0)?,
        name: row.get(1)?,
        role: row.get(2)?,
        kind: row.get(3)?,
        state: row.get(4)?,
        proof: row.get(5)?,
        private: row.get(6)?,
    })
}

impl Reading<'_> {
    /// Lists all recipients, also former ones, by name.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn recipients(&self) -> Result<Vec<Recipient>, StoreError> {
        let sql = "SELECT id, name, role, kind, state, proof, private FROM recipient ORDER BY name, id";
        rows::all(self.connection, sql, [], recipient)
    }
}

impl Writing<'_> {
    /// Keeps a recipient; what was kept of that id before leaves no trace.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn put_recipient(&self, row: &Recipient) -> Result<(), StoreError> {
        self.forget();
        rows::run(
            self.connection,
            "INSERT INTO recipient(id, name, role, kind, state, proof, private)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
             ON CONFLICT DO UPDATE SET name = excluded.name, role = excluded.role, kind = excluded.kind,
                 state = excluded.state, proof = excluded.proof, private = excluded.private",
            params![row.id, row.name, row.role, row.kind, row.state, row.proof, row.private],
        )
        .map(drop)
    }
}
