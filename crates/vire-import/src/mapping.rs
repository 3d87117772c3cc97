//! The mapping: which column of a file means what.
//!
//! Holds what a person or a script may say; what a file says for itself is found elsewhere.

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::Value;
use vire_core::metric::Metric;

use crate::columns::Header;

/// Says how the columns of one file become customer responses; a field that is absent is detected.
///
/// Columns are named as in the file, the n-th of a repeated name as `Name#n`, a column without a
/// name as `#n`. An empty text means "none" where a column would otherwise be detected.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Mapping {
    /// The column of the tool's own id of a response.
    pub id: Option<String>,
    /// The column of the date, or several that are joined by one space.
    pub date: Option<Columns>,
    /// A strftime pattern, or `iso8601`, `epoch_seconds`, `excel`; or `dmy`, `mdy`, `ymd` for any
    /// spelling in that order (`ymd`: years of two digits), `any` for spellings that leave no order open.
    pub date_format: Option<String>,
    /// The IANA zone of dates that name none.
    pub zone: Option<String>,
    /// The decimal sign of scores, `.` or `,`.
    pub decimal: Option<String>,
    /// The column of the score.
    pub score: Option<String>,
    /// What the score measures.
    pub metric: Option<Metric>,
    /// The worst and the best score: `[1, 5]`, or `[5, 1]` where 1 is the best.
    pub scale: Option<[Number; 2]>,
    /// The only valid scores, where a range is not enough.
    pub allowed: Option<Vec<Number>>,
    /// The scores that count as satisfied.
    pub positive: Option<Vec<Number>>,
    /// Scores of texts and codes.
    pub labels: Option<BTreeMap<String, Number>>,
    /// The column that names the metric of each row.
    pub metric_column: Option<String>,
    /// What the score means for each value of `metric_column`.
    pub metric_by_value: Option<BTreeMap<String, Meaning>>,
    /// Takes the place of `score` where one row holds several.
    pub scores: Option<Vec<ScoreColumn>>,
    /// The column of the touchpoint.
    pub touchpoint: Option<String>,
    /// The touchpoint of every row that does not name one.
    pub touchpoint_constant: Option<String>,
    /// Touchpoints of the file's own words.
    pub touchpoint_map: Option<BTreeMap<String, String>>,
    /// The column of the group.
    pub group: Option<String>,
    /// Groups of the file's own words.
    pub group_map: Option<BTreeMap<String, String>>,
    /// The column of the comment; comments are left out unless it is named.
    pub comment: Option<String>,
    /// Rows that are no answers.
    pub not_response: Option<Vec<NotResponse>>,
    /// The sheet of a workbook.
    pub sheet: Option<String>,
    /// Which records (rows of a workbook) are headers, from 1; empty for a file without any.
    pub header_records: Option<Vec<u32>>,
}

impl Mapping {
    /// Names the first field of a mapping's JSON that this mapping, read from it, does not know.
    ///
    /// A field that is `null` says nothing, whatever its name.
    pub fn unknown_field(&self, said: &Value) -> Option<String> {
        // What is understood comes back when the mapping is written again.
        serde_json::to_value(self).ok().and_then(|known| lost(said, &known).map(str::to_owned))
    }

    /// Names the first column that the mapping speaks of and that is not in `header`.
    pub(crate) fn column_missing(&self, header: &Header) -> Option<&str> {
        let single =
            [&self.id, &self.score, &self.metric_column, &self.touchpoint, &self.group, &self.comment];
        let single = single.into_iter().flatten().filter(|name| !name.is_empty());
        let dates = self.date.iter().flat_map(Columns::names);
        let scores = self.scores.iter().flatten().map(|one| &one.column);
        let rules = self.not_response.iter().flatten().map(|rule| &rule.column);
        let mut all = dates.chain(single).chain(scores).chain(rules);
        all.find(|name| header.find(name).is_none()).map(String::as_str)
    }
}

/// Finds a name of `said` that `known` lacks at the same place.
fn lost<'v>(said: &'v Value, known: &Value) -> Option<&'v str> {
    match (said, known) {
        (Value::Object(said), Value::Object(known)) => said
            .iter()
            .filter(|(_, value)| !value.is_null())
            .find_map(|(name, value)| match known.get(name) {
                Some(known) => lost(value, known),
                None => Some(name.as_str()),
            }),
        (Value::Array(said), Value::Array(known)) => {
            said.iter().zip(known).find_map(|(said, known)| lost(said, known))
        }
        _ => None,
    }
}

/// One column, or several that are joined by one space.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Columns {
    /// One column.
    One(String),
    /// Several columns, in the order in which they are joined.
    Several(Vec<String>),
}

impl Columns {
    /// Lists the names.
    pub fn names(&self) -> &[String] {
        match self {
            Columns::One(name) => std::slice::from_ref(name),
            Columns::Several(names) => names,
        }
    }
}

