//! Kudos: who can read them and what the files tell.

use vire_app::dto::{SayThanks, ThanksReceived};
use vire_app::mailbox::{Mailbox, ReleaserMailbox};
use vire_app::{directory, kudos};
use vire_core::week::Week;

use crate::common::{LATER, NEXT_TUESDAY, TUESDAY, Town, code, thanks};

fn read(town: &Town, by: usize, now: &str) -> Vec<ThanksReceived> {
    let (person, mailbox) = (&town.people[by], town.mailbox());
    kudos::received(&town.desk.commons, &person.own, &mailbox, town.place(now).clock()).unwrap()
}

fn say(town: &Town, by: usize, thanks: &SayThanks) -> Result<(), vire_app::fault::Fault> {
    let person = &town.people[by];
    kudos::say(&town.desk.commons, &person.own, &town.mailbox(), town.place(TUESDAY).clock(), thanks)
}

#[test]
fn thanks_reach_their_receiver_and_nobody_else() {
    let town = Town::of(4);
    say(&town, 0, &thanks(&town.people[1], "Kiitos avusta", true)).unwrap();
    say(&town, 2, &thanks(&town.people[1], "Hienoa", false)).unwrap();
    let names = directory::names(&town.desk.commons, &town.mailbox()).unwrap();
    let got = read(&town, 1, TUESDAY);
    assert_eq!(got.len(), 2);
    let signed = got.iter().find(|one| one.signed).unwrap();
    assert_eq!(signed.text, "Kiitos avusta");
    assert!(names.contains(signed.from.as_ref().unwrap()), "{names:?}");
    let unsigned = got.iter().find(|one| !one.signed).unwrap();
    assert_eq!((&*unsigned.text, &unsigned.from), ("Hienoa", &None));
    for other in [0, 2, 3] {
        assert!(read(&town, other, TUESDAY).is_empty(), "{other}");
    }
}

#[test]
fn a_team_is_thanked_without_the_one_who_thanks() {
    let mut town = Town::of(6);
    kudos::word_values(&mut town.desk, &["Autoimme toisiamme".into(), " ".into()]).unwrap();
    let team = town.people[0].open.wallet.packet.team_path.clone();
    let inside: Vec<usize> =
        (0..6).filter(|at| town.people[*at].open.wallet.packet.team_path == team).collect();
    let words = SayThanks {
        colleague: None,
        team: Some(team.clone()),
        signed: false,
        value: Some("Autoimme toisiamme".into()),
        text: String::new(),
    };
    say(&town, inside[0], &words).unwrap();
    for at in 0..6 {
        let got = read(&town, at, TUESDAY);
        let expect = inside.contains(&at) && at != inside[0];
        assert_eq!(got.len(), usize::from(expect), "{at}");
        if expect {
            assert_eq!(got[0].team.as_ref(), Some(&team));
            assert_eq!(got[0].value.as_deref(), Some("Autoimme toisiamme"));
        }
    }
    let other = SayThanks { value: Some("Nopeus".into()), ..words };
    assert_eq!(code(say(&town, 0, &other)), "value_unknown");
}

#[test]
fn what_cannot_be_said_is_refused_and_nothing_is_left() {
    let town = Town::of(2);
    let week: Week = "2026-W48".parse().unwrap();
    let to = |text: &str| thanks(&town.people[1], text, true);
    assert_eq!(code(say(&town, 0, &to("  "))), "thanks_empty");
    assert_eq!(code(say(&town, 0, &to(&"a".repeat(501)))), "text_too_long");
    assert_eq!(code(say(&town, 0, &thanks(&town.people[0], "minulle itselleni", true))), "receiver_unknown");
    assert!(town.mailbox().letters(week).unwrap().is_empty());
    say(&town, 0, &to(&"ä".repeat(500))).unwrap();
}

