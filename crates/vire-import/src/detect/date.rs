//! The date of the answer: its column, its spelling, its zone.

use chrono::Datelike;

use super::answers::Answers;
use super::{Counted, Found, ask, moment};
use crate::columns::Header;
use crate::date::{Cursor, Order, YearFirst};
use crate::error::FileError;
use crate::mapping::{Columns, Mapping};
use crate::options::Options;
use crate::plan::{mapping_zone, zone_named};
use crate::profile::{Dates, Profile};
use crate::report::{Question, QuestionId};

/// Chooses the column where nobody named one; tells whether it did.
pub(super) fn choose(found: &mut Found, counted: &Counted) -> bool {
    let chosen = if found.mapping.date.is_none() { column(found, counted) } else { None };
    if let Some((column, why)) = chosen {
        found.mapping.date = Some(Columns::One(found.header.name(column).to_owned()));
        found.reasons.insert("date", why);
    }
    chosen.is_some()
}

/// Settles spelling and zone.
pub(super) fn settle(
    found: &mut Found,
    counted: &Counted,
    answers: &Answers,
    options: &Options<'_>,
) -> Result<(), FileError> {
    let names: Vec<String> = found.mapping.date.iter().flat_map(|date| date.names().to_vec()).collect();
    let Some(first) = names.first() else { return Err(FileError::NoDateColumn) };
    let first = found.header.get(first)?;
    let empty = Profile::default();
    let profile = counted.joined.as_ref().or_else(|| counted.columns.get(first)).unwrap_or(&empty);
    if found.mapping.date_format.is_none() {
        spelling(found, profile, counted.sheet, answers, options);
    }
    zone(found, profile, counted.sheet, options)
}

/// Finds the column: by its name among columns of dates, else the only one, else one whose name speaks of
/// something before the answer.
fn column(found: &Found, counted: &Counted) -> Option<(usize, &'static str)> {
    let shared = |index: usize, numbers: bool, least: f64| {
        counted.columns.get(index).is_some_and(|profile| profile.date_share(numbers) >= least)
    };
    let open = || (0..found.header.width()).filter(|&index| !found.header.is_personal(index));
    let rank = |index: usize| moment::rank(found.header.folded(index));
    let best = |other: bool, fits: &dyn Fn(usize) -> bool| {
        let ranked = open().filter_map(|index| Some((rank(index)?, index)));
        ranked
            .filter(|&(rank, index)| (rank == moment::OTHER) == other && fits(index))
            .min()
            .map(|(_, index)| index)
    };
    let named = |other: bool, least: f64| best(other, &|index| shared(index, true, least));
    if let Some(index) = named(false, 0.7) {
        return Some((index, "column_name"));
    }
    let dated: Vec<usize> = open().filter(|&index| shared(index, false, 0.7)).collect();
    let shaped =
        |index: usize| counted.columns.get(index).is_some_and(|profile| profile.shaped_share() >= 0.7);
    // Many of its dates do not exist, or all of them, and each is told.
    let few = if dated.is_empty() { named(false, f64::MIN_POSITIVE) } else { None };
    let unread = dated.iter().all(|&index| rank(index) == Some(moment::OTHER));
    if let Some(index) = few.or_else(|| if unread { best(false, &shaped) } else { None }) {
        return Some((index, "column_name"));
    }
    let why = if dated.len() > 1 { "first_of_several" } else { "only_dates" };
    let unnamed = dated.iter().find(|&&index| rank(index) != Some(moment::OTHER));
    unnamed.or(dated.first()).map(|&index| (index, why)).or_else(|| {
        let other = named(true, f64::MIN_POSITIVE).or_else(|| best(true, &shaped));
        other.map(|index| (index, "column_name"))
    })
}

/// Settles how dates are spelled, by the whole column.
fn spelling(found: &mut Found, profile: &Profile, sheet: bool, answers: &Answers, options: &Options<'_>) {
    let dates = &profile.dates;
    let (format, why) = if dates.valid == 0 && dates.seconds > 0 && dates.seconds >= dates.serials {
        ("epoch_seconds".to_owned(), "seconds_since_1970")
    } else if dates.valid == 0 && dates.serials > 0 {
        ("excel".to_owned(), "day_numbers")
    } else if dates.valid == 0 && dates.compact > 0 {
        ("%Y%m%d".to_owned(), "spelled_out")
    } else if sheet && dates.others == 0 && dates.naive + dates.serials > 0 {
        ("excel".to_owned(), "date_cells")
    } else if dates.valid == 0 && profile.filled > 0 {
        // Every row is told; should one further down be a date, it is read.
        ("any".to_owned(), "none_found")
    } else if dates.others == 0 {
        ("iso8601".to_owned(), "iso8601")
    } else {
        let turned = turned(dates, sheet);
        let settled = match turned {
            Some(likely) => turned_order(found, likely, answers),
            None => order(found, dates, answers, options),
        };
        let Some((order, why)) = settled else { return };
        let pattern = dates.uniform.pattern(order).filter(|_| dates.iso == 0);
        let any = match (dates.open, order) {
            (_, Order::Dmy) if turned == Some(order) => "dmy_turned",
            (_, Order::Mdy) if turned == Some(order) => "mdy_turned",
            (_, Order::Ymd) => "ymd",
            (0, _) => "any",
            (_, Order::Dmy) => "dmy",
            (_, Order::Mdy) => "mdy",
        };
        (pattern.unwrap_or_else(|| any.to_owned()), why)
    };
    found.mapping.date_format = Some(format);
    found.reasons.insert("date_format", why);
}

