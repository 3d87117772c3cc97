//! What an import is told from outside: the day, the zone, groups, touchpoints, earlier ids.

use std::io::{Read, Seek};

use chrono::NaiveDate;
use chrono_tz::Tz;
use vire_core::customer::CustomerResponse;
use vire_core::group::Group;
use vire_core::metric::Metric;
use vire_core::question::Touchpoint;

/// A file, or anything else that can be read more than once.
pub trait ReadSeek: Read + Seek {}

impl<T: Read + Seek + ?Sized> ReadSeek for T {}

/// Everything that an import needs and no file says.
#[derive(Clone, Copy)]
pub struct Options<'a> {
    /// The day of the import in the organisation's zone; later responses are implausible.
    pub today: NaiveDate,
    /// The organisation's zone.
    pub zone: Tz,
    /// The groups that are known today.
    pub groups: &'a [Group],
    /// The touchpoints that the organisation named itself.
    pub touchpoints: &'a [Touchpoint],
    /// Told the bytes done and in all, now and then; `false` cancels.
    pub progress: &'a dyn Fn(u64, u64) -> bool,
    /// Tells when a response of the same source that an earlier import holds was last changed, by its id
    /// and metric.
    pub earlier: &'a dyn Fn(&str, Metric) -> Option<i64>,
    /// Tells whether a response without an id is one that an earlier import of the same source holds, each
    /// of which is told once.
    pub stored: &'a dyn Fn(&CustomerResponse) -> bool,
    /// The encoding of a text file, where a person corrects the guess: a label of the Encoding Standard.
    pub encoding: Option<&'a str>,
    /// How many rejects are listed; all are counted.
    pub rejects_limit: usize,
}

impl Options<'_> {
    /// Makes options without groups, own touchpoints, earlier imports or progress.
    pub fn new(today: NaiveDate, zone: Tz) -> Self {
        Self {
            today,
            zone,
            groups: &[],
            touchpoints: &[],
            progress: &|_, _| true,
            earlier: &|_, _| None,
            stored: &|_| false,
            encoding: None,
            rejects_limit: 1000,
        }
    }
}
