//! What the numbers of a column reach, and which scale that shows.

use vire_core::metric::Metric;

use super::ends::{self, Pair};
use super::words;
use crate::labels::is_rare;
use crate::layout::FRESHDESK_CODES;
use crate::mapping::{Meaning, Number};
use crate::profile::Profile;
use crate::score::decimal;
use crate::worded::worded;

/// Reads the number of a folded value, and the top of the scale where the value names it.
pub(super) fn spelled(value: &str) -> Option<(i64, Option<i64>)> {
    let plain = decimal(value.as_bytes(), true).map(|number| (number.thousandths, None));
    plain.or_else(|| worded(value.as_bytes(), true).map(|found| (found.number.thousandths, found.of)))
}

/// What the numbers of a column reach, in thousandths, those among words too.
pub(super) struct Reach {
    /// The lowest and the highest.
    pub ends: Option<(i64, i64)>,
    /// The same without the rarest of them.
    pub most: Option<(i64, i64)>,
    /// The top of the scale, where values name it.
    top: Option<i64>,
    /// The numbers but for the rarest, from the lowest; none where there are too many to keep.
    numbers: Vec<i64>,
}

impl Reach {
    pub fn of(profile: &Profile) -> Self {
        let Some(values) = &profile.values else {
            return Self { ends: profile.range, most: profile.range, top: None, numbers: Vec::new() };
        };
        let known: Vec<(i64, u64, Option<i64>)> = values
            .iter()
            .filter_map(|(value, count)| spelled(value).map(|(number, top)| (number, *count, top)))
            .collect();
        let rows: u64 = known.iter().map(|(_, count, _)| count).sum();
        let ends = |numbers: Vec<i64>| Some((numbers.iter().copied().min()?, numbers.iter().copied().max()?));
        let all = ends(known.iter().map(|(number, ..)| *number).collect());
        let mut numbers: Vec<i64> =
            known.iter().filter(|(_, count, _)| !is_rare(*count, rows)).map(|(number, ..)| *number).collect();
        numbers.sort_unstable();
        let most = numbers.first().copied().zip(numbers.last().copied());
        Self {
            ends: all.or(profile.range),
            most: most.or(all),
            top: known.iter().filter_map(|(.., top)| *top).max(),
            numbers,
        }
    }

    /// Tells whether no number lies beyond a scale.
    pub fn fits(&self, [low, high]: [Number; 2]) -> bool {
        self.ends.is_none_or(|ends| lies_in(ends, low.min(high).thousandths(), high.max(low).thousandths()))
    }

    /// Tells whether all but slips lie on a scale.
    pub fn mostly_fits(&self, [low, high]: [Number; 2]) -> bool {
        self.most.is_none_or(|ends| lies_in(ends, low.min(high).thousandths(), high.max(low).thousandths()))
    }
}

fn lies_in((lowest, highest): (i64, i64), low: i64, high: i64) -> bool {
    low <= lowest && highest <= high
}

/// Tells whether a column holds Freshdesk's codes and nothing else.
pub(super) fn is_freshdesk(profile: &Profile) -> bool {
    profile.values.as_ref().is_some_and(|values| {
        values.len() > 1
            && values.keys().all(|value| value.parse().is_ok_and(|code: i64| FRESHDESK_CODES.contains(&code)))
    })
}

/// The scales that a column may have.
pub(super) struct Scales {
    /// The likeliest first.
    pub options: Vec<[Number; 2]>,
    /// The only one, unless numbers had to be left out for it.
    pub known: Option<[Number; 2]>,
    /// Why, where a single one was not plain from the metric.
    pub why: Option<&'static str>,
}

