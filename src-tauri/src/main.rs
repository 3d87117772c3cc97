//! The desktop shell's entry.
fn main() {}
