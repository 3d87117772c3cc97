//! Tables in which one column names what each row measures: kinds of surveys, questions, smileys.

use std::collections::{BTreeMap, BTreeSet};

use vire_core::metric::Metric;

use super::answers::Answers;
use super::reach::Reach;
use super::score::{ScaleOpen, ask_metric, label, scale};
use super::{Counted, Found, each_row, turned, words};
use crate::error::FileError;
use crate::few::Few;
use crate::fold::{fold, fold_bytes};
use crate::mapping::{Meaning, Number};
use crate::options::Options;
use crate::profile::Profile;
use crate::record::trim;
use crate::source::Source;

/// The most kinds that are told apart.
const KINDS: usize = 100;

/// What the score means for each value of the column.
type ByValue = BTreeMap<String, Meaning>;

/// Settles what the score means for each value of the metric column, where there is one.
pub(super) fn settle(
    source: &mut Source<'_>,
    found: &mut Found,
    counted: &Counted,
    answers: &Answers,
    options: &Options<'_>,
) -> Result<(), FileError> {
    let smileys = has_faces(found);
    let turned =
        if smileys { self::smileys(source, found, counted, answers, options)? } else { BTreeSet::new() };
    if found.mapping.metric.is_some() && found.mapping.metric_by_value.is_none() {
        return Ok(());
    }
    let column = |name: &Option<String>| name.as_ref().and_then(|name| found.header.find(name));
    let (Some(by), Some(score)) = (column(&found.mapping.metric_column), column(&found.mapping.score)) else {
        return Ok(());
    };
    let rows = counted_by(source, found, options, by, score)?;
    let said = found.mapping.metric_by_value.is_some() && !found.reasons.contains_key("metric_by_value");
    let mut by_value = found.mapping.metric_by_value.take().unwrap_or_default();
    if !said {
        if add_named(&mut by_value, &rows) {
            found.reasons.insert("metric_by_value", "values");
        }
        if !by_value.keys().any(|value| rows.contains_key(&fold(value))) {
            // Not one row says what it measures in words that are known.
            found.mapping.metric_column = None;
            return Ok(());
        }
    }
    let mut open = Vec::new();
    for (value, meaning) in &mut by_value {
        let Some(profile) = rows.get(&fold(value)).filter(|profile| profile.filled > 0) else {
            unread(meaning);
            continue;
        };
        if turned.contains(value) {
            let options = meaning.scale.map(|scale| turned::both(scale, true)).unwrap_or_default();
            open.push((value.clone(), ScaleOpen { options, why: "scale_turned" }));
        } else if !(said || smileys || meaning.metric == Metric::Nps)
            && meaning.scale.is_some_and(|scale| !Reach::of(profile).mostly_fits(scale))
        {
            // The tool's usual scale is not this survey's.
            (meaning.scale, meaning.allowed, meaning.positive) = (None, None, None);
        }
        open.extend(scale(meaning, profile, value, found).map(|open| (value.clone(), open)));
    }
    answered(found, &mut by_value, open, answers, smileys);
    for (value, meaning) in &mut by_value {
        if let Some(profile) = rows.get(&fold(value)) {
            label(meaning, profile, found);
        }
    }
    found.mapping.metric_by_value = Some(by_value);
    Ok(())
}

/// Puts the answer to the scale where it was asked for.
fn answered(
    found: &mut Found,
    by_value: &mut ByValue,
    open: Vec<(String, ScaleOpen)>,
    answers: &Answers,
    smileys: bool,
) {
    if found.reasons.get("scale") == Some(&"answer") {
        found.mapping.scale = None;
    }
    if open.is_empty() && !smileys {
        // An answer such as 10-0 turns the scale that has these ends, and no other.
        for meaning in by_value.values_mut() {
            if let (Some([first, last]), Some([low, high])) = (answers.scale, meaning.scale)
                && first > last
                && (first, last) == (high, low)
            {
                meaning.scale = answers.scale;
            }
        }
    }
    let measured = |(value, open): (String, ScaleOpen)| {
        let metric = by_value.get(&value)?.metric;
        Some((value, metric, open))
    };
    let open = open.into_iter().filter_map(measured).collect();
    for (value, scale) in ScaleOpen::answered_each(open, found, answers) {
        if let Some(meaning) = by_value.get_mut(&value) {
            meaning.scale = scale;
        }
    }
}

