//! The score: its column, what it measures, its scale.

use vire_core::metric::Metric;

use super::answers::Answers;
use super::{Counted, Found, ask, several, turned, words};
use crate::error::FileError;
use crate::labels;
use crate::layout::FRESHDESK_CODES;
use crate::mapping::{Mapping, Meaning, Number, ScoreColumn};
use crate::profile::Profile;
use crate::report::QuestionId;
use crate::score::decimal;
use crate::worded::worded;

/// Tells whether a meaning needs nothing from the column.
pub(super) fn is_scaled(meaning: &Meaning) -> bool {
    meaning.scale.is_some() || matches!(meaning.metric, Metric::Nps)
}

/// Returns what the mapping says of its one score.
pub(super) fn own_meaning(mapping: &Mapping) -> Option<Meaning> {
    Some(Meaning {
        metric: mapping.metric?,
        scale: mapping.scale,
        allowed: mapping.allowed.clone(),
        positive: mapping.positive.clone(),
        labels: mapping.labels.clone(),
    })
}

/// Settles columns, metrics and scales.
pub(super) fn settle(found: &mut Found, counted: &Counted, answers: &Answers) -> Result<(), FileError> {
    let open = found.mapping.score.is_none() || several::may_follow(found);
    if found.mapping.scores.is_none() && open {
        columns(found, counted, answers)?;
    }
    let empty = Profile::default();
    let of = |found: &Found, name: &str| -> Result<Profile, FileError> {
        let column = found.header.get(name)?;
        Ok(counted.columns.get(column).unwrap_or(&empty).clone())
    };
    if let Some(mut scores) = found.mapping.scores.clone() {
        for one in &mut scores {
            let profile = of(found, &one.column)?;
            let says = found.header.get(&one.column).map(|column| found.header.says(column))?;
            let asked = found.ask.len();
            scale(&mut one.meaning, &profile, &says, found, &Answers::default());
            if answers.scale.is_some() && found.ask.len() > asked {
                // What was answered is the scale of the scores that do not tell theirs, and of no other.
                found.ask.truncate(asked);
                one.meaning.scale = answers.scale;
            }
        }
        comma(found, counted, scores.iter().map(|one| one.column.as_str()));
        found.mapping.scores = Some(scores);
        return Ok(());
    }
    let Some(name) = found.mapping.score.clone() else { return Err(FileError::NoScoreColumn) };
    let profile = of(found, &name)?;
    let says = found.header.says(found.header.get(&name)?);
    comma(found, counted, [name.as_str()].into_iter());
    if found.mapping.metric.is_none() && found.mapping.metric_by_value.is_none() {
        metrics_of_values(found, counted);
    }
    turned::faces(found, counted, answers);
    if let (Some(_), Some(mut by_value)) =
        (&found.mapping.metric_column, found.mapping.metric_by_value.clone())
    {
        for meaning in by_value.values_mut() {
            // An answer such as 10-0 turns the scale that has these ends, and no other.
            if let (Some([first, last]), Some([low, high])) = (answers.scale, meaning.scale)
                && first > last
                && (first, last) == (high, low)
                && found.layout.is_none_or(|layout| layout.id != "happyornot")
            {
                meaning.scale = answers.scale;
            }
            scale(meaning, &Profile::default(), "", found, answers);
        }
        found.mapping.metric_by_value = Some(by_value);
        return Ok(());
    }
    if found.mapping.metric.is_none() {
        metric(found, &profile, &says);
    }
    if let Some(mut meaning) = own_meaning(&found.mapping) {
        scale(&mut meaning, &profile, &says, found, answers);
        let Meaning { scale, allowed, positive, labels, .. } = meaning;
        let mapping = &mut found.mapping;
        (mapping.scale, mapping.allowed, mapping.positive, mapping.labels) =
            (scale, allowed, positive, labels);
    }
    Ok(())
}

