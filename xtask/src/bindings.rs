//! The TypeScript types in `ui/src/backend/generated`: written anew, or compared with the Rust types.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::{fs, io};

use crate::Outcome;
use crate::shell::{cargo, root, run};

/// Tells `ts-rs` where to write.
pub const FOLDER_VARIABLE: &str = "TS_RS_EXPORT_DIR";

/// Returns the folder of the committed types.
pub fn committed() -> PathBuf {
    root().join("ui/src/backend/generated")
}

/// Makes an empty folder under `target/` for types that are only compared.
///
/// # Errors
/// When the folder cannot be made.
pub fn fresh_folder() -> Outcome<PathBuf> {
    let folder = root().join("target/xtask/bindings");
    let made = if folder.exists() { fs::remove_dir_all(&folder) } else { Ok(()) };
    made.and_then(|()| fs::create_dir_all(&folder))
        .map_err(|error| format!("{} could not be made: {error}", folder.display()))?;
    Ok(folder)
}

/// `cargo xtask bindings [--check]`.
///
/// # Errors
/// When the types do not compile, or with `--check` when a committed file differs.
pub fn bindings(flags: &[String]) -> Outcome {
    let fresh = fresh_folder()?;
    run(cargo(&["test", "--quiet", "--package", "vire-app", "export_bindings"]).env(FOLDER_VARIABLE, &fresh))?;
    if flags.iter().any(|flag| flag == "--check") {
        return compare(&fresh);
    }
    let differing = differences(&fresh, &committed()).map_err(|error| error.to_string())?;
    let write = |name: &String| {
        let (from, to) = (fresh.join(name), committed().join(name));
        if from.is_file() {
            fs::create_dir_all(to.parent().unwrap_or(&to)).and_then(|()| fs::copy(&from, &to)).map(drop)
        } else {
            fs::remove_file(&to)
        }
    };
    for difference in &differing {
        write(&difference.name).map_err(|error| format!("{}: {error}", difference.name))?;
        println!("{}", difference.name);
    }
    println!("bindings: {} files written or removed", differing.len());
    Ok(())
}

/// Compares freshly written types with the committed ones.
///
/// # Errors
/// Names every file that is missing, stale or different.
pub fn compare(fresh: &Path) -> Outcome {
    let differing = differences(fresh, &committed()).map_err(|error| error.to_string())?;
    if differing.is_empty() {
        println!("bindings: up to date");
        return Ok(());
    }
    let lines: Vec<String> = differing.iter().map(|it| format!("  {} {}", it.name, it.how)).collect();
    Err(format!(
        "the types in ui/src/backend/generated are not those of vire-app; type: cargo xtask bindings\n{}",
        lines.join("\n")
    ))
}

/// One file that is not the same on both sides.
#[derive(Debug, PartialEq, Eq)]
struct Difference {
    name: String,
    how: &'static str,
}

fn differences(fresh: &Path, committed: &Path) -> io::Result<Vec<Difference>> {
    let (fresh, committed) = (texts(fresh)?, texts(committed)?);
    if fresh.is_empty() {
        return Err(io::Error::other("no types were written: does vire-app still export them?"));
    }
    let names: BTreeSet<&String> = fresh.keys().chain(committed.keys()).collect();
    let how = |name: &String| match (fresh.get(name), committed.get(name)) {
        (Some(new), Some(old)) => (new != old).then_some("differs"),
        (Some(_), None) => Some("is missing"),
        _ => Some("is stale: no Rust type has this name"),
    };
    Ok(names
        .into_iter()
        .filter_map(|name| how(name).map(|how| Difference { name: name.clone(), how }))
        .collect())
}

/// Reads every `.ts` file under a folder, by its path inside it.
fn texts(folder: &Path) -> io::Result<BTreeMap<String, Vec<u8>>> {
    let mut found = BTreeMap::new();
    let mut waiting = vec![folder.to_path_buf()];
    while let Some(here) = waiting.pop() {
        if !here.exists() {
            continue;
        }
        for entry in fs::read_dir(&here)? {
            let path = entry?.path();
            if path.is_dir() {
                waiting.push(path);
            } else if path.extension().is_some_and(|it| it == "ts") {
                let name = path.strip_prefix(folder).unwrap_or(&path).to_string_lossy().into_owned();
                found.insert(name, fs::read(&path)?);
            }
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(name: &str, files: &[(&str, &str)]) -> PathBuf {
        let folder = std::env::temp_dir().join(format!("vire-bindings-{name}-{}", std::process::id()));
        for (file, text) in files {
            let path = folder.join(file);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        folder
    }

    #[test]
    fn a_changed_a_missing_and_a_stale_type_are_each_named() {
        let fresh = folder("fresh", &[("Same.ts", "1"), ("Changed.ts", "new"), ("serde/New.ts", "1")]);
        let committed = folder("committed", &[("Same.ts", "1"), ("Changed.ts", "old"), ("Old.ts", "1")]);
        let found = differences(&fresh, &committed).unwrap();
        let found: Vec<_> = found.iter().map(|it| (it.name.as_str(), it.how)).collect();
        assert_eq!(
            found,
            [
                ("Changed.ts", "differs"),
                ("Old.ts", "is stale: no Rust type has this name"),
                ("serde/New.ts", "is missing"),
            ]
        );
        assert!(differences(&fresh, &fresh).unwrap().is_empty());
        fs::remove_dir_all(fresh).unwrap();
        fs::remove_dir_all(committed).unwrap();
    }

    #[test]
    fn no_types_at_all_is_an_error_and_never_a_match() {
        let nothing = folder("nothing", &[]);
        assert!(differences(&nothing, &nothing).is_err());
    }
}
