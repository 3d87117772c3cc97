//! Scores: from the bytes of a cell to thousandths on the score's own scale, and what they count as.

use std::collections::HashMap;

use vire_core::metric::Metric;

use crate::error::FileError;
use crate::fold::{fold, fold_bytes};
use crate::mapping::{Meaning, Number};
use crate::record::trim;
use crate::report::RowCode;
use crate::unanswered::{is_no_answer, is_offer};
use crate::worded::worded;

/// How the scores of one column are read.
#[derive(Debug, Clone)]
pub(crate) struct ScoreRule {
    metric: Metric,
    low: i64,
    high: i64,
    /// Where the scale runs from good to bad: the sum of its ends, from which a score is taken.
    turned: Option<i64>,
    allowed: Option<Vec<i64>>,
    positive: Satisfied,
    labels: HashMap<String, i64>,
    comma: bool,
}

/// A score that lies on its scale.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Scored {
    pub metric: Metric,
    pub thousandths: i64,
    pub good: bool,
    pub bad: bool,
}

impl ScoreRule {
    /// Compiles a meaning. `comma`: whether a decimal comma is a decimal sign beside the point.
    pub fn new(meaning: &Meaning, comma: bool) -> Result<Self, FileError> {
        let scale = match (meaning.metric, meaning.scale) {
            (_, Some(scale)) => scale,
            (Metric::Nps, None) => [Number::whole(0), Number::whole(10)],
            (Metric::Expectation, None) => [Number::whole(-1), Number::whole(1)],
            (_, None) => return Err(FileError::MappingInvalid("scale")),
        };
        let [first, last] = scale.map(Number::thousandths);
        let (low, high) = (first.min(last), first.max(last));
        if low >= high || !is_possible(meaning.metric, scale) {
            return Err(FileError::MappingInvalid("scale"));
        }
        // From high to low: 1 is the best. What counts as satisfied and which scores are allowed is said
        // in the file's own numbers.
        let turned = if first > last { Some(low + high) } else { None };
        let thousandths = |numbers: &Vec<Number>| numbers.iter().map(|n| n.thousandths()).collect::<Vec<_>>();
        let allowed = meaning.allowed.as_ref().map(thousandths);
        let own = |numbers: Vec<i64>| match turned {
            Some(ends) => numbers.into_iter().map(|number| ends - number).collect(),
            None => numbers,
        };
        let listed = |scores: &Vec<Number>| Satisfied::Listed(own(thousandths(scores)));
        let positive = meaning.positive.as_ref().map_or_else(|| Satisfied::of(low, high), listed);
        let labels = meaning.labels.iter().flatten();
        let labels = labels.map(|(label, number)| (fold(label), number.thousandths())).collect();
        Ok(Self { metric: meaning.metric, low, high, turned, allowed, positive, labels, comma })
    }

    /// Reads one cell.
    pub fn read(&self, field: &[u8]) -> Result<Scored, RowCode> {
        // One digit is what nearly every cell holds.
        let (value, whole, rest) = match field {
            [digit @ b'0'..=b'9'] if self.labels.is_empty() => (i64::from(digit - b'0') * 1000, true, 0),
            _ => {
                let field = trim(field);
                if field.is_empty() {
                    return Err(RowCode::ScoreMissing);
                }
                let number = match self.labelled(field) {
                    Some(value) => Some(Decimal { thousandths: value, whole: value % 1000 == 0, rest: 0 }),
                    None => decimal(field, self.comma).or_else(|| self.in_label(field)),
                };
                let number = number.ok_or_else(|| match field {
                    none if is_no_answer(none) => RowCode::ScoreMissing,
                    offer if is_offer(offer) => RowCode::NotAResponse,
                    _ => RowCode::ScoreNotRecognised,
                })?;
                (number.thousandths, number.whole, number.rest)
            }
        };
        // 7.0001 lies beyond 7, though it is rounded to it.
        let beyond = rest != 0 && value == if rest < 0 { self.low } else { self.high };
        if value < self.low || value > self.high || beyond {
            return Err(RowCode::ScoreOutOfRange);
        }
        if !whole && matches!(self.metric, Metric::Nps | Metric::Expectation) {
            return Err(RowCode::ScoreNotInteger);
        }
        if self.allowed.as_ref().is_some_and(|allowed| !allowed.contains(&value)) {
            return Err(RowCode::ScoreOutOfRange);
        }
        let value = self.turned.map_or(value, |ends| ends - value);
        let (good, bad) = match self.metric {
            Metric::Nps => (value >= 9000, value <= 6000),
            Metric::Csat => (self.positive.holds(value), !self.positive.holds(value)),
            Metric::Ces => (false, false),
            Metric::Expectation => (value > 0, value < 0),
        };
        Ok(Scored { metric: self.metric, thousandths: value, good, bad })
    }

