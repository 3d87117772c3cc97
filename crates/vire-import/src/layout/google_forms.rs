//! Google Forms: the stamp stands first, with its zone; every field is quoted; no ids.

use super::{Layout, PLAIN, dated, empty, fits};
use crate::columns::Header;
use crate::date::{Order, find};
use crate::mapping::Mapping;

const STAMP: &str = "timestamp|aikaleima|tidsstämpel|tidstämpel|zeitstempel|tidsstempel";

pub(super) const LAYOUT: Layout = Layout {
    id: "google_forms",
    also: |header| {
        // `2022/10/17 6:31:58 PM EST` in the first cell below the name.
        let named = fits(header.folded(0), STAMP);
        named
            && header.beneath.first().is_some_and(|cell| {
                let found = find(cell.as_bytes(), Some(Order::Mdy));
                found.is_some_and(|found| found.spelling.zoned && cell.as_bytes().get(4) == Some(&b'/'))
            })
    },
    propose,
    not_questions: &[
        STAMP,
        "username|käyttäjätunnus|käyttäjänimi|användarnamn",
        "email address|sähköpostiosoite|e-postadress",
    ],
    numbered_anew: true,
    ..PLAIN
};

fn propose(header: &Header) -> Mapping {
    Mapping { date: dated(header, &[STAMP]), ..empty() }
}
