//! Starting other programs: from the project's root, loudly, and with their closing lines kept.

use std::ffi::OsStr;
use std::io::{BufRead, BufReader, IsTerminal, Read, Write};
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::thread;

use crate::Outcome;

/// Returns the project's root folder.
pub fn root() -> PathBuf {
    let here = std::env::var_os("CARGO_MANIFEST_DIR")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
    here.parent().map_or(here.clone(), PathBuf::from)
}

/// Returns a command that runs from the root.
pub fn command<S: AsRef<OsStr>>(program: &str, arguments: &[S]) -> Command {
    let mut command = Command::new(program);
    command.current_dir(root()).args(arguments);
    for (name, _) in std::env::vars_os() {
        if is_ours_alone(&name.to_string_lossy()) {
            command.env_remove(name);
        }
    }
    command
}

/// Whether a variable must not reach the programs that are started here.
///
/// A person's own workspace is never what a test or a sample writes into. And what Cargo tells this
/// program about itself would look like a change to build scripts that read the same names (ring's
/// does), so that `cargo xtask` and plain `cargo` would build it anew in turn.
fn is_ours_alone(name: &str) -> bool {
    ["VIRE_", "CARGO_PKG_", "CARGO_MANIFEST_"].iter().any(|start| name.starts_with(start))
}

/// Returns a command of the cargo that started this program. Its programs are looked for in `target/`,
/// so that is where they go, whatever this machine's own settings say.
pub fn cargo<S: AsRef<OsStr>>(arguments: &[S]) -> Command {
    let mut cargo = command(&std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned()), arguments);
    if std::env::var_os("CARGO_TARGET_DIR").is_some() {
        cargo.env("CARGO_TARGET_DIR", root().join("target"));
    }
    cargo
}

/// Shows a command as one would type it.
pub fn spoken(command: &Command) -> String {
    let program = PathBuf::from(command.get_program());
    let mut words = vec![program.file_name().unwrap_or(program.as_os_str()).to_string_lossy().into_owned()];
    words.extend(command.get_args().map(|word| {
        let word = word.to_string_lossy();
        if word.contains(' ') { format!("'{word}'") } else { word.into_owned() }
    }));
    words.join(" ")
}

/// Runs a command with the terminal as it is.
///
/// # Errors
/// When it cannot be started or does not end well.
pub fn run(command: &mut Command) -> Outcome {
    println!("$ {}", spoken(command));
    let status = command.status().map_err(|error| not_started(command, &error))?;
    if status.success() { Ok(()) } else { Err(ended_badly(command)) }
}

/// Runs a command quietly and returns what it wrote to standard output.
///
/// # Errors
/// When it cannot be started or does not end well; the sentence then holds its standard error.
pub fn read(command: &mut Command) -> Outcome<String> {
    let output = command.stdin(Stdio::null()).output().map_err(|error| not_started(command, &error))?;
    if output.status.success() {
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    } else {
        let said = String::from_utf8_lossy(&output.stderr);
        Err(format!("{}:\n{}", ended_badly(command), said.trim_end()))
    }
}

/// Whether a command can be started and ends well. Prints nothing.
pub fn works(command: &mut Command) -> bool {
    command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

/// Runs a command, passes on everything it writes, and keeps the lines that `keep` picks
/// (colours taken out first). The kept lines come back whether it ended well or not.
pub fn run_keeping(command: &mut Command, keep: fn(&str) -> bool) -> (Outcome, Vec<String>) {
    println!("$ {}", spoken(command));
    if std::io::stdout().is_terminal() {
        command.env("CARGO_TERM_COLOR", "always").env("FORCE_COLOR", "1");
    }
    let mut child = match command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn() {
        Ok(child) => child,
        Err(error) => return (Err(not_started(command, &error)), Vec::new()),
    };
    let out = child.stdout.take().map(|pipe| thread::spawn(move || pass_on(pipe, std::io::stdout(), keep)));
    let err = child.stderr.take().map(|pipe| thread::spawn(move || pass_on(pipe, std::io::stderr(), keep)));
    let kept = [out, err].into_iter().flatten().filter_map(|thread| thread.join().ok()).flatten().collect();
    match child.wait() {
        Ok(status) if status.success() => (Ok(()), kept),
        Ok(_) => (Err(ended_badly(command)), kept),
        Err(error) => (Err(not_started(command, &error)), kept),
    }
}

fn pass_on(pipe: impl Read, mut to: impl Write, keep: fn(&str) -> bool) -> Vec<String> {
    let mut kept = Vec::new();
    let mut reader = BufReader::new(pipe);
    let mut line = Vec::new();
    while reader.read_until(b'\n', &mut line).is_ok_and(|read| read > 0) {
        // A closed terminal must not end the run: the summary may go to a file.
        let _ = to.write_all(&line);
        let plain = without_colours(&String::from_utf8_lossy(&line));
        if keep(&plain) {
            kept.push(plain.trim().to_owned());
        }
        line.clear();
    }
    let _ = to.flush();
    kept
}

fn without_colours(line: &str) -> String {
    let mut plain = String::with_capacity(line.len());
    let mut letters = line.chars();
    while let Some(letter) = letters.next() {
        if letter == '\u{1b}' {
            for skipped in letters.by_ref() {
                if skipped.is_ascii_alphabetic() {
                    break;
                }
            }
        } else {
            plain.push(letter);
        }
    }
    plain
}

fn not_started(command: &Command, error: &std::io::Error) -> String {
    format!("`{}` could not be started: {error}", spoken(command))
}

fn ended_badly(command: &Command) -> String {
    format!("`{}` failed", spoken(command))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_workspace_and_what_cargo_says_about_this_program_stay_here() {
        for name in ["VIRE_WORKSPACE", "CARGO_PKG_NAME", "CARGO_MANIFEST_DIR"] {
            assert!(is_ours_alone(name), "{name}");
        }
        for name in ["CARGO_HOME", "CARGO_TERM_COLOR", "PATH", "TS_RS_EXPORT_DIR"] {
            assert!(!is_ours_alone(name), "{name}");
        }
    }

    #[test]
    fn colours_are_taken_out_of_a_kept_line() {
        assert_eq!(without_colours("\u{1b}[1m\u{1b}[32mclosing: done\u{1b}[0m"), "closing: done");
    }

    #[test]
    fn a_failing_command_keeps_its_lines_and_its_failure() {
        let (outcome, kept) =
            run_keeping(&mut command("sh", &["-c", "echo noise; echo closing: done; exit 3"]), |line| {
                line.starts_with("closing:")
            });
        assert!(outcome.is_err());
        assert_eq!(kept, ["closing: done"]);
    }

    #[test]
    fn a_program_that_is_not_there_is_named() {
        let said = run(&mut command("no-such-program", &["x"])).unwrap_err();
        assert!(said.contains("no-such-program"), "{said}");
    }
}
