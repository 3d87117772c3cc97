//! [`Released`]: the proof, by type, that a value passed disclosure control.

use std::ops::Deref;

use crate::release::{Cell, Release};

/// A value that passed disclosure control, or was read back from the ledger that it had been written to.
///
/// Charts, exports and everything that people see take this and nothing else. It can be made in
/// [`crate::disclosure`] only:
///
/// ```compile_fail
/// let forged = vire_core::disclosure::Released(42);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Released<T>(T);

impl<T> Released<T> {
    pub(super) fn new(value: T) -> Self {
        Self(value)
    }

    /// Returns the value itself.
    pub fn into_inner(self) -> T {
        self.0
    }
}

impl<T> Deref for Released<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

/// A ledger entry or a reader's part that is not what a release wrote.
#[derive(Debug, thiserror::Error)]
#[error("release_unreadable: {0}")]
pub struct UnreadableRelease(#[from] serde_json::Error);

impl UnreadableRelease {
    /// Names the error across every border.
    pub fn code(&self) -> &'static str {
        "release_unreadable"
    }
}

impl Released<Release> {
    /// Returns the bytes that the ledger chains; the same release always gives the same bytes.
    pub fn to_ledger(&self) -> Vec<u8> {
        serde_json::to_vec(&self.0).unwrap_or_default()
    }

    /// Reads back what [`Released::to_ledger`] wrote; the caller has checked the chain.
    ///
    /// # Errors
    /// [`UnreadableRelease`] when the bytes are anything else.
    pub fn from_ledger(bytes: &[u8]) -> Result<Self, UnreadableRelease> {
        Ok(Self(serde_json::from_slice(bytes)?))
    }

    /// Splits the release into the cells of each group as shown, for its readers.
    pub fn cells_of(&self, group: &crate::group::Group) -> Released<Vec<Cell>> {
        Released(self.0.cells_of(group).cloned().collect())
    }
}

impl Released<Vec<Cell>> {
    /// Returns the bytes of one group's part of a release.
    pub fn to_part(&self) -> Vec<u8> {
        serde_json::to_vec(&self.0).unwrap_or_default()
    }

    /// Reads back what [`Released::to_part`] wrote; the caller has checked its commitment in the chain.
    ///
    /// # Errors
    /// [`UnreadableRelease`] when the bytes are anything else.
    pub fn from_part(bytes: &[u8]) -> Result<Self, UnreadableRelease> {
        Ok(Self(serde_json::from_slice(bytes)?))
    }
}
