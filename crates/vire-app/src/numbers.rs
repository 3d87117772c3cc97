//! The numbers bench: named estimates on data that the caller has. No privacy minimum applies: it is
//! arithmetic.

use std::path::Path;

use serde_json::{Value, json};

use crate::fault::{Fault, Outcome};

/// Answers a list of `{"id","estimate","input"}` with `{"id","value"}` or `{"id","error"}` each.
///
/// # Errors
/// `file_unreadable`; `stats_file_invalid` when the file is no such list.
pub fn answer(path: &Path) -> Outcome<Value> {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let bytes = std::fs::read(path).map_err(|_| Fault::refused("file_unreadable").with("file", &name))?;
    let asked: Vec<Value> = serde_json::from_slice(&bytes).map_err(|error| {
        Fault::refused("stats_file_invalid").with("file", &name).with("line", error.line())
    })?;
    let one = |question: &Value| {
        let id = question.get("id").cloned().unwrap_or(Value::Null);
        let estimate = question.get("estimate").and_then(Value::as_str).unwrap_or_default();
        let input = question.get("input").cloned().unwrap_or(Value::Null);
        match vire_stats::bench::estimate(estimate, &input) {
            Ok(value) => json!({"id": id, "value": value}),
            Err(refusal) => json!({"id": id, "error": {"code": refusal.code(), "args": refusal.args()}}),
        }
    };
    Ok(Value::Array(asked.iter().map(one).collect()))
}
