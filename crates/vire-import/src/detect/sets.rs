//! Touchpoint, group and id: columns that are proposed by their names or their words, never asked.

use super::{Counted, Found, words};
use crate::options::Options;
use crate::words::{KNOWN, Words};

/// Proposes what is open.
pub(super) fn settle(found: &mut Found, counted: &Counted, options: &Options<'_>) {
    if found.mapping.touchpoint.is_none() && found.mapping.touchpoint_constant.is_none() {
        // Where the whole layout is known, a column of such words means something else: how a survey was sent.
        let open = found.layout.is_none_or(|layout| layout.any_columns || !layout.not_questions.is_empty());
        let known = |value: &str| {
            if !open {
                return false;
            }
            KNOWN.iter().any(|(_, words)| words.contains(&value))
                || options.touchpoints.iter().any(|own| crate::fold::fold(own.as_str()) == value)
        };
        let (column, why) = proposed(found, counted, &words::is_touchpoint, &words::is_group, &known);
        found.mapping.touchpoint = column;
        found.reasons.insert("touchpoint", why);
    }
    if found.mapping.group.is_none() {
        let groups = std::cell::RefCell::new(Words::of_groups(found.mapping.group_map.as_ref(), options));
        let known = |value: &str| groups.borrow_mut().read(value.as_bytes()).is_some();
        let (column, why) = proposed(found, counted, &words::is_group, &words::is_touchpoint, &known);
        found.mapping.group = column;
        found.reasons.insert("group", why);
    }
    if found.mapping.id.is_none() && found.layout.is_none_or(|layout| layout.any_columns) {
        let all = || 0..found.header.width();
        let named = all().find(|&index| words::is_response_id(found.header.folded(index)));
        // An id of customers or cases comes again and again; one of responses hardly ever.
        let own = |index: usize| {
            counted.columns.get(index).is_some_and(|profile| match &profile.values {
                Some(values) => values.len() as u64 * 2 > profile.filled,
                None => profile.filled > 0,
            })
        };
        let some = || all().find(|&index| words::is_some_id(found.header.folded(index)) && own(index));
        if let Some(index) = named.or_else(some) {
            found.mapping.id = Some(found.header.name(index).to_owned());
            found.reasons.insert("id", "column_name");
        }
    }
}

/// Finds a column whose name fits, one with known words first; or else one whose words are known and
/// whose name says nothing else. Never one of persons.
fn proposed(
    found: &Found,
    counted: &Counted,
    named: &dyn Fn(&str) -> bool,
    named_other: &dyn Fn(&str) -> bool,
    known: &dyn Fn(&str) -> bool,
) -> (Option<String>, &'static str) {
    let header = &found.header;
    let mapping = &found.mapping;
    let used = mapping.score.iter().chain(&mapping.id).chain(&mapping.comment).chain(&mapping.touchpoint);
    let used = used.chain(&mapping.metric_column).chain(mapping.date.iter().flat_map(|date| date.names()));
    let used: Vec<usize> = used
        .chain(mapping.scores.iter().flatten().map(|one| &one.column))
        .filter_map(|name| header.find(name))
        .collect();
    let open = || {
        (0..header.width())
            .filter(|&index| !used.contains(&index) && !header.is_personal(index))
            .filter(|&index| found.layout.is_none_or(|layout| layout.may_ask(header, index)))
    };
    let knows = |index: usize| {
        let Some(values) = counted.columns.get(index).and_then(|profile| profile.values.as_ref()) else {
            return false;
        };
        let all: u64 = values.values().sum();
        let good: u64 = values.iter().filter(|(value, _)| known(value)).map(|(_, count)| count).sum();
        all > 0 && good * 5 >= all * 4
    };
    let fits = |index: usize| named(header.folded(index));
    let chosen = open()
        .find(|&index| fits(index) && knows(index))
        .map(|index| (index, "column_name"))
        .or_else(|| open().find(|&index| fits(index)).map(|index| (index, "column_name")))
        .or_else(|| {
            open()
                .find(|&index| knows(index) && !named_other(header.folded(index)))
                .map(|index| (index, "known_words"))
        });
    match chosen {
        Some((index, why)) => (Some(header.name(index).to_owned()), why),
        None => (None, "none_found"),
    }
}
