//! What `cargo metadata` says: packages, who needs whom, and under which licence.
//!
//! Reads the Linux part of the lock only: that is what is built and shipped. Judges nothing.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::Outcome;
use crate::shell::{cargo, read};

/// Our packages that reach people: the window and the command line.
pub const SHIPPED: [&str; 2] = ["vire", "vire-cli"];

/// One package of the lock.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Package {
    /// Its name, as in `Cargo.toml`.
    pub name: String,
    /// Its version.
    pub version: String,
    /// Its licence as it states it: an SPDX expression, or the older form with `/`.
    pub licence: Option<String>,
    /// Where its source is kept.
    pub repository: Option<String>,
    /// Whether it is a member of this workspace.
    pub ours: bool,
    /// Whether it runs in the compiler only, and so is in no program.
    pub proc_macro: bool,
    /// The packages that it needs, by id.
    pub needs: Vec<Need>,
}

/// One edge: what a package needs, and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Need {
    /// The id of the package that is needed.
    pub id: String,
    /// Needed by the finished program.
    pub normal: bool,
    /// Needed by tests, examples and benches only, when neither of the others holds.
    pub dev: bool,
    /// Needed by the build script.
    pub build: bool,
}

/// All packages by id.
#[derive(Clone, Debug, Default)]
pub struct Graph(pub BTreeMap<String, Package>);

impl Graph {
    /// Asks Cargo. The lock is taken as it is.
    ///
    /// # Errors
    /// When Cargo fails, for instance because the lock is out of date.
    pub fn of_this_project() -> Outcome<Self> {
        let said = read(&mut cargo(&[
            "metadata",
            "--format-version=1",
            "--locked",
            "--filter-platform=x86_64-unknown-linux-gnu",
        ]))?;
        let value = serde_json::from_str(&said).map_err(|error| format!("cargo metadata: {error}"))?;
        Ok(Self::from_json(&value))
    }

    /// Reads the document that `cargo metadata --format-version=1` prints.
    pub fn from_json(document: &Value) -> Self {
        let members: BTreeSet<&str> =
            list(&document["workspace_members"]).filter_map(Value::as_str).collect();
        let mut needs: BTreeMap<&str, Vec<Need>> = BTreeMap::new();
        for node in list(&document["resolve"]["nodes"]) {
            let id = node["id"].as_str().unwrap_or_default();
            needs.insert(id, list(&node["deps"]).map(need).collect());
        }
        let packages = list(&document["packages"]).filter_map(|package| {
            let id = package["id"].as_str()?;
            let text = |key: &str| package[key].as_str().map(str::to_owned);
            Some((
                id.to_owned(),
                Package {
                    name: text("name")?,
                    version: text("version")?,
                    licence: text("license"),
                    repository: text("repository"),
                    ours: members.contains(id),
                    proc_macro: list(&package["targets"])
                        .flat_map(|target| list(&target["kind"]))
                        .any(|kind| kind.as_str() == Some("proc-macro")),
                    needs: needs.remove(id)?,
                },
            ))
        });
        Self(packages.collect())
    }

    /// Returns our own packages.
    pub fn ours(&self) -> impl Iterator<Item = &Package> {
        self.0.values().filter(|package| package.ours)
    }

    /// Returns what one package needs, with the edge.
    pub fn needs<'a>(&'a self, package: &'a Package) -> impl Iterator<Item = (&'a Need, &'a Package)> {
        package.needs.iter().filter_map(|need| self.0.get(&need.id).map(|found| (need, found)))
    }

    /// Returns every package that ends up in the programs people get, our own included.
    pub fn shipped(&self) -> Vec<&Package> {
        let mut waiting: Vec<&str> = self
            .0
            .iter()
            .filter(|(_, it)| it.ours && SHIPPED.contains(&it.name.as_str()))
            .map(|(id, _)| id.as_str())
            .collect();
        let mut seen = BTreeSet::new();
        while let Some(id) = waiting.pop() {
            if let Some(package) = self.0.get(id).filter(|it| !it.proc_macro)
                && seen.insert(id)
            {
                let normal = package.needs.iter().filter(|need| need.normal);
                waiting.extend(normal.map(|need| need.id.as_str()));
            }
        }
        seen.into_iter().filter_map(|id| self.0.get(id)).collect()
    }
}

fn need(value: &Value) -> Need {
    let has = |kind: Option<&str>| list(&value["dep_kinds"]).any(|it| it["kind"].as_str() == kind);
    Need {
        id: value["pkg"].as_str().unwrap_or_default().to_owned(),
        normal: has(None),
        dev: has(Some("dev")),
        build: has(Some("build")),
    }
}

fn list(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_only_tests_build_scripts_or_the_compiler_need_is_not_shipped() {
        let kind = |kind: Value| serde_json::json!([{ "kind": kind, "target": null }]);
        let package = |name: &str| {
            let target = if name == "macro" { "proc-macro" } else { "lib" };
            serde_json::json!({
                "id": name, "name": name, "version": "1.0.0", "license": "MIT", "repository": null,
                "targets": [{"kind": [target]}],
            })
        };
        let packages = ["vire", "one", "two", "macro", "syn", "test", "script"].map(package);
        let graph = Graph::from_json(&serde_json::json!({
            "packages": packages,
            "workspace_members": ["vire"],
            "resolve": {"nodes": [
                {"id": "vire", "deps": [
                    {"pkg": "one", "dep_kinds": kind(Value::Null)},
                    {"pkg": "macro", "dep_kinds": kind(Value::Null)},
                    {"pkg": "test", "dep_kinds": kind("dev".into())},
                    {"pkg": "script", "dep_kinds": kind("build".into())},
                ]},
                {"id": "one", "deps": [{"pkg": "two", "dep_kinds": kind(Value::Null)}]},
                {"id": "macro", "deps": [{"pkg": "syn", "dep_kinds": kind(Value::Null)}]},
                {"id": "two", "deps": []}, {"id": "syn", "deps": []},
                {"id": "test", "deps": []}, {"id": "script", "deps": []},
            ]},
        }));
        let shipped: BTreeSet<_> = graph.shipped().iter().map(|package| package.name.as_str()).collect();
        assert_eq!(shipped, BTreeSet::from(["vire", "one", "two"]));
    }
}