impl Scales {
    /// Finds the scales of one column by its metric, what its header says, and its values.
    pub fn of(meaning: &mut Meaning, profile: &Profile, says: &str, named: &[Pair]) -> Self {
        let sure = |scale, why| Self { options: vec![scale], known: Some(scale), why };
        let one = |low: i64, high: i64, why| sure([low, high].map(Number::whole), why);
        match meaning.metric {
            Metric::Nps => return one(0, 10, None),
            Metric::Expectation => return one(-1, 1, None),
            Metric::Csat if is_freshdesk(profile) => {
                meaning.allowed = Some(FRESHDESK_CODES.map(Number::whole).to_vec());
                meaning.positive = Some([101, 102, 103].map(Number::whole).to_vec());
                return one(-103, 103, Some("values"));
            }
            Metric::Csat | Metric::Ces => {}
        }
        let allowed = allowed(meaning);
        let within = |[low, high]: [Number; 2]| allowed.is_none_or(|ends| low <= ends[0] && ends[1] <= high);
        if let Some((low, high)) = words::stated_scale(says)
            && within([low, high].map(Number::whole))
        {
            return one(low, high, Some("column_name"));
        }
        let reach = Reach::of(profile);
        if let Some([low, high]) = ends::ends(named)
            && within([low, high])
            && reach.most.is_none_or(|most| lies_in(most, low.thousandths(), high.thousandths()))
        {
            return sure([low, high], Some("column_name"));
        }
        if let Some(allowed) = allowed {
            return sure(allowed, None);
        }
        if let Some(top) = reach.top.filter(|top| reach.ends.is_none_or(|(_, high)| high <= *top)) {
            let low = i64::from(reach.ends.is_none_or(|(low, _)| low >= 1000));
            return sure([Number::whole(low), Number::from_thousandths(top)], Some("values"));
        }
        let whole = |(low, high): (i64, i64)| [low, high].map(Number::whole);
        let (options, doubtful) = reached(meaning, &reach);
        let options: Vec<[Number; 2]> = options.into_iter().map(whole).collect();
        let known = match options.as_slice() {
            [one] if !doubtful => Some(*one),
            _ => None,
        };
        Self { options, known, why: Some("values") }
    }
}

/// Returns the lowest and the highest of the scores that somebody allowed.
fn allowed(meaning: &Meaning) -> Option<[Number; 2]> {
    let allowed = || meaning.allowed.iter().flatten().copied();
    Some([allowed().min()?, allowed().max()?]).filter(|[low, high]| low < high)
}

/// Lists the scales that the numbers of a column, and of its labels, leave possible; tells whether numbers
/// were left out of them that are more than slips.
fn reached(meaning: &Meaning, reach: &Reach) -> (Vec<(i64, i64)>, bool) {
    let metric = meaning.metric;
    let codes: Vec<i64> =
        meaning.labels.iter().flat_map(|labels| labels.values()).map(|value| value.thousandths()).collect();
    let span = |ends: Option<(i64, i64)>| {
        let numbers = ends.into_iter().flat_map(|(low, high)| [low, high]);
        let all = codes.iter().copied().chain(numbers);
        all.fold((i64::MAX, i64::MIN), |(low, high), value| (low.min(value), high.max(value)))
    };
    let (low, high) = span(reach.ends);
    let mut options = likely_scales(metric, low, high);
    let most = span(reach.most);
    let (low, high) = most;
    let usual = likely_scales(metric, low, high);
    if let [usual] = usual.as_slice()
        && options.as_slice() != [*usual]
    {
        // All but a few rows fit a shorter scale: those few are slips, or the only ones that reach the top.
        options.retain(|other| other != usual);
        options.insert(0, *usual);
    } else if options.len() > 1 {
        add(&mut options, possible_scales(metric, low, high));
    } else if !usual.is_empty() && options.iter().all(|only| !usual.contains(only)) {
        // One scale that only those few rows speak for is one of several.
        let only = std::mem::replace(&mut options, usual);
        add(&mut options, possible_scales(metric, low, high));
        add(&mut options, only);
    }
    let mut numbers: Vec<i64> = codes.iter().chain(&reach.numbers).copied().collect();
    numbers.sort_unstable();
    let mut doubtful = false;
    if let Some((low, high)) = without_codes(metric, numbers) {
        doubtful = true;
        let others = std::mem::replace(&mut options, likely_scales(metric, low, high));
        add(&mut options, possible_scales(metric, low, high));
        add(&mut options, others);
        if most.0 == -most.1 && most.1 % 1000 == 0 {
            // As far below zero as above it is a scale and no code.
            options.insert(0, (most.0 / 1000, most.1 / 1000));
        }
    }
    if options.is_empty() {
        return (usual_scales(metric).to_vec(), true);
    }
    (options, doubtful)
}

/// Adds the scales that are not there yet.
fn add(scales: &mut Vec<(i64, i64)>, others: Vec<(i64, i64)>) {
    for other in others {
        if !scales.contains(&other) {
            scales.push(other);
        }
    }
}

