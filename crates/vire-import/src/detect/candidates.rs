//! Which columns hold scores, where neither a layout nor a mapping names them.

use std::collections::BTreeMap;

use vire_core::metric::Metric;

use super::answers::Answers;
use super::reach::{Reach, spelled};
use super::rivals::{self, Said};
use super::{Counted, Found, codes, several, words};
use crate::error::FileError;
use crate::labels;
use crate::mapping::{Meaning, Number, ScoreColumn};
use crate::polarity::is_plain;
use crate::profile::Profile;
use crate::score::is_possible;

/// Columns that are free, with what was counted of each.
type Open<'c> = Vec<(usize, &'c Profile)>;

/// Finds the columns of scores: by what their names measure, else by what they look like.
pub(super) fn find(found: &mut Found, counted: &Counted, answers: &Answers) -> Result<(), FileError> {
    let open = open(found, counted);
    let kinds = kinds(found, &open);
    let header = &found.header;
    let known = several::recommendations(found);
    // What the layout says of its own score is nobody's word about the others.
    let own = if found.mapping.score.is_none() { found.mapping.metric } else { None };
    let best = best_named(found, &open);
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
                    && (is_plausible(profile, Some(*metric)) || codes::of(found, profile).is_some())
                    && best.get(metric).is_none_or(|best| *best == rivals::said(header.folded(*index)))
            };
            metric_said(&header.says(*index), profile).filter(other)
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
            .filter(|(index, profile)| {
                let metric = answers.metric.or_else(|| metric_said(&header.says(*index), profile));
                Some(*index) != kinds
                    && wanted(*index)
                    && (is_plausible(profile, metric) || codes::of(found, profile).is_some())
            })
            .min_by_key(|(index, _)| rivals::is_of_other(header.folded(*index)))
            .map(|(index, _)| *index)
    };
    let (index, why) = plausible(&|index| words::is_score(header.folded(index)))
        .map(|index| (index, "column_name"))
        .or_else(|| {
            let asks = |index: usize| {
                let (says, name) = (header.says(index), header.folded(index));
                unnamed
                    || words::is_question(&says)
                    || words::is_opinion(name)
                    || (words::metric(&says).is_some() && !words::is_count(name))
            };
            plausible(&asks).or_else(|| alone(found, &open)).map(|index| (index, "looks_like_scores"))
        })
        .ok_or(FileError::NoScoreColumn)?;
    found.mapping.score = Some(header.name(index).to_owned());
    if let Some(kinds) = kinds {
        found.mapping.metric_column = Some(header.name(kinds).to_owned());
        found.reasons.insert("metric_column", "values");
    }
    found.reasons.insert("score", why);
    Ok(())
}

/// Lists how well the columns of each metric say it, at best.
fn best_named(found: &Found, open: &Open<'_>) -> BTreeMap<Metric, Said> {
    let header = &found.header;
    let mut best: BTreeMap<Metric, Said> = BTreeMap::new();
    for (index, profile) in open {
        let metric = metric_said(&header.says(*index), profile);
        if let Some(metric) = metric.filter(|metric| is_plausible(profile, Some(*metric))) {
            let said = rivals::said(header.folded(*index));
            best.entry(metric).and_modify(|best| *best = said.min(*best)).or_insert(said);
        }
    }
    best
}

fn open<'c>(found: &Found, counted: &'c Counted) -> Open<'c> {
    let header = &found.header;
    let date = found.mapping.date.iter().flat_map(|date| date.names()).filter_map(|name| header.find(name));
    let taken: Vec<usize> =
        date.chain(found.mapping.id.iter().filter_map(|name| header.find(name))).collect();
    counted
        .columns
        .iter()
        .enumerate()
        .filter(|(index, _)| !taken.contains(index) && !header.is_personal(*index))
        .filter(|(index, _)| !words::is_label_number(header.folded(*index)))
        .filter(|(index, _)| !words::is_response_id(header.folded(*index)))
        .filter(|(index, _)| found.layout.is_none_or(|layout| layout.may_ask(header, *index)))
        .collect()
}

