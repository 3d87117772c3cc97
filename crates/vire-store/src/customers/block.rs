//! A block of responses as it stands in its two blobs: column after column, and the comments, compressed.
//!
//! A million small rows would be a million records for SQLite to place and a great many pages to encrypt;
//! some sixty blocks are neither. Knows no table.

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};
use vire_core::customer::Said;

use super::row::Stored;
use crate::error::StoreError;

/// Responses of one block at most.
pub(super) const ROWS: usize = 16_384;
/// A block is full, too, when its texts reach this many bytes.
const TEXT: usize = 4 << 20;
/// What a blob may unpack to: the texts of a full block, those of one more record, and the columns.
const UNPACKED: usize = 16 << 20;
/// zstd's fastest ordinary level; higher ones take longer than they save.
const LEVEL: i32 = 1;
const DAY: i64 = 86_400;

const UNREADABLE: StoreError = StoreError::Unreadable { what: "customer_block" };

/// One response in a block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Entry<'b> {
    pub(super) response: i64,
    pub(super) row: Stored,
    /// Whether its id stands in `response_version`.
    pub(super) identified: bool,
    /// The score as the file wrote it, where that was more than the number.
    pub(super) written: Option<&'b str>,
    pub(super) comment: Option<&'b str>,
}

/// The columns of everything but the comments.
#[derive(Debug, Default, Serialize, Deserialize)]
struct Facts {
    /// Numbers between a response and the one before it that are not here.
    gaps: Vec<u32>,
    /// Seconds since the response before.
    seconds: Vec<i64>,
    /// Days between the calendar date in the organisation's zone and the one in UTC.
    days: Vec<i64>,
    metrics: Vec<u8>,
    scores: Vec<i64>,
    marks: Vec<u8>,
    touchpoints: Vec<u32>,
    groups: Vec<u32>,
    /// Where in `words` what the file said stands.
    said: Vec<u32>,
    words: Vec<Said>,
    /// Where in `texts` the written score stands, from 1; 0 for none.
    written: Vec<u32>,
    texts: Vec<String>,
    /// The length of each comment in bytes and 1; 0 for none.
    comments: Vec<u32>,
}

const GOOD: u8 = 1;
const BAD: u8 = 2;
const IDENTIFIED: u8 = 4;

/// Responses on their way into a block, in the order of their numbers.
#[derive(Debug, Default)]
pub(super) struct Block {
    facts: Facts,
    /// The comments, one after the other.
    words: String,
    /// Places of `texts`.
    places: FxHashMap<String, u32>,
    /// Places of `Facts::words`.
    said: FxHashMap<Said, u32>,
    /// First and last number.
    numbers: Option<(i64, i64)>,
    instant: i64,
    weeks: (i64, i64),
    /// Bytes of all texts.
    bytes: usize,
    /// Columns on their way to zstd; kept, as the columns are, for the next block.
    plain: Vec<u8>,
}

/// What of a block stands in its row of the table.
#[derive(Debug)]
pub(super) struct Packed {
    pub(super) first: i64,
    pub(super) last: i64,
    pub(super) from_week: i64,
    pub(super) to_week: i64,
    pub(super) facts: Vec<u8>,
    pub(super) words: Vec<u8>,
}

impl Block {
    pub(super) fn is_full(&self) -> bool {
        self.facts.gaps.len() >= ROWS || self.bytes >= TEXT
    }

