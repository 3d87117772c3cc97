//! Customer figures on the notice board: one notice for everybody, one for each group's key.
//!
//! Owns the form of these notices and how a lead reads them. What may stand in them is decided by `publish`.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use vire_core::group::Group;
use vire_core::metric::{Metric, Sums};
use vire_core::week::Week;
use vire_report::series::stands_for;
use vire_store::GroupKeyId;

use crate::board::Commons;
use crate::fault::{Fault, Outcome};
use crate::figures::WeekSums;
use crate::mailbox::Mailbox;

/// The kind of the whole organisation's notice; those of groups continue it.
const KIND: &str = "customers";
const PURPOSE: &str = "vire/1 customers of a group";

/// One week: n, sum, sum of squares, good, bad.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Row(Week, i64, i64, i64, i64, i64);

/// The weekly sums of one group, or of the whole organisation.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Notice {
    /// Rises with every publishing; notices that were put up together have the same.
    pub(super) edition: u64,
    ces: (f64, f64),
    metrics: BTreeMap<Metric, Vec<Row>>,
}

/// Returns the kind of a group's notice; `None` for the whole organisation's.
pub(super) fn kind_of(key: Option<&GroupKeyId>) -> String {
    key.map_or_else(|| KIND.to_owned(), |key| format!("{KIND}/{key}"))
}

/// Returns what opens the notice of a group: whoever holds the group's private key, and HR.
pub(super) fn of_group(commons: &Commons, private: &[u8]) -> Commons {
    commons.keyed(crate::reader::key_for(private, PURPOSE))
}

impl Notice {
    /// Writes sums down; `ces`: the lowest and highest effort score.
    pub(super) fn of(edition: u64, ces: (f64, f64), metrics: &BTreeMap<Metric, WeekSums>) -> Self {
        let row = |(week, sums): (&Week, &Sums)| {
            Row(*week, sums.n, sums.sum, sums.sum_of_squares, sums.good, sums.bad)
        };
        let metrics =
            metrics.iter().map(|(metric, weeks)| (*metric, weeks.iter().map(row).collect())).collect();
        Self { edition, ces, metrics }
    }

    fn weeks(&self, metric: Metric) -> WeekSums {
        let rows = self.metrics.get(&metric).map(Vec::as_slice).unwrap_or_default();
        rows.iter()
            .map(|Row(week, n, sum, sum_of_squares, good, bad)| {
                let (n, sum, sum_of_squares) = (*n, *sum, *sum_of_squares);
                (*week, Sums { n, sum, sum_of_squares, good: *good, bad: *bad })
            })
            .collect()
    }
}

/// The published customer figures that a lead's keys open.
#[derive(Debug, Default)]
pub struct Opened {
    whole: Option<Notice>,
    groups: Vec<(Group, Notice)>,
}

impl Opened {
    /// Reads the whole organisation's notice and those of the held keys.
    ///
    /// # Errors
    /// `chain_broken` when a notice is not HR's own, or when not all of them were put up together.
    pub(crate) fn read<'k>(
        mailbox: &dyn Mailbox,
        commons: &Commons,
        keys: impl Iterator<Item = (GroupKeyId, &'k Group, zeroize::Zeroizing<Vec<u8>>)>,
    ) -> Outcome<Self> {
        let newest = |commons: &Commons, kind: &str| {
            let all = commons.read::<Notice>(mailbox, kind)?;
            Ok::<_, Fault>(all.into_iter().map(|(_, notice)| notice).max_by_key(|notice| notice.edition))
        };
        let whole = newest(commons, &kind_of(None))?;
        let mut groups = Vec::new();
        for (id, group, private) in keys {
            if let Some(notice) = newest(&of_group(commons, &private), &kind_of(Some(&id)))? {
                groups.push((group.clone(), notice));
            }
        }
        let edition = whole.as_ref().map(|notice| notice.edition);
        // HR puts them up together: one that differs was put back by somebody else.
        if groups.iter().any(|(_, notice)| Some(notice.edition) != edition) {
            return Err(Fault::closed("chain_broken").with("document", KIND));
        }
        Ok(Self { whole, groups })
    }

    /// Returns the number of this publishing; 0 before the first.
    pub(crate) fn edition(&self) -> u64 {
        self.whole.as_ref().map_or(0, |notice| notice.edition)
    }

    /// Returns the lowest and highest effort score.
    pub(super) fn ces(&self) -> Option<(f64, f64)> {
        self.whole.as_ref().map(|notice| notice.ces)
    }

    /// Returns the weekly sums of a group under every name that the keys open, or of the organisation,
    /// and the name that the latest week stands under.
    pub(super) fn weeks(&self, metric: Metric, group: &Group) -> (WeekSums, Group) {
        let mut all = WeekSums::new();
        let mut named: Option<(Week, &Group)> = None;
        if group.is_organisation() {
            all.extend(self.whole.iter().flat_map(|notice| notice.weeks(metric)));
        } else {
            for (name, notice) in self.groups.iter().filter(|(name, _)| stands_for(name, group)) {
                let weeks = notice.weeks(metric);
                named = named.max(weeks.keys().next_back().map(|week| (*week, name)));
                all.extend(weeks);
            }
        }
        (all, named.map_or(group, |(_, name)| name).clone())
    }
}
