//! Words that stand among numbers: which points of the numbers' own scale they are.
//!
//! The numbers decide the scale; a word that has no place on it is left unread.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use vire_core::metric::Metric;

use super::{Scale, is_rare, known, rows_of_numbers};
use crate::mapping::{Meaning, Number};

/// The ends of a scale, the lower first.
type Ends = [Number; 2];

/// Finds what the words mean on a scale that is known.
pub(crate) fn on(words: &BTreeMap<String, u64>, metric: Metric, ends: Ends) -> Option<Meaning> {
    let placed = known(words, Some(metric)).into_iter().filter_map(|(scale, meaning, rows)| {
        let same = meaning.scale == Some(ends);
        let meaning = if same { meaning } else { at_ends(scale, meaning, ends)? };
        Some((meaning, rows, same))
    });
    placed.min_by_key(|(_, rows, same)| (Reverse(*rows), !same)).map(|(meaning, ..)| meaning)
}

/// Finds the one scale on which words and numbers fit together, where the numbers alone leave it open.
/// `reach`: the lowest and the highest number but for slips, in thousandths. `usual`: scales as they come.
pub(crate) fn beside(
    words: &BTreeMap<String, u64>,
    metric: Metric,
    reach: (i64, i64),
    usual: &[Ends],
) -> Option<Meaning> {
    let all: u64 = words.values().sum();
    let candidates = known(words, Some(metric));
    let most = candidates.iter().map(|(.., rows)| *rows).max().filter(|rows| !is_rare(*rows, all))?;
    let mut scales: Vec<Ends> = Vec::new();
    for (scale, meaning, _) in candidates.iter().filter(|(.., rows)| *rows == most) {
        let Some([low, high]) = meaning.scale else { continue };
        let spans = low.thousandths() <= reach.0 && reach.1 <= high.thousandths();
        match ends_of(scale, meaning) {
            Some((bottom, top)) => {
                // The words take the place of the numbers that nobody wrote.
                let around = [
                    Number::from_thousandths(reach.0 - if bottom { 1000 } else { 0 }),
                    Number::from_thousandths(reach.1 + if top { 1000 } else { 0 }),
                ];
                let free = !(bottom && reach.0 == low.thousandths() || top && reach.1 == high.thousandths());
                scales.extend(Some(around).filter(|around| usual.contains(around)));
                scales.extend(Some([low, high]).filter(|_| spans && free));
            }
            None => scales.extend(Some([low, high]).filter(|_| spans)),
        }
    }
    scales.dedup();
    match scales.as_slice() {
        [one] => on(words, metric, *one),
        _ => None,
    }
}

/// Tells whether the words are nearly all there is, so that the numbers among them are the slips.
pub(crate) fn prevail(words: &BTreeMap<String, u64>, metric: Metric) -> bool {
    let most = known(words, Some(metric)).iter().map(|(.., rows)| *rows).max();
    most.is_some_and(|rows| rows_of_numbers(words) * 4 <= rows)
}

/// Puts words that are the ends of their own scale at the ends of another.
fn at_ends(scale: &Scale, meaning: Meaning, ends: Ends) -> Option<Meaning> {
    ends_of(scale, &meaning)?;
    let [low, high] = ends;
    let bottom = meaning.scale.map(|[bottom, _]| bottom);
    let labels = meaning.labels.into_iter().flatten();
    let labels = labels.map(|(word, value)| (word, if Some(value) == bottom { low } else { high }));
    Some(Meaning { labels: Some(labels.collect()), scale: Some(ends), ..meaning })
}

/// Tells which ends of their scale the words are, the lowest and the highest; `None` where they are others.
fn ends_of(scale: &Scale, meaning: &Meaning) -> Option<(bool, bool)> {
    // Good is not the best there is, unless only bad stands beside it.
    let [low, high] = meaning.scale.filter(|_| scale.points.len() >= 4)?;
    let labels = meaning.labels.as_ref()?;
    let holds = |end: Number| labels.values().any(|value| *value == end);
    labels.values().all(|value| *value == low || *value == high).then(|| (holds(low), holds(high)))
}
