//! Closing lines of a table: sums, averages and notes beneath the last response.

use crate::columns::Header;
use crate::mapping::Mapping;
use crate::plan::{FileSays, Plan};
use crate::record::{Record, trim};

/// How long a closing line's first cell may be.
const LONGEST: usize = 120;

/// What closes a table.
pub(crate) struct Footers {
    says: FileSays,
    /// Whether the tool has closing lines of its own.
    own: bool,
    /// Columns of the customers' own words, which may begin with any word.
    texts: Vec<usize>,
}

impl Footers {
    /// Learns which columns hold free text.
    pub fn new(says: FileSays, plan: &Plan, header: &Header) -> Self {
        let read: Vec<usize> =
            plan.date.iter().copied().chain(plan.scores.iter().map(|score| score.column)).collect();
        Self::beside(says, &read, plan.comment, header)
    }

    /// Learns the same from a mapping in which columns may still be open.
    pub fn before(says: FileSays, mapping: &Mapping, header: &Header) -> Self {
        let dates = mapping.date.iter().flat_map(|date| date.names());
        let scores = mapping.score.iter().chain(mapping.scores.iter().flatten().map(|one| &one.column));
        let read: Vec<usize> = dates.chain(scores).filter_map(|name| header.find(name)).collect();
        let comment = mapping.comment.as_ref().and_then(|name| header.find(name));
        Self::beside(says, &read, comment, header)
    }

    /// `read`: columns of dates and scores, which hold no free text whatever they are called.
    fn beside(says: FileSays, read: &[usize], comment: Option<usize>, header: &Header) -> Self {
        let named = (0..header.width()).filter(|index| {
            !read.contains(index) && TEXTS.iter().any(|stem| header.folded(*index).starts_with(stem))
        });
        let own = !says.footer.is_empty() || says.lone_footer.is_some();
        Self { says, own, texts: named.chain(comment).collect() }
    }

    /// Tells whether a row is a closing line of the tool's own.
    pub fn is_of_tool(&self, record: &Record<'_>) -> bool {
        if !self.own {
            return false;
        }
        let first = trim(record.field(0));
        self.says.footer.iter().any(|footer| first.starts_with(footer.as_bytes()))
            || (self.says.lone_footer.is_some_and(|closes| closes(first))
                && (1..record.width()).all(|column| trim(record.field(column)).is_empty()))
    }

    /// Tells whether a row that holds no response and no date begins as the closing lines of tables do.
    pub fn is_sum(&self, record: &Record<'_>) -> bool {
        let filled = (0..record.width())
            .map(|column| (column, trim(record.field(column))))
            .find(|(_, field)| !field.is_empty());
        let Some((column, first)) = filled else { return false };
        first.len() <= LONGEST
            && first.first().is_some_and(u8::is_ascii_alphabetic)
            && !self.texts.contains(&column)
            && std::str::from_utf8(first).is_ok_and(|first| {
                let first = first.to_lowercase();
                (column == 0 && begins(&first)) || counts(&first)
            })
    }
}

/// Tells whether a label in the first column begins as a closing line does, whatever follows.
fn begins(label: &str) -> bool {
    BEGINNINGS.iter().any(|word| {
        label.strip_prefix(word).is_some_and(|rest| !rest.starts_with(|c: char| c.is_ascii_alphanumeric()))
    })
}

/// Tells whether a label holds nothing but a sum's name, a number and what was counted.
fn counts(label: &str) -> bool {
    let mut words = label.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
    let n = label.strip_prefix('n').is_some_and(|rest| rest.trim_start().starts_with(['=', ':']));
    let sum = words.clone().any(|word| SUMS.contains(&word));
    (n || sum) && words.all(|word| SUMS.contains(&word) || COUNTED.contains(&word))
}

const TEXTS: [&str; 14] = [
    "komment",
    "comment",
    "palaute",
    "feedback",
    "avoin",
    "vapaa",
    "fritext",
    "free text",
    "verbatim",
    "message",
    "viesti",
    "meddelande",
    "perustelu",
    "motivering",
];

const BEGINNINGS: [&str; 14] = [
    "yhteensä",
    "keskiarvo",
    "summa",
    "total",
    "totals",
    "totalt",
    "grand total",
    "average",
    "medelvärde",
    "sum",
    "raportti luotu",
    "generated on",
    "report generated",
    "exported on",
];

const SUMS: [&str; 25] = [
    "yhteensä",
    "yht",
    "summa",
    "keskiarvo",
    "mediaani",
    "lukumäärä",
    "lkm",
    "total",
    "totals",
    "sum",
    "count",
    "average",
    "avg",
    "mean",
    "median",
    "totalt",
    "totalsumma",
    "medelvärde",
    "medel",
    "medeltal",
    "snitt",
    "genomsnitt",
    "antal",
    "vastauksia",
    "gesamt",
];