    fn labelled(&self, field: &[u8]) -> Option<i64> {
        if self.labels.is_empty() { None } else { self.labels.get(&fold_bytes(field)).copied() }
    }

    /// Reads "Extremely likely - 10", "4/5", "★★★★☆". A top that is not the scale's is another scale.
    fn in_label(&self, field: &[u8]) -> Option<Decimal> {
        worded(field, self.comma)
            .filter(|found| found.of.is_none_or(|top| top == self.high))
            .map(|found| found.number)
    }
}

/// Tells whether a metric can be asked on a scale: a recommendation is a whole number from 0, or from 1 in
/// some tools, to 10, and what was expected lies between worse and better.
pub(crate) fn is_possible(metric: Metric, [first, last]: [Number; 2]) -> bool {
    match (metric, first.min(last).thousandths(), first.max(last).thousandths()) {
        (Metric::Nps, low, high) => matches!((low, high), (0 | 1000, 10_000)),
        (Metric::Expectation, low, high) => (low, high) == (-1000, 1000),
        _ => true,
    }
}

/// What counts as satisfied.
#[derive(Debug, Clone)]
enum Satisfied {
    /// This score and all better ones.
    From(i64),
    /// What a mapping lists.
    Listed(Vec<i64>),
}

impl Satisfied {
    /// Returns what counts where nobody says it: the best of two or three points, the best two of up to eleven,
    /// and on longer scales (0–100) all that lies as high as 4 of 5.
    fn of(low: i64, high: i64) -> Self {
        Self::From(match high - low {
            ..3000 => high,
            3000..=10_000 => high - 1000,
            width => high - width / 4,
        })
    }

    /// Tells whether a score counts; a fraction does where both whole scores beside it do.
    fn holds(&self, value: i64) -> bool {
        match self {
            Self::From(least) => value >= *least,
            Self::Listed(scores) => {
                let below = value.div_euclid(1000) * 1000;
                scores.contains(&value)
                    || (value != below && scores.contains(&below) && scores.contains(&(below + 1000)))
            }
        }
    }
}

/// A decimal number, rounded to thousandths.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Decimal {
    pub thousandths: i64,
    pub whole: bool,
    /// Whether the number itself is less (-1) or more (1) than what it is rounded to.
    pub rest: i8,
}

