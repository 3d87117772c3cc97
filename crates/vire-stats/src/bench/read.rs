//! Reads fields of the bench, with their place when they are wrong, and writes finite numbers only.

use serde_json::{Map, Value};

use crate::interval::LARGEST_COUNT;
use crate::{Refusal, Series, numbers};

/// The fields of one JSON object.
pub(super) struct Fields<'a> {
    object: &'a Map<String, Value>,
    /// Where the object stands, for example `teams[2].`; empty at the top.
    place: String,
}

impl<'a> Fields<'a> {
    pub(super) fn of(input: &'a Value) -> Result<Self, Refusal> {
        let object = input.as_object().ok_or_else(|| Refusal::bad("input"))?;
        Ok(Self { object, place: String::new() })
    }

    fn bad(&self, name: &str) -> Refusal {
        Refusal::bad(format!("{}{name}", self.place))
    }

    fn get(&self, name: &str) -> Option<&'a Value> {
        self.object.get(name).filter(|value| !value.is_null())
    }

    pub(super) fn optional_number(&self, name: &str) -> Result<Option<f64>, Refusal> {
        self.get(name).map(|value| to_number(value).ok_or_else(|| self.bad(name))).transpose()
    }

    pub(super) fn number(&self, name: &str) -> Result<f64, Refusal> {
        self.optional_number(name)?.ok_or_else(|| self.bad(name))
    }

    /// A whole number from 0 to 2^53, or nothing.
    pub(super) fn optional_count(&self, name: &str) -> Result<Option<u64>, Refusal> {
        self.get(name).map(|value| to_count(value).ok_or_else(|| self.bad(name))).transpose()
    }

    pub(super) fn count(&self, name: &str) -> Result<u64, Refusal> {
        self.optional_count(name)?.ok_or_else(|| self.bad(name))
    }

    fn list(&self, name: &str) -> Result<&'a Vec<Value>, Refusal> {
        self.get(name).and_then(Value::as_array).ok_or_else(|| self.bad(name))
    }

    /// A list of numbers without gaps.
    pub(super) fn numbers(&self, name: &str) -> Result<Vec<f64>, Refusal> {
        self.list(name)?
            .iter()
            .enumerate()
            .map(|(at, value)| to_number(value).ok_or_else(|| self.bad(&format!("{name}[{at}]"))))
            .collect()
    }

    /// A list of numbers in which `null` is a missing one.
    pub(super) fn series(&self, name: &str) -> Result<Series, Refusal> {
        to_series(self.list(name)?, |at| self.bad(&format!("{name}{at}")))
    }

    /// A list of such lists.
    pub(super) fn panel(&self, name: &str) -> Result<Vec<Series>, Refusal> {
        self.list(name)?
            .iter()
            .enumerate()
            .map(|(row, value)| {
                let list = value.as_array().ok_or_else(|| self.bad(&format!("{name}[{row}]")))?;
                to_series(list, |at| self.bad(&format!("{name}[{row}]{at}")))
            })
            .collect()
    }

    /// A whole number that is small enough to count weeks and teams.
    pub(super) fn place(&self, name: &str) -> Result<usize, Refusal> {
        usize::try_from(self.count(name)?).map_err(|_| self.bad(name))
    }

    /// The seed that is asked for, or the usual one.
    pub(super) fn seed(&self) -> Result<u64, Refusal> {
        match self.get("seed") {
            None => Ok(crate::DEFAULT_SEED),
            Some(seed) => seed.as_u64().ok_or_else(|| self.bad("seed")),
        }
    }

    /// A list of objects.
    pub(super) fn objects(&self, name: &str) -> Result<Vec<Fields<'a>>, Refusal> {
        self.list(name)?
            .iter()
            .enumerate()
            .map(|(at, value)| {
                let place = format!("{}{name}[{at}]", self.place);
                let object = value.as_object().ok_or_else(|| Refusal::bad(place.clone()))?;
                Ok(Fields { object, place: place + "." })
            })
            .collect()
    }
}

fn to_series(list: &[Value], bad: impl Fn(String) -> Refusal) -> Result<Series, Refusal> {
    let one = |(at, value): (usize, &Value)| match value {
        Value::Null => Ok(None),
        _ => to_number(value).map(Some).ok_or_else(|| bad(format!("[{at}]"))),
    };
    list.iter().enumerate().map(one).collect()
}

fn to_number(value: &Value) -> Option<f64> {
    value.as_f64().filter(|x| x.is_finite() && x.abs() <= numbers::LARGEST)
}

fn to_count(value: &Value) -> Option<u64> {
    let whole = value
        .as_u64()
        .or_else(|| value.as_f64().filter(|x| *x >= 0.0 && *x <= 9e15 && x.fract() == 0.0).map(|x| x as u64));
    whole.filter(|count| *count <= LARGEST_COUNT)
}

/// Writes a finite number.
pub(super) fn number(x: f64) -> Result<Value, Refusal> {
    // Minus zero reads oddly, and a number that is not finite has no place in JSON.
    serde_json::Number::from_f64(x + 0.0)
        .map(Value::Number)
        .ok_or(Refusal::BadInput { field: "input".into() })
}

/// Writes a number or `null`.
pub(super) fn maybe(x: Option<f64>) -> Result<Value, Refusal> {
    x.map_or(Ok(Value::Null), number)
}

/// Writes a list of finite numbers.
pub(super) fn list(values: &[f64]) -> Result<Value, Refusal> {
    values.iter().map(|value| number(*value)).collect()
}
