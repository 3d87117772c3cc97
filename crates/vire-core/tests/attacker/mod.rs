//! An attacker who knows the roster, who answered where, and every published sum exactly.
//!
//! Independent of the rules it is set against: it sees unknowns, sums and linear algebra only.

#![allow(dead_code)]

use std::collections::{BTreeMap, BTreeSet};

/// One unknown: the answers of one team in one week.
pub type Unknown = (usize, usize);

/// A prime far above any minor of the matrices here, so that elimination is exact.
const PRIME: u128 = (1 << 61) - 1;

/// What can be added up and subtracted out of published sums.
pub struct Attacker {
    unknowns: Vec<Unknown>,
    /// Reduced rows by their pivot column.
    rows: BTreeMap<usize, Vec<u64>>,
}

impl Attacker {
    /// Eliminates. `answers`: how many answers each unknown holds; silent ones are known to be zero.
    /// `sums`: the unknowns that each published figure adds up.
    pub fn new(answers: &BTreeMap<Unknown, u32>, sums: &[BTreeSet<Unknown>]) -> Self {
        let unknowns: Vec<Unknown> = answers.iter().filter(|(_, n)| **n > 0).map(|(at, _)| *at).collect();
        let mut attacker = Self { unknowns, rows: BTreeMap::new() };
        for sum in sums {
            let row: Vec<u64> = attacker.unknowns.iter().map(|at| u64::from(sum.contains(at))).collect();
            attacker.learn(row);
        }
        attacker
    }

    fn learn(&mut self, mut row: Vec<u64>) {
        self.reduce(&mut row);
        let Some(pivot) = row.iter().position(|entry| *entry != 0) else { return };
        let inverse = power(row[pivot], PRIME - 2);
        for entry in &mut row {
            *entry = times(*entry, inverse);
        }
        for other in self.rows.values_mut() {
            let factor = other[pivot];
            subtract(other, &row, factor);
        }
        self.rows.insert(pivot, row);
    }

    fn reduce(&self, row: &mut [u64]) {
        for (pivot, known) in &self.rows {
            let factor = row[*pivot];
            subtract(row, known, factor);
        }
    }

    /// Tells whether the sum over exactly these unknowns follows from what is published.
    pub fn solves(&self, union: &BTreeSet<Unknown>) -> bool {
        let mut row: Vec<u64> = self.unknowns.iter().map(|at| u64::from(union.contains(at))).collect();
        if row.iter().all(|entry| *entry == 0) {
            return false;
        }
        self.reduce(&mut row);
        row.iter().all(|entry| *entry == 0)
    }

    /// Finds every union of up to `most` teams in one week, or of two unknowns in any weeks, that is
    /// solved and holds 1..k answers.
    pub fn small_unions(
        &self,
        answers: &BTreeMap<Unknown, u32>,
        k: u32,
        most: usize,
    ) -> Vec<BTreeSet<Unknown>> {
        let mut found = Vec::new();
        let small: Vec<Unknown> = self.unknowns.iter().copied().filter(|at| answers[at] < k).collect();
        for (index, first) in small.iter().enumerate() {
            for second in small.iter().skip(index + 1).filter(|second| second.1 != first.1) {
                let union = BTreeSet::from([*first, *second]);
                if answers[first] + answers[second] < k && self.solves(&union) {
                    found.push(union);
                }
            }
        }
        let weeks: BTreeSet<usize> = self.unknowns.iter().map(|(_, week)| *week).collect();
        for week in weeks {
            // A union with 1..k answers is made of teams with fewer than k.
            let small: Vec<Unknown> =
                self.unknowns.iter().copied().filter(|at| at.1 == week && answers[at] < k).collect();
            let mut open: Vec<(BTreeSet<Unknown>, usize, u32)> = vec![(BTreeSet::new(), 0, 0)];
            while let Some((union, from, held)) = open.pop() {
                if !union.is_empty() && self.solves(&union) {
                    found.push(union.clone());
                }
                if union.len() == most {
                    continue;
                }
                for (index, at) in small.iter().enumerate().skip(from) {
                    if held + answers[at] < k {
                        let mut larger = union.clone();
                        larger.insert(*at);
                        open.push((larger, index + 1, held + answers[at]));
                    }
                }
            }
        }
        found
    }
}

fn times(a: u64, b: u64) -> u64 {
    (u128::from(a) * u128::from(b) % PRIME) as u64
}

fn power(base: u64, mut exponent: u128) -> u64 {
    let (mut result, mut square) = (1, base);
    while exponent > 0 {
        if exponent & 1 == 1 {
            result = times(result, square);
        }
        square = times(square, square);
        exponent >>= 1;
    }
    result
}

fn subtract(from: &mut [u64], row: &[u64], factor: u64) {
    if factor == 0 {
        return;
    }
    for (entry, other) in from.iter_mut().zip(row) {
        if *other != 0 {
            *entry = ((u128::from(*entry) + PRIME - u128::from(times(*other, factor))) % PRIME) as u64;
        }
    }
}
