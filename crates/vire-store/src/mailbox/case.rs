//! Sealed slots of the safe channel, and the recipients' sealed indexes.
//!
//! A slot has a random-looking tag, the hash of what erases it, and ciphertext: no time, no sequence, no
//! person. New slots lie in a batch that every delivery rewrites in key order, so that the order of
//! arrival is nowhere; a batch that has grown moves on as a whole, sorted. Opens nothing.

use std::collections::BTreeSet;

use rusqlite::params;

use super::{Reading, Writing};
use crate::error::StoreError;
use crate::rows;

pub(super) const TABLE: &str = "
CREATE TABLE case_batch(
    tag BLOB NOT NULL PRIMARY KEY CHECK (length(tag) = 16),
    eraser BLOB NOT NULL CHECK (length(eraser) = 32),
    sealed BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE case_slot(
    tag BLOB NOT NULL PRIMARY KEY CHECK (length(tag) = 16),
    eraser BLOB NOT NULL CHECK (length(eraser) = 32),
    sealed BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX case_slot_tag ON case_slot(tag);
CREATE TABLE case_key(
    purpose TEXT NOT NULL PRIMARY KEY,
    value BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE recipient_index(
    recipient BLOB NOT NULL PRIMARY KEY CHECK (length(recipient) = 16),
    sealed BLOB NOT NULL
) STRICT, WITHOUT ROWID;
";

/// A batch that holds more slots than this moves on.
const BATCH_SLOTS: usize = 256;
/// A batch that holds more bytes than this moves on.
const BATCH_BYTES: usize = 8 << 20;

/// One sealed slot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseSlot {
    /// Finds it for who holds the thread's secret, and looks random to everybody else.
    pub tag: [u8; 16],
    /// The SHA-256 of what erases it.
    pub eraser: [u8; 32],
    /// The ciphertext.
    pub sealed: Vec<u8>,
}

impl Reading<'_> {
    /// Lists the tags of all slots, sorted.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn case_tags(&self) -> Result<Vec<[u8; 16]>, StoreError> {
        let read = |sql| rows::all(self.connection, sql, [], |row| Ok(row.get::<_, [u8; 16]>(0)?));
        let mut tags = read("SELECT tag FROM case_slot INDEXED BY case_slot_tag ORDER BY tag")?;
        tags.extend(read("SELECT tag FROM case_batch ORDER BY tag")?);
        tags.sort_unstable();
        Ok(tags)
    }

    /// Returns one slot's ciphertext, if it is there.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn case_slot(&self, tag: &[u8; 16]) -> Result<Option<Vec<u8>>, StoreError> {
        let sql = "SELECT sealed FROM case_batch WHERE tag = ?1
                   UNION ALL SELECT sealed FROM case_slot WHERE tag = ?1";
        rows::first(self.connection, sql, [tag], |row| Ok(row.get(0)?))
    }

    /// Returns a key that belongs to the channel on this machine, if there is one.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn case_key(&self, purpose: &str) -> Result<Option<Vec<u8>>, StoreError> {
        let sql = "SELECT value FROM case_key WHERE purpose = ?1";
        rows::first(self.connection, sql, [purpose], |row| Ok(row.get(0)?))
    }

    /// Returns a recipient's sealed index, if there is one.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn recipient_index(&self, recipient: &[u8; 16]) -> Result<Option<Vec<u8>>, StoreError> {
        let sql = "SELECT sealed FROM recipient_index WHERE recipient = ?1";
        rows::first(self.connection, sql, [recipient], |row| Ok(row.get(0)?))
    }

    fn case_batch(&self) -> Result<Vec<CaseSlot>, StoreError> {
        let sql = "SELECT tag, eraser, sealed FROM case_batch ORDER BY tag";
        rows::all(self.connection, sql, [], |row| {
            Ok(CaseSlot { tag: row.get(0)?, eraser: row.get(1)?, sealed: row.get(2)? })
        })
    }
}

impl Writing<'_> {
    /// Takes new slots, all of them or, when one of the tags is taken, none; `false` then.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn deliver_case_slots(&self, slots: Vec<CaseSlot>) -> Result<bool, StoreError> {
        let wanted: BTreeSet<[u8; 16]> = slots.iter().map(|slot| slot.tag).collect();
        if wanted.len() != slots.len() {
            return Ok(false);
        }
        for tag in &wanted {
            if self.case_slot(tag)?.is_some() {
                return Ok(false);
            }
        }
        let mut batch = self.case_batch()?;
        batch.extend(slots);
        self.rewrite_batch(batch)?;
        Ok(true)
    }

    /// Deletes slots without a trace, each for the preimage of its eraser; returns how many there were.
    ///
    /// `hash`: the SHA-256, which this crate does not know.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn erase_case_slots(
        &self,
        erasures: &[([u8; 16], [u8; 32])],
        hash: &dyn Fn(&[u8; 32]) -> [u8; 32],
    ) -> Result<usize, StoreError> {
        self.forget();
        let mut erased = 0;
        for (tag, preimage) in erasures {
            for sql in [
                "DELETE FROM case_batch WHERE tag = ?1 AND eraser = ?2",
                "DELETE FROM case_slot WHERE tag = ?1 AND eraser = ?2",
            ] {
                erased += rows::run(self.connection, sql, params![tag, hash(preimage)])?;
            }
        }
        self.rewrite_batch(self.case_batch()?)?;
        Ok(erased)
    }

    /// Keeps a key that belongs to the channel on this machine.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn put_case_key(&self, purpose: &str, value: &[u8]) -> Result<(), StoreError> {
        self.forget();
        let sql = "INSERT INTO case_key(purpose, value) VALUES (?1, ?2)
                   ON CONFLICT DO UPDATE SET value = excluded.value";
        rows::run(self.connection, sql, params![purpose, value]).map(drop)
    }

    /// Keeps a recipient's sealed index; the one before leaves no trace.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn put_recipient_index(&self, recipient: &[u8; 16], sealed: &[u8]) -> Result<(), StoreError> {
        self.forget();
        let sql = "INSERT INTO recipient_index(recipient, sealed) VALUES (?1, ?2)
                   ON CONFLICT DO UPDATE SET sealed = excluded.sealed";
        rows::run(self.connection, sql, params![recipient, sealed]).map(drop)
    }

    /// Removes a recipient's index without a trace; nothing happens when there is none.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn remove_recipient_index(&self, recipient: &[u8; 16]) -> Result<(), StoreError> {
        self.forget();
        rows::run(self.connection, "DELETE FROM recipient_index WHERE recipient = ?1", [recipient]).map(drop)
    }

    /// Writes the batch anew in key order, or moves it on when it has grown.
    fn rewrite_batch(&self, mut batch: Vec<CaseSlot>) -> Result<(), StoreError> {
        self.forget();
        batch.sort_unstable_by_key(|slot| slot.tag);
        rows::run(self.connection, "DELETE FROM case_batch", [])?;
        let bytes: usize = batch.iter().map(|slot| slot.sealed.len()).sum();
        let sql = if batch.len() > BATCH_SLOTS || bytes > BATCH_BYTES {
            "INSERT INTO case_slot(tag, eraser, sealed) VALUES (?1, ?2, ?3)"
        } else {
            "INSERT INTO case_batch(tag, eraser, sealed) VALUES (?1, ?2, ?3)"
        };
        for slot in &batch {
            rows::run(self.connection, sql, params![slot.tag, slot.eraser, slot.sealed])?;
        }
        Ok(())
    }
}
