//! Use cases: one function for each thing a person can do, for the window and for `virectl` alike.
//!
//! Owns the order of steps, the ports (mailbox, clock) and what crosses to the window. Names no
//! database, no cipher and no window.

pub mod audit;
pub mod backup;
pub mod board;
pub mod case_mailbox;
pub mod channel;
pub mod chart;
pub mod check_in;
pub mod clock;
mod cohort;
mod customer_chart;
pub mod customers;
pub mod desk;
pub mod directory;
pub mod doctor;
pub mod document;
pub mod dto;
pub mod experiments;
pub mod export;
pub mod fault;
pub mod figures;
pub mod hint;
pub mod history;
pub mod ideas;
pub mod insight;
pub mod invitation;
pub mod join;
mod kept_packet;
pub mod keys;
pub mod kudos;
pub mod ledger;
pub mod likeness;
pub mod local_mailbox;
pub mod mailbox;
pub mod meeting;
pub mod members;
pub mod numbers;
pub mod outcome;
mod pairs;
pub mod payload;
pub mod place;
pub mod reader;
pub mod release;
pub mod roster;
pub mod round;
pub mod sample;
pub mod sample_place;
pub mod session;
pub mod set_up;
pub mod sheet;
pub mod text;
pub mod wallet;
pub mod watch;