/// What a score means: its metric and its scale.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Meaning {
    /// What the score measures.
    pub metric: Metric,
    /// The worst and the best score.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scale: Option<[Number; 2]>,
    /// The only valid scores, where a range is not enough.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub allowed: Option<Vec<Number>>,
    /// The scores that count as satisfied.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub positive: Option<Vec<Number>>,
    /// Scores of texts and codes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub labels: Option<BTreeMap<String, Number>>,
}

/// One of several scores in a row.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ScoreColumn {
    /// The column.
    pub column: String,
    /// What it means.
    #[serde(flatten)]
    pub meaning: Meaning,
}

/// Values of a column that mark a row as no answer: previews, partial answers, "offered".
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NotResponse {
    /// The column.
    pub column: String,
    /// Its values, compared trimmed and without regard to case; an empty text is an empty cell.
    pub values: Vec<String>,
}

/// A point on a scale, exact to a thousandth.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Number(i64);

impl Number {
    /// Makes a whole number.
    pub const fn whole(value: i64) -> Self {
        Self(value.saturating_mul(1000))
    }

    /// Makes a number from thousandths.
    pub const fn from_thousandths(value: i64) -> Self {
        Self(value)
    }

    /// Returns the number × 1 000.
    pub const fn thousandths(self) -> i64 {
        self.0
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0 % 1000 == 0 {
            write!(f, "{}", self.0 / 1000)
        } else {
            write!(f, "{}", self.0 as f64 / 1000.0)
        }
    }
}

impl fmt::Debug for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Serialize for Number {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        if self.0 % 1000 == 0 {
            to.serialize_i64(self.0 / 1000)
        } else {
            to.serialize_f64(self.0 as f64 / 1000.0)
        }
    }
}

impl<'de> Deserialize<'de> for Number {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let value = f64::deserialize(from)?;
        if value.is_finite() && value.abs() < 1e12 {
            Ok(Self((value * 1000.0).round() as i64))
        } else {
            Err(serde::de::Error::custom("number_out_of_range"))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_mapping_is_every_field_detected() {
        assert_eq!(serde_json::from_str::<Mapping>("{}").unwrap(), Mapping::default());
        let nulls = serde_json::to_string(&Mapping::default()).unwrap();
        assert_eq!(serde_json::from_str::<Mapping>(&nulls).unwrap(), Mapping::default());
    }

    #[test]
    fn a_full_mapping_keeps_its_numbers_and_columns() {
        let text = r#"{"id":"ResponseId","date":["Day","Time"],"scale":[0,10],"positive":[4.5,5],
            "metric":"csat","labels":{"good":1,"bad":0},
            "metric_by_value":{"CSAT":{"metric":"csat","scale":[0,2],"positive":[2]}},
            "scores":[{"column":"nps","metric":"nps","scale":[0,10]}],
            "not_response":[{"column":"Status","values":["Survey Preview"]}],"header_records":[1,2,3]}"#;
        let mapping: Mapping = serde_json::from_str(text).unwrap();
        assert_eq!(mapping.scale.unwrap()[1].thousandths(), 10_000);
        let back = serde_json::to_value(&mapping).unwrap();
        assert_eq!(back["scale"], serde_json::json!([0, 10]));
        assert_eq!(back["positive"], serde_json::json!([4.5, 5]));
        assert_eq!(back["scores"], serde_json::json!([{"column":"nps","metric":"nps","scale":[0,10]}]));
        assert_eq!(back["date"], serde_json::json!(["Day", "Time"]));
        assert_eq!(serde_json::from_value::<Mapping>(back).unwrap(), mapping);
    }

    #[test]
    fn a_field_that_nobody_knows_is_named_wherever_it_stands() {
        let check = |text: &str, expect: Option<&str>| {
            let said: Value = serde_json::from_str(text).unwrap();
            let mapping: Mapping = serde_json::from_value(said.clone()).unwrap();
            assert_eq!(mapping.unknown_field(&said).as_deref(), expect, "{text}");
        };
        check(r#"{"score":"nps","labels":{"hyvä":1},"touchpoint_map":{"Soitto":"phone"},"zone":null}"#, None);
        check(r#"{"score":"nps","scores":null,"skaala":null,"header_records":[],"scale":[1,5.0]}"#, None);
        check(r#"{"score":"nps","touch_point":"Kanava"}"#, Some("touch_point"));
        check(
            r#"{"scores":[{"column":"a","metric":"nps"},{"column":"b","metric":"nps","skale":[0,10]}]}"#,
            Some("skale"),
        );
        check(
            r#"{"metric_by_value":{"A":{"metric":"csat","scale":null},"B":{"metric":"ces","max":7}}}"#,
            Some("max"),
        );
        check(r#"{"not_response":[{"column":"a","values":[],"value":"x"}]}"#, Some("value"));
    }
}
