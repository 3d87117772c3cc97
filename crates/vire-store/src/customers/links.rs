//! Which import contains which responses, as sorted runs of numbers.

use rusqlite::Connection;

use crate::error::StoreError;
use crate::rows;

/// A run of response numbers, first and last included.
pub(super) type Run = (i64, i64);

/// Joins sorted numbers into runs.
pub(super) fn runs(sorted: impl IntoIterator<Item = i64>) -> Vec<Run> {
    let mut found: Vec<Run> = Vec::new();
    for number in sorted {
        match found.last_mut() {
            Some((_, last)) if *last + 1 >= number => *last = number.max(*last),
            _ => found.push((number, number)),
        }
    }
    found
}

/// Joins runs that touch or overlap.
pub(super) fn joined(mut all: Vec<Run>) -> Vec<Run> {
    all.sort_unstable();
    let mut found: Vec<Run> = Vec::new();
    for (first, last) in all {
        match found.last_mut() {
            Some((_, end)) if *end + 1 >= first => *end = last.max(*end),
            _ => found.push((first, last)),
        }
    }
    found
}

/// Returns what of sorted `runs` no run of sorted `others` covers.
pub(super) fn without(runs: &[Run], others: &[Run]) -> Vec<Run> {
    let mut found = Vec::new();
    let mut from = 0;
    for &(first, last) in runs {
        // Runs of `others` that end before this one begins are done with.
        from += others.iter().skip(from).take_while(|(_, end)| *end < first).count();
        let mut at = first;
        for &(begin, end) in others.iter().skip(from).take_while(|(begin, _)| *begin <= last) {
            if begin > at {
                found.push((at, begin - 1));
            }
            at = at.max(end.saturating_add(1));
        }
        if at <= last {
            found.push((at, last));
        }
    }
    found
}

/// Tells whether sorted runs contain a number.
pub(super) fn contains(runs: &[Run], number: i64) -> bool {
    let after = runs.partition_point(|(first, _)| *first <= number);
    after.checked_sub(1).and_then(|at| runs.get(at)).is_some_and(|(_, last)| number <= *last)
}

/// The runs of every import of one source, the earliest import first.
#[derive(Debug)]
pub(super) struct Links(Vec<(i64, Vec<Run>)>);

impl Links {
    pub(super) fn of_source(connection: &Connection, source: i64) -> Result<Self, StoreError> {
        let sql =
            "SELECT r.import, r.first, r.last FROM import i JOIN import_response r ON r.import = i.number
                   WHERE i.source = ?1 ORDER BY r.import, r.first";
        let mut imports: Vec<(i64, Vec<Run>)> = Vec::new();
        let all: Vec<(i64, i64, i64)> =
            rows::all(connection, sql, [source], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
        for (import, first, last) in all {
            match imports.last_mut() {
                Some((number, runs)) if *number == import => runs.push((first, last)),
                _ => imports.push((import, vec![(first, last)])),
            }
        }
        Ok(Self(imports))
    }

    /// Returns the runs of one import, and those of all the others together.
    pub(super) fn split(self, import: i64) -> (Vec<Run>, Vec<Run>) {
        let (own, others): (Vec<_>, Vec<_>) = self.0.into_iter().partition(|(number, _)| *number == import);
        let flat = |imports: Vec<(i64, Vec<Run>)>| imports.into_iter().flat_map(|(_, runs)| runs).collect();
        (flat(own), joined(flat(others)))
    }

    /// Returns all runs together.
    pub(super) fn all(self) -> Vec<Run> {
        joined(self.0.into_iter().flat_map(|(_, runs)| runs).collect())
    }

    /// Returns the earliest import that contains a response; the latest possible when none does.
    pub(super) fn first_import(&self, response: i64) -> i64 {
        self.0.iter().find(|(_, runs)| contains(runs, response)).map_or(i64::MAX, |(number, _)| *number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_become_runs() {
        assert_eq!(runs([1, 2, 3, 5, 7, 8]), [(1, 3), (5, 5), (7, 8)]);
        assert_eq!(runs([]), []);
        assert_eq!(joined(vec![(5, 9), (1, 2), (3, 4), (20, 21), (8, 12)]), [(1, 12), (20, 21)]);
    }

    #[test]
    fn what_others_cover_is_left_out() {
        let check = |runs: &[Run], others: &[Run], expect: &[Run]| {
            assert_eq!(without(runs, others), expect, "{runs:?} without {others:?}");
        };
        check(&[(1, 10)], &[], &[(1, 10)]);
        check(&[(1, 10)], &[(1, 10)], &[]);
        check(&[(1, 10)], &[(3, 4), (7, 20)], &[(1, 2), (5, 6)]);
        check(&[(1, 3), (5, 9), (20, 30)], &[(2, 6), (9, 22)], &[(1, 1), (7, 8), (23, 30)]);
        check(&[(5, 6), (8, 9)], &[(1, 100)], &[]);
    }

    #[test]
    fn the_earliest_import_that_contains_a_response_is_found() {
        let links = Links(vec![(1, vec![(1, 3), (10, 12)]), (2, vec![(2, 11)])]);
        for (response, expect) in [(1, 1), (4, 2), (11, 1), (9, 2), (13, i64::MAX), (0, i64::MAX)] {
            assert_eq!(links.first_import(response), expect, "{response}");
        }
    }
}
