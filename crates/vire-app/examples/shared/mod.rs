//! What both benches need: an organisation, and check-ins that are ready to be made.

use std::fs;
use std::time::{Duration, Instant};

use vire_app::clock::Clock;
use vire_app::desk::Desk;
use vire_app::dto::SetUp;
use vire_app::invitation::{self, Whom};
use vire_app::local_mailbox::LocalMailbox;
use vire_app::mailbox::{Mailbox, ReleaserMailbox};
use vire_app::payload::Payload;
use vire_app::place::Place;
use vire_app::wallet::Ticket;
use vire_app::{join, members, round, set_up};
use vire_core::answers::Answers;
use vire_core::question::Question;
use vire_core::week::Week;
use vire_seal::envelope::SealingKey;
use vire_seal::passphrase::Cost;
use vire_testkit::{Desktop, roster_csv};

/// A Tuesday of the round that the check-ins go to.
pub const NOW: &str = "2026-11-24T09:00:00+02:00";
/// How many sealed answers the spool holds halfway through the check-ins.
const SPOOL: usize = 500;

pub fn place(desktop: &Desktop, now: &str) -> Place {
    Place::at(desktop.workspace(), Clock::fixed(now).unwrap()).with_cost(Cost::quick_for_tests())
}

/// Sets an organisation up; `teams` are paths with their people.
pub fn organisation(desktop: &Desktop, time_zone: &str, teams: &[(&str, u32)]) -> Desk {
    let asked = SetUp {
        name: "Kaarna Oy".into(),
        time_zone: time_zone.into(),
        passphrase: "kolme hauskaa majavaa".into(),
        k: 5,
    };
    let mut desk = set_up::set_up(&place(desktop, NOW), &asked).unwrap().desk;
    if !teams.is_empty() {
        take_in_roster(&mut desk, desktop, &roster_csv(teams));
    }
    desk
}

pub fn take_in_roster(desk: &mut Desk, desktop: &Desktop, csv: &str) {
    members::import(desk, &desktop.file("roster.csv", csv)).unwrap();
}

/// One check-in with its ticket and its sealed answer.
struct Ready {
    team: String,
    token: Vec<u8>,
    sealed: Vec<u8>,
}

/// Check-ins of one open round, each by another member.
pub struct CheckIns {
    mailbox: LocalMailbox,
    week: Week,
    ready: Vec<Ready>,
}

impl CheckIns {
    /// Opens the round, has everybody of the roster join, and fills the spool up.
    pub fn prepare(desk: &mut Desk, desktop: &Desktop) -> Self {
        let week: Week = "2026-W48".parse().unwrap();
        round::open(desk, week).unwrap();
        let invitations = invitation::invite(desk, Whom::Everybody).unwrap();
        let stored = desk.organisation.read(|read| read.round(week)).unwrap().unwrap();
        let key = SealingKey::from_bytes(&stored.public.unwrap()).unwrap();
        let mut answers = Answers::default();
        answers.put(Question::Mood, 4).unwrap();
        let sealed = |team: &str, token: String| {
            Payload { team: team.to_owned(), token, answers: answers.clone() }
                .seal(&desk.id, week, &key)
                .unwrap()
        };
        let now = place(desktop, NOW);
        let mailbox = now.mailbox().unwrap();
        let ready: Vec<Ready> = invitations
            .iter()
            .map(|one| {
                let wallet = join::join(&now, &mailbox, &one.code, "123456").unwrap().wallet;
                // Every joining writes all wallets anew, and this one has given what is needed of it.
                fs::remove_file(desktop.workspace().join("wallets")).unwrap();
                let Some(Ticket::Ready(token)) = wallet.tickets.get(&week) else { unreachable!() };
                let team = wallet.packet.team.clone();
                let sealed = sealed(&team, vire_seal::digest::hex(token));
                Ready { team, token: token.clone(), sealed }
            })
            .collect();
        let filler = (0..SPOOL - ready.len() / 2).map(|_| sealed("", String::new())).collect();
        desk.mailbox.fill(&stored.spool.0, filler).unwrap();
        Self { mailbox, week, ready }
    }

    /// Makes one check-in after the other, each when the iterator is asked for it, and says how long it took.
    pub fn each(self) -> impl Iterator<Item = Duration> {
        let Self { mailbox, week, ready } = self;
        ready.into_iter().map(move |one| {
            let start = Instant::now();
            mailbox.accept(week, &one.team, &one.token, &one.sealed).unwrap();
            start.elapsed()
        })
    }
}

/// Returns the median of some times in milliseconds.
pub fn median(mut times: Vec<Duration>) -> f64 {
    times.sort();
    times[times.len() / 2].as_secs_f64() * 1000.0
}