/// Reads digits with an optional sign and fraction; nothing else.
pub(crate) fn decimal(field: &[u8], comma: bool) -> Option<Decimal> {
    let (negative, digits) = match field {
        [b'-', rest @ ..] => (true, rest),
        [b'+', rest @ ..] => (false, rest),
        // The minus sign of typography.
        [0xe2, 0x88, 0x92, rest @ ..] => (true, rest),
        rest => (false, rest),
    };
    let point = digits.iter().position(|&byte| byte == b'.' || (comma && byte == b','));
    let (units, fraction) = match point {
        Some(at) => (digits.get(..at)?, digits.get(at + 1..)?),
        None => (digits, &b""[..]),
    };
    if units.is_empty() || units.len() > 15 || fraction.len() > 40 {
        return None;
    }
    let mut value = 0_i64;
    for byte in units {
        value = value * 10 + i64::from(byte.is_ascii_digit().then(|| byte - b'0')?);
    }
    let (mut whole, mut rest) = (true, 0);
    for place in 0..4.max(fraction.len()) {
        let digit = match fraction.get(place) {
            Some(byte) => i64::from(byte.is_ascii_digit().then(|| byte - b'0')?),
            None => 0,
        };
        whole &= digit == 0;
        match place {
            0..3 => value = value * 10 + digit,
            3 if digit >= 5 => (value, rest) = (value + 1, -1),
            _ if digit > 0 && rest == 0 => rest = 1,
            _ => {}
        }
    }
    let (thousandths, rest) = if negative { (-value, -rest) } else { (value, rest) };
    Some(Decimal { thousandths, whole, rest })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rule(metric: Metric, scale: [i64; 2], labels: &[(&str, i64)]) -> ScoreRule {
        let labels =
            labels.iter().map(|(label, value)| ((*label).to_owned(), Number::whole(*value))).collect();
        let scale = Some(scale.map(Number::whole));
        let meaning = Meaning { metric, scale, allowed: None, positive: None, labels: Some(labels) };
        ScoreRule::new(&meaning, true).unwrap()
    }

    #[test]
    fn recommendation_is_a_whole_number_from_0_to_10() {
        let nps = rule(Metric::Nps, [0, 10], &[]);
        let check = |text: &str, expect: Result<i64, RowCode>| {
            assert_eq!(
                nps.read(text.as_bytes()).map(|s| s.thousandths),
                expect.map(|v| v * 1000),
                "{text:?}"
            );
        };
        for (text, value) in
            [("0", 0), ("10", 10), ("8.0000000000", 8), ("8,0", 8), (" 7\u{a0}", 7), ("+9", 9)]
        {
            check(text, Ok(value));
        }
        for (text, value) in [("Extremely likely - 10", 10), ("Not at all likely - 0", 0), ("5 - ehkä", 5)] {
            check(text, Ok(value));
        }
        for text in ["7.5", "7,5", "9.0001", "9.00000001"] {
            check(text, Err(RowCode::ScoreNotInteger));
        }
        for text in ["11", "-1", "10.5", "100", "likely - 11", "999999999999"] {
            check(text, Err(RowCode::ScoreOutOfRange));
        }
        for text in
            ["x", "1e1", "8 9", "8..0", "nan", "-", ".", ".5", "9999999999999999", "8%", "2025-01-02", "a-8"]
        {
            check(text, Err(RowCode::ScoreNotRecognised));
        }
        for text in ["", " ", "\u{a0}"] {
            check(text, Err(RowCode::ScoreMissing));
        }
    }

    #[test]
    fn promoters_are_9_and_10_and_detractors_0_to_6() {
        let nps = rule(Metric::Nps, [0, 10], &[]);
        for score in 0..=10 {
            let scored = nps.read(score.to_string().as_bytes()).unwrap();
            assert_eq!((scored.good, scored.bad), (score >= 9, score <= 6), "{score}");
        }
    }

    #[test]
    fn satisfied_is_the_upper_part_of_each_scale() {
        let check = |scale: [i64; 2], good: &[i64]| {
            let csat = rule(Metric::Csat, scale, &[]);
            for score in scale[0]..=scale[1] {
                let scored = csat.read(score.to_string().as_bytes()).unwrap();
                assert_eq!((scored.good, scored.bad), (good.contains(&score), !good.contains(&score)));
            }
        };
        check([1, 5], &[4, 5]);
        check([0, 4], &[3, 4]);
        check([0, 3], &[2, 3]);
        check([1, 4], &[3, 4]);
        check([0, 2], &[2]);
        check([0, 1], &[1]);
        check([1, 7], &[6, 7]);
        check([0, 10], &[9, 10]);
        check([0, 100], &(75..=100).collect::<Vec<_>>());
        let csat = rule(Metric::Csat, [1, 5], &[]);
        assert!(csat.read(b"4,5").unwrap().good && csat.read(b"3.5").unwrap().bad);
        assert_eq!(csat.read(b"4.25").unwrap().thousandths, 4250);
    }

    #[test]
    fn only_satisfaction_and_effort_may_be_fractions() {
        let check = |metric, scale, text: &str, expect: Result<i64, RowCode>| {
            let found = rule(metric, scale, &[]).read(text.as_bytes()).map(|scored| scored.thousandths);
            assert_eq!(found, expect, "{metric:?} {text}");
        };
        check(Metric::Csat, [1, 5], "4,5", Ok(4500));
        check(Metric::Csat, [1, 5], "5,1", Err(RowCode::ScoreOutOfRange));
        check(Metric::Ces, [1, 7], "6.25", Ok(6250));
        check(Metric::Ces, [1, 7], "0.5", Err(RowCode::ScoreOutOfRange));
        check(Metric::Expectation, [-1, 1], "0.5", Err(RowCode::ScoreNotInteger));
        check(Metric::Expectation, [-1, 1], "-1.0", Ok(-1000));
    }

    #[test]
    fn a_score_is_held_against_its_scale_before_it_is_rounded() {
        let check = |metric, scale: [i64; 2], text: &str, expect: Result<i64, RowCode>| {
            let found = rule(metric, scale, &[]).read(text.as_bytes()).map(|scored| scored.thousandths);
            assert_eq!(found, expect, "{metric:?} {scale:?} {text}");
        };
        let beyond = Err(RowCode::ScoreOutOfRange);
        for text in ["7.0001", "7,0004", "7.00000001", "0.9999", "0.9995", "0.99999999"] {
            check(Metric::Ces, [1, 7], text, beyond);
            check(Metric::Ces, [7, 1], text, beyond);
        }
        check(Metric::Csat, [-2, 2], "-2.0001", beyond);
        check(Metric::Csat, [-2, 2], "-1.9999", Ok(-2000));
        check(Metric::Csat, [0, 5], "-0.0001", beyond);
        check(Metric::Ces, [1, 7], "6.9999", Ok(7000));
        check(Metric::Ces, [1, 7], "1.0001", Ok(1000));
        check(Metric::Ces, [1, 7], "7.000000", Ok(7000));
        check(Metric::Nps, [0, 10], "10.0001", beyond);
        check(Metric::Nps, [0, 10], "9.9999", Err(RowCode::ScoreNotInteger));
    }

    #[test]
    fn better_and_worse_than_expected_are_above_and_below_zero() {
        let expectation = rule(Metric::Expectation, [-1, 1], &[]);
        for (text, good, bad) in [("-1", false, true), ("0", false, false), ("1", true, false)] {
            let scored = expectation.read(text.as_bytes()).unwrap();
            assert_eq!((scored.good, scored.bad), (good, bad), "{text}");
        }
    }

    #[test]
    fn recommendation_and_expectation_have_scales_of_their_own() {
        let check = |metric, scale: [i64; 2], expect: bool| {
            for [first, last] in [scale, [scale[1], scale[0]]] {
                let scale = Some([first, last].map(Number::whole));
                let meaning = Meaning { metric, scale, allowed: None, positive: None, labels: None };
                let error = ScoreRule::new(&meaning, true).err().map(|error| error.to_string());
                let refused = Some("mapping_invalid: scale".to_owned());
                assert_eq!(error, refused.filter(|_| !expect), "{metric:?} {first} {last}");
            }
        };
        for (scale, expect) in
            [([0, 10], true), ([1, 10], true), ([0, 100], false), ([1, 5], false), ([0, 11], false)]
        {
            check(Metric::Nps, scale, expect);
        }
        for (scale, expect) in [([-1, 1], true), ([0, 2], false), ([1, 3], false), ([-2, 2], false)] {
            check(Metric::Expectation, scale, expect);
        }
        check(Metric::Csat, [0, 100], true);
        check(Metric::Ces, [1, 5], true);
    }

    #[test]
    fn a_scale_that_nobody_said_is_the_metrics_own() {
        let of = |metric| {
            let meaning = Meaning { metric, scale: None, allowed: None, positive: None, labels: None };
            ScoreRule::new(&meaning, true)
        };
        let check = |metric, low: i64, high: i64| {
            let rule = of(metric).unwrap();
            let read = |score: i64| rule.read(score.to_string().as_bytes()).is_ok();
            assert!(read(low) && read(high) && !read(low - 1) && !read(high + 1), "{metric:?}");
        };
        check(Metric::Nps, 0, 10);
        check(Metric::Expectation, -1, 1);
        assert!(of(Metric::Csat).is_err() && of(Metric::Ces).is_err());
    }

    #[test]
    fn a_cell_that_names_the_top_of_another_scale_is_no_score() {
        let csat = rule(Metric::Csat, [1, 10], &[]);
        assert_eq!(csat.read(b"4/10").unwrap().thousandths, 4000);
        assert_eq!(csat.read(b"4/5"), Err(RowCode::ScoreNotRecognised));
    }

    #[test]
    fn labels_are_compared_folded_and_numbers_still_count() {
        let csat = rule(Metric::Csat, [0, 1], &[("Hyvä", 1), ("huono", 0)]);
        assert_eq!(csat.read(" HYVA\u{308} ".as_bytes()).unwrap().thousandths, 1000);
        assert_eq!(csat.read(b"0").unwrap().thousandths, 0);
        let codes = rule(Metric::Csat, [1, 5], &[("1", 5), ("2", 4)]);
        assert_eq!(codes.read(b"1").unwrap().thousandths, 5000);
        assert_eq!(csat.read(b"later"), Err(RowCode::ScoreNotRecognised));
        assert_eq!(csat.read(b"Not offered"), Err(RowCode::NotAResponse));
    }

    #[test]
    fn a_comma_is_a_decimal_sign_only_where_it_is_one() {
        assert_eq!(decimal(b"4,5", false), None);
        assert_eq!(decimal(b"4,5", true).unwrap().thousandths, 4500);
        assert_eq!(decimal("\u{2212}1".as_bytes(), false).unwrap().thousandths, -1000);
        assert_eq!(decimal(b"2.0005", false), Some(Decimal { thousandths: 2001, whole: false, rest: -1 }));
    }

    #[test]
    fn only_allowed_scores_pass_where_a_range_is_not_enough() {
        let numbers = |values: &[i64]| Some(values.iter().copied().map(Number::whole).collect());
        let meaning = Meaning {
            metric: Metric::Csat,
            scale: Some([-103, 103].map(Number::whole)),
            allowed: numbers(&[-103, -102, -101, 100, 101, 102, 103]),
            positive: numbers(&[101, 102, 103]),
            labels: None,
        };
        let rule = ScoreRule::new(&meaning, false).unwrap();
        assert!(rule.read(b"101").unwrap().good && rule.read(b"100").unwrap().bad);
        assert_eq!(rule.read(b"5"), Err(RowCode::ScoreOutOfRange));
    }
}