    /// Puts a response behind the others; its number is higher than theirs.
    pub(super) fn push(&mut self, entry: &Entry<'_>) -> Result<(), StoreError> {
        let Entry { response, row, identified, written, comment } = *entry;
        let (first, before) = self.numbers.unwrap_or((response, response - 1));
        let facts = &mut self.facts;
        facts.gaps.push(small(response - before - 1)?);
        facts.seconds.push(row.instant - self.instant);
        facts.days.push(row.date - row.instant.div_euclid(DAY));
        facts.metrics.push(u8::try_from(row.metric).map_err(|_| UNREADABLE)?);
        facts.scores.push(row.score);
        let mark = |holds: bool, mark: u8| if holds { mark } else { 0 };
        facts.marks.push(mark(row.good, GOOD) | mark(row.bad, BAD) | mark(identified, IDENTIFIED));
        facts.touchpoints.push(small(row.touchpoint)?);
        facts.groups.push(small(row.group)?);
        let said = match self.said.get(&row.said) {
            Some(place) => *place,
            None => {
                let place = small(facts.words.len())?;
                facts.words.push(row.said);
                self.said.insert(row.said, place);
                place
            }
        };
        facts.said.push(said);
        let place = match written {
            None => 0,
            Some(text) => match self.places.get(text) {
                Some(place) => *place,
                None => {
                    self.bytes += text.len();
                    facts.texts.push(text.to_owned());
                    let place = small(facts.texts.len())?;
                    self.places.insert(text.to_owned(), place);
                    place
                }
            },
        };
        facts.written.push(place);
        self.bytes += comment.map_or(0, str::len);
        facts.comments.push(comment.map_or(Ok(0), |comment| small(comment.len() + 1))?);
        self.words.push_str(comment.unwrap_or_default());
        let (from, to) = if self.numbers.is_none() { (row.week, row.week) } else { self.weeks };
        self.weeks = (from.min(row.week), to.max(row.week));
        self.numbers = Some((first, response));
        self.instant = row.instant;
        Ok(())
    }

    /// Packs what was pushed and begins anew; nothing of an empty block.
    pub(super) fn pack(&mut self) -> Result<Option<Packed>, StoreError> {
        let Some((first, last)) = self.numbers else { return Ok(None) };
        let (from_week, to_week) = self.weeks;
        self.plain =
            postcard::to_extend(&self.facts, std::mem::take(&mut self.plain)).map_err(|_| UNREADABLE)?;
        let (facts, words) = (pack(&self.plain)?, pack(self.words.as_bytes())?);
        self.clear();
        Ok(Some(Packed { first, last, from_week, to_week, facts, words }))
    }

    fn clear(&mut self) {
        let Facts {
            gaps,
            seconds,
            days,
            metrics,
            scores,
            marks,
            touchpoints,
            groups,
            said,
            words,
            written,
            texts,
            comments,
        } = &mut self.facts;
        for column in [gaps, touchpoints, groups, said, written, comments] {
            column.clear();
        }
        for column in [seconds, days, scores] {
            column.clear();
        }
        metrics.clear();
        marks.clear();
        texts.clear();
        words.clear();
        self.said.clear();
        self.plain.clear();
        self.words.clear();
        self.places.clear();
        (self.numbers, self.instant, self.weeks, self.bytes) = (None, 0, (0, 0), 0);
    }
}

/// A block's columns, read back.
#[derive(Debug)]
pub(super) struct Unpacked {
    first: i64,
    facts: Facts,
    words: Option<String>,
}

impl Unpacked {
    /// Reads a block; without `words`, no response has a comment.
    pub(super) fn read(first: i64, facts: &[u8], words: Option<&[u8]>) -> Result<Self, StoreError> {
        let facts: Facts = postcard::from_bytes(&unpack(facts)?).map_err(|_| UNREADABLE)?;
        let text = |words| String::from_utf8(unpack(words)?).map_err(|_| UNREADABLE);
        let words = words.map(text).transpose()?;
        let rows = facts.gaps.len();
        let lengths = [
            facts.seconds.len(),
            facts.days.len(),
            facts.metrics.len(),
            facts.scores.len(),
            facts.marks.len(),
            facts.touchpoints.len(),
            facts.groups.len(),
            facts.said.len(),
            facts.written.len(),
            facts.comments.len(),
        ];
        if lengths.iter().any(|length| *length != rows) {
            return Err(UNREADABLE);
        }
        Ok(Self { first, facts, words })
    }

