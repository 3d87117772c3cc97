//! How answers look: one JSON document, or plain tables made from the same.

use std::io::Write;

use serde_json::{Map, Value, json};
use vire_app::fault::{Fault, FaultKind};
use vire_app::text;

/// Prints what a command answers to stdout.
pub fn answer(value: &Value, json: bool) {
    let text = if json { value.to_string() } else { plain(value) };
    let _ = writeln!(std::io::stdout().lock(), "{}", text.trim_end());
}

/// Prints why a command failed: the document to stdout with `--json`, words to stderr otherwise.
pub fn fault(fault: &Fault, json: bool) {
    let message = text::message_of(fault, &text::system_language());
    if json {
        let document = if fault.kind == FaultKind::Ask {
            json!({ "ask": fault.ask, "error": { "code": fault.code, "message": message, "args": fault.args } })
        } else {
            json!({ "error": { "code": fault.code, "message": message, "args": fault.args } })
        };
        let _ = writeln!(std::io::stdout().lock(), "{document}");
    }
    let _ = writeln!(std::io::stderr().lock(), "virectl: {message}");
    // Words leave out the line and the column; who has no JSON needs them to mend the file.
    for (name, value) in fault.args.iter().filter(|(_, value)| !json && !message.contains(value.as_str())) {
        let _ = writeln!(std::io::stderr().lock(), "  {name}: {value}");
    }
    for question in fault.ask.iter().filter(|_| !json) {
        let _ = writeln!(
            std::io::stderr().lock(),
            "  --answer {}={}   {}",
            question.id,
            question.options.join("|"),
            question.why
        );
    }
}

fn plain(value: &Value) -> String {
    match value {
        Value::Object(object) => object.iter().map(|(name, value)| entry(name, value)).collect(),
        Value::Array(rows) if rows.iter().all(Value::is_object) => {
            table(&rows.iter().filter_map(Value::as_object).collect::<Vec<_>>())
        }
        other => format!("{}\n", cell(other)),
    }
}

fn entry(name: &str, value: &Value) -> String {
    match value {
        Value::Array(rows) if rows.iter().all(Value::is_object) && !rows.is_empty() => {
            let rows: Vec<&Map<String, Value>> = rows.iter().filter_map(Value::as_object).collect();
            format!("{name}\n{}", table(&rows))
        }
        Value::Object(inner) if !inner.is_empty() => {
            let lines: String = inner.iter().map(|(name, value)| entry(name, value)).collect();
            format!("{name}\n{}", lines.lines().map(|line| format!("  {line}\n")).collect::<String>())
        }
        other => format!("{name}: {}\n", cell(other)),
    }
}

fn table(rows: &[&Map<String, Value>]) -> String {
    let mut columns: Vec<&str> = Vec::new();
    for name in rows.iter().flat_map(|row| row.keys()) {
        if !columns.contains(&name.as_str()) {
            columns.push(name);
        }
    }
    let mut lines: Vec<Vec<String>> = vec![columns.iter().map(|&name| name.to_owned()).collect()];
    for row in rows {
        lines.push(columns.iter().map(|&name| row.get(name).map(cell).unwrap_or_default()).collect());
    }
    let widths: Vec<usize> = (0..columns.len())
        .map(|at| {
            lines.iter().filter_map(|line| line.get(at)).map(|text| text.chars().count()).max().unwrap_or(0)
        })
        .collect();
    let mut out = String::new();
    for line in &lines {
        let padded: Vec<String> =
            line.iter().zip(&widths).map(|(text, width)| format!("{text:<width$}")).collect();
        out.push_str("  ");
        out.push_str(padded.join("  ").trim_end());
        out.push('\n');
    }
    out
}

fn cell(value: &Value) -> String {
    match value {
        Value::Null => "-".to_owned(),
        Value::String(text) => text.clone(),
        Value::Array(items) => items.iter().map(cell).collect::<Vec<_>>().join(", "),
        Value::Object(object) => match (object.get("from"), object.get("to")) {
            (Some(from), Some(to)) if from == to => cell(from),
            (Some(from), Some(to)) => format!("{}..{}", cell(from), cell(to)),
            _ => object
                .iter()
                .map(|(name, value)| format!("{name}={}", cell(value)))
                .collect::<Vec<_>>()
                .join(" "),
        },
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_by_itself_is_a_table_too() {
        let value = json!([{"id": "a", "value": {"p": 0.5}}, {"id": "b", "error": {"code": "bad_input"}}]);
        assert_eq!(plain(&value), "  id  value  error\n  a   p=0.5\n  b          code=bad_input\n");
    }

    #[test]
    fn lists_become_tables_and_the_rest_lines() {
        let value = json!({"week": "2026-W47", "cells": [{"group": "Å", "mean": 3.75, "period": {"from": "a", "to": "a"}}, {"group": "P/Chat", "mean": null, "period": {"from": "a", "to": "b"}}]});
        assert_eq!(
            plain(&value),
            "cells\n  group   mean  period\n  Å       3.75  a\n  P/Chat  -     a..b\nweek: 2026-W47\n"
        );
    }
}
