//! Use cases: one function for each thing a person can do, for the window and for `virectl` alike.
//!
//! Owns the order of steps, the ports (mailbox, clock) and what crosses to the window. Names no
//! database, no cipher and no window.

pub mod dto;
