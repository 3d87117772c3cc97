//! Who may need whom: our packages among each other, and the libraries that only one of them names.

use xtask::metadata::{Graph, Package};

use crate::{GRAPH, bites, none};

/// Our packages and what each may need of the others. Tests may use `vire-testkit` besides.
const ALLOWED: [(&str, &[&str]); 12] = [
    ("vire-core", &[]),
    ("vire-stats", &[]),
    ("vire-seal", &[]),
    ("vire-text", &[]),
    ("vire-import", &["vire-core"]),
    ("vire-store", &["vire-core"]),
    ("vire-report", &["vire-core", "vire-text"]),
    (
        "vire-app",
        &["vire-core", "vire-import", "vire-report", "vire-seal", "vire-stats", "vire-store", "vire-text"],
    ),
    ("vire-cli", &["vire-app"]),
    ("vire", &["vire-app"]),
    ("vire-testkit", &["vire-core"]),
    ("xtask", &[]),
];

/// Libraries that only one of our packages may name. `*` at the end stands for any ending.
const OWNED: [(&str, &[&str]); 4] = [
    ("vire", &["tauri", "tauri-*", "wry", "tao"]),
    ("vire-store", &["rusqlite", "libsqlite3-sys", "sqlx", "sqlx-*"]),
    ("vire-report", &["plotters", "plotters-*", "resvg", "usvg", "tiny-skia"]),
    (
        "vire-seal",
        &[
            "aes",
            "aes-gcm",
            "argon2",
            "blake2",
            "blake3",
            "blind-rsa-signatures",
            "chacha20",
            "chacha20poly1305",
            "curve25519-dalek",
            "ed25519-dalek",
            "hkdf",
            "hmac",
            "hpke",
            "openssl",
            "pbkdf2",
            "ring",
            "rsa",
            "sha1",
            "sha2",
            "sha3",
            "x25519-dalek",
        ],
    ),
];

/// Libraries that may stand below one other library only, so that there is one of them in the program.
const BELOW: [(&str, &str); 2] = [("rusqlite", "vire-store"), ("libsqlite3-sys", "rusqlite")];

fn between_ours(graph: &Graph) -> Vec<String> {
    let mut problems = Vec::new();
    for package in graph.ours() {
        let Some((_, allowed)) = ALLOWED.iter().find(|(name, _)| *name == package.name) else {
            problems.push(format!("{} has no place in the list of allowed edges", package.name));
            continue;
        };
        for (need, other) in graph.needs(package).filter(|(_, other)| other.ours) {
            let name = other.name.as_str();
            let kit = name == "vire-testkit" && !need.normal && !need.build;
            // A package whose tests name itself with other features.
            let itself = name == package.name;
            if !allowed.contains(&name) && !kit && !itself {
                let when = if need.normal { "" } else { " in tests or build scripts" };
                problems.push(format!("{} must not need {name}{when}", package.name));
            }
        }
    }
    problems
}

fn owned(graph: &Graph) -> Vec<String> {
    let mut problems = Vec::new();
    let each = |package: &Package| -> Vec<String> {
        let names =
            graph.needs(package).filter(|(_, other)| !other.ours).map(|(_, other)| other.name.clone());
        names.collect()
    };
    for package in graph.ours() {
        for name in each(package) {
            let owner =
                OWNED.iter().find(|(_, patterns)| patterns.iter().any(|pattern| fits(pattern, &name)));
            if let Some((owner, _)) = owner
                && *owner != package.name
            {
                problems.push(format!("{} must not need {name}: only {owner} may", package.name));
            }
        }
    }
    for package in graph.shipped() {
        for (_, other) in graph.needs(package) {
            let above = BELOW.iter().find(|(below, _)| *below == other.name);
            if let Some((below, above)) = above
                && *above != package.name
            {
                problems
                    .push(format!("{} brings {below}, which may come through {above} only", package.name));
            }
        }
    }
    problems.sort();
    problems.dedup();
    problems
}

fn fits(pattern: &str, name: &str) -> bool {
    pattern.strip_suffix('*').map_or(pattern == name, |start| name.starts_with(start))
}

#[test]
fn our_packages_need_each_other_as_drawn() {
    none(&between_ours(&GRAPH));
}

#[test]
fn a_library_with_an_owner_is_named_by_nobody_else() {
    none(&owned(&GRAPH));
}

/// Draws a graph from `name: normal, normal | dev` lines; names with `vire` in them are ours.
pub fn drawn(lines: &[&str]) -> Graph {
    use xtask::metadata::Need;
    let need = |normal: bool| {
        move |name: &str| Need { id: name.trim().to_owned(), normal, dev: !normal, build: false }
    };
    let names = |list: &str| {
        list.split(',').map(str::trim).filter(|name| !name.is_empty()).map(str::to_owned).collect::<Vec<_>>()
    };
    let package = |line: &&str| {
        let (name, needs) = line.split_once(':').unwrap();
        let (normal, dev) = needs.split_once('|').unwrap_or((needs, ""));
        let mut all: Vec<Need> = names(normal).iter().map(|it| need(true)(it)).collect();
        all.extend(names(dev).iter().map(|it| need(false)(it)));
        let package = Package {
            name: name.split('@').next().unwrap().to_owned(),
            version: name.split_once('@').map_or("1.0.0", |(_, version)| version).to_owned(),
            licence: Some("MIT".to_owned()),
            ours: name.starts_with("vire") || name == "xtask",
            needs: all,
            ..Package::default()
        };
        (name.to_owned(), package)
    };
    Graph(lines.iter().map(package).collect())
}

#[test]
fn an_edge_back_is_seen() {
    bites(
        &between_ours(&drawn(&["vire-core: vire-store", "vire-store: vire-core"])),
        "vire-core must not need vire-store",
    );
}

#[test]
fn the_testkit_is_for_tests_only() {
    let kit = "vire-testkit:";
    assert!(between_ours(&drawn(&["vire-store: | vire-testkit", kit])).is_empty());
    bites(&between_ours(&drawn(&["vire-store: vire-testkit", kit])), "must not need vire-testkit");
}

#[test]
fn a_new_package_of_ours_needs_a_place() {
    bites(&between_ours(&drawn(&["vire-hub:"])), "vire-hub has no place");
}

#[test]
fn a_second_namer_of_an_owned_library_is_seen() {
    bites(&owned(&drawn(&["vire-app: tauri-plugin-dialog", "tauri-plugin-dialog:"])), "only vire may");
    bites(&owned(&drawn(&["vire-core: sha2", "sha2:"])), "only vire-seal may");
    // In tests as well: a test that opens the database itself would know its tables.
    bites(&owned(&drawn(&["vire-app: | rusqlite", "rusqlite:"])), "only vire-store may");
}

#[test]
fn a_second_way_to_the_database_library_is_seen() {
    let graph = drawn(&["vire: other", "other: libsqlite3-sys", "libsqlite3-sys:"]);
    bites(&owned(&graph), "other brings libsqlite3-sys");
}
