//! The Python of the peers: one virtual environment under `target/` with what PyPI has of them.

use std::path::PathBuf;

use crate::Outcome;
use crate::shell::{command, root, run};

/// Returns the environment's Python, with the packages installed as far as they can be.
///
/// # Errors
/// When there is no Python that makes virtual environments.
pub fn python(packages: &[&str]) -> Outcome<PathBuf> {
    let venv = root().join("target/xtask/peers");
    let python = venv.join("bin/python");
    if !python.exists() {
        run(&mut command("python3", &["-m", "venv", &venv.to_string_lossy()]))?;
    }
    let mut words = vec!["-m", "pip", "install", "--quiet", "--disable-pip-version-check"];
    words.extend(packages);
    // Without some of them the others still run; the scripts say which are missing.
    if run(&mut command(&python.to_string_lossy(), &words)).is_err() {
        println!("not all peers could be installed; those that are missing are said to be missing");
    }
    Ok(python)
}