    /// Hands out every response, in the order of their numbers.
    pub(super) fn each<'b>(
        &'b self,
        see: &mut dyn FnMut(Entry<'b>) -> Result<(), StoreError>,
    ) -> Result<(), StoreError> {
        let facts = &self.facts;
        let (mut response, mut instant, mut at) = (self.first - 1, 0, 0);
        let columns = facts.gaps.iter().zip(&facts.seconds).zip(&facts.days).zip(&facts.metrics);
        let columns = columns.zip(&facts.scores).zip(&facts.marks).zip(&facts.touchpoints);
        let columns = columns.zip(facts.groups.iter().zip(&facts.said)).zip(&facts.written);
        for (((((columns, marks), touchpoint), (group, said)), written), length) in
            columns.zip(&facts.comments)
        {
            let ((((gap, seconds), days), metric), score) = columns;
            response += i64::from(*gap) + 1;
            instant += seconds;
            let date = days + instant.div_euclid(DAY);
            let comment = match (length, &self.words) {
                (1.., Some(words)) => {
                    let from = at;
                    at += usize::try_from(length - 1).map_err(|_| UNREADABLE)?;
                    Some(words.get(from..at).ok_or(UNREADABLE)?)
                }
                _ => None,
            };
            let written = match written.checked_sub(1).map(usize::try_from) {
                None => None,
                Some(place) => {
                    let place = place.map_err(|_| UNREADABLE)?;
                    Some(facts.texts.get(place).ok_or(UNREADABLE)?.as_str())
                }
            };
            let row = Stored {
                instant,
                date,
                week: Stored::week_of(date),
                metric: i64::from(*metric),
                score: *score,
                good: marks & GOOD != 0,
                bad: marks & BAD != 0,
                touchpoint: i64::from(*touchpoint),
                group: i64::from(*group),
                said: *facts.words.get(usize::try_from(*said).map_err(|_| UNREADABLE)?).ok_or(UNREADABLE)?,
            };
            see(Entry { response, row, identified: marks & IDENTIFIED != 0, written, comment })?;
        }
        Ok(())
    }
}

fn small<N: TryInto<u32>>(number: N) -> Result<u32, StoreError> {
    number.try_into().map_err(|_| UNREADABLE)
}

/// Writes bytes as their number, in four bytes, and what zstd makes of them.
fn pack(plain: &[u8]) -> Result<Vec<u8>, StoreError> {
    let mut packed = small(plain.len())?.to_le_bytes().to_vec();
    packed.extend(zstd::bulk::compress(plain, LEVEL)?);
    Ok(packed)
}

