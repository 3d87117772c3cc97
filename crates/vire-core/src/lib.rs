//! What things mean in Vire: weeks, groups, rounds, questions, check-ins, customer metrics,
//! releases and disclosure control.
//!
//! Owns the rules; deliberately has no file, clock, environment, database, network, cryptography or
//! asynchronous code. Time, randomness and keyed draws are passed in.

pub mod answers;
pub mod customer;
pub mod disclosure;
pub mod group;
pub mod metric;
pub mod question;
pub mod release;
pub mod roster;
pub mod round;
pub mod week;
