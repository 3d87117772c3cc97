//! Customers' comments, for HR: searched by what they say, never by who served.
//!
//! Names of the roster are covered before anything is searched or shown, and nothing of a team that is
//! too small is shown at all.

use std::collections::HashSet;

use vire_core::disclosure::Policy;
use vire_core::group::Group;
use vire_core::metric::Metric;
use vire_core::question::Touchpoint;
use vire_store::Found;

use super::saved::holds_comments;
use crate::desk::Desk;
use crate::dto::{CommentView, CommentsView};
use crate::fault::Outcome;
use crate::figures::latest_names;
use crate::watch::{Watch, go_on};

/// How many comments are shown at a time.
const SHOWN: usize = 60;
/// After how many comments the watcher is asked again.
const ASKED_EVERY: u32 = 16_384;
/// How much is shown of a score as the file wrote it, in characters.
const LONGEST_SCORE: usize = 60;
/// What stands in the place of a name.
const COVERED: &str = "▮▮▮";
/// The shortest part of a name that is covered.
const LEAST_LETTERS: usize = 3;
/// The longest ending that a name may have taken: Mikolle, Virtaselta, Lindqvists.
const LONGEST_ENDING: usize = 4;

/// Searches comments, the latest first; an empty text finds all.
///
/// # Errors
/// What the store says; `cancelled`.
pub fn search(desk: &Desk, text: &str, touchpoint: Option<&str>, watch: &dyn Watch) -> Outcome<CommentsView> {
    let kept = holds_comments(desk)?;
    if !kept {
        return Ok(CommentsView { kept, comments: Vec::new(), hidden: 0, more: false });
    }
    let names = Names::of(desk)?;
    let shown = latest_names(desk)?;
    let people = desk.roster()?.head_counts(desk.week());
    let is_small = |group: &Group| {
        let within = people.iter().filter(|(team, _)| team.is_within(group)).map(|(_, people)| *people);
        within.sum::<u32>() < Policy::LEAST_PEOPLE
    };
    let wanted: Vec<String> = text.split_whitespace().map(str::to_lowercase).collect();
    let place = touchpoint.map(Touchpoint::new);
    let mut hidden = 0_u32;
    let (mut seen, mut cancelled) = (0_u32, false);
    let mut matches = |found: &mut Found| {
        if seen.is_multiple_of(ASKED_EVERY) {
            watch.progress("search", 0, 0);
            cancelled = watch.cancelled();
        }
        seen = seen.wrapping_add(1);
        if cancelled {
            return false;
        }
        if place.as_ref().is_some_and(|place| found.touchpoint.as_ref() != Some(place)) {
            return false;
        }
        let says = |text: &str| {
            let lower = text.to_lowercase();
            wanted.iter().all(|word| lower.contains(word))
        };
        // What a name hides cannot be asked for; covering names takes longer than looking for words.
        if !says(&found.comment) {
            return false;
        }
        found.comment = names.covered(&found.comment);
        if !says(&found.comment) {
            return false;
        }
        let Some(group) = found.group.take() else { return true };
        found.group = shown.shown(&group);
        // Where the release gives a large team no name, its comments stand without one.
        let keeps = found.group.is_some() || !is_small(&group);
        hidden += u32::from(!keeps);
        keeps
    };
    let mut found = desk.organisation.read(|read| read.find_comments(&mut matches, SHOWN + 1))?;
    go_on(watch)?;
    let more = found.len() > SHOWN;
    found.truncate(SHOWN);
    Ok(CommentsView { kept, comments: found.into_iter().map(view).collect(), hidden, more })
}

fn view(found: Found) -> CommentView {
    CommentView {
        week: found.week.to_string(),
        metric: found.metric.id().to_owned(),
        score: score(found.metric, found.score),
        written: found.written.map(|text| text.chars().take(LONGEST_SCORE).collect()),
        touchpoint: found.touchpoint.map(|touchpoint| touchpoint.as_str().to_owned()),
        group: found.group.map(|group| group.to_string()),
        text: found.comment,
    }
}

/// Writes a score with no more decimals than it has.
fn score(metric: Metric, thousandths: i64) -> f64 {
    let whole = thousandths as f64 / 1000.0;
    if metric == Metric::Nps { whole.round() } else { whole }
}

/// The stems of the names of everybody on the roster, part by part.
struct Names(HashSet<String>);

impl Names {
    fn of(desk: &Desk) -> Outcome<Self> {
        let members = desk.organisation.read(|read| read.members())?;
        Ok(Self::new(members.iter().filter_map(|member| member.name.as_deref())))
    }

    fn new<'n>(names: impl IntoIterator<Item = &'n str>) -> Self {
        let parts = names.into_iter().flat_map(|name| name.split(|c: char| !c.is_alphabetic()));
        let long = parts.filter(|part| part.chars().count() >= LEAST_LETTERS).map(str::to_lowercase);
        Self(long.flat_map(stems).collect())
    }

    /// Covers every word that is a name of the roster, also with an ending.
    fn covered(&self, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        let mut word = String::new();
        for letter in text.chars().chain(std::iter::once('\0')) {
            if letter.is_alphabetic() {
                word.push(letter);
                continue;
            }
            out.push_str(if self.is_name(&word) { COVERED } else { &word });
            word.clear();
            if letter != '\0' {
                out.push(letter);
            }
        }
        out
    }

    /// Tells whether a word is a stem, or one and an ending.
    fn is_name(&self, word: &str) -> bool {
        let word = word.to_lowercase();
        let mut stem = word.as_str();
        for _ in 0..=LONGEST_ENDING {
            if self.0.contains(stem) {
                return true;
            }
            let Some((last, _)) = stem.char_indices().next_back() else { return false };
            stem = stem.get(..last).unwrap_or_default();
        }
        false
    }
}

/// Lists the stems of a name: Virtanen becomes Virtasen, Mikko becomes Mikon.
fn stems(name: String) -> impl Iterator<Item = String> {
    let other = name.strip_suffix("nen").map(|stem| format!("{stem}s"));
    let weak = weakened(&name);
    [Some(name), other, weak].into_iter().flatten()
}

/// Returns the stem of a Finnish name whose double consonant becomes a single one: Mikko, Mikon.
fn weakened(name: &str) -> Option<String> {
    let letters: Vec<char> = name.chars().collect();
    match letters.as_slice() {
        [start @ .., a, b, end] if a == b && "kpt".contains(*a) => {
            Some(start.iter().chain([a, end]).collect())
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_the_roster_are_covered_in_every_form() {
        let names = Names::new(["Mikko Virtanen", "Åsa Lindqvist", "Bo Ek"]);
        let check = |text: &str, expect: &str| assert_eq!(names.covered(text), expect, "{text}");
        check("Mikko auttoi heti!", "▮▮▮ auttoi heti!");
        check("kiitos mikolle, VIRTASELLE", "kiitos ▮▮▮, ▮▮▮");
        check("Åsas hjälp var bra", "▮▮▮ hjälp var bra");
        check("Jonotin kauan.", "Jonotin kauan.");
        // Too short to be told from other words.
        check("bo ekologiskt", "bo ekologiskt");
    }
}