/// Reads what the values of the metric column mean, where only the column was named.
fn metrics_of_values(found: &mut Found, counted: &Counted) {
    let Some(column) = found.mapping.metric_column.as_ref().and_then(|name| found.header.find(name)) else {
        return;
    };
    let values = counted.columns.get(column).and_then(|profile| profile.values.as_ref());
    let known = values.into_iter().flat_map(|values| values.keys()).filter_map(|value| {
        let metric = words::metric(value)?;
        Some((value.clone(), Meaning { metric, scale: None, allowed: None, positive: None, labels: None }))
    });
    let known: std::collections::BTreeMap<String, Meaning> = known.collect();
    if !known.is_empty() {
        found.mapping.metric_by_value = Some(known);
        found.reasons.insert("metric_by_value", "values");
    }
}

/// Finds the columns of scores: by what their names measure, else by what they look like.
fn columns(found: &mut Found, counted: &Counted, answers: &Answers) -> Result<(), FileError> {
    let header = &found.header;
    let date = found.mapping.date.iter().flat_map(|date| date.names()).filter_map(|name| header.find(name));
    let taken: Vec<usize> =
        date.chain(found.mapping.id.iter().filter_map(|name| header.find(name))).collect();
    let open: Vec<(usize, &Profile)> = counted
        .columns
        .iter()
        .enumerate()
        .filter(|(index, _)| !taken.contains(index) && !header.is_personal(*index))
        .filter(|(index, _)| !words::is_label_number(header.folded(*index)))
        .filter(|(index, _)| found.layout.is_none_or(|layout| layout.may_ask(header, *index)))
        .collect();
    let known = several::recommendations(found);
    // What the layout says of its own score is nobody's word about the others.
    let own = if found.mapping.score.is_none() { found.mapping.metric } else { None };
    let mut measured: Vec<(usize, Metric)> = Vec::new();
    for (index, profile) in &open {
        let metric = if known.iter().any(|(score, _)| score == index) {
            (profile.filled > 0).then_some(Metric::Nps)
        } else if known.iter().any(|(_, group)| group == index) {
            None
        } else {
            let other = |metric: &Metric| {
                measured.iter().all(|(_, other)| other != metric)
                    && (known.is_empty() || *metric != Metric::Nps)
                    && is_plausible(profile, Some(*metric))
            };
            words::metric(&header.says(*index)).filter(other)
        };
        if let Some(metric) = metric.filter(|metric| own.is_none_or(|own| own == *metric)) {
            measured.push((*index, metric));
        }
    }
    match measured.as_slice() {
        [] if found.mapping.score.is_some() => return Ok(()),
        [] => {}
        // The layout named it.
        [(index, _)] if found.mapping.score.as_ref().and_then(|name| header.find(name)) == Some(*index) => {
            return Ok(());
        }
        [(index, metric)] => {
            found.mapping.score = Some(header.name(*index).to_owned());
            found.mapping.metric = Some(*metric);
            found.reasons.insert("score", "column_name");
            found.reasons.insert("metric", "column_name");
            return Ok(());
        }
        several => {
            let one = |&(index, metric): &(usize, Metric)| ScoreColumn {
                column: header.name(index).to_owned(),
                meaning: Meaning { metric, scale: None, allowed: None, positive: None, labels: None },
            };
            found.mapping.scores = Some(several.iter().map(one).collect());
            (found.mapping.score, found.mapping.metric) = (None, own);
            found.reasons.retain(|field, _| !matches!(*field, "score" | "metric"));
            found.reasons.insert("scores", "column_name");
            return Ok(());
        }
    }
    let unnamed = header.records.is_empty();
    let plausible = |wanted: &dyn Fn(usize) -> bool| {
        open.iter()
            .find(|(index, profile)| {
                wanted(*index)
                    && is_plausible(profile, answers.metric.or(words::metric(&header.says(*index))))
            })
            .map(|(index, _)| *index)
    };
    let named = plausible(&|index| words::is_score(header.folded(index)));
    let asked = || plausible(&|index| unnamed || words::is_question(&header.says(index)));
    let (index, why) = match (named, asked()) {
        (Some(index), _) => (index, "column_name"),
        (None, Some(index)) => (index, "looks_like_scores"),
        (None, None) => return Err(FileError::NoScoreColumn),
    };
    found.mapping.score = Some(header.name(index).to_owned());
    found.reasons.insert("score", why);
    Ok(())
}

