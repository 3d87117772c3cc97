//! Words for faults, and the language of the system.

use vire_text::{Language, Text, Value};

use crate::fault::Fault;

/// Returns the tag of the system's language, from `LC_ALL`, `LC_MESSAGES` or `LANG`.
pub fn system_language() -> String {
    ["LC_ALL", "LC_MESSAGES", "LANG"]
        .into_iter()
        .filter_map(|name| std::env::var(name).ok())
        .find(|value| !value.is_empty())
        .unwrap_or_default()
}

/// Returns the sentence of a fault: what happened, what was kept, what to do.
pub fn message_of(fault: &Fault, language: &str) -> String {
    let text = Text::new(Language::from_tag(language));
    let code = Value::Text(&fault.code);
    let mut args: Vec<(&str, Value<'_>)> =
        fault.args.iter().map(|(name, value)| (name.as_str(), Value::Text(value))).collect();
    args.push(("code", code));
    text.find(&format!("error-{}", fault.code), &args).unwrap_or_else(|| text.get("error-unknown", &args))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::path::Path;

    use super::*;

    /// Collects what stands between quotes after any of the given beginnings.
    fn quoted(source: &str, beginnings: &[&str]) -> BTreeSet<String> {
        let mut found = BTreeSet::new();
        for beginning in beginnings {
            for rest in source.split(beginning).skip(1) {
                if let Some(code) = rest.split('"').next() {
                    found.insert(code.to_owned());
                }
            }
        }
        found
    }

    fn sources(dir: &Path, into: &mut String) {
        for entry in std::fs::read_dir(dir).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                sources(&path, into);
            } else if path.extension().is_some_and(|kind| kind == "rs") {
                into.push_str(&std::fs::read_to_string(path).unwrap());
            }
        }
    }

    #[test]
    fn every_fault_has_its_sentence_in_every_language() {
        let crates = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
        let mut source = String::new();
        sources(&crates.join("vire-app/src"), &mut source);
        sources(&crates.join("vire-cli/src"), &mut source);
        let mut codes = quoted(
            &source,
            &[
                "refused(\"",
                "policy(\"",
                "closed(\"",
                "usage(\"",
                "FaultKind::Usage, \"",
                "FaultKind::Ask, \"",
            ],
        );
        let mut errors = String::new();
        for file in ["vire-import/src/error.rs", "vire-seal/src/code.rs", "vire-seal/src/ticket.rs"] {
            errors.push_str(&std::fs::read_to_string(crates.join(file)).unwrap());
        }
        codes.extend(quoted(&errors, &["=> \""]));
        // Handled before it becomes a fault.
        codes.remove("ask");
        assert!(codes.len() > 40, "the sources were not read");
        for language in Language::ALL {
            let text = Text::new(language);
            let missing: Vec<&String> =
                codes.iter().filter(|code| !text.has(&format!("error-{code}"))).collect();
            assert!(missing.is_empty(), "{language:?}: {missing:?}");
        }
    }
}
