//! SQLite: the organisation, the mailbox, the spool, the ledger and the wallet file.
//!
//! Owns every file of a workspace and is the only crate that holds SQL. Deliberately knows no
//! cryptography beyond handing 32-byte keys to SQLCipher: sealed things come and go as bytes, and
//! randomness is passed in. Decides nothing about what may be published.

pub mod backup;
pub mod customers;
pub mod error;
pub mod ids;
pub mod key;
pub mod mailbox;
pub mod organisation;
pub mod spool;
pub mod wallet;
pub mod workspace;

mod files;
mod migrate;
mod rows;
mod store;
mod values;

pub use customers::{
    By, CustomerWeek, CustomerWriter, Found, ImportRow, ImportState, NewImport, Overlap, RejectRow,
    SavedMapping, ScoreCount, Summary, Undone, Written,
};
pub use error::StoreError;
pub use ids::{ExperimentId, GroupKeyId, ImportId, InvitationId, ReaderId, SeatId, SpoolId, TeamId};
pub use key::{Secret, StoreKey};
pub use mailbox::Mailbox;
pub use organisation::Organisation;
pub use spool::{Accepted, Spool};
pub use wallet::{OuterSeal, WalletFile};
pub use workspace::Workspace;