const COUNTED: [&str; 24] = [
    "n",
    "grand",
    "number",
    "of",
    "responses",
    "response",
    "answers",
    "rows",
    "score",
    "vastausta",
    "vastaukset",
    "vastausten",
    "vastaajia",
    "kpl",
    "riviä",
    "svar",
    "rader",
    "st",
    "alla",
    "kaikki",
    "all",
    "nps",
    "csat",
    "ces",
];

#[cfg(test)]
mod tests {
    use super::*;

    fn is_sum(header: &[&str], row: &str) -> bool {
        closes(header, row, FileSays::default(), Footers::is_sum)
    }

    fn closes(header: &[&str], row: &str, says: FileSays, how: fn(&Footers, &Record<'_>) -> bool) -> bool {
        let header = Header::new(vec![header.iter().map(|name| (*name).to_owned()).collect()], header.len());
        let mapping = serde_json::from_str(r#"{"date":"pvm","score":"nps","metric":"nps"}"#).unwrap();
        let options = crate::Options::new(chrono::NaiveDate::MAX, chrono_tz::UTC);
        let plan = Plan::new(&mapping, &header, says, &options).unwrap();
        let mut bounds = vec![];
        let mut from = 0;
        for field in row.split(';') {
            let to = from + u32::try_from(field.len()).unwrap();
            bounds.push((from, to));
            from = to + 1;
        }
        let record = Record { text: row.as_bytes(), bounds: &bounds, line: 1, sheet: false };
        how(&Footers::new(says, &plan, &header), &record)
    }

    #[test]
    fn a_sum_is_known_by_its_first_filled_cell_in_three_languages() {
        let check = |row: &str, expect| {
            assert_eq!(is_sum(&["pvm", "kanava", "nps", "kommentti"], row), expect, "{row}");
        };
        for row in [
            "Yhteensä;;300;",
            "YHTEENSÄ;;300;",
            "Keskiarvo (NPS);;4,5;",
            "Yhteensä rivejä tässä taulussa;;300;",
            "Raportti luotu 20.11.2026;;;",
            "Mean;;5;",
            "Median:;;5;",
            "Mediaani;;5;",
            "Snitt;;5;",
            "Genomsnitt;;5;",
            "Antal svar;;60;",
            "Lukumäärä;;60;",
            "Count;;60;",
            "Number of responses (total): 60;;;",
            "n = 60;;;",
            "N=60;;;",
            ";Yhteensä;300;",
            ";;Yhteensä 60;",
            " ;Totalt: 60 svar;;",
            ";Vastauksia yhteensä;60;",
        ] {
            check(row, true);
        }
        for row in [
            ";Chat;11;",
            "x;Yhteensä;300;",
            // The customer's own words.
            ";;;Yhteensä",
            ";;;Keskiarvo 5",
            // More than a sum's name.
            ";Summa summarum hyvä;;",
            ";Total care;;",
            "Totally;;;",
            "Summary;;;",
            "Antalya;;;",
            "Meaning;;;",
            "n;;;",
            "Nina;;;",
            "Counter 5;;5;",
            "Countess;;5;",
            "60;;;",
            ";;;",
            "",
        ] {
            check(row, false);
        }
    }

    #[test]
    fn a_tools_own_closing_line_may_go_on_in_further_cells() {
        let says = FileSays { footer: &["Reporting period"], ..FileSays::default() };
        let check = |row: &str, expect| {
            assert_eq!(closes(&["nimi", "pvm", "nps"], row, says, Footers::is_of_tool), expect, "{row}");
        };
        check("Reporting period 2024-12-01 to 2026-11-20", true);
        check(" Reporting period;2024-12-01;2026-11-20", true);
        check("Aino;2026-11-20;9", false);
        check(";Reporting period;", false);
        let says = FileSays { lone_footer: Some(|cell| cell == b"Ende"), ..FileSays::default() };
        for (row, expect) in [("Ende", true), (" Ende; ;", true), ("Ende;;9", false), ("Aino;;", false)] {
            assert_eq!(closes(&["nimi", "pvm", "nps"], row, says, Footers::is_of_tool), expect, "{row}");
        }
    }

    #[test]
    fn a_column_of_comments_may_stand_first() {
        assert!(!is_sum(&["Palaute", "pvm", "nps"], "Yhteensä hyvä;;5"));
        assert!(!is_sum(&["Avoin palaute", "pvm", "nps"], "Keskiarvo;;5"));
        assert!(is_sum(&["Alue", "pvm", "nps"], "Keskiarvo;;5"));
    }
}
