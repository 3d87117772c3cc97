//! Scales that run the other way: noticed in the words beside the numbers, and by other columns.
//!
//! Nothing is turned here: where a scale seems to run from good to bad, or a column of groups speaks
//! against the scores, the person is asked.

use std::collections::BTreeMap;

use vire_core::metric::Metric;

use super::answers::Answers;
use super::{Counted, Found, ask};
use crate::error::FileError;
use crate::fold::{fold, fold_bytes};
use crate::mapping::{Meaning, Number};
use crate::options::Options;
use crate::polarity::polarity;
use crate::profile::Profile;
use crate::record::trim;
use crate::report::QuestionId;
use crate::score::decimal;
use crate::source::Source;
use crate::worded::worded;

/// Tells whether the words of a header or of the values say that low numbers are good.
pub(super) fn is_said(says: &str, profile: &Profile) -> bool {
    let mut pairs = pairs(says);
    for value in profile.values.iter().flat_map(BTreeMap::keys) {
        if let Some(found) = worded(value.as_bytes(), true)
            && let Some(sign) = polarity(&fold(found.words))
        {
            pairs.push((found.number.thousandths, sign));
        }
    }
    runs_down(&pairs)
}

/// Tells whether good words stand beside lower numbers than bad ones.
fn runs_down(pairs: &[(i64, i8)]) -> bool {
    let mean = |wanted: i8| {
        let numbers: Vec<i64> =
            pairs.iter().filter(|(_, sign)| *sign == wanted).map(|(number, _)| *number).collect();
        (!numbers.is_empty()).then(|| numbers.iter().sum::<i64>() as f64 / numbers.len() as f64)
    };
    match (mean(1), mean(-1)) {
        (Some(good), Some(bad)) => good < bad,
        // One end alone: the first point is the best, or the last the worst.
        (Some(good), None) => good <= 1000.0,
        (None, Some(bad)) => bad >= 4000.0,
        (None, None) => false,
    }
}

/// Reads "1 = erittäin tyytyväinen, 5 = erittäin tyytymätön" and the like: numbers with what they mean.
fn pairs(says: &str) -> Vec<(i64, i8)> {
    let text: Vec<char> = fold(says).chars().collect();
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(c) = text.get(at) {
        let alone = at.checked_sub(1).and_then(|at| text.get(at)).is_none_or(|c| !c.is_alphanumeric());
        if !c.is_ascii_digit() || !alone {
            at += 1;
            continue;
        }
        let digits: String = text.iter().skip(at).take_while(|c| c.is_ascii_digit()).collect();
        at += digits.len();
        let Ok(number) = digits.parse::<i64>() else { continue };
        let gap =
            |c: &&char| c.is_whitespace() || matches!(c, '=' | ':' | '-' | '\u{2013}' | '\u{2014}' | '(');
        let rest = text.iter().skip(at).skip_while(gap);
        let phrase: String = rest.take_while(|c| c.is_alphabetic() || c.is_whitespace()).collect::<String>();
        if let Some(sign) = phrase_sign(phrase.trim()) {
            found.push((number.saturating_mul(1000), sign));
        }
    }
    found
}

/// Reads the longest beginning of a phrase that says good or bad.
fn phrase_sign(phrase: &str) -> Option<i8> {
    let words: Vec<&str> = phrase.split(' ').collect();
    (1..=words.len()).rev().find_map(|count| polarity(&words.get(..count)?.join(" ")))
}

/// Gives each row of a table of faces its own scale, where a column names it: four or five faces, and
/// five turned round.
pub(super) fn faces(found: &mut Found, counted: &Counted, answers: &Answers) {
    let open = found.mapping.scale.is_none() || found.reasons.get("scale") == Some(&"answer");
    if found.layout.is_none_or(|layout| layout.id != "happyornot")
        || !open
        || found.mapping.metric_column.is_some()
    {
        return;
    }
    let ends = |value: &str| {
        let high = if value.contains("four") {
            3
        } else if value.contains("five") {
            4
        } else {
            return None;
        };
        Some([Number::whole(0), Number::whole(high)])
    };
    let column = (0..found.header.width()).find(|&index| {
        let values = counted.columns.get(index).and_then(|profile| profile.values.as_ref());
        values.is_some_and(|values| !values.is_empty() && values.keys().all(|value| ends(value).is_some()))
    });
    let Some(column) = column else { return };
    let mut by_value = BTreeMap::new();
    let mut turned = None;
    for value in counted.columns.get(column).and_then(|profile| profile.values.as_ref()).into_iter().flatten()
    {
        let Some(mut scale) = ends(value.0) else { continue };
        if value.0.contains("reversed") {
            turned = Some(scale);
            if let Some(said) = answers.scale {
                scale = said;
            }
        }
        let meaning =
            Meaning { metric: Metric::Csat, scale: Some(scale), allowed: None, positive: None, labels: None };
        by_value.insert(value.0.clone(), meaning);
    }
    found.mapping.metric_column = Some(found.header.name(column).to_owned());
    found.mapping.metric_by_value = Some(by_value);
    found.mapping.metric = None;
    found.mapping.scale = None;
    found.reasons.insert("metric_by_value", "values");
    if let Some(scale) = turned.filter(|_| answers.scale.is_none()) {
        question(found, scale, "scale_turned", true);
    }
}