/// Tells whether the cells could be scores: numbers of a short scale, or words of a known one.
fn is_plausible(profile: &Profile, metric: Option<Metric>) -> bool {
    if profile.filled == 0 {
        return false;
    }
    let short = profile.range.is_some_and(|(low, high)| low >= -1000 && high <= 11_000);
    (profile.number_share() >= 0.5 && (short || metric.is_some()) && profile.dates.valid * 2 < profile.filled)
        || profile.values.as_ref().is_some_and(|values| {
            labels::find(values, metric).is_some()
                || (metric.is_none() && labels::is_agreement(values))
                || ends_in_numbers(values.keys())
        })
}

/// Tells whether most words hold a number: "Extremely likely - 10", "4/5", "★★★".
fn ends_in_numbers<'v>(values: impl Iterator<Item = &'v String>) -> bool {
    let (mut all, mut good) = (0, 0);
    for value in values {
        all += 1;
        good += usize::from(spelled(value).is_some());
    }
    all > 0 && good * 5 >= all * 4
}

/// Reads the number of a folded value, and the top of the scale where the value names it.
fn spelled(value: &str) -> Option<(i64, Option<i64>)> {
    let plain = decimal(value.as_bytes(), true).map(|number| (number.thousandths, None));
    plain.or_else(|| worded(value.as_bytes(), true).map(|found| (found.number.thousandths, found.of)))
}

/// What the numbers of a column reach, in thousandths, those among words too.
struct Reach {
    /// The lowest and the highest.
    ends: Option<(i64, i64)>,
    /// The same without the rarest of them.
    most: Option<(i64, i64)>,
    /// The top of the scale, where values name it.
    top: Option<i64>,
}

impl Reach {
    fn of(profile: &Profile) -> Self {
        let Some(values) = &profile.values else {
            return Self { ends: profile.range, most: profile.range, top: None };
        };
        let known: Vec<(i64, u64, Option<i64>)> = values
            .iter()
            .filter_map(|(value, count)| spelled(value).map(|(number, top)| (number, *count, top)))
            .collect();
        let rows: u64 = known.iter().map(|(_, count, _)| count).sum();
        // One row, or one in twenty, is a slip and no proof of a longer scale.
        let rare = |count: u64| rows >= 5 && count <= (rows / 20).max(1);
        let ends = |numbers: Vec<i64>| Some((numbers.iter().copied().min()?, numbers.iter().copied().max()?));
        let all = ends(known.iter().map(|(number, ..)| *number).collect());
        let most =
            ends(known.iter().filter(|(_, count, _)| !rare(*count)).map(|(number, ..)| *number).collect());
        Self {
            ends: all.or(profile.range),
            most: most.or(all),
            top: known.iter().filter_map(|(.., top)| *top).max(),
        }
    }
}

fn is_freshdesk(profile: &Profile) -> bool {
    profile.values.as_ref().is_some_and(|values| {
        values.len() > 1
            && values.keys().all(|value| value.parse().is_ok_and(|code: i64| FRESHDESK_CODES.contains(&code)))
    })
}

