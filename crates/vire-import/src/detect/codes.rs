//! Codes of answers that a tool writes in place of their texts: A1, A2, …
//!
//! Which of them is the best the tool does not say.

use std::collections::BTreeMap;

use super::Found;
use crate::mapping::Number;
use crate::profile::Profile;

/// The shortest scale that is asked about.
const SHORTEST: i64 = 5;

/// The number of each code, and the scales they may lie on.
type Codes = (BTreeMap<String, Number>, Vec<[Number; 2]>);

/// Returns the number of each code and the scales they may lie on; `None` where a column holds anything
/// else, or the tool writes no codes.
pub(super) fn of(found: &Found, profile: &Profile) -> Option<Codes> {
    found.layout.filter(|layout| layout.answer_codes)?;
    let values = profile.values.as_ref().filter(|values| values.len() > 1)?;
    let number = |code: &String| {
        let digits = code.strip_prefix('a')?;
        digits.parse::<i64>().ok().filter(|number| (1..=10).contains(number) && !digits.starts_with('0'))
    };
    let numbers: Vec<i64> = values.keys().map(number).collect::<Option<_>>()?;
    let last = numbers.iter().copied().max()?.max(SHORTEST);
    let codes = (1..=last).map(|number| (format!("a{number}"), Number::whole(number))).collect();
    Some((codes, vec![[Number::whole(1), Number::whole(last)], [Number::whole(last), Number::whole(1)]]))
}
