//! The main path on real files: set up, roster, invite, join, check in, close, read, export.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::collections::BTreeMap;

use vire_app::clock::Clock;
use vire_app::desk::Desk;
use vire_app::dto::{ChartRequest, Look, SetUp, ThemeView};
use vire_app::fault::{Fault, FaultKind};
use vire_app::invitation::{self, Whom};
use vire_app::join::{self, OpenWallet};
use vire_app::mailbox::Mailbox;
use vire_app::place::Place;
use vire_app::watch::Unwatched;
use vire_app::{check_in, history, ledger, members, release, round, set_up};
use vire_core::week::Week;
use vire_testkit::{Desktop, history_csv, roster_csv};

const PASSPHRASE: &str = "kolme hauskaa majavaa";
const PIN: &str = "246810";
const TEAMS: [(&str, u32); 3] = [("Palvelut/Puhelintuki", 12), ("Palvelut/Chat", 11), ("Myynti", 14)];

fn place(desktop: &Desktop, now: &str) -> Place {
    Place::at(desktop.workspace(), Clock::fixed(now).unwrap())
        .with_cost(vire_seal::passphrase::Cost::quick_for_tests())
}

fn organisation(desktop: &Desktop, now: &str) -> Desk {
    let asked = SetUp {
        name: "Kaarna Oy".into(),
        time_zone: "Europe/Helsinki".into(),
        passphrase: PASSPHRASE.into(),
        k: 5,
    };
    let mut desk = set_up::set_up(&place(desktop, now), &asked).unwrap().desk;
    let roster = desktop.file("roster.csv", roster_csv(&TEAMS));
    members::import(&mut desk, &roster).unwrap();
    desk
}

fn moods(mood: i64) -> BTreeMap<String, Option<i64>> {
    BTreeMap::from([("mood".to_owned(), Some(mood))])
}

fn week(text: &str) -> Week {
    text.parse().unwrap()
}

fn code(result: Result<impl Sized, Fault>) -> (FaultKind, String) {
    match result {
        Ok(_) => panic!("it went through"),
        Err(fault) => (fault.kind, fault.code),
    }
}

#[test]
fn from_invitation_to_release() {
    let desktop = Desktop::new();
    let tuesday = "2026-11-24T09:00:00+02:00";
    let mut desk = organisation(&desktop, tuesday);
    round::open(&mut desk, week("2026-W48")).unwrap();
    let invitations = invitation::invite(&mut desk, Whom::Everybody).unwrap();
    assert_eq!(invitations.len(), 37);
    assert!(invitation::invite(&mut desk, Whom::Everybody).unwrap().is_empty(), "everybody is invited once");
    drop(desk);

    // From here on nobody has HR's passphrase.
    let place_then = place(&desktop, tuesday);
    let mailbox = place_then.mailbox().unwrap();
    let mut labels = Vec::new();
    for invitation in &invitations {
        let wallet = join::join(&place_then, &mailbox, &invitation.code, PIN).unwrap();
        labels.push(wallet.wallet.label.clone());
    }
    for (at, label) in labels.iter().enumerate().filter(|(at, _)| at % 7 != 0) {
        let mut wallet = OpenWallet::open(&place_then, label, PIN).unwrap();
        let receipt =
            check_in::send(&place_then, &mut wallet, &mailbox, None, &moods(2 + (at % 3) as i64)).unwrap();
        assert_eq!(receipt.week, "2026-W48");
    }
    let mut wallet = OpenWallet::open(&place_then, &labels[1], PIN).unwrap();
    let again = check_in::send(&place_then, &mut wallet, &mailbox, None, &moods(5));
    assert_eq!(code(again), (FaultKind::Policy, "already_checked_in".into()));
    // Also when the wallet was put back to before the check-in.
    let invalid = BTreeMap::from([("shoe_size".to_owned(), Some(43))]);
    let mut fresh = OpenWallet::open(&place_then, &labels[0], PIN).unwrap();
    assert_eq!(
        code(check_in::send(&place_then, &mut fresh, &mailbox, None, &invalid)),
        (FaultKind::Refused, "question_unknown".into())
    );
    assert_eq!(
        code(check_in::send(&place_then, &mut fresh, &mailbox, None, &moods(6))),
        (FaultKind::Refused, "answer_out_of_range".into())
    );
    assert_eq!(code(join::join(&place_then, &mailbox, &invitations[0].code, PIN)).1, "already_joined");
    assert_eq!(code(OpenWallet::open(&place_then, &labels[0], "000000")).1, "pin_wrong");

    let mut early = Desk::open(&place_then, PASSPHRASE).unwrap();
    let refused = release::close_round(&mut early, week("2026-W48"), &Unwatched);
    assert_eq!(code(refused), (FaultKind::Policy, "round_not_over".into()));
    drop(early);

    let monday = place(&desktop, "2026-11-30T00:00:01+02:00");
    assert_eq!(code(Desk::open(&monday, "wrong")), (FaultKind::Closed, "passphrase_wrong".into()));
    let mut desk = Desk::open(&monday, PASSPHRASE).unwrap();
    release::close_round(&mut desk, week("2026-W48"), &Unwatched).unwrap();
    let shown = release::shown(&desk, week("2026-W48"), None).unwrap();
    let cells = shown["cells"].as_array().unwrap();
    let mood = |group: &str| {
        cells.iter().find(|cell| cell["group"] == group && cell["measure"] == "mood").unwrap().clone()
    };
    for group in ["", "Palvelut", "Palvelut/Puhelintuki", "Palvelut/Chat", "Myynti"] {
        let cell = mood(group);
        assert_eq!(cell["status"], "published", "{group}: {cell}");
        let mean = cell["mean"].as_f64().unwrap();
        assert!((2.0..=4.0).contains(&mean), "{group}: {mean}");
    }
    let check = ledger::verify(&desk).unwrap();
    assert!(check.valid);
    assert_eq!(check.releases, 1);
    release::close_round(&mut desk, week("2026-W48"), &Unwatched).unwrap();
    assert_eq!(ledger::verify(&desk).unwrap().head, check.head, "closing again changes nothing");
    assert!(ledger::verify_public(&desk.mailbox).unwrap().valid);

    let late = check_in::send(&monday, &mut fresh, &mailbox, Some(week("2026-W48")), &moods(3));
    assert_eq!(code(late), (FaultKind::Policy, "round_not_open".into()));
}

