//! `virectl`: the use cases of Vire for scripts, schedules and servers.
//!
//! Owns arguments, exit statuses and how answers are printed; every decision is `vire-app`'s. Never
//! links the window.

mod arguments;
mod cases;
mod experiments;
mod insights;
mod keeping;
mod print;
mod run;
mod watch;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::ExitCode;

use clap::Parser;
use vire_app::fault::{Fault, FaultKind};

use crate::arguments::Arguments;

fn main() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => {
            let _ = error.print();
            if !error.use_stderr() {
                // Help and version.
                return ExitCode::SUCCESS;
            }
            let fault = Fault::new(FaultKind::Usage, "usage");
            if std::env::args_os().any(|word| word == "--json") {
                print::fault(&fault, true);
            }
            return ExitCode::from(fault.kind as u8);
        }
    };
    let json = arguments.json;
    // A fault of our own must not look like a crash; the stores take it like a kill.
    let answered = catch_unwind(AssertUnwindSafe(|| run::run(&arguments)))
        .unwrap_or_else(|_| Err(Fault::internal("virectl")));
    match answered {
        Ok(answer) => {
            print::answer(&answer, json);
            ExitCode::from(keeping::status(&arguments.command, &answer))
        }
        Err(fault) => {
            print::fault(&fault, json);
            ExitCode::from(fault.kind as u8)
        }
    }
}