/// Says what is measured, or asks.
fn metric(found: &mut Found, profile: &Profile, says: &str) {
    let labelled = profile.values.as_ref().and_then(|values| labels::find(values, None));
    let (metric, why) = if let Some(metric) = words::metric(says) {
        (metric, "column_name")
    } else if let Some(meaning) = labelled {
        (meaning.metric, "labels")
    } else if is_freshdesk(profile) {
        (Metric::Csat, "values")
    } else {
        let high = Reach::of(profile).ends.map_or(0, |(_, high)| high);
        let order: [Metric; 4] = if high > 7000 {
            [Metric::Nps, Metric::Csat, Metric::Ces, Metric::Expectation]
        } else if high > 5000 {
            [Metric::Ces, Metric::Csat, Metric::Nps, Metric::Expectation]
        } else {
            [Metric::Csat, Metric::Ces, Metric::Nps, Metric::Expectation]
        };
        let options = order.map(|metric| metric.id().to_owned()).to_vec();
        found.ask.push(ask(QuestionId::Metric, options, "metric_not_named"));
        return;
    };
    found.mapping.metric = Some(metric);
    found.reasons.insert("metric", why);
}

/// Settles the scale of one meaning, or asks.
fn scale(meaning: &mut Meaning, profile: &Profile, says: &str, found: &mut Found, answers: &Answers) {
    if meaning.labels.is_none()
        && let Some(known) =
            profile.values.as_ref().and_then(|values| labels::find(values, Some(meaning.metric)))
        && meaning.scale.is_none_or(|scale| Some(scale) == known.scale)
        && known.metric == meaning.metric
    {
        meaning.labels = known.labels;
        meaning.scale = known.scale;
        found.reasons.insert("labels", "known_words");
        return;
    }
    if meaning.scale.is_some() {
        return;
    }
    if let Some(scale) = answers.scale {
        meaning.scale = Some(scale);
        return;
    }
    settle_scale(meaning, profile, says, found);
    if turned::is_said(says, profile)
        && let Some(scale) = meaning.scale
    {
        meaning.scale = None;
        turned::question(found, scale, "scale_turned", true);
    }
}

fn settle_scale(meaning: &mut Meaning, profile: &Profile, says: &str, found: &mut Found) {
    let whole = |low: i64, high: i64| Some([Number::whole(low), Number::whole(high)]);
    match meaning.metric {
        Metric::Nps => {
            meaning.scale = whole(0, 10);
            return;
        }
        Metric::Expectation => {
            meaning.scale = whole(-1, 1);
            return;
        }
        Metric::Csat if is_freshdesk(profile) => {
            meaning.scale = whole(-103, 103);
            meaning.allowed = Some(FRESHDESK_CODES.map(Number::whole).to_vec());
            meaning.positive = Some([101, 102, 103].map(Number::whole).to_vec());
            found.reasons.insert("scale", "values");
            return;
        }
        Metric::Csat | Metric::Ces => {}
    }
    if let Some((low, high)) = words::stated_scale(says) {
        meaning.scale = whole(low, high);
        found.reasons.insert("scale", "column_name");
        return;
    }
    let reach = Reach::of(profile);
    if let Some(top) = reach.top.filter(|top| reach.ends.is_none_or(|(_, high)| high <= *top)) {
        let low = i64::from(reach.ends.is_none_or(|(low, _)| low >= 1000));
        meaning.scale = Some([Number::whole(low), Number::from_thousandths(top)]);
        found.reasons.insert("scale", "values");
        return;
    }
    let codes: Vec<i64> =
        meaning.labels.iter().flat_map(|labels| labels.values()).map(|value| value.thousandths()).collect();
    let span = |ends: Option<(i64, i64)>| {
        let numbers = ends.into_iter().flat_map(|(low, high)| [low, high]);
        let all = codes.iter().copied().chain(numbers);
        all.fold((i64::MAX, i64::MIN), |(low, high), value| (low.min(value), high.max(value)))
    };
    let (low, high) = span(reach.ends);
    let mut options = likely_scales(meaning.metric, low, high);
    let (low, high) = span(reach.most);
    let usual = likely_scales(meaning.metric, low, high);
    if let [usual] = usual.as_slice()
        && options.as_slice() != [*usual]
    {
        // All but a few rows fit a shorter scale: those few are slips, or the only ones that reach the top.
        options.retain(|other| other != usual);
        options.insert(0, *usual);
    }
    if let [(low, high)] = options.as_slice() {
        meaning.scale = whole(*low, *high);
        found.reasons.insert("scale", "values");
        return;
    }
    if found.ask.iter().all(|question| question.id != QuestionId::Scale) {
        let options = options.iter().map(|(low, high)| format!("{low}-{high}")).collect();
        found.ask.push(ask(QuestionId::Scale, options, "scale_not_reached"));
    }
}

