//! Scales that run the other way: noticed in the words beside the numbers, and by other columns.
//!
//! Nothing is turned here: where a scale seems to run from good to bad, or a column of groups speaks
//! against the scores, the person is asked.

use std::collections::BTreeMap;

use vire_core::metric::Metric;

use super::ends::{self, Pair};
use super::score::ScaleOpen;
use super::{Counted, Found, each_row};
use crate::error::FileError;
use crate::fold::{fold, fold_bytes};
use crate::mapping::Number;
use crate::options::Options;
use crate::polarity::{is_plain, phrase_polarity, polarity};
use crate::profile::Profile;
use crate::record::trim;
use crate::report::QuestionId;
use crate::score::decimal;
use crate::source::Source;
use crate::worded::worded;

/// Tells whether the words of a header or of the values say that low numbers are good. `scale`: what is
/// known of it.
pub(super) fn is_said(named: &[Pair], profile: &Profile, scale: Option<[Number; 2]>) -> bool {
    let mut pairs = named.to_vec();
    for value in profile.values.iter().flat_map(BTreeMap::keys) {
        if let Some(found) = worded(value.as_bytes(), true)
            && let Some(sign) = phrase_polarity(&fold(found.words))
        {
            pairs.push((found.number.thousandths, sign));
        }
    }
    ends::run_down(&pairs, scale)
}

/// Both ways in which a scale may run.
pub(super) fn both([low, high]: [Number; 2], down_first: bool) -> Vec<[Number; 2]> {
    if down_first { vec![[high, low], [low, high]] } else { vec![[low, high], [high, low]] }
}

/// What other columns say of the scores of one column.
#[derive(Debug, Default)]
pub(super) struct Sides {
    good: (u64, i64),
    bad: (u64, i64),
    /// Rows of a group column; those whose score belongs to another group, as it is and turned round.
    grouped: u64,
    pub astray: u64,
    pub astray_turned: u64,
}

/// Compares the scores with a column of groups or of words that says good and bad for itself.
pub(super) fn cross_check(
    source: &mut Source<'_>,
    found: &mut Found,
    counted: &Counted,
    options: &Options<'_>,
) -> Result<(), FileError> {
    let mapping = &found.mapping;
    let open = found.ask.iter().any(|asked| matches!(asked.id, QuestionId::Metric | QuestionId::Scale));
    if mapping.labels.is_some() || mapping.scores.is_some() || open {
        return Ok(());
    }
    let Some(score) = mapping.score.as_ref().and_then(|name| found.header.find(name)) else { return Ok(()) };
    let sided: Vec<usize> = (0..found.header.width())
        .filter(|&index| index != score && counted.columns.get(index).is_some_and(takes_sides))
        .collect();
    let Some(&side) = sided.first() else { return Ok(()) };
    let by_value = mapping.metric_column.as_ref().and_then(|name| found.header.find(name)).zip(
        mapping.metric_by_value.as_ref().map(|by_value| {
            by_value.iter().map(|(value, meaning)| (fold(value), meaning.metric)).collect::<BTreeMap<_, _>>()
        }),
    );
    let own = mapping.metric;
    let mut sides = Sides::default();
    each_row(source, found, options, &mut |record| {
        let metric = match &by_value {
            Some((column, metrics)) => metrics.get(&fold_bytes(record.field(*column))).copied(),
            None => own,
        };
        if let Some(metric) = metric {
            sides.compare(metric, record.field(score), record.field(side));
        }
    })?;
    // Scores of several metrics in one table cannot be compared with each other.
    let down = by_value.is_none() && sides.runs_down();
    let astray = sides.is_astray();
    if !(down || astray) {
        if sides.astray > 0 {
            found.warning = Some("group_disagrees");
        }
        return Ok(());
    }
    let nps = own == Some(Metric::Nps) || (by_value.is_some() && astray);
    let scale = if nps { Some([Number::whole(0), Number::whole(10)]) } else { found.mapping.scale };
    let Some(scale) = scale else { return Ok(()) };
    let turned = if astray { sides.astray_turned < sides.astray } else { down };
    found.mapping.scale = None;
    ScaleOpen { options: both(scale, turned), why: "group_disagrees" }.ask(found);
    Ok(())
}

impl Sides {
    /// Counts the cell of a score beside one that may say good or bad.
    pub fn compare(&mut self, metric: Metric, score: &[u8], side: &[u8]) {
        let field = trim(score);
        let value = decimal(field, true).or_else(|| worded(field, true).map(|found| found.number));
        let word = fold_bytes(side);
        if let (Some(value), Some(sign)) = (value, polarity(&word)) {
            self.add(metric, value.thousandths, sign, is_group_word(&word));
        }
    }

    /// Counts one score beside a word that says good or bad.
    pub fn add(&mut self, metric: Metric, value: i64, sign: i8, group: bool) {
        let side = match sign {
            1 => &mut self.good,
            -1 => &mut self.bad,
            _ => &mut (0, 0),
        };
        *side = (side.0 + 1, side.1 + value);
        if metric == Metric::Nps && group && (0..=10_000).contains(&value) {
            let of = |value: i64| i8::from(value >= 9000) - i8::from(value <= 6000);
            self.grouped += 1;
            self.astray += u64::from(of(value) != sign);
            self.astray_turned += u64::from(of(10_000 - value) != sign);
        }
    }

    /// Tells whether more than one row in twenty has a score of another group.
    pub fn is_astray(&self) -> bool {
        self.astray * 20 > self.grouped
    }

    /// Tells whether good words stand beside lower scores than bad ones.
    pub fn runs_down(&self) -> bool {
        let mean = |(count, sum): (u64, i64)| sum as f64 / count as f64;
        self.good.0 > 0 && self.bad.0 > 0 && mean(self.good) < mean(self.bad)
    }
}

/// Tells whether nearly all cells of a column say good or bad, and some of them either.
pub(super) fn takes_sides(profile: &Profile) -> bool {
    let Some(values) = &profile.values else { return false };
    let all: u64 = values.values().sum();
    // Yes and no answer other questions: whether somebody may call, whether there was a fault.
    let signs: Vec<(i8, u64)> = values
        .iter()
        .filter(|(value, _)| !is_plain(value))
        .filter_map(|(value, count)| Some((polarity(value)?, *count)))
        .collect();
    let known: u64 = signs.iter().map(|(_, count)| count).sum();
    let has = |wanted: i8| signs.iter().any(|(sign, _)| *sign == wanted);
    all > 0 && known * 5 >= all * 4 && (has(1) || has(-1)) && signs.len() > 1
}

/// Tells whether a word names one of the three groups of the recommendation question.
fn is_group_word(word: &str) -> bool {
    ["promoter", "passive", "detractor", "suosittelija", "passiivi", "arvostelija", "ambassadör", "kritiker"]
        .iter()
        .any(|stem| word.starts_with(stem))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_may_say_it_too() {
        let mut profile = Profile::default();
        for value in ["1 - Very satisfied", "2 - Satisfied", "5 - Very dissatisfied"] {
            profile.add(value.as_bytes());
        }
        assert!(is_said(&[], &profile, None));
        let mut profile = Profile::default();
        for value in ["Not at all likely - 0", "5", "Extremely likely - 10"] {
            profile.add(value.as_bytes());
        }
        assert!(!is_said(&[], &profile, None));
    }
}