fn unpack(packed: &[u8]) -> Result<Vec<u8>, StoreError> {
    let (length, packed) = packed.split_first_chunk::<4>().ok_or(UNREADABLE)?;
    let length = usize::try_from(u32::from_le_bytes(*length)).map_err(|_| UNREADABLE)?;
    if length > UNPACKED {
        return Err(UNREADABLE);
    }
    zstd::bulk::decompress(packed, length).map_err(|_| UNREADABLE)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    type Seen = (i64, Stored, bool, Option<String>, Option<String>);

    fn entry() -> impl Strategy<Value = Seen> {
        let day = 0..40_000_i64;
        let marks = (any::<bool>(), any::<bool>(), any::<bool>());
        let texts = (proptest::option::of("\\PC{0,12}"), proptest::option::of("\\PC{0,40}"));
        let said = (0..9_u32, any::<u32>()).prop_map(|(touchpoint, group)| Said { touchpoint, group });
        let row = (1..5_i64, -1_000..10_001_i64, 0..400_i64, 0..400_i64, said);
        (1..4_i64, day, -50_000..140_000_i64, row, marks, texts).prop_map(
            |(gap, date, second, (metric, score, touchpoint, group, said), marks, (written, comment))| {
                let row = Stored {
                    instant: date * DAY + second,
                    date,
                    week: Stored::week_of(date),
                    metric,
                    score,
                    good: marks.0,
                    bad: marks.1,
                    touchpoint,
                    group,
                    said,
                };
                (gap, row, marks.2, written, comment)
            },
        )
    }

    fn filled(entries: &[Seen]) -> Block {
        let mut block = Block::default();
        fill(&mut block, entries);
        block
    }

    fn fill(block: &mut Block, entries: &[Seen]) {
        for (response, row, identified, written, comment) in entries {
            let (response, row, identified) = (*response, *row, *identified);
            let (written, comment) = (written.as_deref(), comment.as_deref());
            block.push(&Entry { response, row, identified, written, comment }).unwrap();
        }
    }

    fn seen(block: &Unpacked) -> Vec<Seen> {
        let mut found = Vec::new();
        block
            .each(&mut |Entry { response, row, identified, written, comment }| {
                let (written, comment) = (written.map(str::to_owned), comment.map(str::to_owned));
                found.push((response, row, identified, written, comment));
                Ok(())
            })
            .unwrap();
        found
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn what_was_packed_is_read_back(entries in prop::collection::vec(entry(), 1..60), first in 1..9_000_i64) {
            let mut number = first - 1;
            let entries: Vec<Seen> = entries
                .into_iter()
                .enumerate()
                .map(|(at, (gap, row, identified, written, comment))| {
                    number += if at == 0 { 1 } else { gap };
                    (number, row, identified, written, comment)
                })
                .collect();
            // A block that served before packs the same.
            let mut block = filled(&entries);
            block.pack().unwrap();
            prop_assert!(block.pack().unwrap().is_none());
            fill(&mut block, &entries);
            let packed = block.pack().unwrap().unwrap();
            prop_assert_eq!((packed.first, packed.last), (first, number));
            let weeks = entries.iter().map(|entry| entry.1.week);
            prop_assert_eq!(packed.from_week, weeks.clone().min().unwrap());
            prop_assert_eq!(packed.to_week, weeks.max().unwrap());
            let read = Unpacked::read(first, &packed.facts, Some(&packed.words)).unwrap();
            prop_assert_eq!(seen(&read), entries.clone());
            let facts = Unpacked::read(first, &packed.facts, None).unwrap();
            let silent: Vec<Seen> = entries.into_iter().map(|(a, b, c, d, _)| (a, b, c, d, None)).collect();
            prop_assert_eq!(seen(&facts), silent);
        }

        #[test]
        fn damaged_bytes_are_an_error_or_other_columns(
            entries in prop::collection::vec(entry(), 1..20), at in any::<prop::sample::Index>(), bit in 0..8_u32,
        ) {
            let entries: Vec<Seen> = entries
                .into_iter()
                .zip(1..)
                .map(|((_, row, identified, written, comment), number)| (number, row, identified, written, comment))
                .collect();
            let packed = filled(&entries).pack().unwrap().unwrap();
            for cut in [&packed.facts, &packed.words] {
                let mut bytes = cut.clone();
                let at = at.index(bytes.len());
                bytes[at] ^= 1 << bit;
                let own = cut == &packed.facts;
                let (facts, words) = if own { (&bytes, &packed.words) } else { (&packed.facts, &bytes) };
                if let Ok(read) = Unpacked::read(1, facts, Some(words)) {
                    let _ = read.each(&mut |_| Ok(()));
                }
                let half = bytes.get(..bytes.len() / 2).unwrap();
                prop_assert!(Unpacked::read(1, half, None).is_err());
            }
        }
    }

    #[test]
    fn a_length_beyond_all_blocks_unpacks_nothing() {
        let mut bytes = u32::MAX.to_le_bytes().to_vec();
        bytes.extend(zstd::bulk::compress(&[0; 64], LEVEL).unwrap());
        assert!(Unpacked::read(1, &bytes, None).is_err());
    }
}