#[test]
fn a_letter_with_another_name_or_a_copy_is_not_shown() {
    let town = Town::of(3);
    let week: Week = "2026-W48".parse().unwrap();
    say(&town, 0, &thanks(&town.people[1], "aito", true)).unwrap();
    let sealed = town.mailbox().letters(week).unwrap();
    // Whoever carries it puts it in again, and into another week.
    town.mailbox().leave_letters(week, sealed.clone()).unwrap();
    town.mailbox().leave_letters(week.plus(-1), sealed.clone()).unwrap();
    assert_eq!(read(&town, 1, TUESDAY).len(), 1);
    // The receiver cannot pass signed thanks on as if they had been for somebody else.
    let mut cut = sealed[0].clone();
    cut.truncate(cut.len() - 1);
    town.mailbox().leave_letters(week, vec![cut]).unwrap();
    assert_eq!(read(&town, 1, TUESDAY).len(), 1);
}

#[test]
fn thanks_are_gone_after_a_quarter() {
    let mut town = Town::of(2);
    say(&town, 0, &thanks(&town.people[1], "kiitos", false)).unwrap();
    assert_eq!(read(&town, 1, NEXT_TUESDAY).len(), 1);
    assert!(read(&town, 1, LATER).is_empty());
    town.desk.mailbox.destroy_letters("2026-W48".parse().unwrap()).unwrap();
    assert!(read(&town, 1, TUESDAY).is_empty());
}

#[test]
fn no_file_holds_a_word_or_tells_a_length() {
    let town = Town::of(4);
    let week: Week = "2026-W48".parse().unwrap();
    let marker = "KIITOSMERKKI8H2K";
    say(&town, 0, &thanks(&town.people[1], marker, true)).unwrap();
    say(&town, 2, &thanks(&town.people[3], &marker.repeat(30), false)).unwrap();
    let lengths: Vec<usize> = town.mailbox().letters(week).unwrap().iter().map(Vec::len).collect();
    assert!(lengths.len() == 2 && lengths[0] == lengths[1], "{lengths:?}");
    // What the mailbox hands out is what lies in its file under the machine's key.
    for sealed in town.mailbox().letters(week).unwrap() {
        assert!(!sealed.windows(marker.len()).any(|run| run == marker.as_bytes()));
        for person in &town.people {
            let key = vire_seal::digest::unhex(&person.key).unwrap();
            assert!(!sealed.windows(key.len()).any(|run| run == key), "the receiver's key");
        }
    }
    let mut files = 0;
    let mut dirs = vec![town.workspace()];
    while let Some(dir) = dirs.pop() {
        for entry in std::fs::read_dir(dir).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                dirs.push(path);
                continue;
            }
            let bytes = std::fs::read(&path).unwrap();
            assert!(!bytes.windows(marker.len()).any(|run| run == marker.as_bytes()), "{path:?}");
            files += 1;
        }
    }
    assert!(files > 4, "the files were not read");
}

#[test]
fn the_order_of_arrival_is_not_in_the_pile() {
    const RUNS: usize = 40;
    const LETTERS: usize = 6;
    let town = Town::of(2);
    let mut sum = 0.0;
    for run in 0..RUNS {
        // A week of its own for each run.
        let week = "2020-W01".parse::<Week>().unwrap().plus(i32::try_from(run).unwrap());
        for letter in 0..LETTERS {
            town.mailbox().leave_letters(week, vec![vec![u8::try_from(letter).unwrap(); 64]]).unwrap();
        }
        let pile: Vec<u8> = town.mailbox().letters(week).unwrap().iter().map(|sealed| sealed[0]).collect();
        let mut agreement = 0.0;
        for later in 1..LETTERS {
            for earlier in 0..later {
                agreement += if pile[earlier] < pile[later] { 1.0 } else { -1.0 };
            }
        }
        sum += agreement / 15.0;
    }
    // Kendall's tau of 6 has a deviation of 0.355; of the mean of 40, 0.056.
    assert!((sum / RUNS as f64).abs() < 0.25, "{}", sum / RUNS as f64);
}

#[test]
fn the_directory_follows_the_roster_and_posts_only_what_changed() {
    let mut town = Town::of(2);
    let posted = town.mailbox().notices("directory").unwrap();
    directory::refresh(&mut town.desk).unwrap();
    assert_eq!(town.mailbox().notices("directory").unwrap(), posted);
    let names = directory::names(&town.desk.commons, &town.mailbox()).unwrap();
    assert_eq!(names, ["Henkilö 1.1", "Henkilö 2.1"]);
    assert!(!posted[0].windows(6).any(|run| run == b"Henkil"), "names lie open in the mailbox");
}
