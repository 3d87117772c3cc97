//! Touchpoint, group and id: columns that are proposed by their names or their words, never asked.

use super::{Counted, Found, words};
use crate::fold::fold;
use crate::options::Options;
use crate::words::{KNOWN, Words, choice};

/// Proposes what is open.
pub(super) fn settle(found: &mut Found, counted: &Counted, options: &Options<'_>) {
    if found.mapping.touchpoint.is_none() && found.mapping.touchpoint_constant.is_none() {
        // Where the whole layout is known, a column of such words means something else: how a survey was sent.
        let open = found.layout.is_none_or(|layout| layout.any_columns || !layout.not_questions.is_empty());
        let known = |value: &str| {
            let Some(Ok(one)) = choice(value.as_bytes()).filter(|_| open).map(std::str::from_utf8) else {
                return false;
            };
            KNOWN.iter().any(|(_, words)| words.contains(&one))
                || options.touchpoints.iter().any(|own| fold(own.as_str()) == one)
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

/// Finds a column whose name fits, one with known words first; or else one that holds several known words
/// and whose name says nothing else. Never one of persons, of ids that nobody knows, or of ticks.
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
            .filter(|&index| !is_tick(found, counted, index))
    };
    // How many words are known, where nearly all are.
    let knows = |index: usize| {
        let values = counted.columns.get(index).and_then(|profile| profile.values.as_ref())?;
        let all: u64 = values.values().sum();
        let good: Vec<u64> = values.iter().filter(|(value, _)| known(value)).map(|(_, rows)| *rows).collect();
        (all > 0 && good.iter().sum::<u64>() * 5 >= all * 4).then_some(good.len())
    };
    let fits = |index: usize| named(header.folded(index));
    let chosen = open()
        .find(|&index| fits(index) && knows(index).is_some())
        .or_else(|| open().find(|&index| fits(index) && !words::is_of_ids(header.folded(index))))
        .map(|index| (index, "column_name"))
        .or_else(|| {
            // One word alone may be the tick of a choice, whatever the question was; where no column has a
            // name, none is one of those over which a question is spread.
            let least = if header.records.is_empty() { 1 } else { 2 };
            let told = |index: usize| knows(index).is_some_and(|words| words >= least);
            open()
                .find(|&index| told(index) && !named_other(header.folded(index)))
                .map(|index| (index, "known_words"))
        });
    match chosen {
        Some((index, why)) => (Some(header.name(index).to_owned()), why),
        None => (None, "none_found"),
    }
}

/// Tells whether a column is one of those over which a question of many choices is spread, or holds many
/// choices in most cells.
fn is_tick(found: &Found, counted: &Counted, index: usize) -> bool {
    let header = &found.header;
    let Some(values) = counted.columns.get(index).and_then(|profile| profile.values.as_ref()) else {
        return false;
    };
    let all: u64 = values.values().sum();
    let many = values.iter().filter(|(value, _)| choice(value.as_bytes()).is_none());
    if many.map(|(_, rows)| rows).sum::<u64>() * 2 > all {
        return true;
    }
    let mut only = values.keys();
    let (Some(value), None) = (only.next(), only.next()) else { return false };
    // The choices after the first have no name of their own; a column that holds nothing is no choice.
    let next = index + 1;
    let spread = !header.folded(index).is_empty()
        && next < header.width()
        && header.folded(next).is_empty()
        && (!header.says(next).is_empty()
            || counted.columns.get(next).is_some_and(|profile| profile.filled > 0));
    spread || header.records.iter().filter_map(|record| record.get(index)).any(|cell| names(cell, value))
}

/// Tells whether a cell of a header is a choice, or ends in it behind its question.
fn names(cell: &str, choice: &str) -> bool {
    let cell = fold(cell);
    let bare = |text: &str| text.trim_end_matches(|c: char| !c.is_alphanumeric()).len();
    let (cell, choice) = (cell.get(..bare(&cell)), choice.get(..bare(choice)));
    let (Some(cell), Some(choice)) = (cell, choice.filter(|choice| !choice.is_empty())) else {
        return false;
    };
    cell.strip_suffix(choice)
        .is_some_and(|question| question.trim_end().chars().next_back().is_none_or(|c| !c.is_alphanumeric()))
}