#[test]
fn earlier_answers_are_released_week_by_week() {
    let desktop = Desktop::new();
    let mut desk = organisation(&desktop, "2026-11-24T09:00:00+02:00");
    let weeks: Vec<Week> = week("2026-W30").through(week("2026-W47")).collect();
    let answered = TEAMS.map(|(group, people)| (group, people - 3));
    let file = desktop.file("history.csv", history_csv(&weeks, &answered));
    let earlier = history::read_history(&file).unwrap();
    assert_eq!(history::take(&mut desk, &earlier, &Unwatched).unwrap(), weeks);
    release::close_rounds(&mut desk, week("2026-W47"), &Unwatched).unwrap();
    let check = ledger::verify(&desk).unwrap();
    assert!(check.valid);
    assert_eq!(check.releases as usize, weeks.len());
    release::close_rounds(&mut desk, week("2026-W47"), &Unwatched).unwrap();
    assert_eq!(ledger::verify(&desk).unwrap(), check);
    assert_eq!(code(history::take(&mut desk, &earlier, &Unwatched)).1, "round_closed");

    let request = ChartRequest::Trend { group: "Palvelut".into(), measure: "mood".into() };
    let look = Look { theme: ThemeView::Light, language: "fi".into(), width: 900, height: 400 };
    let viewer = vire_app::figures::Viewer::Hr(&desk);
    let view = vire_app::chart::draw(&viewer, &desk.mailbox, &request, &look).unwrap().into_view();
    assert!(view.svg.starts_with("<svg") && !view.empty);
    assert!(view.points.iter().all(|point| (0.0..=1.0).contains(&point.x) && (0.0..=1.0).contains(&point.y)));

    // Once a live round exists, no earlier answers can be slipped in.
    round::open(&mut desk, week("2026-W48")).unwrap();
    let file = desktop.file("late.csv", history_csv(&[week("2026-W49")], &answered));
    let late = history::read_history(&file).unwrap();
    assert_eq!(code(history::take(&mut desk, &late, &Unwatched)).1, "history_not_before_first_round");
}

