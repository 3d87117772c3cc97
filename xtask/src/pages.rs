//! The pages in `ui/`: their packages from npm, and their build into `ui/dist`.
//!
//! Both are skipped while nothing they read has changed, so that the window is not compiled anew.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;
use std::{fs, io};

use crate::Outcome;
use crate::shell::{command, root, run};

/// Installs the npm packages of the lock when they are not there or the lock has changed.
///
/// # Errors
/// When npm fails.
pub fn install() -> Outcome {
    let root = root();
    let lock = fs::read(root.join("package-lock.json"))
        .map_err(|error| format!("package-lock.json could not be read: {error}"))?;
    let stamp = root.join("node_modules/.vire-lock");
    if fs::read(&stamp).is_ok_and(|seen| seen == lock) {
        println!("npm packages: as locked");
        return Ok(());
    }
    // No package here needs its install script; some of webdriverio's would fetch browsers.
    run(&mut command("npm", &["ci", "--ignore-scripts", "--no-audit", "--no-fund"]))?;
    fs::write(&stamp, lock).map_err(|error| format!("{} could not be written: {error}", stamp.display()))
}

/// Builds the pages into `ui/dist` when something that they are made of has changed.
///
/// # Errors
/// When Vite fails.
pub fn build() -> Outcome {
    let root = root();
    let stamp = root.join("target/xtask/pages");
    let now = fingerprint(&root).map_err(|error| format!("the pages could not be read: {error}"))?;
    let page = root.join("ui/dist/index.html");
    if page.is_file() && fs::read_to_string(&stamp).is_ok_and(|seen| seen == built(&now, &page)) {
        println!("pages: built already");
        return Ok(());
    }
    run(&mut command("npm", &["run", "build", "--workspace", "ui"]))?;
    let kept = fs::create_dir_all(root.join("target/xtask"));
    kept.and_then(|()| fs::write(&stamp, built(&now, &page)))
        .map_err(|error| format!("{} could not be written: {error}", stamp.display()))
}

/// Names one build: what went in, and the page that came out.
fn built(fingerprint: &str, page: &Path) -> String {
    let mut hasher = DefaultHasher::new();
    fs::read(page).unwrap_or_default().hash(&mut hasher);
    format!("{fingerprint} {:016x}", hasher.finish())
}

fn fingerprint(root: &Path) -> io::Result<String> {
    let mut hasher = DefaultHasher::new();
    for part in ["ui", "assets", "package.json", "package-lock.json"] {
        mix(&root.join(part), &mut hasher)?;
    }
    Ok(format!("{:016x}", hasher.finish()))
}

fn mix(path: &Path, hasher: &mut DefaultHasher) -> io::Result<()> {
    if path.is_dir() {
        let mut inside: Vec<_> = fs::read_dir(path)?.collect::<io::Result<Vec<_>>>()?;
        inside.sort_by_key(fs::DirEntry::file_name);
        for entry in inside {
            let name = entry.file_name();
            if name != "node_modules" && name != "dist" {
                name.hash(hasher);
                mix(&entry.path(), hasher)?;
            }
        }
    } else {
        fs::read(path)?.hash(hasher);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_changed_or_renamed_page_changes_the_fingerprint_and_the_build_does_not() {
        let root = std::env::temp_dir().join(format!("vire-pages-{}", std::process::id()));
        for folder in ["ui/src", "ui/dist", "assets"] {
            fs::create_dir_all(root.join(folder)).unwrap();
        }
        for file in ["package.json", "package-lock.json", "ui/src/a.ts"] {
            fs::write(root.join(file), "one").unwrap();
        }
        let first = fingerprint(&root).unwrap();
        fs::write(root.join("ui/dist/index.html"), "built").unwrap();
        assert_eq!(fingerprint(&root).unwrap(), first);
        fs::write(root.join("ui/src/a.ts"), "two").unwrap();
        let second = fingerprint(&root).unwrap();
        assert_ne!(second, first);
        fs::rename(root.join("ui/src/a.ts"), root.join("ui/src/b.ts")).unwrap();
        assert_ne!(fingerprint(&root).unwrap(), second);
        fs::remove_dir_all(root).unwrap();
    }
}
