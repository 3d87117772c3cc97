//! The peer of the window rows: an empty Tauri window, made and built under `target/`.
//!
//! Same Tauri, same release profile, same lock and same target folder as the app, so that all it
//! costs is its own last step.

use std::fs;
use std::path::{Path, PathBuf};

use crate::Outcome;
use crate::shell::{cargo, root, run};

const NAME: &str = "empty-window";

const MAIN: &str = "\
//! A window with one heading.
fn main() {
    let started = tauri::Builder::default().run(tauri::generate_context!());
    if let Err(error) = started {
        eprintln!(\"{error}\");
    }
}
";

const BUILD: &str = "//! Lets Tauri make its context.\nfn main() {\n    tauri_build::build();\n}\n";

const CONFIGURATION: &str = r#"{
  "productName": "Empty",
  "mainBinaryName": "empty-window",
  "version": "0.1.0",
  "identifier": "fi.vire.empty",
  "build": { "frontendDist": "./pages" },
  "app": { "windows": [{ "label": "main", "title": "Empty", "width": 1180, "height": 780 }] },
  "bundle": { "icon": ["icon.png"] }
}
"#;

const PAGE: &str =
    "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Empty</title><h1>Empty</h1></html>\n";

/// Makes and builds the empty window and returns its program.
///
/// # Errors
/// When it cannot be written or does not build.
pub fn build() -> Outcome<PathBuf> {
    let root = root();
    let folder = root.join("target").join(NAME);
    let manifest = fs::read_to_string(root.join("Cargo.toml")).map_err(|error| error.to_string())?;
    lay_out(&root, &folder, &manifest)
        .map_err(|error| format!("the empty window could not be made: {error}"))?;
    let manifest = folder.join("Cargo.toml");
    run(cargo(&["build", "--release", "--features", "custom-protocol", "--manifest-path"])
        .arg(manifest)
        .env("CARGO_TARGET_DIR", root.join("target")))?;
    Ok(root.join("target/release").join(NAME))
}

fn lay_out(root: &Path, folder: &Path, manifest: &str) -> std::io::Result<()> {
    fs::create_dir_all(folder.join("src"))?;
    fs::create_dir_all(folder.join("pages"))?;
    fs::write(folder.join("src/main.rs"), MAIN)?;
    fs::write(folder.join("build.rs"), BUILD)?;
    fs::write(folder.join("tauri.conf.json"), CONFIGURATION)?;
    fs::write(folder.join("pages/index.html"), PAGE)?;
    fs::write(folder.join("Cargo.toml"), empty_manifest(manifest))?;
    fs::copy(root.join("Cargo.lock"), folder.join("Cargo.lock"))?;
    fs::copy(root.join("assets/icons/icon.png"), folder.join("icon.png"))?;
    Ok(())
}

/// Returns a manifest with the app's own lines for Tauri and its release profile.
fn empty_manifest(manifest: &str) -> String {
    let line = |start: &str| manifest.lines().find(|line| line.starts_with(start)).unwrap_or_default();
    let profile = manifest
        .split_once("[profile.release]")
        .map_or("", |(_, rest)| rest.split_once("\n[").map_or(rest, |(profile, _)| profile));
    format!(
        "[package]\nname = \"{NAME}\"\nversion = \"0.1.0\"\nedition = \"2024\"\npublish = false\n\n\
         [workspace]\n\n[features]\ncustom-protocol = [\"tauri/custom-protocol\"]\n\n\
         [build-dependencies]\n{}\n\n[dependencies]\n{}\n\n[profile.release]{profile}\n",
        line("tauri-build ="),
        line("tauri ="),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_empty_window_has_the_tauri_and_the_profile_of_the_app() {
        let manifest = fs::read_to_string(root().join("Cargo.toml")).unwrap();
        let empty = empty_manifest(&manifest);
        for line in ["tauri = { version", "tauri-build = { version", "lto = ", "strip = true"] {
            assert!(empty.contains(line), "{line} is missing in\n{empty}");
        }
    }

    #[test]
    fn the_empty_window_is_a_package_that_cargo_can_read() {
        let folder = std::env::temp_dir().join(format!("vire-empty-window-{}", std::process::id()));
        let manifest = fs::read_to_string(root().join("Cargo.toml")).unwrap();
        lay_out(&root(), &folder, &manifest).unwrap();
        let said = crate::shell::read(
            cargo(&["metadata", "--format-version=1", "--no-deps", "--manifest-path"])
                .arg(folder.join("Cargo.toml")),
        )
        .unwrap();
        assert!(said.contains("\"name\":\"empty-window\""), "{said}");
        fs::remove_dir_all(folder).unwrap();
    }
}
