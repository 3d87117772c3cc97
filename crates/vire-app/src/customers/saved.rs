//! How files were read before: found again by their header, with what has changed in it since.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};
use vire_core::metric::Metric;
use vire_import::{Head, Report, questions};
use vire_store::SavedMapping;

use super::suggest::{alike, folded};
use crate::desk::Desk;
use crate::fault::{Fault, Outcome};

/// How alike two headings must be to be taken for the same one, renamed.
const RENAMED: f64 = 0.88;
/// How much of two headers must be the same for a file of another source to be of the same kind.
const SHARED: f64 = 0.5;
/// The scale of effort scores where no import said another.
const CES: (f64, f64) = (1.0, 7.0);

/// How a file of the same kind was read, brought to the columns of this one.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Kept {
    pub(super) source: String,
    pub(super) day: String,
    pub(super) mapping: Value,
    pub(super) answers: BTreeMap<String, String>,
    pub(super) added: Vec<String>,
    pub(super) gone: Vec<String>,
    pub(super) renamed: Vec<[String; 2]>,
}

impl Kept {
    /// Tells whether the header is the one that was seen then.
    pub(super) fn same(&self) -> bool {
        self.added.is_empty() && self.gone.is_empty() && self.renamed.is_empty()
    }
}

/// Finds how files with this header were read; else of this source, else with most of these columns.
pub(super) fn find(desk: &Desk, head: &Head) -> Outcome<Option<Kept>> {
    let all = desk.organisation.read(|read| read.saved_mappings())?;
    let chosen = all
        .iter()
        .find(|saved| saved.signature == head.signature)
        .or_else(|| all.iter().find(|saved| saved.source == head.source))
        .or_else(|| match numbered_anew(head) {
            Some(tool) => all.iter().find(|saved| is_same_survey(tool, &saved.columns, &head.columns)),
            None => {
                let likest = all.iter().map(|saved| (shared(&saved.columns, &head.columns), saved));
                let likest = likest.max_by(|a, b| a.0.total_cmp(&b.0))?;
                (likest.0 >= SHARED).then_some(likest.1)
            }
        });
    chosen.map(|saved| brought(saved, head)).transpose()
}

/// Names the source of a file that nobody named: what the head says, and for a tool that numbers its answers
/// anew in each survey the name under which the same survey came before, also if it has a question more since.
pub(super) fn source_of(desk: &Desk, head: &Head) -> Outcome<String> {
    let Some(tool) = numbered_anew(head) else { return Ok(head.source.clone()) };
    let all = desk.organisation.read(|read| read.saved_mappings())?;
    let of_tool = |saved: &&SavedMapping| {
        saved.source.split_once(':').is_some_and(|(id, _)| id == tool)
            && is_same_survey(tool, &saved.columns, &head.columns)
    };
    // The name that the survey got first: later headers were put under it.
    Ok(all.iter().find(of_tool).map_or_else(|| head.source.clone(), |saved| saved.source.clone()))
}

/// Returns the tool whose ids say nothing beyond one survey.
fn numbered_anew(head: &Head) -> Option<&'static str> {
    head.tool.filter(|tool| head.source != **tool)
}

/// Tells whether one of two headers of a tool holds all questions of the other one.
fn is_same_survey(tool: &str, one: &[String], other: &[String]) -> bool {
    let [one, other] = [one, other].map(|columns| questions(tool, columns));
    let (few, many) = if one.len() < other.len() { (one, other) } else { (other, one) };
    !few.is_empty() && few.iter().all(|name| many.contains(name))
}

/// Returns the share of columns that two headers have in common.
fn shared(one: &[String], other: &[String]) -> f64 {
    let common = one.iter().filter(|name| other.contains(name)).count();
    let all = one.len() + other.len() - common;
    if all == 0 { 0.0 } else { common as f64 / all as f64 }
}

