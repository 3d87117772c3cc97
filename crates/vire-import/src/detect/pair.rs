//! A date and its time of day in two columns: found by the names and the cells, and joined.

use super::{Counted, Found};
use crate::error::FileError;
use crate::mapping::Columns;
use crate::options::Options;
use crate::profile::Profile;
use crate::record::trim;
use crate::source::Source;

/// Names of columns of times of day.
const CLOCKS: [&str; 9] =
    ["klo", "kello", "kellonaika", "kl", "klockan", "klockslag", "uhrzeit", "time of day", "clock"];
/// Names that are given to durations as well.
const TIMES: [&str; 3] = ["aika", "time", "tid"];
/// A column of durations hardly reaches this second of a day, and one of times of day hardly stays below it.
const MORNING: i64 = 6 * 3600;

/// How a column holds times of day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// As `13:30` and its like.
    Clocks,
    /// As parts of a day, as a sheet keeps them: 0.5625.
    Fractions,
}

/// Joins the column of times that stands beside a column of dates without any; what both give together is
/// counted as the mapping's date.
pub(super) fn join(
    source: &mut Source<'_>,
    found: &mut Found,
    counted: &mut Counted,
    options: &Options<'_>,
) -> Result<(), FileError> {
    // Whoever names the format speaks of the dates as they stand.
    if found.mapping.date_format.is_some() {
        return Ok(());
    }
    let Some(Columns::One(date)) = &found.mapping.date else { return Ok(()) };
    let date = found.header.get(date)?;
    let Some(days) = counted.columns.get(date).filter(|days| days.dates.timed == 0 && days.fractions == 0)
    else {
        return Ok(());
    };
    let Some((time, kind)) = beside(found, counted, date) else { return Ok(()) };
    let joined = match kind {
        Kind::Clocks => count(source, found, [date, time], options)?,
        Kind::Fractions if days.dates.others == 0 && days.dates.compact == 0 => {
            // Read as the serial numbers that they are; only the zone is open.
            let mut joined = days.clone();
            joined.dates.naive = counted.columns.get(time).map_or(0, |times| times.filled);
            joined
        }
        Kind::Fractions => return Ok(()),
    };
    // Never at the price of a date that can be read alone.
    if joined.dated() >= days.dated() && joined.dates.naive + joined.dates.timed > 0 {
        let names = [date, time].map(|column| found.header.name(column).to_owned());
        found.mapping.date = Some(Columns::Several(names.to_vec()));
        counted.joined = Some(joined);
    }
    Ok(())
}

/// Finds the column of times: the one right behind the dates, or else the only one.
fn beside(found: &Found, counted: &Counted, date: usize) -> Option<(usize, Kind)> {
    let kind = |index: usize| {
        let profile = counted.columns.get(index).filter(|_| index != date)?;
        kind_of(found.header.folded(index), profile, counted.sheet).map(|kind| (index, kind))
    };
    kind(date + 1).or_else(|| {
        let mut all = (0..found.header.width()).filter_map(kind);
        all.next().filter(|_| all.next().is_none())
    })
}

/// Tells how a column holds times of day, if it holds nothing else.
fn kind_of(name: &str, profile: &Profile, sheet: bool) -> Option<Kind> {
    // The zone of "Kello (UTC)" is another matter.
    let name = name.split(['(', '[']).next().unwrap_or_default().trim_end_matches([' ', '.', ':']);
    let said = CLOCKS.contains(&name);
    if !said && !TIMES.contains(&name) {
        return None;
    }
    let only = |count: u64| count > 0 && count == profile.filled;
    let below_one = profile.range.is_some_and(|(low, high)| low >= 0 && high < 1000);
    if sheet && only(profile.numbers) && below_one {
        // 0.25 may be a quarter past midnight or a quarter of the day.
        return (profile.fractions > 0 && !only(profile.clocks.valid)).then_some(Kind::Fractions);
    }
    (only(profile.clocks.valid) && (said || profile.clocks.latest >= MORNING)).then_some(Kind::Clocks)
}

/// Counts what two columns give together.
fn count(
    source: &mut Source<'_>,
    found: &Found,
    columns: [usize; 2],
    options: &Options<'_>,
) -> Result<Profile, FileError> {
    let mut joined = Profile::default();
    super::each_row(source, found, options, &mut |record| {
        joined.add(&columns.map(|column| trim(record.field(column))).join(&b' '));
    })?;
    Ok(joined)
}
