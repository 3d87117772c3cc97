//! The invented organisation's tree and people, with turnover.

use chrono::Days;
use vire_core::group::Group;
use vire_core::roster::{Member, Roster};
use vire_core::week::Week;

use super::{SampleSize, weather};

/// The invented organisation's name.
pub const NAME: &str = "Kaarna Oy";

/// Teams with their share of 160 people.
pub(super) const TEAMS: [(&str, u32); 14] = [
    ("Asiakaspalvelu/Puhelintuki", 40),
    ("Asiakaspalvelu/Chat", 12),
    ("Asiakaspalvelu/Sähköposti", 11),
    ("Asiakaspalvelu/Reklamaatiot", 6),
    ("Asiakaspalvelu/Yritysasiakkaat", 4),
    ("Myymälät/Helsinki", 16),
    ("Myymälät/Tampere", 12),
    ("Myymälät/Turku", 11),
    ("Myymälät/Oulu", 8),
    ("Myymälät/Verkkokauppa", 7),
    ("Tuki/Tietotekniikka", 10),
    ("Tuki/Talous", 6),
    ("Tuki/Logistiikka", 13),
    ("Tuki/Viestintä", 4),
];

const FIRST: [&str; 24] = [
    "Aino", "Eero", "Helmi", "Ilmari", "Kerttu", "Lauri", "Maija", "Niilo", "Oona", "Paavo", "Raili", "Sulo",
    "Tuovi", "Urho", "Vieno", "Väinö", "Åsa", "Björn", "Elin", "Fredrik", "Göran", "Ida", "Linnea", "Sten",
];
const LAST: [&str; 20] = [
    "Aalto", "Harju", "Järvi", "Kallio", "Koski", "Laine", "Lehto", "Mäki", "Niemi", "Oja", "Pihlaja",
    "Ranta", "Salo", "Suo", "Tuomi", "Vuori", "Berg", "Lind", "Ström", "Öhman",
];

/// Invents a roster that holds about `size.members` people in every week from `first` to `last`.
///
/// About one seat in five changes hands in a year; the new person starts the Monday after.
pub fn roster(size: SampleSize, first: Week, last: Week) -> Roster {
    let mut rng = size.stream(1);
    let mut members = Vec::new();
    for (path, share) in TEAMS {
        let seats = (u64::from(share) * u64::from(size.members) + 80) / 160;
        // A path without ` + ` or empty names always reads.
        let Ok(group) = Group::parse(path) else { continue };
        for _ in 0..seats {
            let mut from = first.plus(-1 - (weather::uniform(&mut rng) * 200.0) as i32);
            loop {
                let stays = (26.0 - 180.0 * weather::uniform(&mut rng).max(1e-6).ln()) as i32;
                let until = from.plus(stays);
                let leaves = until < last && until >= first;
                let number = members.len() + 1;
                let pick =
                    |list: &[&'static str], at: usize| list.get(at % list.len()).copied().unwrap_or_default();
                let name =
                    format!("{} {}", pick(&FIRST, number * 7 + stays as usize), pick(&LAST, number * 11));
                members.push(Member {
                    id: format!("K{number:04}"),
                    group: group.clone(),
                    joined: from.monday(),
                    left: leaves.then(|| until.monday()),
                    email: None,
                    name: Some(name),
                });
                if !leaves {
                    break;
                }
                from = Week::of(until.monday().checked_add_days(Days::new(0)).unwrap_or(until.monday()));
            }
        }
    }
    Roster { members }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_head_count_stays_about_the_same_in_spite_of_turnover() {
        let first: Week = "2025-W20".parse().unwrap();
        let last = first.plus(77);
        let roster = roster(SampleSize::default(), first, last);
        for week in first.through(last) {
            let counts = roster.head_counts(week);
            assert_eq!(counts.len(), 14);
            let people: u32 = counts.values().sum();
            assert!((150..=165).contains(&people), "{week}: {people}");
        }
        assert!(roster.members.len() > 180, "nobody ever left");
        assert_eq!(
            roster,
            super::roster(SampleSize::default(), first, last),
            "the same seed must give the same people"
        );
    }
}