/// Brings a saved mapping to the columns of another header.
fn brought(saved: &SavedMapping, head: &Head) -> Outcome<Kept> {
    let unreadable = |_| Fault::internal("saved_mapping");
    let mut added: Vec<String> =
        head.columns.iter().filter(|name| !saved.columns.contains(name)).cloned().collect();
    let (mut gone, mut renamed) = (Vec::new(), Vec::new());
    for name in saved.columns.iter().filter(|name| !head.columns.contains(name)) {
        let likest = added.iter().enumerate().map(|(at, new)| (alike(&folded(name), &folded(new)), at));
        match likest.max_by(|a, b| a.0.total_cmp(&b.0)) {
            Some((likeness, at)) if likeness >= RENAMED => renamed.push([name.clone(), added.remove(at)]),
            _ => gone.push(name.clone()),
        }
    }
    let mut mapping: Value = serde_json::from_str(&saved.mapping).map_err(unreadable)?;
    if let Some(fields) = mapping.as_object_mut() {
        rename(fields, &renamed, &gone);
    }
    let answers: BTreeMap<String, String> = serde_json::from_str(&saved.answers).map_err(unreadable)?;
    Ok(Kept { source: saved.source.clone(), day: saved.day.clone(), mapping, answers, added, gone, renamed })
}

/// Gives columns their new names and forgets fields whose column is gone.
fn rename(fields: &mut Map<String, Value>, renamed: &[[String; 2]], gone: &[String]) {
    const COLUMNS: [&str; 7] = ["id", "date", "score", "metric_column", "touchpoint", "group", "comment"];
    const LISTS: [&str; 2] = ["scores", "not_response"];
    let now = |name: &str| match renamed.iter().find(|[old, _]| old == name) {
        Some([_, new]) => Some(new.clone()),
        None => (!gone.iter().any(|old| old == name)).then(|| name.to_owned()),
    };
    for field in COLUMNS {
        let new = match fields.get(field) {
            Some(Value::String(name)) => now(name).map(Value::String),
            Some(Value::Array(names)) => {
                let new: Option<Vec<String>> = names.iter().map(|name| now(name.as_str()?)).collect();
                new.map(|names| json!(names))
            }
            _ => continue,
        };
        match new {
            Some(new) => fields.insert(field.to_owned(), new),
            None => fields.remove(field),
        };
    }
    for list in LISTS {
        let Some(Value::Array(parts)) = fields.get_mut(list) else { continue };
        parts.retain_mut(|part| {
            let Some(new) = part.get("column").and_then(Value::as_str).and_then(now) else { return false };
            part.as_object_mut().is_some_and(|part| part.insert("column".to_owned(), new.into()).is_some())
        });
    }
}

/// Returns what is kept of an import for the next file of the same kind.
pub(super) fn of_import(
    source: &str,
    head: &Head,
    said: &Value,
    answers: &BTreeMap<String, String>,
    report: &Report,
    finished_at: &str,
) -> Outcome<SavedMapping> {
    let written = |value: &Value| value.to_string();
    // The next file may name its sheets after other months.
    let mut kept = said.clone();
    kept.as_object_mut().map(|fields| fields.remove("sheet"));
    Ok(SavedMapping {
        source: source.to_owned(),
        signature: head.signature.clone(),
        columns: head.columns.clone(),
        mapping: written(&kept),
        answers: written(&json!(answers)),
        applied: written(&serde_json::to_value(&report.mapping).map_err(|_| Fault::internal("mapping"))?),
        day: finished_at.chars().take(10).collect(),
    })
}

/// Returns the scale on which customer effort was asked, as imports said; 1–7 where none did.
///
/// Where sources differ it reaches from the lowest to the highest.
///
/// # Errors
/// What the store says.
pub(crate) fn ces_scale(desk: &Desk) -> Outcome<(f64, f64)> {
    let mut found: Option<(f64, f64)> = None;
    let mut take = |meaning: &Value| {
        let of_ces = meaning.get("metric").and_then(Value::as_str) == Some(Metric::Ces.id());
        let end = |at: usize| meaning.get("scale").and_then(|scale| scale.get(at)).and_then(Value::as_f64);
        if let (true, Some(first), Some(last)) = (of_ces, end(0), end(1)) {
            // From high to low where 1 was the best; the scores are kept turned.
            let (low, high) = (first.min(last), first.max(last));
            let (least, most) = found.unwrap_or((low, high));
            found = Some((least.min(low), most.max(high)));
        }
    };
    for saved in desk.organisation.read(|read| read.saved_mappings())? {
        let applied: Value = serde_json::from_str(&saved.applied).unwrap_or_default();
        take(&applied);
        applied.get("scores").and_then(Value::as_array).into_iter().flatten().for_each(&mut take);
        let by_value = applied.get("metric_by_value").and_then(Value::as_object);
        by_value.into_iter().flat_map(Map::values).for_each(&mut take);
    }
    Ok(found.filter(|(low, high)| low < high).unwrap_or(CES))
}