/// Adds the kinds that the file names in words that are known; tells whether there were any.
fn add_named(by_value: &mut ByValue, rows: &BTreeMap<String, Profile>) -> bool {
    let known: BTreeSet<String> = by_value.keys().map(|value| fold(value)).collect();
    let mut added = false;
    for value in rows.keys().filter(|value| !known.contains(*value)) {
        let Some(metric) = words::metric(value).filter(|_| !words::is_of_staff(value)) else { continue };
        // What the tool calls CSAT in short has the same scale under its long name.
        let mut same = by_value.values().filter(|meaning| meaning.metric == metric);
        let usual =
            same.next().filter(|first| same.all(|other| other == *first) && !known.is_empty()).cloned();
        by_value.insert(value.clone(), usual.unwrap_or_else(|| plain(metric)));
        added = true;
    }
    added
}

fn plain(metric: Metric) -> Meaning {
    Meaning { metric, scale: None, allowed: None, positive: None, labels: None }
}

/// Gives a kind of which no row has a score the commonest scale, which none will be read by.
fn unread(meaning: &mut Meaning) {
    let high = if meaning.metric == Metric::Ces { 7 } else { 5 };
    if matches!(meaning.metric, Metric::Csat | Metric::Ces) {
        meaning.scale.get_or_insert([1, high].map(Number::whole));
    }
}

/// Counts the cells of one column for each value of another, over the whole file.
fn counted_by(
    source: &mut Source<'_>,
    found: &Found,
    options: &Options<'_>,
    by: usize,
    of: usize,
) -> Result<BTreeMap<String, Profile>, FileError> {
    let mut kinds: Vec<(String, Profile)> = Vec::new();
    let few: Few<Option<usize>> = Few::default();
    each_row(source, found, options, &mut |record| {
        let field = trim(record.field(by));
        let place = few.read(field, || {
            let kind = fold_bytes(field);
            kinds.iter().position(|(known, _)| *known == kind).or_else(|| {
                let new = kinds.len();
                (new < KINDS).then(|| kinds.push((kind, Profile::default()))).map(|()| new)
            })
        });
        if let Some((_, profile)) = place.and_then(|place| kinds.get_mut(place)) {
            profile.add(record.field(of));
        }
    })?;
    Ok(kinds.into_iter().collect())
}

