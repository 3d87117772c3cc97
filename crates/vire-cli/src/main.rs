//! `virectl`: the use cases of Vire for scripts, schedules and servers.
//!
//! Owns arguments, exit statuses and how answers are printed; every decision is `vire-app`'s. Never
//! links the window.

mod arguments;
mod print;
mod run;
mod watch;

use std::process::ExitCode;

use clap::Parser;

use crate::arguments::Arguments;

fn main() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => {
            // Clap prints help and version with status 0 and everything else as usage.
            let status = if error.use_stderr() { 2 } else { 0 };
            let _ = error.print();
            return ExitCode::from(status);
        }
    };
    let json = arguments.json;
    match run::run(&arguments) {
        Ok(answer) => {
            print::answer(&answer, json);
            ExitCode::SUCCESS
        }
        Err(fault) => {
            print::fault(&fault, json);
            ExitCode::from(fault.kind as u8)
        }
    }
}
