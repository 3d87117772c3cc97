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
}

impl Reach {
    pub fn of(profile: &Profile) -> Self {
        let Some(values) = &profile.values else {
            return Self { ends: profile.range, most: profile.range, top: None };
        };
        let known: Vec<(i64, u64, Option<i64>)> = values
            .iter()
            .filter_map(|(value, count)| spelled(value).map(|(number, top)| (number, *count, top)))
            .collect();
        let rows: u64 = known.iter().map(|(_, count, _)| count).sum();
        let ends = |numbers: Vec<i64>| Some((numbers.iter().copied().min()?, numbers.iter().copied().max()?));
        let all = ends(known.iter().map(|(number, ..)| *number).collect());
        let most = ends(
            known.iter().filter(|(_, count, _)| !is_rare(*count, rows)).map(|(number, ..)| *number).collect(),
        );
        Self {
            ends: all.or(profile.range),
            most: most.or(all),
            top: known.iter().filter_map(|(.., top)| *top).max(),
        }
    }

    /// Tells whether no number lies beyond a scale.
    pub fn fits(&self, [low, high]: [Number; 2]) -> bool {
        self.ends.is_none_or(|ends| lies_in(ends, low.min(high).thousandths(), high.max(low).thousandths()))
    }

    /// Tells whether all but slips lie on a scale.
    pub fn mostly_fits(&self, low: i64, high: i64) -> bool {
        self.most.is_none_or(|ends| lies_in(ends, low * 1000, high * 1000))
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

/// The scales that a column may have, the likeliest first; one alone is known.
pub(super) struct Scales {
    pub options: Vec<[Number; 2]>,
    /// Why, where a single one was not plain from the metric.
    pub why: Option<&'static str>,
}

impl Scales {
    /// Finds the scales of one column by its metric, what its header says, and its values.
    pub fn of(meaning: &mut Meaning, profile: &Profile, says: &str, named: &[Pair]) -> Self {
        let one = |low: i64, high: i64, why| Self { options: vec![[low, high].map(Number::whole)], why };
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
        if let Some((low, high)) = words::stated_scale(says) {
            return one(low, high, Some("column_name"));
        }
        let reach = Reach::of(profile);
        if let Some([low, high]) = ends::ends(named)
            && reach.most.is_none_or(|most| lies_in(most, low.thousandths(), high.thousandths()))
        {
            return Self { options: vec![[low, high]], why: Some("column_name") };
        }
        if let Some(top) = reach.top.filter(|top| reach.ends.is_none_or(|(_, high)| high <= *top)) {
            let low = i64::from(reach.ends.is_none_or(|(low, _)| low >= 1000));
            let options = vec![[Number::whole(low), Number::from_thousandths(top)]];
            return Self { options, why: Some("values") };
        }
        let options = reached(meaning, &reach);
        Self {
            options: options.iter().map(|&(low, high)| [low, high].map(Number::whole)).collect(),
            why: Some("values"),
        }
    }
}

/// Lists the scales that the numbers of a column, and of its labels, leave possible.
fn reached(meaning: &Meaning, reach: &Reach) -> Vec<(i64, i64)> {
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
    options
}

/// Lists the scales on which a metric is asked, the commonest first.
pub(super) fn usual_scales(metric: Metric) -> &'static [(i64, i64)] {
    match metric {
        Metric::Ces => &[(1, 7), (1, 5), (0, 10), (1, 10)],
        _ => &[(1, 5), (0, 1), (0, 2), (0, 3), (0, 4), (1, 3), (1, 4), (1, 7), (0, 10), (1, 10), (0, 100)],
    }
}

/// Lists the scales that the lowest and the highest score (in thousandths) leave possible, the likeliest
/// first. A scale is taken as known only when its top was reached and no other usual one ends there.
fn likely_scales(metric: Metric, low: i64, high: i64) -> Vec<(i64, i64)> {
    let usual = usual_scales(metric);
    let fits = |&&(from, to): &&(i64, i64)| from * 1000 <= low && high <= to * 1000;
    let possible: Vec<(i64, i64)> = usual.iter().filter(fits).copied().collect();
    if low >= 1000 && (5001..7000).contains(&high) {
        // Seven points of which nobody gave the last, or five with a code for no answer behind them.
        let others = possible.iter().filter(|other| !matches!(other, (1, 5 | 7)));
        return [(1, 7), (1, 5)].into_iter().chain(others.copied()).collect();
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
        check(Metric::Csat, 1, 6, &[(1, 7), (1, 5), (0, 10), (1, 10), (0, 100)]);
        check(Metric::Ces, 2, 6, &[(1, 7), (1, 5), (0, 10), (1, 10)]);
        check(Metric::Csat, 0, 10, &[(0, 10)]);
        check(Metric::Csat, 0, 3, &[(0, 3), (0, 4), (0, 10), (0, 100)]);
        check(Metric::Csat, 2, 4, &[(1, 5), (0, 4), (1, 4), (1, 7), (0, 10), (1, 10), (0, 100)]);
        check(Metric::Csat, 0, 50, &[(0, 100)]);
        check(Metric::Ces, 1, 7, &[(1, 7)]);
        check(Metric::Ces, 1, 5, &[(1, 7), (1, 5), (0, 10), (1, 10)]);
    }
}