#[test]
fn a_lead_opens_the_granted_groups_and_no_others() {
    let desktop = Desktop::new();
    let mut desk = organisation(&desktop, "2026-11-24T09:00:00+02:00");
    let weeks: Vec<Week> = week("2026-W40").through(week("2026-W47")).collect();
    let file = desktop.file("history.csv", history_csv(&weeks, &TEAMS));
    let earlier = history::read_history(&file).unwrap();
    history::take(&mut desk, &earlier, &Unwatched).unwrap();
    release::close_rounds(&mut desk, week("2026-W46"), &Unwatched).unwrap();
    let code_shown = vire_app::reader::invite(&mut desk, "Lead", &["Palvelut/Chat".into()]).unwrap();

    let place = place(&desktop, "2026-11-24T09:00:00+02:00");
    let mailbox = place.mailbox().unwrap();
    let passphrase = "neljä vihreää kettua";
    let label = vire_app::reader::accept(&place, &mailbox, &code_shown, passphrase).unwrap().label;
    assert_eq!(
        code(vire_app::reader::accept(&place, &mailbox, &code_shown, passphrase)).1,
        "invitation_unknown"
    );
    // A release after the invitation opens as well.
    release::close_rounds(&mut desk, week("2026-W47"), &Unwatched).unwrap();

    let lead = vire_app::reader::open(&mailbox, &label, passphrase).unwrap();
    assert_eq!(code(vire_app::reader::open(&mailbox, &label, "wrong passphrase")).1, "reader_wrong");
    let parts = lead.parts(&mailbox).unwrap();
    let groups: std::collections::BTreeSet<String> =
        parts.iter().flat_map(|(_, part)| part.iter().map(|cell| cell.group.to_string())).collect();
    assert_eq!(groups, ["".to_owned(), "Palvelut/Chat".to_owned()].into());
    let last = parts.iter().map(|(week, _)| *week).max().unwrap();
    assert_eq!(last, week("2026-W47"));

    let viewer = vire_app::figures::Viewer::Reader(&lead);
    let look = Look { theme: ThemeView::Dark, language: "sv".into(), width: 900, height: 400 };
    let other = ChartRequest::Trend { group: "Myynti".into(), measure: "mood".into() };
    assert_eq!(code(vire_app::chart::draw(&viewer, &mailbox, &other, &look)).1, "not_granted");
    let own = ChartRequest::Trend { group: "Palvelut/Chat".into(), measure: "mood".into() };
    assert!(!vire_app::chart::draw(&viewer, &mailbox, &own, &look).unwrap().into_view().empty);
}

#[test]
fn the_recovery_code_opens_what_the_passphrase_no_longer_does() {
    let desktop = Desktop::new();
    let place = place(&desktop, "2026-11-24T09:00:00+02:00");
    let asked =
        SetUp { name: "Å".into(), time_zone: "Europe/Helsinki".into(), passphrase: PASSPHRASE.into(), k: 5 };
    let made = set_up::set_up(&place, &asked).unwrap();
    drop(made.desk);
    assert_eq!(code(set_up::set_up(&place, &asked)).1, "workspace_not_empty");
    Desk::recover(&place, &made.recovery_code.to_lowercase(), "uusi tunnuslause tässä").unwrap();
    assert_eq!(code(Desk::open(&place, PASSPHRASE)).1, "passphrase_wrong");
    Desk::open(&place, "uusi tunnuslause tässä").unwrap();
}

#[test]
fn a_roster_with_anything_wrong_changes_nothing() {
    let desktop = Desktop::new();
    let mut desk = organisation(&desktop, "2026-11-24T09:00:00+02:00");
    let before = desk.roster().unwrap();
    for (name, text) in [
        ("twice", "member,group,joined\n1,A,2020-01-01\n1,B,2020-01-01\n"),
        ("date", "member,group,joined\n1,A,31.2.2020\n"),
        ("group", "member,group,joined\n1,A + B,2020-01-01\n"),
        ("column", "member,joined\n1,2020-01-01\n"),
        ("empty", "member,group,joined\n"),
    ] {
        let file = desktop.file(name, text);
        assert_eq!(code(members::import(&mut desk, &file)).0, FaultKind::Refused, "{name}");
        assert_eq!(desk.roster().unwrap(), before, "{name}");
    }
}

#[test]
fn who_is_missing_from_a_second_list_leaves_with_the_next_quarter() {
    let desktop = Desktop::new();
    let mut desk = organisation(&desktop, "2026-11-24T09:00:00+02:00");
    let smaller = desktop.file("second.csv", roster_csv(&[TEAMS[0], TEAMS[1]]));
    let change = members::import(&mut desk, &smaller).unwrap();
    assert_eq!((change.joining, change.leaving, change.moving), (0, 14, 0));
    let roster = desk.roster().unwrap();
    let people = |at: &str| roster.head_counts(week(at)).values().sum::<u32>();
    assert_eq!((people("2026-W48"), people("2026-W53"), people("2027-W01")), (37, 37, 23));
}