/// Takes what HappyOrNot's own columns say: an index of smileys or of recommendation, and four faces, five,
/// or five turned round. Returns the values whose faces run from good to bad.
fn smileys(
    source: &mut Source<'_>,
    found: &mut Found,
    counted: &Counted,
    answers: &Answers,
    options: &Options<'_>,
) -> Result<BTreeSet<String>, FileError> {
    let mapping = &found.mapping;
    let of_file =
        |field: &str| found.reasons.get(field).is_some_and(|why| matches!(*why, "answer" | "signature"));
    let open = (mapping.scale.is_none() || of_file("scale"))
        && (mapping.metric.is_none() || of_file("metric"))
        && mapping.metric_column.is_none()
        && mapping.metric_by_value.is_none();
    let Some(score) = mapping.score.as_ref().and_then(|name| found.header.find(name)).filter(|_| open) else {
        return Ok(BTreeSet::new());
    };
    let columns = || 0..found.header.width();
    let index = columns().find(|&index| found.header.folded(index) == "indextype");
    let mut rows = match index {
        Some(index) => counted_by(source, found, options, index, score)?,
        None => BTreeMap::new(),
    };
    rows.retain(|_, profile| profile.filled > 0);
    let kinds: BTreeMap<&String, Option<Metric>> =
        rows.iter().map(|(kind, profile)| (kind, index_metric(kind, profile))).collect();
    let known = kinds.values().all(Option::is_some);
    let first = kinds.values().next().copied().unwrap_or(Some(Metric::Csat));
    let faces = columns().filter(|&column| Some(column) != index).find(|&column| {
        let values = counted.columns.get(column).and_then(|profile| profile.values.as_ref());
        values.is_some_and(|values| values.keys().any(|value| faces_of(value).is_some()))
    });
    // One index for all rows, or a person's word for all of them.
    if kinds.values().all(|metric| *metric == first) || (known && found.mapping.metric.is_some()) {
        if found.mapping.metric.is_none() && first.is_some() {
            found.mapping.metric = first;
            found.reasons.insert("metric", "signature");
        }
        let faces = faces.filter(|_| found.mapping.metric == Some(Metric::Csat));
        let values = faces.and_then(|column| counted.columns.get(column)?.values.as_ref());
        let all: Option<Vec<_>> = values
            .and_then(|values| values.keys().map(|value| Some((value.clone(), faces_of(value)?))).collect());
        return Ok(match faces.zip(all) {
            Some((column, all)) => by_faces(found, column, all),
            None => BTreeSet::new(),
        });
    }
    let mut faces_of_kind = BTreeMap::new();
    if let (Some(index), Some(column)) = (index, faces) {
        faces_of_kind = counted_by(source, found, options, index, column)?;
    }
    let mut all = Vec::new();
    let mut unknown = None;
    for (kind, metric) in kinds {
        match metric.or(answers.metric) {
            None => unknown = rows.get(kind),
            Some(Metric::Csat) => {
                let values = faces_of_kind.get(kind).and_then(|profile| profile.values.as_ref());
                let mut faces = values.into_iter().flatten().map(|(value, _)| value);
                // Several kinds of faces under one index are settled by the scores.
                let one = faces.next().filter(|_| faces.next().is_none());
                all.push((
                    kind.clone(),
                    one.and_then(|value| faces_of(value)).unwrap_or((plain(Metric::Csat), false)),
                ));
            }
            Some(metric) => all.push((kind.clone(), (plain(metric), false))),
        }
    }
    if let Some(profile) = unknown {
        ask_metric(found, profile);
    }
    Ok(index.map(|index| by_faces(found, index, all)).unwrap_or_default())
}

/// Takes a column of HappyOrNot as the one that says what the score means; returns the values whose scale
/// runs from good to bad.
fn by_faces(found: &mut Found, column: usize, all: Vec<(String, (Meaning, bool))>) -> BTreeSet<String> {
    found.mapping.metric_column = Some(found.header.name(column).to_owned());
    found.mapping.metric = None;
    found.reasons.insert("metric_by_value", "signature");
    let turned = all.iter().filter(|(_, (_, turned))| *turned).map(|(value, _)| value.clone()).collect();
    found.mapping.metric_by_value =
        Some(all.into_iter().map(|(value, (meaning, _))| (value, meaning)).collect());
    turned
}

/// Tells what an index of HappyOrNot measures; `None` where it does not say, or faces are called recommendation.
fn index_metric(kind: &str, profile: &Profile) -> Option<Metric> {
    let faces = Reach::of(profile).ends.is_some_and(|(_, high)| high <= 4000);
    match kind {
        "happy" => Some(Metric::Csat),
        "nps" if !faces => Some(Metric::Nps),
        _ => None,
    }
}

fn has_faces(found: &Found) -> bool {
    found.layout.is_some_and(|layout| layout.id == "happyornot")
}

/// Lists the scales that faces of HappyOrNot can have where no column names them; `None` for other tools,
/// and for numbers that no face has.
pub(super) fn scales_of_faces(found: &Found, profile: &Profile) -> Option<Vec<[Number; 2]>> {
    let [four, five] = [3, 4].map(|high| [0, high].map(Number::whole));
    let fits = |scale| has_faces(found) && Reach::of(profile).fits(scale);
    // Five faces may be turned round.
    if fits(four) { Some(vec![four, five]) } else { fits(five).then(|| turned::both(five, false)) }
}

/// Reads `FOUR`, `FIVE` and `FIVE_REVERSED`: the scale of faces, and whether it runs from good to bad.
fn faces_of(value: &str) -> Option<(Meaning, bool)> {
    let high = if value.contains("four") {
        3
    } else if value.contains("five") {
        4
    } else {
        return None;
    };
    let meaning = Meaning { scale: Some([0, high].map(Number::whole)), ..plain(Metric::Csat) };
    Some((meaning, value.contains("reversed")))
}
