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

    /// Draws from 0 to `below` − 1 (at most 2^32 − 2), all alike; 0 when `below` is 0.
    pub(crate) fn below(&mut self, below: usize) -> usize {
        if below == 0 {
            return 0;
        }
        // The upper half of draw × below is the number; the few draws that would make some numbers
        // likelier than others are drawn again (Lemire 2019, ACM TOMACS 29).
        let below = u32::try_from(below).unwrap_or(u32::MAX);
        loop {
            let product = u64::from(self.0.next_u32()) * u64::from(below);
            let rest = product as u32;
            if rest >= below || rest >= below.wrapping_neg() % below {
                return (product >> 32) as usize;
            }
        }
    }

    /// Draws `times` places of `counts`, all alike, and adds 1 to each drawn one; nothing when it is empty.
    pub(crate) fn count(&mut self, times: usize, counts: &mut [f64]) {
        /// Beyond this too many quarters of a word would be drawn again.
        const MOST: usize = 1 << 12;
        let places = counts.len();
        if places == 0 {
            return;
        }
        if places > MOST {
            for _ in 0..times {
                let place = self.below(places);
                counts.get_mut(place).into_iter().for_each(|count| *count += 1.0);
            }
            return;
        }
        let below = places as u32;
        let unfair = 0x1_0000 % below;
        let mut left = times;
        while left > 0 {
            // One word makes four draws.
            let word = self.0.next_u64();
            for quarter in 0..4 {
                let product = (word >> (16 * quarter)) as u32 % 0x1_0000 * below;
                if left > 0 && product % 0x1_0000 >= unfair {
                    if let Some(count) = counts.get_mut((product >> 16) as usize) {
                        *count += 1.0;
                    }
                    left -= 1;
                }
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
    fn places_are_drawn_equally_often_and_as_many_as_asked_for() {
        for places in [1, 3, 100, 5_000] {
            let mut counts = vec![0.0; places];
            let times = 900 * places;
            Draws::new(5).count(times, &mut counts);
            assert_eq!(counts.iter().sum::<f64>(), times as f64);
            assert!(counts.iter().all(|count| (750.0..1050.0).contains(count)), "{places}");
        }
        Draws::new(5).count(3, &mut []);
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
