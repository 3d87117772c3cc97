//! What a person answered to the questions.

use std::collections::BTreeMap;

use vire_core::metric::Metric;

use crate::date::Order;
use crate::error::FileError;
use crate::mapping::{Mapping, Number};
use crate::plan::zone_named;
use crate::report::QuestionId;

/// The answers, understood.
#[derive(Debug, Default)]
pub(crate) struct Answers {
    pub date_order: Option<Order>,
    pub zone: Option<String>,
    pub metric: Option<Metric>,
    pub scale: Option<[Number; 2]>,
    /// Scales of several measures, each by its metric.
    pub scales: Vec<(Metric, [Number; 2])>,
    /// The number of the header record; `Some(None)` for a file without one.
    pub header: Option<Option<u32>>,
    pub group: Option<String>,
}

impl Answers {
    /// Understands answers by question id.
    pub fn read(answers: &BTreeMap<String, String>) -> Result<Self, FileError> {
        let mut read = Self::default();
        for (id, answer) in answers {
            let wrong = || FileError::AnswerInvalid(id.clone());
            let answer = answer.trim();
            let question = QuestionId::ALL.into_iter().find(|known| known.code() == id).ok_or_else(wrong)?;
            match question {
                QuestionId::DateOrder => {
                    read.date_order = Some(match answer {
                        "dmy" => Order::Dmy,
                        "mdy" => Order::Mdy,
                        "ymd" => Order::Ymd,
                        _ => return Err(wrong()),
                    });
                }
                QuestionId::Zone => {
                    let zone = zone_named(answer).ok_or_else(|| FileError::ZoneUnknown(answer.to_owned()))?;
                    read.zone = Some(zone.name().to_owned());
                }
                QuestionId::Metric => read.metric = Some(Metric::with_id(answer).ok_or_else(wrong)?),
                QuestionId::Scale if answer.starts_with(|c: char| c.is_ascii_alphabetic()) => {
                    read.scales = scales(answer).ok_or_else(wrong)?;
                }
                QuestionId::Scale => read.scale = Some(scale(answer).ok_or_else(wrong)?),
                QuestionId::Header => {
                    read.header = Some(match answer {
                        "none" => None,
                        number => Some(number.parse().ok().filter(|number| *number > 0).ok_or_else(wrong)?),
                    });
                }
                QuestionId::Group => {
                    read.group = Some(if answer == "none" { String::new() } else { answer.to_owned() });
                }
            }
        }
        Ok(read)
    }

    /// Puts into a mapping what the answers say outright.
    pub fn apply(&self, mapping: &mut Mapping, reasons: &mut BTreeMap<&'static str, &'static str>) {
        let mut why = |field: &'static str| {
            reasons.insert(field, "answer");
        };
        if let Some(zone) = &self.zone {
            mapping.zone = Some(zone.clone());
            why("zone");
        }
        if let Some(group) = &self.group {
            mapping.group = Some(group.clone());
            why("group");
        }
        if let Some(metric) = self.metric {
            mapping.metric = Some(metric);
            why("metric");
        }
        if let Some(scale) = self.scale {
            mapping.scale = Some(scale);
            why("scale");
        }
    }
}

/// Reads `csat 1-5, ces 1-7`.
fn scales(answer: &str) -> Option<Vec<(Metric, [Number; 2])>> {
    let one = |part: &str| {
        let (metric, ends) = part.trim().split_once(' ')?;
        Some((Metric::with_id(metric)?, scale(ends)?))
    };
    answer.split(',').map(one).collect()
}

/// Reads `1-5`, `-1-1`, `0–10`, `[1,5]`; `5-1` for a scale on which 1 is the best.
fn scale(answer: &str) -> Option<[Number; 2]> {
    let plain = answer.replace(['\u{2013}', '\u{2014}', '\u{2212}'], "-");
    let plain = plain.trim_matches(|c| matches!(c, '[' | ']' | ' '));
    let (low, high) = plain.split_once(',').or_else(|| {
        let at = plain.char_indices().skip(1).find(|(_, c)| *c == '-')?.0;
        Some((plain.get(..at)?, plain.get(at + 1..)?))
    })?;
    let number = |text: &str| {
        crate::score::decimal(text.trim().as_bytes(), false).map(|n| Number::from_thousandths(n.thousandths))
    };
    let (low, high) = (number(low)?, number(high)?);
    (low != high).then_some([low, high])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_are_understood_or_refused() {
        let read =
            |id: &str, answer: &str| Answers::read(&BTreeMap::from([(id.to_owned(), answer.to_owned())]));
        assert_eq!(read("date_order", "mdy").unwrap().date_order, Some(Order::Mdy));
        assert_eq!(read("date_order", "ymd").unwrap().date_order, Some(Order::Ymd));
        assert_eq!(read("zone", "europe/helsinki").unwrap().zone.as_deref(), Some("Europe/Helsinki"));
        assert_eq!(read("header", "none").unwrap().header, Some(None));
        for (text, low, high) in [
            ("1-5", 1, 5),
            ("0\u{2013}10", 0, 10),
            ("-1-1", -1, 1),
            ("5-1", 5, 1),
            ("[1, 7]", 1, 7),
            ("-103--100", -103, -100),
        ] {
            assert_eq!(read("scale", text).unwrap().scale, Some([low, high].map(Number::whole)), "{text}");
        }
        let both = read("scale", "csat 0-2, ces 1-7").unwrap();
        let numbers = |ends: [i64; 2]| ends.map(Number::whole);
        assert_eq!(both.scales, [(Metric::Csat, numbers([0, 2])), (Metric::Ces, numbers([1, 7]))]);
        assert_eq!(both.scale, None);
        for (id, answer) in [
            ("date_order", "ydm"),
            ("scale", "csat"),
            ("scale", "csat 1-5,"),
            ("scale", "ease 1-5"),
            ("metric", "x"),
            ("scale", "5-5"),
            ("scale", "5"),
            ("header", "0"),
            ("shoe", "1"),
        ] {
            assert!(matches!(read(id, answer), Err(FileError::AnswerInvalid(_))), "{id}={answer}");
        }
        assert!(matches!(read("zone", "Moon/Base"), Err(FileError::ZoneUnknown(_))));
    }
}