/// Tells what a column's name says it measures, as far as its numbers can be that.
pub(super) fn metric_said(says: &str, profile: &Profile) -> Option<Metric> {
    words::metric(says).filter(|metric| match metric {
        // Numbers of a longer scale say how satisfied somebody was beside what was expected.
        Metric::Expectation => Reach::of(profile).mostly_fits([-1, 1].map(Number::whole)),
        // Whether somebody would recommend is asked on shorter scales too, which make no NPS.
        Metric::Nps => words::stated_scale(says)
            .is_none_or(|(low, high)| is_possible(Metric::Nps, [low, high].map(Number::whole))),
        Metric::Csat | Metric::Ces => true,
    })
}

/// Finds the column that names what each row measures: every value of it is a metric's name or question.
fn kinds(found: &Found, open: &Open<'_>) -> Option<usize> {
    let mapping = &found.mapping;
    if found.layout.is_some() || mapping.metric.is_some() || mapping.metric_column.is_some() {
        return None;
    }
    let header = &found.header;
    open.iter()
        .find(|(index, profile)| {
            let named = words::is_kind(header.folded(*index));
            let values: Vec<&String> = profile.values.iter().flatten().map(|(value, _)| value).collect();
            let metrics: Option<Vec<Metric>> = values.iter().map(|value| words::metric(value)).collect();
            // "Easy to use" and "recommended by friends" are reasons.
            let short = |value: &&String| value.contains('?') || value.split(' ').count() <= 2;
            metrics.is_some_and(|metrics| {
                let several = metrics.iter().any(|metric| Some(metric) != metrics.first());
                if named { !metrics.is_empty() } else { several && values.iter().all(short) }
            })
        })
        .map(|(index, _)| *index)
}

/// Finds the only column that can hold scores, whatever it is called: words of a known scale, or whole
/// numbers of a short one in a table that speaks of customers' contacts.
fn alone(found: &Found, open: &Open<'_>) -> Option<usize> {
    let header = &found.header;
    let other = |index: usize| {
        let name = header.folded(index);
        words::is_count(name)
            || words::is_touchpoint(name)
            || words::is_group(name)
            || words::is_some_id(name)
    };
    let asked = found.layout.is_some_and(|layout| !layout.not_questions.is_empty())
        || (0..header.width()).any(|index| words::is_of_contacts(header.folded(index)));
    let free = || open.iter().filter(|(index, _)| !other(*index));
    let clear = free().filter(|(_, profile)| holds_opinions(profile));
    let likely = free().filter(|(_, profile)| asked && (holds_words(profile) || holds_points(profile)));
    only(clear.map(|(index, _)| *index)).or_else(|| only(likely.map(|(index, _)| *index)))
}

fn only<T>(mut of: impl Iterator<Item = T>) -> Option<T> {
    of.next().filter(|_| of.next().is_none())
}

/// Tells whether the words of a column name what they measure: "erittäin tyytyväinen", "better than expected".
fn holds_opinions(profile: &Profile) -> bool {
    let names = |value: &String| matches!(words::metric(value), Some(Metric::Csat | Metric::Expectation));
    holds_words(profile) && profile.values.iter().flatten().any(|(value, _)| names(value))
}

/// Tells whether a column holds words of a known scale, and not only yes and no.
fn holds_words(profile: &Profile) -> bool {
    profile.values.as_ref().is_some_and(|values| {
        values.len() > 1
            && values.keys().any(|value| !is_plain(value) && spelled(value).is_none())
            && (labels::find(values, None, None).is_some() || labels::is_agreement(values))
    })
}

/// Tells whether a column holds whole numbers that fill one of the commonest scales.
fn holds_points(profile: &Profile) -> bool {
    let values = profile.values.as_ref().map_or(0, BTreeMap::len);
    let points = match profile.range {
        Some((1000, high @ (5000 | 7000 | 10_000))) => high / 1000,
        Some((0, 10_000)) => 11,
        _ => return false,
    };
    let nearly_all = i64::try_from(values).is_ok_and(|values| values + 1 >= points);
    profile.numbers == profile.filled && profile.fractions == 0 && nearly_all
}

/// Tells whether the cells could be scores: numbers of a short scale, or words of a known one.
fn is_plausible(profile: &Profile, metric: Option<Metric>) -> bool {
    if profile.filled == 0 {
        return false;
    }
    let short = profile.range.is_some_and(|(low, high)| low >= -1000 && high <= 11_000);
    (profile.number_share() >= 0.5 && (short || metric.is_some()) && profile.dates.valid * 2 < profile.filled)
        || profile.values.as_ref().is_some_and(|values| {
            labels::find(values, metric, None).is_some()
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