#[test]
fn who_joins_in_a_quarter_holds_tickets_of_the_pool_until_the_next() {
    let desktop = Desktop::new();
    let mut desk = organisation(&desktop, "2026-11-24T09:00:00+02:00");
    round::open(&mut desk, week("2026-W48")).unwrap();
    let mut list = roster_csv(&TEAMS);
    // An old date does not slip anybody into a team either.
    list.push_str("new,Palvelut/Chat,2020-01-06,,\nnewer,Palvelut/Chat,2026-11-30,,\n");
    drop(desk);
    let later = place(&desktop, "2026-12-01T09:00:00+02:00");
    let mut desk = Desk::open(&later, PASSPHRASE).unwrap();
    members::import(&mut desk, &desktop.file("second.csv", list)).unwrap();
    round::open(&mut desk, week("2026-W49")).unwrap();
    let invited = invitation::invite(&mut desk, Whom::These(&["new".into(), "2-1".into()])).unwrap();
    let mailbox = later.mailbox().unwrap();
    let [new, old] = [0, 1].map(|at| join::join(&later, &mailbox, &invited[at].code, PIN).unwrap());
    let in_pool = |open: &OpenWallet, at: &str| open.wallet.team_in(week(at)) == open.wallet.packet.pool;
    assert!(in_pool(&new, "2026-W49") && in_pool(&new, "2026-W53"));
    assert!(!in_pool(&old, "2026-W49"));
    let who = check_in::view(&new, &mailbox, later.clock()).unwrap().who;
    assert_eq!((who.in_pool, who.team_people, who.team_shown), (true, 2, false));
    let who = check_in::view(&old, &mailbox, later.clock()).unwrap().who;
    assert_eq!((who.in_pool, who.team_people, who.team_joined), (false, 11, 0));
    let mut new = new;
    check_in::send(&later, &mut new, &mailbox, None, &moods(4)).unwrap();
    drop(desk);
    let mut desk = Desk::open(&place(&desktop, "2026-12-07T09:00:00+02:00"), PASSPHRASE).unwrap();
    release::close_rounds(&mut desk, week("2026-W49"), &Unwatched).unwrap();
    // In the next quarter they are part of the team, and the team says so.
    drop(desk);
    let next = place(&desktop, "2027-01-05T09:00:00+02:00");
    let mut desk = Desk::open(&next, PASSPHRASE).unwrap();
    round::open(&mut desk, week("2027-W01")).unwrap();
    let who = check_in::view(&old, &mailbox, next.clock()).unwrap().who;
    assert_eq!((who.team_people, who.team_joined), (13, 2));
    let who = check_in::view(&new, &mailbox, next.clock()).unwrap().who;
    assert!(!who.in_pool);
    check_in::send(&next, &mut new, &mailbox, None, &moods(4)).unwrap();
    assert!(!in_pool(&new, "2027-W01"));
}

#[test]
fn who_is_on_the_list_before_the_first_round_belongs_to_the_own_team() {
    let in_the_week_after = |list: String| {
        let desktop = Desktop::new();
        let wednesday = place(&desktop, "2026-11-25T09:00:00+02:00");
        let asked = SetUp {
            name: "Kaarna Oy".into(),
            time_zone: "Europe/Helsinki".into(),
            passphrase: PASSPHRASE.into(),
            k: 5,
        };
        let mut desk = set_up::set_up(&wednesday, &asked).unwrap().desk;
        members::import(&mut desk, &desktop.file("today.csv", list)).unwrap();
        // Invited, and joined, before the week in which anybody counts.
        let invited = invitation::invite(&mut desk, Whom::These(&["late".into()])).unwrap();
        let mailbox = wednesday.mailbox().unwrap();
        let mut open = join::join(&wednesday, &mailbox, &invited[0].code, PIN).unwrap();
        drop(desk);
        let monday = place(&desktop, "2026-11-30T09:00:00+02:00");
        let mut desk = Desk::open(&monday, PASSPHRASE).unwrap();
        round::open(&mut desk, week("2026-W49")).unwrap();
        let who = check_in::view(&open, &mailbox, monday.clock()).unwrap().who;
        check_in::send(&monday, &mut open, &mailbox, None, &moods(4)).unwrap();
        (who.in_pool, who.team_people)
    };
    let today = roster_csv(&TEAMS).replace("2020-01-06", "2026-11-25");
    let late = |list: &str| format!("{list}late,Myynti,2026-11-25,,\n");
    assert_eq!(in_the_week_after(late(&today)), (false, 15));
    // Where the round of this week could be opened, who joins after its Monday is a new colleague; the
    // head-count says the same as the tickets, also when that round never was.
    assert_eq!(in_the_week_after(late(&roster_csv(&TEAMS))), (true, 1));
}

