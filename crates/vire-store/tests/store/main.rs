//! The store on real files: opening, killing, forgetting, the order of arrival, imports and undo.
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout
)]

mod cases;
mod common;
mod customers;
mod fixtures;
mod forgetting;
mod kill;
mod ledger;
mod mailbox;
mod opening;
mod order;
mod pairs;
mod roster;
mod speed;
mod spool;
mod undoing;
mod wallet;
