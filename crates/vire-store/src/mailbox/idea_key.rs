//! Idea keys: the pair that signs and verifies the support of one idea, and for whom it signed.
//!
//! An idea's id is drawn with its key, before anybody has had the idea. Notes that a support was signed,
//! never which: the blinded message cannot be recognised later. Every wallet asks for every key, wanted
//! or not, so that a row tells nothing but that somebody has opened the app.

use rusqlite::params;

use super::{Reading, Writing};
use crate::error::StoreError;
use crate::ids::SeatId;
use crate::key::Secret;
use crate::rows;

pub(super) const TABLE: &str = "
CREATE TABLE idea_key(
    idea BLOB NOT NULL PRIMARY KEY CHECK (length(idea) = 16),
    public BLOB NOT NULL,
    private BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE idea_issuance(
    idea BLOB NOT NULL CHECK (length(idea) = 16),
    seat BLOB NOT NULL CHECK (length(seat) = 16),
    blinded_hash BLOB NOT NULL,
    signature BLOB NOT NULL,
    PRIMARY KEY (idea, seat)
) STRICT, WITHOUT ROWID;
";

/// The key pair of one idea, taken or still free.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IdeaKey {
    /// The idea's id.
    pub idea: [u8; 16],
    /// Verifies support.
    pub public: Vec<u8>,
    /// Signs support; `None` once destroyed.
    pub private: Option<Secret>,
}

impl Reading<'_> {
    /// Returns the keys of one idea, if there are any.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn idea_key(&self, idea: &[u8; 16]) -> Result<Option<IdeaKey>, StoreError> {
        let sql = "SELECT idea, public, private FROM idea_key WHERE idea = ?1";
        rows::first(self.connection, sql, [idea], |row| {
            Ok(IdeaKey {
                idea: row.get(0)?,
                public: row.get(1)?,
                private: Some(row.get::<_, Secret>(2)?).filter(|key| !key.is_empty()),
            })
        })
    }
}

impl Writing<'_> {
    /// Keeps the keys of an idea that nobody has had yet.
    ///
    /// # Errors
    /// [`StoreError::Sql`] when there are some under that id.
    pub fn put_idea_key(&self, key: &IdeaKey) -> Result<(), StoreError> {
        rows::run(
            self.connection,
            "INSERT INTO idea_key(idea, public, private) VALUES (?1, ?2, ?3)",
            params![key.idea, key.public, key.private.as_deref().unwrap_or_default()],
        )
        .map(drop)
    }

    /// Destroys the private key of an idea and the list of who was signed for, without a trace.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn forget_idea_key(&self, idea: &[u8; 16]) -> Result<(), StoreError> {
        self.forget();
        rows::run(self.connection, "UPDATE idea_key SET private = x'' WHERE idea = ?1", [idea])?;
        rows::run(self.connection, "DELETE FROM idea_issuance WHERE idea = ?1", [idea]).map(drop)
    }

    /// Returns the blind signature of a seat's support, made now unless the same blinded message was
    /// signed before.
    ///
    /// # Errors
    /// [`StoreError::AlreadyIssued`] when another message was signed, and whatever `make` returns
    /// (nothing is noted then).
    pub fn issue_support<E: From<StoreError>>(
        &self,
        idea: &[u8; 16],
        seat: SeatId,
        blinded_hash: &[u8; 32],
        make: impl FnOnce() -> Result<Vec<u8>, E>,
    ) -> Result<Vec<u8>, E> {
        let sql = "SELECT blinded_hash, signature FROM idea_issuance WHERE idea = ?1 AND seat = ?2";
        let known = rows::first(self.connection, sql, params![idea, seat], |row| {
            Ok((row.get::<_, Vec<u8>>(0)?, row.get::<_, Vec<u8>>(1)?))
        })?;
        match known {
            Some((hash, signature)) if hash == blinded_hash => Ok(signature),
            Some(_) => Err(StoreError::AlreadyIssued.into()),
            None => {
                let signature = make()?;
                rows::run(
                    self.connection,
                    "INSERT INTO idea_issuance(idea, seat, blinded_hash, signature) VALUES (?1, ?2, ?3, ?4)",
                    params![idea, seat, blinded_hash, signature],
                )?;
                Ok(signature)
            }
        }
    }
}
