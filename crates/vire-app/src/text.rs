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
    let key = format!("error-{}", fault.code.replace('_', "-"));
    text.find(&key, &args)
        .or_else(|| text.find(&format!("error-{}", fault.code), &args))
        .unwrap_or_else(|| text.get("error-unknown", &args))
}