/// Lists the scales that the lowest and the highest score (in thousandths) leave possible, the likeliest
/// first. A scale is taken as known only when its top was reached and no other usual one ends there.
fn likely_scales(metric: Metric, low: i64, high: i64) -> Vec<(i64, i64)> {
    let usual: &[(i64, i64)] = match metric {
        Metric::Ces => &[(1, 7), (1, 5), (0, 10), (1, 10)],
        _ => &[(1, 5), (0, 1), (0, 2), (0, 3), (0, 4), (1, 3), (1, 4), (1, 7), (0, 10), (1, 10), (0, 100)],
    };
    let fits = |&&(from, to): &&(i64, i64)| from * 1000 <= low && high <= to * 1000;
    let possible: Vec<(i64, i64)> = usual.iter().filter(fits).copied().collect();
    if metric == Metric::Csat {
        // A scale from 0 shows itself by its 0; of those from 1 the five points are by far the commonest.
        let sure = match (low, high) {
            (0, 1000) => Some((0, 1)),
            (0, 2000) => Some((0, 2)),
            (_, 5000) if low >= 1000 => Some((1, 5)),
            (_, 4001..5000) if low >= 1000 => Some((1, 5)),
            (_, 5001..=7000) if low >= 1000 => Some((1, 7)),
            (0, 7001..=10_000) => Some((0, 10)),
            _ => None,
        };
        if let Some(sure) = sure {
            return vec![sure];
        }
    }
    if metric == Metric::Ces && low >= 1000 && (5001..=7000).contains(&high) {
        return vec![(1, 7)];
    }
    possible
}

/// Notes whether a decimal comma is in use.
fn comma<'n>(found: &mut Found, counted: &Counted, mut names: impl Iterator<Item = &'n str>) {
    if found.mapping.decimal.is_some() {
        return;
    }
    let used = names.any(|name| {
        let column = found.header.find(name).and_then(|column| counted.columns.get(column));
        column.is_some_and(|profile| profile.commas > 0)
    });
    found.mapping.decimal = Some(if used { "," } else { "." }.to_owned());
    found.reasons.insert("decimal", "values");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_scale_is_known_only_when_its_top_was_reached() {
        let check = |metric, low: i64, high: i64, expect: &[(i64, i64)]| {
            assert_eq!(likely_scales(metric, low * 1000, high * 1000), expect, "{metric:?} {low} {high}");
        };
        check(Metric::Csat, 1, 5, &[(1, 5)]);
        check(Metric::Csat, 0, 1, &[(0, 1)]);
        check(Metric::Csat, 0, 2, &[(0, 2)]);
        check(Metric::Csat, 2, 7, &[(1, 7)]);
        check(Metric::Csat, 1, 7, &[(1, 7)]);
        check(Metric::Csat, 0, 10, &[(0, 10)]);
        check(Metric::Csat, 0, 3, &[(0, 3), (0, 4), (0, 10), (0, 100)]);
        check(Metric::Csat, 2, 4, &[(1, 5), (0, 4), (1, 4), (1, 7), (0, 10), (1, 10), (0, 100)]);
        check(Metric::Csat, 0, 50, &[(0, 100)]);
        check(Metric::Ces, 1, 7, &[(1, 7)]);
        check(Metric::Ces, 1, 5, &[(1, 7), (1, 5), (0, 10), (1, 10)]);
    }
}