/// Tells in which order dates seem to have been written before a spreadsheet of another country made dates of
/// those whose day could be a month: what it left as text is after the 12th, and nothing else is.
fn turned(dates: &Dates, sheet: bool) -> Option<Order> {
    let made = dates.early > 0 && dates.late == 0;
    let texts = |proven: u64| made && dates.open > 0 && proven == dates.open;
    if texts(dates.month_first) && (sheet || dates.iso == 0) {
        Some(Order::Mdy)
    } else if texts(dates.day_first) && sheet && dates.iso > 0 {
        Some(Order::Dmy)
    } else {
        None
    }
}

/// Asks in which order dates were written that look turned.
fn turned_order(found: &mut Found, likely: Order, answers: &Answers) -> Option<(Order, &'static str)> {
    if let Some(order) = answers.date_order.filter(|order| *order != Order::Ymd) {
        return Some((order, "answer"));
    }
    let options = if likely == Order::Mdy { ["mdy", "dmy"] } else { ["dmy", "mdy"] };
    found.ask.push(ask(QuestionId::DateOrder, options.map(str::to_owned).to_vec(), "dates_turned"));
    None
}

/// Decides whether day, month or year comes first; asks when the column does not say.
fn order(
    found: &mut Found,
    dates: &Dates,
    answers: &Answers,
    options: &Options<'_>,
) -> Option<(Order, &'static str)> {
    let (pointed, year) = (dates.open == 0, options.today.year());
    let all = if pointed { dates.others } else { dates.open };
    let year_first = dates.short.year_first(pointed, all, year.into());
    if dates.open == 0 {
        // A point means day first wherever that can be.
        let order = if year_first == YearFirst::Surely { Order::Ymd } else { Order::Dmy };
        return Some((order, if order == Order::Ymd { "year_first" } else { "spelled_out" }));
    }
    let offered = |order: &Order| *order != Order::Ymd || year_first != YearFirst::Hardly;
    if let Some(order) = answers.date_order.filter(offered) {
        return Some((order, "answer"));
    }
    let settled = match (dates.day_first > 0, dates.month_first > 0) {
        (true, false) => Ok((Order::Dmy, "day_over_12")),
        (false, true) => Ok((Order::Mdy, "day_over_12")),
        (false, false) => Err("no_day_over_12"),
        (true, true) => Err("orders_contradict"),
    };
    let mut orders =
        if dates.month_first > dates.day_first { vec!["mdy", "dmy"] } else { vec!["dmy", "mdy"] };
    let why = match (year_first, settled) {
        (YearFirst::Surely, _) => return Some((Order::Ymd, "year_first")),
        (YearFirst::Hardly, Ok(settled)) => return Some(settled),
        (YearFirst::Hardly, Err(why)) => why,
        (YearFirst::Perhaps, settled) => {
            if settled.is_ok() {
                orders.truncate(1);
            }
            orders.push("ymd");
            "year_first_or_last"
        }
    };
    found.ask.push(ask(QuestionId::DateOrder, orders.into_iter().map(str::to_owned).collect(), why));
    None
}

/// Takes the zone that the header names for the date; it outranks the mapping's.
pub(super) fn say_zone(found: &mut Found) {
    let names = found.mapping.date.iter().flat_map(|date| date.names());
    let mut columns = names.filter_map(|name| found.header.find(name));
    if let Some(zone) = columns.find_map(|column| header_zone(&found.header, column)) {
        found.mapping.zone = Some(zone.name().to_owned());
        found.reasons.insert("zone", "header_names_it");
    }
}

/// Settles the zone of times that name none: the header's, the mapping's, the layout's, or asked.
fn zone(found: &mut Found, profile: &Profile, sheet: bool, options: &Options<'_>) -> Result<(), FileError> {
    say_zone(found);
    if mapping_zone(&found.mapping)?.is_some() {
        return Ok(());
    }
    if let Some(zone) = found.layout.and_then(|layout| layout.zone) {
        found.mapping.zone = Some(zone.to_owned());
        found.reasons.insert("zone", "signature");
    } else if is_naive(&found.mapping, profile, sheet) {
        found.ask.push(zone_question(options));
    }
    Ok(())
}

/// Asks for the zone; the organisation's own is offered first.
fn zone_question(options: &Options<'_>) -> Question {
    let mut zones = vec![options.zone.name().to_owned()];
    if options.zone != chrono_tz::UTC {
        zones.push("UTC".to_owned());
    }
    ask(QuestionId::Zone, zones, "no_zone_named")
}

