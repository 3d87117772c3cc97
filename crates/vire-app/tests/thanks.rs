//! Thanks and ideas on real files: who can read them, who can be told from them, what counts once.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

#[path = "thanks/common.rs"]
mod common;
#[path = "thanks/ideas.rs"]
mod ideas;
#[path = "thanks/kudos.rs"]
mod kudos;
#[path = "thanks/model.rs"]
mod model;
#[path = "thanks/tickets.rs"]
mod tickets;
