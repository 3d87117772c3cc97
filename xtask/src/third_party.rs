//! `docs/third-party.md`: what the programs that people get are made of, and under which licences.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;

use serde_json::Value;

use crate::Outcome;
use crate::metadata::Graph;
use crate::shell::root;

/// Where the page is.
pub const PAGE: &str = "docs/third-party.md";

const INTRODUCTION: &str = "\
# Made by others

What is inside the programs that people get, beside Vire's own code. Written by `cargo xtask third-party`
from `Cargo.lock` and `package-lock.json`; the tidy test fails when something is missing here. Tools that
only build or test are not listed. Each part stays under its own licence; Vire itself is under MIT or
Apache-2.0, as you choose (`LICENSE-MIT`, `LICENSE-APACHE`).

Shipped as well: the typeface in `assets/fonts`, under the SIL Open Font License 1.1, whose text lies beside it.
Used from the system and not shipped: WebKitGTK, GTK, OpenSSL's libcrypto.

MPL-2.0 covers single files of the crates marked with it. They are used unchanged; their source is at the
address given.
";

/// Build-time packages of npm whose run-time parts Vite puts into the pages.
const BUNDLED: [&str; 3] = ["clsx", "esm-env", "svelte"];

/// One part that is shipped.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Part {
    /// Its name in its registry.
    pub name: String,
    /// Its licence as it states it.
    pub licence: String,
    /// Where its source is kept, or nothing.
    pub source: String,
}

/// Returns the crates that are shipped, each name once.
pub fn crates(graph: &Graph) -> Vec<Part> {
    let parts = graph.shipped().into_iter().filter(|package| !package.ours).map(|package| {
        let part = Part {
            name: package.name.clone(),
            licence: package.licence.clone().unwrap_or_default(),
            source: package.repository.clone().unwrap_or_default(),
        };
        (part.name.clone(), part)
    });
    parts.collect::<BTreeMap<_, _>>().into_values().collect()
}

/// Returns the npm packages that end up in the pages: those that the lock does not mark as `dev`,
/// and Svelte's run-time parts.
pub fn npm(lock: &Value) -> Vec<Part> {
    let packages = lock["packages"].as_object().into_iter().flatten();
    let parts = packages.filter_map(|(path, package)| {
        let name = path.rsplit_once("node_modules/")?.1;
        let is = |mark: &str| package[mark].as_bool() == Some(true);
        if is("link") || ((is("dev") || is("devOptional")) && !BUNDLED.contains(&name)) {
            return None;
        }
        Some(Part {
            name: name.to_owned(),
            licence: package["license"].as_str().unwrap_or_default().to_owned(),
            source: format!("https://www.npmjs.com/package/{name}"),
        })
    });
    let mut parts: Vec<Part> = parts.collect();
    parts.sort();
    parts.dedup();
    parts
}

/// Returns the npm lock of this project.
///
/// # Errors
/// When it cannot be read.
pub fn npm_lock() -> Outcome<Value> {
    let text = fs::read_to_string(root().join("package-lock.json"))
        .map_err(|error| format!("package-lock.json could not be read: {error}"))?;
    serde_json::from_str(&text).map_err(|error| format!("package-lock.json: {error}"))
}

/// Writes the page.
///
/// # Errors
/// When a lock cannot be read or the page cannot be written.
pub fn write() -> Outcome {
    let mut page = String::from(INTRODUCTION);
    for (heading, parts) in
        [("In Rust", crates(&Graph::of_this_project()?)), ("In the pages", npm(&npm_lock()?))]
    {
        let _ = write!(page, "\n## {heading}\n\n| what | licence | source |\n|---|---|---|\n");
        for part in &parts {
            let _ = writeln!(page, "| {} | {} | {} |", part.name, part.licence, part.source);
        }
        println!("{heading}: {} parts", parts.len());
    }
    fs::write(root().join(PAGE), page).map_err(|error| format!("{PAGE} could not be written: {error}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_only_builds_the_pages_is_not_listed_and_what_is_bundled_is() {
        let lock = serde_json::json!({"packages": {
            "": {"name": "root"},
            "ui": {"name": "ui"},
            "node_modules/ui": {"link": true, "resolved": "ui"},
            "node_modules/vite": {"license": "MIT", "dev": true},
            "node_modules/svelte": {"license": "MIT", "dev": true},
            "node_modules/@fluent/bundle": {"license": "Apache-2.0"},
        }});
        let names: Vec<String> = npm(&lock).into_iter().map(|part| part.name).collect();
        assert_eq!(names, ["@fluent/bundle", "svelte"]);
    }
}
