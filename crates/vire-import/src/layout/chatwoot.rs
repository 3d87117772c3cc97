//! Chatwoot: a blank line before each row, an apostrophe before signs, closing lines with the period and
//! the zone; all of its headers in the language of the account.

use super::{Layout, PLAIN, dated, empty, find, named, scale};
use crate::columns::Header;
use crate::date::find as find_date;
use crate::mapping::{Columns, Mapping};
use vire_core::metric::Metric;

/// Chatwoot translates some of its headers and leaves the others.
const AGENT: &str = "agent name|edustajan nimi|agentin nimi|agentens namn|agentnamn|agentens navn|agentenname|name des agenten";
const RATING: &str = "rating|arvio|arviointi|arvosana|betyg|omdöme|vurdering|bewertung";
const RECORDED: &str = "recorded date|tallennuspäivä|tallennettu|tallennusaika|kirjauspäivä|inspelat datum|\
                        registrerat datum|registreringsdatum|inspelningsdatum|aufnahmedatum";

pub(super) const LAYOUT: Layout = Layout {
    id: "chatwoot",
    also: |header| is_named(header) || is_shaped(header),
    propose,
    footer: &[
        "Reporting period",
        "Raportointijakso",
        "Raportointiaikaväli",
        "Rapporteringsperiod",
        "Berichtszeitraum",
        "The report generated is in UTC",
    ],
    // A period, or the zone: a row that was cut off has the agent's name there.
    lone_footer: Some(|cell| {
        cell.iter().any(u8::is_ascii_digit) || cell.windows(3).any(|three| three == b"UTC")
    }),
    ..PLAIN
};

/// Where the rating, the e-mail address, the telephone number, the link and the time stand.
const PLACES: [usize; 5] = [1, 4, 5, 6, 7];

fn propose(header: &Header) -> Mapping {
    let [rating, .., recorded] = PLACES;
    let placed = |at: usize| (!is_named(header) && is_shaped(header)).then(|| header.name(at).to_owned());
    Mapping {
        date: dated(header, &[RECORDED]).or_else(|| placed(recorded).map(Columns::One)),
        score: named(header, &[RATING]).or_else(|| placed(rating)),
        metric: Some(Metric::Csat),
        scale: scale(1, 5),
        touchpoint_constant: Some("chat".to_owned()),
        ..empty()
    }
}

fn is_named(header: &Header) -> bool {
    [AGENT, RATING, RECORDED].iter().all(|name| find(header, name).is_some())
}

/// Tells a report in any language by its columns: eight, or nine with review notes.
fn is_shaped(header: &Header) -> bool {
    let is_row = |cells: &[String]| {
        let [rating, mail, phone, link, recorded] =
            PLACES.map(|at| cells.get(at).map(|cell| cell.trim()).unwrap_or_default());
        matches!(rating.as_bytes(), [b'1'..=b'5'])
            && (mail.is_empty() || mail.contains('@'))
            && phone.trim_start_matches('\'').chars().all(|c| c.is_ascii_digit() || "+ -()".contains(c))
            && (link.starts_with("https://") || link.starts_with("http://"))
            && recorded.ends_with(" UTC")
            && find_date(recorded.as_bytes(), None).is_some()
    };
    let are_names = |cells: &[String]| {
        cells.iter().all(|cell| !cell.trim().is_empty() && !cell.contains("//"))
            && cells.get(1).is_some_and(|cell| !cell.trim().starts_with(|c: char| c.is_ascii_digit()))
    };
    matches!(header.width(), 8 | 9)
        && header.records.first().is_some_and(|names| are_names(names))
        && is_row(&header.beneath)
}
