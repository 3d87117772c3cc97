//! What the machine must have before anything can be built: Debian's packages, Node, Cargo's parts.
//!
//! Installs what is missing through apt, or says exactly what to type. Never changes anything else.

use std::path::Path;

use crate::Outcome;
use crate::shell::{cargo, command, read, run, works};

/// What the app links against and is built with.
pub const TO_BUILD: [&str; 6] = [
    "build-essential",
    "libayatana-appindicator3-dev",
    "librsvg2-dev",
    "libssl-dev",
    "libwebkit2gtk-4.1-dev",
    "pkg-config",
];

/// What the window's tests need besides. `xvfb-run` calls `xauth`, which xvfb only recommends.
pub const TO_TEST: [&str; 4] = ["dbus-x11", "webkit2gtk-driver", "xauth", "xvfb"];

/// The oldest Node that the pages are built and tested with.
const OLDEST_NODE: u32 = 20;

/// Makes sure that the app can be built, and with `tests` also tested, on this machine.
///
/// # Errors
/// When something is missing that cannot be installed from here; the sentence says what to type.
pub fn prepare(tests: bool) -> Outcome {
    let wanted: Vec<&str> = TO_BUILD.iter().chain(if tests { &TO_TEST[..] } else { &[] }).copied().collect();
    if works(&mut command("dpkg", &["--version"])) {
        install(&missing(&wanted, is_installed))?;
    } else if !works(&mut command("pkg-config", &["--exists", "webkit2gtk-4.1"])) {
        return Err(format!(
            "this is not a Debian-like Linux, so nothing can be installed from here. Install what Debian \
             calls: {}",
            wanted.join(" ")
        ));
    }
    node_is_new_enough(read(&mut command("node", &["--version"])).ok().as_deref())?;
    if !works(&mut command("npm", &["--version"])) {
        return Err("npm is missing; it comes with Node from https://nodejs.org".to_owned());
    }
    if tests {
        for part in ["fmt", "clippy"] {
            if !works(&mut cargo(&[part, "--version"])) {
                return Err(format!("`cargo {part}` is missing; type: rustup component add rustfmt clippy"));
            }
        }
    }
    Ok(())
}

fn missing<'a>(wanted: &[&'a str], installed: impl Fn(&str) -> bool) -> Vec<&'a str> {
    wanted.iter().copied().filter(|package| !installed(package)).collect()
}

fn is_installed(package: &str) -> bool {
    read(&mut command("dpkg-query", &["--show", "--showformat=${db:Status-Status}", package]))
        .is_ok_and(|status| status.trim() == "installed")
}

fn install(packages: &[&str]) -> Outcome {
    if packages.is_empty() {
        println!("system packages: all there");
        return Ok(());
    }
    println!("system packages missing: {}", packages.join(" "));
    let Some(prefix) = rights(is_root(), works(&mut command("sudo", &["--version"]))) else {
        return Err(format!("no right to install packages here. As root, type:\n  {}", typed("", packages)));
    };
    let refused = |_| format!("apt did not install the packages. Type:\n  {}", typed("sudo ", packages));
    for step in [update(), install_command(packages)] {
        let mut words: Vec<&str> = prefix.to_vec();
        words.extend(["env", "DEBIAN_FRONTEND=noninteractive"]);
        words.extend(step.iter().copied());
        let Some((program, arguments)) = words.split_first() else { continue };
        run(&mut command(program, arguments)).map_err(refused)?;
    }
    Ok(())
}

fn update() -> Vec<&'static str> {
    vec!["apt-get", "update"]
}

fn install_command<'a>(packages: &[&'a str]) -> Vec<&'a str> {
    let mut words = vec!["apt-get", "install", "--yes", "--no-install-recommends"];
    words.extend(packages);
    words
}

fn typed(prefix: &str, packages: &[&str]) -> String {
    format!("{prefix}{} && {prefix}{}", update().join(" "), install_command(packages).join(" "))
}

/// Returns what to put before `apt-get`, or nothing when this person may not install.
fn rights(root: bool, sudo: bool) -> Option<&'static [&'static str]> {
    match (root, sudo) {
        (true, _) => Some(&[]),
        (false, true) => Some(&["sudo"]),
        (false, false) => None,
    }
}

fn is_root() -> bool {
    read(&mut command("id", &["-u"])).is_ok_and(|id| id.trim() == "0")
}

fn node_is_new_enough(version: Option<&str>) -> Outcome {
    let Some(version) = version.map(str::trim) else {
        return Err(format!("Node is missing; install Node {OLDEST_NODE} or newer from https://nodejs.org"));
    };
    let major =
        version.trim_start_matches('v').split('.').next().and_then(|digits| digits.parse::<u32>().ok());
    match major {
        Some(major) if major >= OLDEST_NODE => Ok(()),
        _ => Err(format!("Node {version} is too old; Node {OLDEST_NODE} or newer is needed")),
    }
}

/// Whether a window can be shown: there is an X server or a Wayland compositor to talk to.
pub fn has_display() -> bool {
    ["DISPLAY", "WAYLAND_DISPLAY"].iter().any(|name| std::env::var_os(name).is_some_and(|it| !it.is_empty()))
}

/// Returns the machine in one line: processor, cores, memory, system.
pub fn machine() -> String {
    let file = |path: &str| std::fs::read_to_string(Path::new(path)).unwrap_or_default();
    let cpus = file("/proc/cpuinfo");
    let value = |text: &str, key: &str, mark: char| {
        text.lines()
            .find(|line| line.starts_with(key))
            .and_then(|line| line.split_once(mark))
            .map(|(_, value)| value.trim().trim_matches('"').to_owned())
    };
    let cores = cpus.lines().filter(|line| line.starts_with("processor")).count();
    let model = value(&cpus, "model name", ':').unwrap_or_else(|| "unknown processor".to_owned());
    let memory = value(&file("/proc/meminfo"), "MemTotal", ':')
        .and_then(|text| text.split_whitespace().next().and_then(|kib| kib.parse::<u64>().ok()))
        .map_or_else(String::new, |kib| format!(", {} GB", kib.div_ceil(1024 * 1024)));
    let system = value(&file("/etc/os-release"), "PRETTY_NAME", '=').unwrap_or_else(|| "Linux".to_owned());
    format!("{model}, {cores} cores{memory}, {system}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_missing_is_installed() {
        let there = |package: &str| package != "xvfb";
        assert_eq!(missing(&TO_TEST, there), ["xvfb"]);
        assert_eq!(missing(&TO_BUILD, |_| true), Vec::<&str>::new());
    }

    #[test]
    fn a_package_that_nobody_makes_is_not_installed() {
        assert!(!is_installed("vire-no-such-package"));
    }

    #[test]
    fn rights_come_from_root_or_sudo_and_else_there_are_none() {
        assert_eq!(rights(true, false), Some(&[][..]));
        assert_eq!(rights(false, true), Some(&["sudo"][..]));
        assert_eq!(rights(false, false), None);
    }

    #[test]
    fn the_command_to_type_is_complete() {
        assert_eq!(
            typed("sudo ", &["xvfb"]),
            "sudo apt-get update && sudo apt-get install --yes --no-install-recommends xvfb"
        );
    }

    #[test]
    fn an_old_or_missing_node_is_refused_in_words() {
        assert!(node_is_new_enough(Some("v20.20.2\n")).is_ok());
        assert!(node_is_new_enough(Some("v22.1.0")).is_ok());
        assert!(node_is_new_enough(Some("v18.19.0")).unwrap_err().contains("too old"));
        assert!(node_is_new_enough(None).unwrap_err().contains("missing"));
    }
}