/// Leaves out of sorted numbers what is likely a code for no answer, where they fit no usual scale as they
/// are; returns the lowest and the highest that remain, `None` where none is left out.
fn without_codes(metric: Metric, mut numbers: Vec<i64>) -> Option<(i64, i64)> {
    const CODES: [fn(i64) -> bool; 3] =
        [|number| number < 0, |number| matches!(number, 99_000 | 999_000), |number| number == 0];
    let ends = |numbers: &[i64]| numbers.first().copied().zip(numbers.last().copied());
    let all = numbers.len();
    for is_code in CODES {
        if ends(&numbers).is_some_and(|(low, high)| fits_badly(metric, low, high, &numbers)) {
            numbers.retain(|number| !is_code(*number));
        }
    }
    while ends(&numbers).is_some_and(|(low, high)| possible_scales(metric, low, high).is_empty()) {
        numbers.pop();
    }
    ends(&numbers).filter(|_| numbers.len() < all)
}

/// Tells whether no usual scale is filled by numbers from the lowest to the highest as one would expect.
fn fits_badly(metric: Metric, low: i64, high: i64, numbers: &[i64]) -> bool {
    let usual = usual_scales(metric);
    let short = numbers.iter().all(|number| *number <= 10_000 || *number == high);
    possible_scales(metric, low, high).is_empty()
        || (high == 99_000 && short && numbers.len() > 1)
        // No usual scale runs from 0 to 5 or 7, and some from 1.
        || (low == 0 && (1000..=7000).contains(&high) && !usual.iter().any(|(from, to)| (*from, to * 1000) == (0, high)))
}

/// Lists the scales on which a metric is asked, the commonest first.
pub(super) fn usual_scales(metric: Metric) -> &'static [(i64, i64)] {
    match metric {
        Metric::Ces => &[(1, 7), (1, 5), (0, 10), (1, 10)],
        _ => &[(1, 5), (0, 1), (0, 2), (0, 3), (0, 4), (1, 3), (1, 4), (1, 7), (0, 10), (1, 10), (0, 100)],
    }
}

/// Lists the usual scales on which the lowest and the highest score (in thousandths) lie.
fn possible_scales(metric: Metric, low: i64, high: i64) -> Vec<(i64, i64)> {
    let fits = |&&(from, to): &&(i64, i64)| from * 1000 <= low && high <= to * 1000;
    usual_scales(metric).iter().filter(fits).copied().collect()
}

/// Lists the scales that the lowest and the highest score (in thousandths) leave possible, the likeliest
/// first. A scale is taken as known only when its top was reached and no other usual one ends there.
fn likely_scales(metric: Metric, low: i64, high: i64) -> Vec<(i64, i64)> {
    let possible = possible_scales(metric, low, high);
    if low >= 1000 && (5001..7000).contains(&high) {
        // Seven points of which nobody gave the last, or five with a code for no answer behind them.
        return vec![(1, 7), (1, 5)];
    }
    if metric == Metric::Csat {
        // A scale from 0 shows itself by its 0; of those from 1 the five points are by far the commonest.
        let sure = match (low, high) {
            (0, 1000) => Some((0, 1)),
            (0, 2000) => Some((0, 2)),
            (_, 5000) if low >= 1000 => Some((1, 5)),
            (_, 4001..5000) if low >= 1000 => Some((1, 5)),
            (_, 7000) if low >= 1000 => Some((1, 7)),
            (0, 7001..=10_000) => Some((0, 10)),
            _ => None,
        };
        if let Some(sure) = sure {
            return vec![sure];
        }
    }
    if metric == Metric::Ces && low >= 1000 && high == 7000 {
        return vec![(1, 7)];
    }
    possible
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
        check(Metric::Csat, 1, 6, &[(1, 7), (1, 5)]);
        check(Metric::Ces, 2, 6, &[(1, 7), (1, 5)]);
        check(Metric::Csat, 0, 10, &[(0, 10)]);
        check(Metric::Csat, 0, 3, &[(0, 3), (0, 4), (0, 10), (0, 100)]);
        check(Metric::Csat, 2, 4, &[(1, 5), (0, 4), (1, 4), (1, 7), (0, 10), (1, 10), (0, 100)]);
        check(Metric::Csat, 0, 50, &[(0, 100)]);
        check(Metric::Ces, 1, 7, &[(1, 7)]);
        check(Metric::Ces, 1, 5, &[(1, 7), (1, 5), (0, 10), (1, 10)]);
    }
}
