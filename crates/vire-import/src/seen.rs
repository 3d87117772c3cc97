//! Ids of responses that came before, in the file or in earlier imports.

use std::collections::hash_map::Entry;
use std::hash::{DefaultHasher, Hash, Hasher};

use rustc_hash::FxHashMap;

/// Remembers the instants of ids.
#[derive(Debug, Default)]
pub(crate) struct Seen {
    /// The latest instant of each id, and whether this file holds it. The keys are hashes already.
    instants: FxHashMap<u64, (i64, bool)>,
}

/// What an id says about its response.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Known {
    /// It never came before.
    New,
    /// It came before and is not newer.
    Before,
    /// It is newer than one of this file, and takes its place.
    NewerThanHere,
    /// It is newer than one of an earlier import, and takes its place.
    NewerThanEarlier,
}

impl Seen {
    /// Looks an id up and remembers it. `place`: which score of its row; `earlier`: what earlier
    /// imports know.
    pub fn meet(
        &mut self,
        id: &str,
        place: usize,
        instant: i64,
        earlier: &dyn Fn(&str) -> Option<i64>,
    ) -> Known {
        // 64 bits of 10 million ids: two share a key once in several hundred thousand files.
        let mut hasher = DefaultHasher::new();
        (id, place).hash(&mut hasher);
        let key = hasher.finish();
        match self.instants.entry(key) {
            Entry::Occupied(mut slot) => {
                let (before, here) = *slot.get();
                if instant <= before {
                    return Known::Before;
                }
                slot.insert((instant, true));
                if here { Known::NewerThanHere } else { Known::NewerThanEarlier }
            }
            Entry::Vacant(slot) => match earlier(id) {
                None => {
                    slot.insert((instant, true));
                    Known::New
                }
                Some(before) if instant <= before => {
                    slot.insert((before, false));
                    Known::Before
                }
                Some(_) => {
                    slot.insert((instant, true));
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
            assert_eq!(seen.meet(id, place, instant, &earlier), expect, "{id} {instant}");
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
}
