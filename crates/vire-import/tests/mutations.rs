//! Broken copies of every fixture: whatever the bytes, an answer and no panic, in little memory.
//!
//! Texts and workbooks run beside each other, half a minute each; `VIRE_MUTATION_SECONDS` sets another time,
//! `VIRE_MUTATION_SEED` a seed.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod common;

use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};
use std::time::{Duration, Instant};

use common::{answers, fixture, import, look};
use vire_import::Mapping;

/// A small generator of numbers (xorshift64).
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % sides.max(1) as u64) as usize
    }

    fn mutate(&mut self, bytes: &mut Vec<u8>) {
        const PIECES: [&[u8]; 16] = [
            b"\"",
            b"\"\"",
            b"\n",
            b"\r",
            b",",
            b";",
            b"\0",
            b"\xff",
            b"\xc3",
            b"99999999999999999999",
            b"-1e308",
            b"<v>",
            b"</c>",
            b"r=\"XFD1048576\"",
            b"31.2.2025 25:61",
            b"\xf0\x9f\x98\x80",
        ];
        for _ in 0..=self.roll(6) {
            let at = self.roll(bytes.len() + 1);
            let end = (at + self.roll(40)).min(bytes.len());
            match self.roll(6) {
                0 if !bytes.is_empty() => {
                    let at = at.min(bytes.len() - 1);
                    bytes[at] = self.roll(256) as u8;
                }
                1 => drop(bytes.drain(at..end)),
                2 => {
                    let copy = bytes[at..end].to_vec();
                    let to = self.roll(bytes.len() + 1);
                    bytes.splice(to..to, copy);
                }
                3 => bytes.truncate(at.max(bytes.len() / 2)),
                _ => {
                    let piece = PIECES[self.roll(PIECES.len())];
                    bytes.splice(at..at, piece.iter().copied());
                }
            }
        }
    }
}

/// Unpacks a workbook, changes some of its parts and packs it again, so that the archive itself is sound.
fn inside(book: &[u8], dice: &mut Dice) -> Vec<u8> {
    let mut from = zip::ZipArchive::new(Cursor::new(book)).unwrap();
    let mut to = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..from.len() {
        let mut part = from.by_index(index).unwrap();
        let name = part.name().unwrap().into_owned();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).unwrap();
        if dice.roll(3) == 0 {
            dice.mutate(&mut bytes);
        }
        to.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        to.write_all(&bytes).unwrap();
    }
    to.finish().unwrap().into_inner()
}

fn memory_kib() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmHWM")).unwrap_or_default();
    line.split_whitespace().nth(1).and_then(|number| number.parse().ok()).unwrap_or_default()
}

fn number(variable: &str, otherwise: u64) -> u64 {
    std::env::var(variable).ok().and_then(|text| text.parse().ok()).unwrap_or(otherwise)
}

#[test]
fn no_text_makes_the_importer_panic_or_swallow_memory() {
    break_files(&|name| !name.ends_with(".xlsx"));
}

#[test]
fn no_workbook_makes_the_importer_panic_or_swallow_memory() {
    break_files(&|name| name.ends_with(".xlsx"));
}

/// Reads broken copies of the fixtures with certain names until the time is up.
fn break_files(wanted: &dyn Fn(&str) -> bool) {
    let expected: BTreeMap<String, serde_json::Value> =
        serde_json::from_slice(&fixture("expected.json")).unwrap();
    let files: Vec<(String, Vec<u8>)> =
        expected.into_keys().filter(|name| wanted(name)).map(|name| (name.clone(), fixture(&name))).collect();
    assert!(!files.is_empty());
    let answers =
        answers(&[("zone", "Europe/Helsinki"), ("date_order", "dmy"), ("metric", "csat"), ("scale", "1-5")]);
    let until = Instant::now() + Duration::from_secs(number("VIRE_MUTATION_SECONDS", 30));
    let mut seed = number("VIRE_MUTATION_SEED", 0x5eed);
    while Instant::now() < until {
        for (name, bytes) in &files {
            seed += 1;
            let mut dice = Dice(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1);
            let mut broken = bytes.clone();
            if name.ends_with(".xlsx") && dice.roll(4) > 0 {
                broken = inside(bytes, &mut dice);
            } else {
                dice.mutate(&mut broken);
            }
            let start = Instant::now();
            let outcome = std::panic::catch_unwind(|| {
                let alone = import(&broken, &Mapping::default(), &BTreeMap::new());
                let answered = import(&broken, &Mapping::default(), &answers);
                if let Ok((report, rows)) = &answered {
                    // Every record has an outcome, and only later answers to one id are sent beyond those taken.
                    let counts = &report.counts;
                    let others: u64 = counts.skipped.values().chain(counts.errors.values()).sum();
                    assert!(counts.accepted + others >= counts.records);
                    assert!(rows.len() as u64 >= counts.accepted);
                }
                drop(alone);
                if let Ok(found) = look(&broken, &answers) {
                    let again = import(&broken, &found.mapping, &answers);
                    assert!(!found.ask.is_empty() || again.is_ok(), "{again:?}");
                }
            });
            assert!(outcome.is_ok(), "{name} with VIRE_MUTATION_SEED={}", seed - 1);
            assert!(start.elapsed() < Duration::from_secs(5), "{name} takes long with seed {seed}");
        }
    }
    assert!(memory_kib() < 250 << 10, "{} KiB", memory_kib());
}
