//! The Python of the peers: virtual environments under `target/` with what PyPI has of them.

use std::path::PathBuf;

use crate::Outcome;
use crate::shell::{command, root, run};

/// Returns the Python of a named environment, with the packages installed as far as they can be.
///
/// # Errors
/// When there is no Python that makes virtual environments.
pub fn python(name: &str, packages: &[&str]) -> Outcome<PathBuf> {
    let venv = root().join("target/xtask").join(name);
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
