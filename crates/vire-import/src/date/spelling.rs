//! How dates are spelled, and the strftime pattern that reads a whole column of them.

use super::{Found, Pattern};

/// Whether the day, the month or, of two digits, the year comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Order {
    Dmy,
    Mdy,
    Ymd,
}

/// What a date looks like, as far as a pattern can say it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Spelling {
    pub date: DateSpelling,
    pub time: TimeSpelling,
    /// Whether a zone follows, even one whose letters say no distance.
    pub zoned: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum DateSpelling {
    /// Year, month, day with a separator.
    YearFirst(u8),
    /// Year, month, day in eight digits.
    Compact,
    /// Day, month, year with points.
    Points { short_year: bool },
    /// Two numbers and the year; the order is the column's. The separator is `/` or `-`.
    Open { separator: u8, short_year: bool },
    /// A month by name.
    Named,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum TimeSpelling {
    None,
    Clock { separator: u8, seconds: bool, halves: bool },
}

impl Spelling {
    /// Returns the strftime pattern of this spelling, where there may be one.
    ///
    /// What a pattern cannot say (a weekday, a word before the time) is not part of a spelling: only
    /// [`Uniform`] knows whether the pattern reads the cells.
    fn pattern(self, order: Order) -> Option<String> {
        let date = match self.date {
            DateSpelling::YearFirst(separator) => ["%Y", "%m", "%d"].join(&char::from(separator).to_string()),
            DateSpelling::Compact => "%Y%m%d".to_owned(),
            DateSpelling::Points { short_year: true } if order == Order::Ymd => "%y.%m.%d".to_owned(),
            DateSpelling::Points { short_year: true } => "%d.%m.%y".to_owned(),
            DateSpelling::Points { short_year: false } => "%d.%m.%Y".to_owned(),
            DateSpelling::Open { separator, short_year } => {
                let year = if short_year { "%y" } else { "%Y" };
                let parts = match order {
                    Order::Dmy => ["%d", "%m", year],
                    Order::Mdy => ["%m", "%d", year],
                    Order::Ymd if short_year => [year, "%m", "%d"],
                    Order::Ymd => return None,
                };
                parts.join(&char::from(separator).to_string())
            }
            DateSpelling::Named => return None,
        };
        let time = match self.time {
            TimeSpelling::None => String::new(),
            TimeSpelling::Clock { separator, seconds, halves } => {
                let mut parts = vec![if halves { "%I" } else { "%H" }, "%M"];
                if seconds {
                    parts.push("%S");
                }
                let clock = parts.join(&char::from(separator).to_string());
                format!(" {clock}{}", if halves { " %p" } else { "" })
            }
        };
        Some(format!("{date}{time}{}", if self.zoned { " %z" } else { "" }))
    }
}

/// The one spelling of a column, kept as long as its pattern reads each cell to the moment that was understood.
#[derive(Debug, Clone, Default)]
pub(crate) enum Uniform {
    /// No date was seen.
    #[default]
    Unseen,
    /// The pattern read every date that was seen.
    Kept { spelling: Spelling, patterns: Box<[Pattern; 2]> },
    /// Some date needs more than a pattern.
    Broken,
}

impl Uniform {
    /// Sees one more date; one whose order is open was understood day first where that is possible.
    pub fn see(&mut self, field: &[u8], found: &Found) {
        if matches!(self, Self::Unseen) {
            *self = Self::of(found.spelling);
        }
        let Self::Kept { spelling, patterns } = self else { return };
        let [day_first, month_first] = patterns.as_ref();
        let pattern = if found.open.is_some_and(|(_, second)| second > 12) { month_first } else { day_first };
        if *spelling != found.spelling || pattern.read(field) != Some(found.stamp) {
            *self = Self::Broken;
        }
    }

    /// Returns the pattern that reads the whole column.
    pub fn pattern(&self, order: Order) -> Option<String> {
        match self {
            Self::Kept { spelling, .. } => spelling.pattern(order),
            Self::Unseen | Self::Broken => None,
        }
    }

    fn of(spelling: Spelling) -> Self {
        let compiled = |order| spelling.pattern(order).and_then(|pattern| Pattern::new(&pattern));
        match (compiled(Order::Dmy), compiled(Order::Mdy)) {
            (Some(day_first), Some(month_first)) => {
                Self::Kept { spelling, patterns: Box::new([day_first, month_first]) }
            }
            _ => Self::Broken,
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::find;
    use super::*;

    fn uniform(cells: &[&str], order: Order) -> Option<String> {
        let mut uniform = Uniform::default();
        for cell in cells {
            uniform.see(cell.as_bytes(), &find(cell.as_bytes(), None).unwrap_or_else(|| panic!("{cell}")));
        }
        uniform.pattern(order)
    }

    #[test]
    fn a_column_of_one_spelling_has_the_pattern_that_reads_it() {
        let check = |cells: &[&str], order, expect: Option<&str>| {
            assert_eq!(uniform(cells, order).as_deref(), expect, "{cells:?}");
        };
        check(&["3.4.2025 10:15"], Order::Dmy, Some("%d.%m.%Y %H:%M"));
        check(&["7/27/26 19:06:23", "1/2/26 19:06:23"], Order::Mdy, Some("%m/%d/%y %H:%M:%S"));
        check(&["27/7/2026 7:06 PM"], Order::Dmy, Some("%d/%m/%Y %I:%M %p"));
        check(&["2022/10/17 6:31:58 PM GMT+3"], Order::Dmy, Some("%Y/%m/%d %I:%M:%S %p %z"));
        check(&["2026.3.3"], Order::Dmy, Some("%Y.%m.%d"));
        check(&["26-03-02 12:30", "26-03-15 9:05"], Order::Ymd, Some("%y-%m-%d %H:%M"));
        check(&["26.03.02"], Order::Ymd, Some("%y.%m.%d"));
        check(&["3-4-2026"], Order::Ymd, None);
        check(&["20260303 12:30"], Order::Dmy, Some("%Y%m%d %H:%M"));
        check(&["3.3.2026\u{a0}12:30", "3.3.2026 12:30"], Order::Dmy, Some("%d.%m.%Y %H:%M"));
        check(&["3.3.2026", "3.3.2026 12:30"], Order::Dmy, None);
    }

    #[test]
    fn what_a_pattern_cannot_say_leaves_a_column_without_one() {
        for cell in [
            "ma 30.12.2024",
            "Tue 2026-03-03",
            "Tuesday, 3/3/2026",
            "tis 3/3/2026",
            "3.3.2026 klo 12.30",
            "3.3.2026 12:30 Uhr",
            "3.3.2026, 12:30",
            "2026.3.3.",
            "3.3.2026.",
            "3. 3. 2026",
            "3.3.2026 12:30:15.123",
            "3/3/2026 12:30:00 GMT+0200 (EET)",
            "23/Jul/26 5:39 AM",
        ] {
            for order in [Order::Dmy, Order::Mdy] {
                assert_eq!(uniform(&[cell], order), None, "{cell}");
            }
            assert_eq!(uniform(&["3.3.2026", cell], Order::Dmy), None, "{cell}");
        }
    }

    /// Texts that stand for dates, put together from the pieces that exports use.
    fn cells() -> impl Strategy<Value = String> {
        let day =
            (1..=31_u32, 1..=12_u32, 1999..2030_u32, 0..14_usize).prop_map(|(day, month, year, form)| {
                let short = year % 100;
                match form {
                    0 => format!("{day}.{month}.{year}"),
                    1 => format!("{day:02}.{month:02}.{year}."),
                    2 => format!("{day}. {month}. {year}"),
                    3 => format!("{day}.{month}.{short:02}"),
                    4 => format!("{month}/{day}/{year}"),
                    5 => format!("{day:02}/{month:02}/{short:02}"),
                    6 => format!("{day}-{month}-{year}"),
                    7 => format!("{year}/{month}/{day}"),
                    8 => format!("{year}.{month}.{day}."),
                    9 => format!("{year}-{month:02}-{day:02}"),
                    10 => format!("{year}{month:02}{day:02}"),
                    11 => format!("{day}. maaliskuuta {year}"),
                    12 => format!("March {day}, {year}"),
                    _ => format!("{day}/Mar/{short:02}"),
                }
            });
        let clock = (0..24_u32, 0..60_u32, 0..60_u32, 0..9_usize).prop_map(|(hour, minute, second, form)| {
            let half = if hour < 12 { ["AM", "ap.", "fm"] } else { ["PM", "ip.", "em"] };
            let twelve = (hour + 11) % 12 + 1;
            match form {
                0 => format!("{hour}:{minute:02}"),
                1 => format!("{hour:02}.{minute:02}"),
                2 => format!("{hour}:{minute:02}:{second:02}"),
                3 => format!("{hour}:{minute:02}:{second:02}.{second}"),
                4 => format!("{twelve}:{minute:02} {}", half[0]),
                5 => format!("{twelve}:{minute:02}{}", half[0]),
                6 => format!("{twelve}:{minute:02}\u{202f}{}", half[0]),
                7 => format!("{twelve}.{minute:02}.{second:02} {}", half[1]),
                _ => format!("{twelve}:{minute:02}:{second:02} {}", half[2]),
            }
        });
        let one_of = |pieces: &'static [&'static str]| proptest::sample::select(pieces);
        let before = one_of(&["", "", "", "", "ma ", "Mon, ", "lördag ", "Di., ", "den ", "\u{a0}"]);
        let gap = one_of(&[" ", " ", " ", "  ", "\u{a0}", "\u{202f}", ", ", " klo ", " kl. ", " at ", "T"]);
        let after = one_of(&["", "", "", "", " ", " Uhr", "Z", " UTC", " GMT+2", " +0300", " (EET)", " CET"]);
        let brackets = one_of(&["", "", "", " (Itä-Euroopan normaaliaika)"]);
        (before, day, proptest::option::of((gap, clock, after, brackets))).prop_map(|(before, day, time)| {
            let time = time.map(|(gap, clock, after, brackets)| format!("{gap}{clock}{after}{brackets}"));
            format!("{before}{day}{}", time.unwrap_or_default())
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2000))]
        #[test]
        fn a_pattern_reads_what_was_understood_in_every_order(cell in cells()) {
            let Some(found) = find(cell.as_bytes(), None) else { return Ok(()) };
            let mut uniform = Uniform::default();
            uniform.see(cell.as_bytes(), &found);
            for order in [Order::Dmy, Order::Mdy, Order::Ymd] {
                let Some(pattern) = uniform.pattern(order) else { continue };
                let read = Pattern::new(&pattern).unwrap().read(cell.as_bytes());
                let understood = find(cell.as_bytes(), Some(order)).map(|found| found.stamp);
                prop_assert_eq!(read, understood, "{} by {}", cell, pattern);
            }
        }
    }
}
