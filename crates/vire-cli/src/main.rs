//! `virectl`.
fn main() {}
