//! Lists every `assets/locales/<language>/*.ftl`, so that a new file needs no line of Rust.

use std::error::Error;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

/// From this package's folder, in which Cargo runs the script. Nothing absolute is written down, so
/// that what was built for one checkout is not taken for another's.
const LOCALES: &str = "../../assets/locales";

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo:rerun-if-changed={LOCALES}");
    let mut list = String::from("pub(crate) const FILES: &[(&str, &str, &str)] = &[\n");
    for folder in sorted(Path::new(LOCALES))? {
        for file in sorted(&folder)?.into_iter().filter(|file| file.extension().is_some_and(|e| e == "ftl")) {
            println!("cargo:rerun-if-changed={}", file.display());
            let (language, name) = (name(&folder), name(&file));
            let path = format!("/{LOCALES}/{language}/{name}");
            writeln!(
                list,
                "    ({language:?}, {name:?}, include_str!(concat!(env!(\"CARGO_MANIFEST_DIR\"), {path:?}))),"
            )?;
        }
    }
    list.push_str("];\n");
    fs::write(Path::new(&env::var("OUT_DIR")?).join("files.rs"), list)?;
    Ok(())
}

fn name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

fn sorted(folder: &Path) -> Result<Vec<PathBuf>, Box<dyn Error>> {
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let mut paths =
        fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<Result<Vec<_>, Box<dyn Error>>>()?;
    paths.sort();
    Ok(paths)
}