/// Asks which way a scale runs.
pub(super) fn question(found: &mut Found, scale: [Number; 2], why: &'static str, down_first: bool) {
    if found.ask.iter().any(|question| question.id == QuestionId::Scale) {
        return;
    }
    let [low, high] = scale;
    let (up, down) = (format!("{low}-{high}"), format!("{high}-{low}"));
    let options = if down_first { vec![down, up] } else { vec![up, down] };
    found.ask.push(ask(QuestionId::Scale, options, why));
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
    limit: u64,
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
    let (mut number, mut records) = (0, 0);
    let last_header = found.last_header;
    source.each(options, &mut |record| {
        number = if record.sheet { record.line } else { number + 1 };
        if number <= last_header {
            return Ok(true);
        }
        records += 1;
        let metric = match &by_value {
            Some((column, metrics)) => metrics.get(&fold_bytes(record.field(*column))).copied(),
            None => own,
        };
        let field = trim(record.field(score));
        let value = decimal(field, true).or_else(|| worded(field, true).map(|found| found.number));
        let word = fold_bytes(record.field(side));
        if let (Some(metric), Some(value), Some(sign)) = (metric, value, polarity(&word)) {
            sides.add(metric, value.thousandths, sign, is_group_word(&word));
        }
        Ok(records < limit)
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
    question(found, scale, "group_disagrees", turned);
    Ok(())
}

impl Sides {
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
    let plain = |value: &str| {
        ["yes", "no", "kyllä", "ei", "ja", "nej", "ok", "okej", "okay", "true", "false"].contains(&value)
    };
    let signs: Vec<(i8, u64)> = values
        .iter()
        .filter(|(value, _)| !plain(value))
        .filter_map(|(value, count)| Some((polarity(value)?, *count)))
        .collect();
    let known: u64 = signs.iter().map(|(_, count)| count).sum();
    let has = |wanted: i8| signs.iter().any(|(sign, _)| *sign == wanted);
    all > 0 && known * 5 >= all * 4 && (has(1) || has(-1)) && signs.len() > 1
}

/// Tells whether a word names one of the three groups of the recommendation question.
pub(super) fn is_group_word(word: &str) -> bool {
    ["promoter", "passive", "detractor", "suosittelija", "passiivi", "arvostelija", "ambassadör", "kritiker"]
        .iter()
        .any(|stem| word.starts_with(stem))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_header_may_say_that_its_scale_runs_down() {
        let check = |says: &str, expect: bool| {
            assert_eq!(is_said(says, &Profile::default()), expect, "{says}");
        };
        check("Tyytyväisyys (1 = erittäin tyytyväinen, 5 = erittäin tyytymätön)", true);
        check("Tyytyväisyys (1 = erittäin tyytymätön, 5 = erittäin tyytyväinen)", false);
        check("How satisfied are you? 1 = very satisfied", true);
        check("How satisfied are you? 5 = very satisfied", false);
        check("How satisfied are you? 1 = very dissatisfied", false);
        check("Hur nöjd är du? (1 mycket nöjd – 5 mycket missnöjd)", true);
        check("Arvosana 1-5", false);
        check("Q1", false);
        check("How easy was it? 1: very easy, 7: very difficult", true);
        check("Suosittelisitko? 0 = en lainkaan todennäköisesti, 10 = erittäin todennäköisesti", false);
    }

    #[test]
    fn values_may_say_it_too() {
        let mut profile = Profile::default();
        for value in ["1 - Very satisfied", "2 - Satisfied", "5 - Very dissatisfied"] {
            profile.add(value.as_bytes());
        }
        assert!(is_said("csat", &profile));
        let mut profile = Profile::default();
        for value in ["Not at all likely - 0", "5", "Extremely likely - 10"] {
            profile.add(value.as_bytes());
        }
        assert!(!is_said("nps", &profile));
    }
}
