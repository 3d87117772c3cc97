//! Google Forms: the stamp stands first, with its zone; every field is quoted; no ids.

use super::{Layout, PLAIN, dated, empty};
use crate::columns::Header;
use crate::date::{Order, find};
use crate::mapping::Mapping;

pub(super) const LAYOUT: Layout = Layout {
    id: "google_forms",
    also: |header| {
        // `2022/10/17 6:31:58 PM EST` in the first cell below the name.
        let named = ["timestamp", "aikaleima", "tidsstämpel"].contains(&header.folded(0));
        named
            && header.beneath.first().is_some_and(|cell| {
                let found = find(cell.as_bytes(), Some(Order::Mdy));
                found.is_some_and(|found| {
                    found.stamp.offset.is_some() && cell.as_bytes().get(4) == Some(&b'/')
                })
            })
    },
    propose,
    not_questions: &["timestamp", "aikaleima", "tidsstämpel", "username", "email address"],
    numbered_anew: true,
    ..PLAIN
};

fn propose(header: &Header) -> Mapping {
    Mapping { date: dated(header, &["timestamp", "aikaleima", "tidsstämpel"]), ..empty() }
}
