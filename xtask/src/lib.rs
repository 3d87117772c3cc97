//! What stands behind `cargo xtask`: building, checking, drawing and measuring the project.
//!
//! Owns the order of the steps and the words printed about them. Owns no rule of the product:
//! what is measured lives in `vire-app`'s bench, what is checked lives in the tests.

pub mod bench;
pub mod bindings;
pub mod check;
pub mod metadata;
pub mod pages;
pub mod run;
pub mod shell;
pub mod shots;
pub mod system;
pub mod third_party;
pub mod window;

/// What every command answers: nothing, or one sentence for the person at the terminal.
pub type Outcome<T = ()> = Result<T, String>;
