//! Rows that are no answers: words of this file beside those that a layout lists.

use super::{Counted, Found};
use crate::fold::fold;

/// Adds the words that hold a part by which the layout knows previews, in any language.
pub(super) fn settle(found: &mut Found, counted: &Counted) {
    let Some(layout) = found.layout.filter(|layout| !layout.no_answer.is_empty()) else { return };
    if found.reasons.get("not_response") != Some(&"signature") {
        return;
    }
    for rule in found.mapping.not_response.iter_mut().flatten() {
        let column = found.header.find(&rule.column).and_then(|column| counted.columns.get(column));
        let values = column.and_then(|profile| profile.values.as_ref());
        for value in values.into_iter().flat_map(|values| values.keys()) {
            let new = rule.values.iter().all(|known| fold(known) != *value);
            if new && layout.no_answer.iter().any(|part| value.contains(part)) {
                rule.values.push(value.clone());
            }
        }
    }
}
