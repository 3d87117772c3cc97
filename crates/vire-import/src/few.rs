//! What the few different cells of a column mean, found once for each spelling.
//!
//! Folding a text costs more than reading the rest of its row, and columns of statuses, metrics and the
//! like hold a handful of words.

use std::cell::RefCell;

/// The most spellings that are remembered.
const SPELLINGS: usize = 24;

/// Remembers the meanings of the first spellings.
#[derive(Debug)]
pub(crate) struct Few<T>(RefCell<Vec<(Box<[u8]>, T)>>);

impl<T> Default for Few<T> {
    fn default() -> Self {
        Self(RefCell::default())
    }
}

impl<T: Copy> Few<T> {
    /// Returns what a cell means; `find` is asked about each spelling that is new.
    pub fn read(&self, field: &[u8], find: impl FnOnce() -> T) -> T {
        let mut known = self.0.borrow_mut();
        if let Some((_, meaning)) = known.iter().find(|(spelling, _)| **spelling == *field) {
            return *meaning;
        }
        let meaning = find();
        if known.len() < SPELLINGS {
            known.push((field.into(), meaning));
        }
        meaning
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_spelling_is_asked_about_once_until_there_are_too_many() {
        let few = Few::default();
        let mut asked = 0;
        for round in 0..2 {
            for number in 0..30_u8 {
                let found = few.read(&[number], || {
                    asked += 1;
                    u32::from(number) * 2
                });
                assert_eq!(found, u32::from(number) * 2, "{round}");
            }
        }
        assert_eq!(asked, 30 + 6);
    }
}