/// Tells whether any import took comments in.
pub(super) fn holds_comments(desk: &Desk) -> Outcome<bool> {
    let all = desk.organisation.read(|read| read.saved_mappings())?;
    let holds = |saved: &SavedMapping| {
        let applied: Value = serde_json::from_str(&saved.applied).unwrap_or_default();
        applied.get("comment").and_then(Value::as_str).is_some_and(|column| !column.is_empty())
    };
    Ok(all.iter().any(holds))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn saved(mapping: Value) -> SavedMapping {
        SavedMapping {
            source: "trustpilot".to_owned(),
            signature: "header-1".to_owned(),
            columns: ["Review Id", "Review Stars", "Päivä", "Kanava"].map(str::to_owned).to_vec(),
            mapping: mapping.to_string(),
            answers: json!({"date_order": "dmy"}).to_string(),
            applied: "{}".to_owned(),
            day: "2026-11-22".to_owned(),
        }
    }

    fn head(columns: &[&str]) -> Head {
        Head {
            sheet: None,
            tool: Some("trustpilot"),
            source: "trustpilot".to_owned(),
            signature: "header-2".to_owned(),
            columns: columns.iter().map(|name| (*name).to_owned()).collect(),
            dropped: Vec::new(),
        }
    }

    #[test]
    fn a_changed_header_says_what_changed_and_keeps_what_still_holds() {
        let mapping = json!({
            "id": "Review Id", "score": "Review Stars", "date": ["Päivä"], "touchpoint": "Kanava",
            "not_response": [{"column": "Kanava", "values": ["x"]}, {"column": "Review Id", "values": [""]}],
        });
        let kept = brought(&saved(mapping), &head(&["Review ID", "Review Stars", "Päivä", "Maa"])).unwrap();
        assert!(!kept.same());
        assert_eq!(kept.renamed, [["Review Id".to_owned(), "Review ID".to_owned()]]);
        assert_eq!((kept.gone, kept.added), (vec!["Kanava".to_owned()], vec!["Maa".to_owned()]));
        assert_eq!(
            kept.mapping,
            json!({
                "id": "Review ID", "score": "Review Stars", "date": ["Päivä"],
                "not_response": [{"column": "Review ID", "values": [""]}],
            })
        );
        assert_eq!(kept.answers.get("date_order").map(String::as_str), Some("dmy"));
    }

    #[test]
    fn a_survey_that_grew_is_the_same_and_another_one_is_not() {
        let check = |one: &[&str], other: &[&str], expect: bool| {
            let named = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
            let (one, other) = (named(one), named(other));
            assert_eq!(is_same_survey("microsoft_forms", &one, &other), expect, "{one:?} {other:?}");
            assert_eq!(is_same_survey("microsoft_forms", &other, &one), expect, "{other:?} {one:?}");
        };
        let own = ["ID", "Start time", "Completion time", "Miten suosittelisit?"];
        check(&own, &own, true);
        check(&own, &["Tunniste", "Aloitusaika", "Valmistumisaika", "Miten suosittelisit?", "Miksi?"], true);
        check(&own, &["ID", "Start time", "Completion time", "Miten palvelu sujui?"], false);
        check(&own, &["ID", "Start time", "Completion time", "Miten palvelu sujui?", "Miksi?"], false);
        check(&["ID", "Start time", "Completion time"], &own, false);
    }

    #[test]
    fn the_same_header_needs_nothing_new() {
        let mapping = json!({"score": "Review Stars"});
        let same = head(&["Review Id", "Review Stars", "Päivä", "Kanava"]);
        let kept = brought(&saved(mapping.clone()), &same).unwrap();
        assert!(kept.same());
        assert_eq!(kept.mapping, mapping);
    }
}
