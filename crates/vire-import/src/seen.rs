//! Ids of responses that came before, in the file or in earlier imports.

use std::collections::hash_map::Entry;
use std::hash::{DefaultHasher, Hash, Hasher};

use rustc_hash::FxHashMap;
use vire_core::metric::Metric;

/// Remembers the instants of ids.
#[derive(Debug, Default)]
pub(crate) struct Seen {
    /// The latest answer of each id. The keys are hashes already.
    answers: FxHashMap<u64, Answer>,
    by_metric: bool,
}

/// The latest answer of an id. Small, for there may be ten million of them.
#[derive(Debug, Clone, Copy)]
struct Answer {
    /// Seconds since 1970: no date of a file is before 2000 or after today.
    instant: u32,
    metric: Metric,
    /// Whether this file holds it.
    here: bool,
}

/// What an id says about its response.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Known {
    /// It never came before.
    New,
    /// It came before, and is not newer or answers another question.
    Before,
    /// It is newer than one of this file, and takes its place.
    NewerThanHere,
    /// It is newer than one of an earlier import, and takes its place.
    NewerThanEarlier,
}

impl Seen {
    /// `by_metric`: whether one id may answer the questions of several metrics, each in a row of its own.
    pub fn new(by_metric: bool) -> Self {
        Self { by_metric, ..Self::default() }
    }

    /// Looks an id up and remembers it. `place`: which score of its row; `earlier`: what earlier
    /// imports know.
    ///
    /// Only an answer to the same question is re-rated by a newer one. Where an id has one answer, the first
    /// wins over one of another metric, however new that is.
    pub fn meet(
        &mut self,
        id: &str,
        place: usize,
        metric: Metric,
        instant: i64,
        earlier: &dyn Fn(&str) -> Option<i64>,
    ) -> Known {
        // 64 bits of 10 million ids: two share a key once in several hundred thousand files.
        let mut hasher = DefaultHasher::new();
        (id, place, self.by_metric.then_some(metric.id())).hash(&mut hasher);
        let key = hasher.finish();
        let seconds = |instant: i64| u32::try_from(instant.max(0)).unwrap_or(u32::MAX);
        let instant = seconds(instant);
        let this = Answer { instant, metric, here: true };
        match self.answers.entry(key) {
            Entry::Occupied(mut slot) => {
                let before = *slot.get();
                if instant <= before.instant || metric != before.metric {
                    return Known::Before;
                }
                slot.insert(this);
                if before.here { Known::NewerThanHere } else { Known::NewerThanEarlier }
            }
            Entry::Vacant(slot) => match earlier(id).map(seconds) {
                None => {
                    slot.insert(this);
                    Known::New
                }
                Some(before) if instant <= before => {
                    slot.insert(Answer { instant: before, metric, here: false });
                    Known::Before
                }
                Some(_) => {
                    slot.insert(this);
                    Known::NewerThanEarlier
                }
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_wins_unless_a_later_answer_is_newer() {
        let mut seen = Seen::default();
        let earlier = |id: &str| (id == "old").then_some(100);
        let mut check = |id: &str, place, instant, expect| {
            assert_eq!(seen.meet(id, place, Metric::Nps, instant, &earlier), expect, "{id} {instant}");
        };
        check("a", 0, 10, Known::New);
        check("a", 1, 10, Known::New);
        check("a", 0, 10, Known::Before);
        check("a", 0, 9, Known::Before);
        check("a", 0, 11, Known::NewerThanHere);
        check("a", 0, 11, Known::Before);
        check("old", 0, 100, Known::Before);
        check("old", 0, 101, Known::NewerThanEarlier);
        check("old", 0, 101, Known::Before);
    }

    #[test]
    fn a_newer_answer_to_another_question_replaces_nothing() {
        let mut seen = Seen::default();
        let mut meet = |metric, instant| seen.meet("a", 0, metric, instant, &|_| None);
        assert_eq!(meet(Metric::Ces, 10), Known::New);
        assert_eq!(meet(Metric::Nps, 11), Known::Before);
        assert_eq!(meet(Metric::Ces, 12), Known::NewerThanHere);
    }

    #[test]
    fn where_an_id_has_an_answer_for_each_metric_all_are_kept() {
        let mut seen = Seen::new(true);
        let mut meet = |metric, instant| seen.meet("a", 0, metric, instant, &|_| None);
        assert_eq!(meet(Metric::Ces, 10), Known::New);
        assert_eq!(meet(Metric::Nps, 10), Known::New);
        assert_eq!(meet(Metric::Nps, 10), Known::Before);
        assert_eq!(meet(Metric::Ces, 11), Known::NewerThanHere);
        assert_eq!(meet(Metric::Nps, 9), Known::Before);
    }
}
