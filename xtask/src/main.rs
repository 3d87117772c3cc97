//! The project's own commands, as `cargo xtask COMMAND`. Reads the command line and nothing else.

use std::process::ExitCode;

use xtask::{Outcome, bench, bindings, check, run, shots, third_party};

const HELP: &str = "\
cargo xtask COMMAND

  run [--release] [--sample]  install what is missing, build the app and start it
                              (no display, or --sample: the sample organisation is drawn into target/sample/)
  test [--keep-going]         install what is missing and run every check and every test
                              (ends at the first step that fails; --keep-going runs the rest as well)
  ci                          the same as test
  bindings [--check]          write ui/src/backend/generated anew, or only compare it
  shots                       walk through the window and leave pictures in target/shots/
  bench [--write] [--with-window] [--with-empty-window]
  bench --imports [--large] [--write] | bench --calibration [--write]
                              print the performance rows, each beside its peer of the same run
                              (--write: keep them in docs/performance.md; the window rows build for release first)
  third-party                 write docs/third-party.md anew
  help                        this text

Everything that is built lands in target/; system packages are installed through apt, with sudo where needed.
Everything shares one set of builds (the dev profile), so `run` after `test` builds nothing twice.

If the window takes 25 seconds to appear, the desktop portal of this session does not answer
(GTK waits that long for it). Start it in a session bus of its own then:

  dbus-run-session -- cargo xtask run
";

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let (command, flags) = match words.split_first() {
        Some((command, flags)) => (command.as_str(), flags),
        None => ("help", &[][..]),
    };
    let outcome = match command {
        "run" => allowed(flags, &["--release", "--sample"]).and_then(|()| run::run(flags)),
        "test" | "ci" => allowed(flags, &["--keep-going"]).and_then(|()| check::check(flags)),
        "bindings" => allowed(flags, &["--check"]).and_then(|()| bindings::bindings(flags)),
        "shots" => allowed(flags, &[]).and_then(|()| shots::shots()),
        "bench" => {
            let known =
                ["--write", "--with-window", "--with-empty-window", "--imports", "--large", "--calibration"];
            allowed(flags, &known).and_then(|()| bench::bench(flags))
        }
        "third-party" => allowed(flags, &[]).and_then(|()| third_party::write()),
        // Started by `bench` inside a session bus; not for people, so the help does not name it.
        "measure-start" => bench::start_up::measure(flags),
        "help" | "--help" | "-h" => {
            print!("{HELP}");
            Ok(())
        }
        other => Err(format!("there is no command `{other}`; `cargo xtask help` lists them")),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(said) => {
            eprintln!("\nxtask: {said}");
            ExitCode::FAILURE
        }
    }
}

/// Refuses a flag that the command does not know, so that a typing error never runs something else.
fn allowed(flags: &[String], known: &[&str]) -> Outcome {
    match flags.iter().find(|flag| !known.contains(&flag.as_str())) {
        Some(flag) => Err(format!("`{flag}` is not known here; `cargo xtask help` lists what is")),
        None => Ok(()),
    }
}