#[test]
fn answers_slipped_in_without_a_ticket_are_not_counted() {
    use vire_app::mailbox::ReleaserMailbox;
    use vire_app::payload::Payload;

    let desktop = Desktop::new();
    let mut desk = organisation(&desktop, "2026-11-24T09:00:00+02:00");
    round::open(&mut desk, week("2026-W48")).unwrap();
    let row = desk.organisation.read(|read| read.round(week("2026-W48"))).unwrap().unwrap();
    let key = vire_seal::envelope::SealingKey::from_bytes(row.public.as_ref().unwrap()).unwrap();
    let (_, team) = desk.organisation.read(|read| read.teams()).unwrap().remove(0);
    let mut answers = vire_core::answers::Answers::default();
    answers.put("mood".parse().unwrap(), 1).unwrap();
    let stuffed =
        |token: &str| Payload { team: team.to_string(), token: token.into(), answers: answers.clone() };
    let sealed: Vec<Vec<u8>> = (0..40)
        .map(|at| stuffed(&format!("{at:0708x}")).seal(&desk.id, week("2026-W48"), &key).unwrap())
        .collect();
    desk.mailbox.fill(&row.spool.0, sealed).unwrap();
    drop(desk);
    let mut desk = Desk::open(&place(&desktop, "2026-11-30T09:00:00+02:00"), PASSPHRASE).unwrap();
    release::close_round(&mut desk, week("2026-W48"), &Unwatched).unwrap();
    let view = release::view_of(&desk, week("2026-W48")).unwrap();
    assert_eq!(view.published, 0, "{view:?}");
}

#[test]
fn one_ticket_counts_once_even_when_the_mailbox_lets_it_in_twice() {
    use vire_app::mailbox::ReleaserMailbox;
    use vire_app::payload::Payload;
    use vire_app::wallet::Ticket;

    let desktop = Desktop::new();
    let mut desk = organisation(&desktop, "2026-11-24T09:00:00+02:00");
    let at = week("2026-W48");
    round::open(&mut desk, at).unwrap();
    let invitation = invitation::invite(&mut desk, Whom::These(&["1-1".into()])).unwrap().remove(0);
    let row = desk.organisation.read(|read| read.round(at)).unwrap().unwrap();
    let key = vire_seal::envelope::SealingKey::from_bytes(row.public.as_ref().unwrap()).unwrap();
    let now = place(&desktop, "2026-11-24T09:00:00+02:00");
    let wallet = join::join(&now, &now.mailbox().unwrap(), &invitation.code, PIN).unwrap().wallet;
    let Some(Ticket::Ready(token)) = wallet.tickets.get(&at) else { panic!("no ticket") };
    let mut answers = vire_core::answers::Answers::default();
    answers.put("mood".parse().unwrap(), 1).unwrap();
    let payload = Payload { team: wallet.packet.team.clone(), token: vire_seal::digest::hex(token), answers };
    let copies: Vec<Vec<u8>> = (0..40).map(|_| payload.seal(&desk.id, at, &key).unwrap()).collect();
    desk.mailbox.fill(&row.spool.0, copies).unwrap();
    drop(desk);
    let mut desk = Desk::open(&place(&desktop, "2026-11-30T09:00:00+02:00"), PASSPHRASE).unwrap();
    release::close_round(&mut desk, at, &Unwatched).unwrap();
    assert_eq!(release::view_of(&desk, at).unwrap().published, 0);
}

#[test]
fn the_mailbox_knows_no_names() {
    let desktop = Desktop::new();
    let mut desk = organisation(&desktop, "2026-11-24T09:00:00+02:00");
    round::open(&mut desk, week("2026-W48")).unwrap();
    invitation::invite(&mut desk, Whom::Everybody).unwrap();
    let documents: Vec<u8> =
        desk.mailbox.manifests().unwrap().into_iter().flat_map(|signed| signed.bytes).collect();
    let text = String::from_utf8(documents).unwrap();
    for name in ["Palvelut", "Myynti", "Henkilö", "Kaarna"] {
        assert!(!text.contains(name), "{name}");
    }
}
