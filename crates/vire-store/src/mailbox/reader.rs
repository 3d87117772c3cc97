//! Readers as the mailbox knows them: keys, sealed invitations and grants, without names.

use rusqlite::{Row, params};

use super::{Reading, Writing};
use crate::error::StoreError;
use crate::ids::{GroupKeyId, InvitationId, ReaderId};
use crate::rows;

pub(super) const TABLE: &str = "
CREATE TABLE reader_key(
    reader BLOB NOT NULL PRIMARY KEY CHECK (length(reader) = 16),
    public BLOB NOT NULL,
    wrapped BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE reader_invitation(
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    packet BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE reader_grant(
    reader BLOB NOT NULL CHECK (length(reader) = 16),
    group_key BLOB NOT NULL CHECK (length(group_key) = 16),
    sealed BLOB NOT NULL,
    PRIMARY KEY (reader, group_key)
) STRICT, WITHOUT ROWID;
";

/// A reader's key pair, the private part wrapped under the reader's passphrase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReaderKey {
    /// The reader.
    pub reader: ReaderId,
    /// Seals grants.
    pub public: Vec<u8>,
    /// The wrapped private key.
    pub wrapped: Vec<u8>,
}

/// A group's private key, sealed to one reader.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReaderGrant {
    /// The reader.
    pub reader: ReaderId,
    /// Which group's key.
    pub group_key: GroupKeyId,
    /// The sealed key.
    pub sealed: Vec<u8>,
}

fn reader_key(row: &Row<'_>) -> Result<ReaderKey, StoreError> {
    Ok(ReaderKey { reader: row.get(0)?, public: row.get(1)?, wrapped: row.get(2)? })
}

impl Reading<'_> {
    /// Returns a reader's key pair, if the reader has accepted.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn reader_key(&self, reader: ReaderId) -> Result<Option<ReaderKey>, StoreError> {
        let sql = "SELECT reader, public, wrapped FROM reader_key WHERE reader = ?1";
        rows::first(self.connection, sql, [reader], reader_key)
    }

    /// Lists the key pairs of all readers who have accepted, by id.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn reader_keys(&self) -> Result<Vec<ReaderKey>, StoreError> {
        let sql = "SELECT reader, public, wrapped FROM reader_key ORDER BY reader";
        rows::all(self.connection, sql, [], reader_key)
    }

    /// Returns the sealed packet of a reader's invitation, if there is one.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn reader_invitation(&self, id: InvitationId) -> Result<Option<Vec<u8>>, StoreError> {
        let sql = "SELECT packet FROM reader_invitation WHERE id = ?1";
        rows::first(self.connection, sql, [id], |row| Ok(row.get(0)?))
    }

    /// Lists the group keys that were granted to a reader, by key.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn reader_grants(&self, reader: ReaderId) -> Result<Vec<ReaderGrant>, StoreError> {
        let sql = "SELECT group_key, sealed FROM reader_grant WHERE reader = ?1 ORDER BY group_key";
        rows::all(self.connection, sql, [reader], |row| {
            Ok(ReaderGrant { reader, group_key: row.get(0)?, sealed: row.get(1)? })
        })
    }
}

impl Writing<'_> {
    /// Keeps a reader's key pair; an earlier one leaves no trace.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn put_reader_key(&self, key: &ReaderKey) -> Result<(), StoreError> {
        self.forget();
        rows::run(
            self.connection,
            "INSERT INTO reader_key(reader, public, wrapped) VALUES (?1, ?2, ?3)
             ON CONFLICT DO UPDATE SET public = excluded.public, wrapped = excluded.wrapped",
            params![key.reader, key.public, key.wrapped],
        )
        .map(drop)
    }

    /// Keeps the sealed packet of a reader's invitation.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn put_reader_invitation(&self, id: InvitationId, packet: &[u8]) -> Result<(), StoreError> {
        rows::run(
            self.connection,
            "INSERT INTO reader_invitation(id, packet) VALUES (?1, ?2)
             ON CONFLICT DO UPDATE SET packet = excluded.packet",
            params![id, packet],
        )
        .map(drop)
    }

    /// Removes a reader's invitation without a trace; nothing happens when there is none.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn remove_reader_invitation(&self, id: InvitationId) -> Result<(), StoreError> {
        self.forget();
        rows::run(self.connection, "DELETE FROM reader_invitation WHERE id = ?1", [id]).map(drop)
    }

    /// Grants a reader a group's key; repeating it replaces.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn put_reader_grant(&self, grant: &ReaderGrant) -> Result<(), StoreError> {
        rows::run(
            self.connection,
            "INSERT INTO reader_grant(reader, group_key, sealed) VALUES (?1, ?2, ?3)
             ON CONFLICT DO UPDATE SET sealed = excluded.sealed",
            params![grant.reader, grant.group_key, grant.sealed],
        )
        .map(drop)
    }

    /// Removes a reader's key and grants without a trace.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn remove_reader(&self, reader: ReaderId) -> Result<(), StoreError> {
        self.forget();
        rows::run(self.connection, "DELETE FROM reader_grant WHERE reader = ?1", [reader])?;
        rows::run(self.connection, "DELETE FROM reader_key WHERE reader = ?1", [reader]).map(drop)
    }
}
