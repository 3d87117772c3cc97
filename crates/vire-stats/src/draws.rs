//! Draws from a seed. Owns the mapping from the stream of a seed to numbers, so that a library's next
//! version cannot change a printed result.

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};

/// A stream of draws; equal seeds give equal streams everywhere.
pub(crate) struct Draws(ChaCha8Rng);

impl Draws {
    pub(crate) fn new(seed: u64) -> Self {
        Self(ChaCha8Rng::seed_from_u64(seed))
    }

    /// Draws from 0 to `below` − 1, all alike; 0 when `below` is 0.
    pub(crate) fn below(&mut self, below: usize) -> usize {
        let below = below as u64;
        if below == 0 {
            return 0;
        }
        // The last, incomplete stretch of the 64-bit range is drawn again.
        let rest = (u64::MAX % below + 1) % below;
        loop {
            let draw = self.0.next_u64();
            if draw <= u64::MAX - rest {
                return (draw % below) as usize;
            }
        }
    }

    /// Draws from 0.0 up to, but without, 1.0.
    pub(crate) fn unit(&mut self) -> f64 {
        (self.0.next_u64() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// Puts the items into a random order, all orders alike.
    pub(crate) fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            items.swap(last, self.below(last + 1));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn orders_come_up_equally_often() {
        let mut draws = Draws::new(1);
        let mut seen = std::collections::BTreeMap::new();
        for _ in 0..6_000 {
            let mut items = [0, 1, 2];
            draws.shuffle(&mut items);
            *seen.entry(items).or_insert(0) += 1;
        }
        assert_eq!(seen.len(), 6);
        assert!(seen.values().all(|count| (880..=1120).contains(count)), "{seen:?}");
    }

    #[test]
    fn one_seed_gives_one_stream() {
        let stream = |seed| {
            let mut draws = Draws::new(seed);
            (0..8).map(|_| draws.below(1000)).collect::<Vec<_>>()
        };
        assert_eq!(stream(7), stream(7));
        assert_ne!(stream(7), stream(8));
        assert_eq!(Draws::new(1).below(0), 0);
    }
}