/// Tells whether the column holds times without a zone.
fn is_naive(mapping: &Mapping, profile: &Profile, sheet: bool) -> bool {
    let numbered = profile.dates.serials > 0 && profile.fractions > 0;
    match mapping.date_format.as_deref() {
        Some("epoch_seconds") => false,
        Some("excel") => profile.dates.naive > 0 || profile.fractions > 0,
        _ => profile.dates.naive > 0 || (sheet && numbered),
    }
}

/// Reads a zone from a column's name or a header record: "(UTC)", `"timeZone":"America/Denver"`.
fn header_zone(header: &Header, column: usize) -> Option<chrono_tz::Tz> {
    header.records.iter().filter_map(|record| record.get(column)).find_map(|cell| zone_in(cell))
}

fn zone_in(cell: &str) -> Option<chrono_tz::Tz> {
    if cell.trim_start().starts_with('{') {
        let json: serde_json::Value = serde_json::from_str(cell).ok()?;
        let name = json.get("timeZone")?.as_str()?;
        return zone_named(name).or_else(|| distance(name));
    }
    let spelled = cell.split(|c: char| c.is_whitespace() || ",;()[]".contains(c));
    let spelled = spelled.filter(|word| word.contains('/')).find_map(zone_named);
    if spelled.is_some() {
        return spelled;
    }
    let brackets = cell.split(['(', '[']).skip(1).filter_map(|part| part.split([')', ']']).next());
    brackets.chain(bare(cell)).find_map(|name| zone_named(name).or_else(|| distance(name)))
}

/// Finds the word `UTC` or `GMT` in a name such as `created UTC`, `utc_time`; with a distance behind it, it is
/// another zone.
fn bare(cell: &str) -> Option<&str> {
    let words: Vec<&str> = cell.split(|c: char| c.is_whitespace() || c == '_').collect();
    let named = |word: &str| word.eq_ignore_ascii_case("utc") || word.eq_ignore_ascii_case("gmt");
    let distant = |word: &&str| word.starts_with(|c: char| !c.is_alphabetic());
    let mut all = words.iter().enumerate();
    all.find(|(at, word)| named(word) && !words.get(at + 1).is_some_and(distant)).map(|(_, word)| *word)
}

/// Reads `Z`, `GMT+2`, `UTC+02:00` and `+02:00` as the zone of that constant distance, whole hours only.
fn distance(name: &str) -> Option<chrono_tz::Tz> {
    let name = name.trim().replace('\u{2212}', "-");
    if name == "Z" {
        return Some(chrono_tz::UTC);
    }
    let name = name.to_ascii_lowercase();
    let offset = name.strip_prefix("gmt").or_else(|| name.strip_prefix("utc"));
    // `(+2)` alone may be anything.
    let offset = offset.or_else(|| Some(name.as_str()).filter(|name| name.len() > 2))?;
    if !offset.starts_with(['+', '-']) {
        return None;
    }
    let mut cursor = Cursor::new(offset.as_bytes());
    let seconds = cursor.zone()?.filter(|seconds| seconds % 3600 == 0 && cursor.is_done())?;
    // The names of the tz database count westwards.
    zone_named(&format!("Etc/GMT{:+}", -seconds / 3600))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_header_may_name_the_zone() {
        let check = |cell: &str, expect: Option<&str>| {
            assert_eq!(zone_in(cell).map(|zone| zone.name()), expect, "{cell}");
        };
        check("Submit Date (UTC)", Some("UTC"));
        check("Updated at (America/New_York)", Some("America/New_York"));
        check("{\"ImportId\":\"recordedDate\",\"timeZone\":\"America/Denver\"}", Some("America/Denver"));
        check("created UTC", Some("UTC"));
        check("created_at_utc", Some("UTC"));
        check("utc_time", Some("UTC"));
        check("CREATED_GMT", Some("GMT"));
        check("UTC time", Some("UTC"));
        check("Answered at – Europe/Stockholm", Some("Europe/Stockholm"));
        check("Start/end", None);
        check("time UTC +2", None);
        check("utc_-3_time", None);
        check("Aika (GMT+2)", Some("Etc/GMT-2"));
        check("Aika (UTC-03:00)", Some("Etc/GMT+3"));
        check("Updated at (+02:00)", Some("Etc/GMT-2"));
        check("Updated at (\u{2212}0500)", Some("Etc/GMT+5"));
        check("Created (Z)", Some("UTC"));
        check("{\"ImportId\":\"recordedDate\",\"timeZone\":\"Z\"}", Some("UTC"));
        check("{\"ImportId\":\"recordedDate\",\"timeZone\":\"+02:00\"}", Some("Etc/GMT-2"));
        check("Date (+05:30)", None);
        check("Date (+2)", None);
        check("Date (-)", None);
        check("Date (BST)", None);
        check("Date (first)", None);
        check("outcome_date", None);
        check("gmtdate", None);
        check("{\"ImportId\":\"endDate\"}", None);
        check("{broken", None);
    }
}
