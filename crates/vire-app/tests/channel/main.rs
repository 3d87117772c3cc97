//! The safe channel against those who hold everything but the right key, and against a model.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod house;
mod model;

use chrono::NaiveDate;
use vire_app::case_mailbox::CaseMailbox;
use vire_app::channel::act::{Acknowledgement, Act};
use vire_app::channel::answer::{Step, note};
use vire_app::channel::door;
use vire_app::channel::files::{self, Picked};
use vire_app::channel::inbox::Inbox;
use vire_app::channel::recipients::{self};
use vire_app::channel::seat::{self};
use vire_app::channel::service;
use vire_app::channel::slot::ThreadSecret;
use vire_app::channel::write::{self, Letter};
use vire_app::desk::Desk;
use vire_app::place::Place;
use vire_seal::code::Receipt;
use vire_seal::passphrase::Cost;
use vire_store::mailbox::CaseSlot;

use house::*;

#[test]
fn what_is_missing_exchanged_repeated_or_moved_is_told_and_not_shown() {
    let story = || {
        let house = House::new();
        let receipt = house.write(&["HR"], "ensin");
        step(&house, &house.hr(), &receipt, Step::Reply("vastaus".into())).unwrap();
        write::go_on(&house.mailbox(), clock(), &receipt, "lisää", Vec::new()).unwrap();
        step(&house, &house.hr(), &receipt, Step::Reply("toinen".into())).unwrap();
        let secret = ThreadSecret::of(&receipt);
        (house, receipt, secret)
    };
    let check = |what: &str, harm: &dyn Fn(&House, &ThreadSecret)| {
        let (house, receipt, secret) = story();
        let inbox = Inbox::open(&house.mailbox(), &house.hr(), today()).unwrap();
        harm(&house, &secret);
        let followed = code(write::follow(&house.mailbox(), clock(), &receipt));
        let case = secret.case();
        let read = code(inbox.read(&house.mailbox(), &case, today()));
        let again = Inbox::open(&house.mailbox(), &house.hr(), today()).unwrap();
        (followed, read, again.rows(today()).first().map(|row| row.broken), what.to_owned())
    };
    // Whether the list shows it at once: a changed slot under its old tag shows when the case is opened.
    let broken = |what: &str, listed: bool, harm: &dyn Fn(&House, &ThreadSecret)| {
        let found = check(what, harm);
        let expect = ("case_broken".to_owned(), "case_broken".to_owned(), Some(listed), what.to_owned());
        assert_eq!(found, expect);
    };
    broken("the first is missing", true, &|house, secret| house.exchange(secret, 0, None));
    broken("one in the middle is missing", true, &|house, secret| house.exchange(secret, 1, None));
    broken("two places changed", false, &|house, secret| {
        let (one, other) = (house.slot(secret, 1), house.slot(secret, 3));
        house.exchange(secret, 1, Some(CaseSlot { sealed: other.sealed, ..one.clone() }));
        house.exchange(secret, 3, Some(CaseSlot { tag: secret.tag(3), ..one }));
    });
    broken("an old one once more at the end", true, &|house, secret| {
        let old = house.slot(secret, 3);
        house.mailbox().deliver(vec![CaseSlot { tag: secret.tag(4), ..old }]).unwrap();
    });
    broken("a flipped bit", false, &|house, secret| {
        let mut slot = house.slot(secret, 2);
        *slot.sealed.last_mut().unwrap() ^= 1;
        house.exchange(secret, 2, Some(slot));
    });
    // A cut end shows to whoever has seen it; the paper alone cannot know.
    let cut = check("the last is cut off", &|house, secret| house.exchange(secret, 3, None));
    assert_eq!((cut.0.as_str(), cut.1.as_str(), cut.2), ("nothing", "case_broken", Some(true)));
}

#[test]
fn a_recipient_key_that_hr_did_not_sign_is_refused() {
    let house = House::new();
    let (own, other) = (house.door(), House::new());
    let foreign: Vec<Vec<u8>> = other.raw().read(|read| read.notices("recipients")).unwrap();
    let mut raw = house.raw();
    raw.write(|write| write.put_notice("recipients", &[9; 16], &foreign[0])).unwrap();
    drop(raw);
    assert_eq!(code(door::recipients(&house.mailbox(), &own)), "chain_broken");
    let sent = write::write(&house.mailbox(), &own, clock(), letter(&["HR"], "x"));
    assert_eq!(code(sent), "chain_broken");
}

#[test]
fn a_key_put_in_the_place_of_the_invited_persons_is_never_listed() {
    let house = House::new();
    let mut desk = house.desk();
    let code_of = recipients::invite(&mut desk, "Oili", "Luottamusmies", false).unwrap();
    seat::accept(&desk.mailbox, Cost::quick_for_tests(), &code_of, "pitkä oma lause").unwrap();
    let seats = desk.mailbox.seats().unwrap();
    drop(desk);
    let aino = house.aino().seat.raw_id().unwrap();
    let oili = seats.iter().find(|left| left.id != aino).unwrap();
    let mut raw = house.raw();
    let mut public = oili.public.clone();
    public[..64].copy_from_slice(&house.aino().seat.public().unwrap());
    let key = vire_store::mailbox::ReaderKey {
        reader: vire_store::ReaderId(oili.id),
        public,
        wrapped: oili.record.clone(),
    };
    raw.write(|write| write.put_reader_key(&key)).unwrap();
    drop(raw);
    assert_eq!(code(Desk::open(&house.place(), HR)), "chain_broken");
}

#[test]
fn a_copy_of_all_files_with_hrs_passphrase_opens_no_case_of_somebody_else() {
    let house = House::new();
    let receipt = house.write(&["Aino"], "vain Ainolle");
    let case = ThreadSecret::of(&receipt).case();
    // Who holds both the machine key and HR's passphrase holds HR's seat, and tries it on every slot.
    let hr = house.hr();
    let mailbox = house.mailbox();
    for tag in mailbox.tags().unwrap() {
        let sealed = mailbox.slot(&tag).unwrap().unwrap();
        assert!(vire_app::channel::slot::unwrap(&hr.organisation, &hr.opening, &tag, &sealed).is_none());
    }
    assert!(Inbox::open(&mailbox, &hr, today()).unwrap().rows(today()).is_empty());
    assert_eq!(code(seat::open(&mailbox, &house.label, HR)), "recipient_wrong");
    // The test bites: Aino's seat opens it.
    let inbox = Inbox::open(&mailbox, &house.aino().seat, today()).unwrap();
    assert_eq!(inbox.read(&mailbox, &case, today()).unwrap().messages.len(), 1);
}

#[test]
fn markers_are_in_no_file_before_opening_after_erasing_and_after_retention() {
    let house = House::new();
    let markers = [
        "MERKKI-KIRJE-4711",
        "MERKKI-VASTAUS-4712",
        "MERKKI-LIITE-4713",
        "MERKKI-NIMI-4714",
        "MERKKI-MUISTIO-4715",
    ];
    let count = |all: &[u8]| {
        markers
            .iter()
            .filter(|marker| all.windows(marker.len()).any(|part| part == marker.as_bytes()))
            .count()
    };
    assert_eq!(count(markers.concat().as_bytes()), markers.len(), "the search finds what is there");
    let sent = |house: &House| {
        let picked =
            Picked { name: "MERKKI-TIEDOSTO.txt".into(), bytes: markers[2].repeat(9000).into_bytes() };
        let letter = Letter {
            name: Some(markers[3].into()),
            files: vec![picked],
            ..letter(&["HR", "Aino"], markers[0])
        };
        write::write(&house.mailbox(), &house.door(), clock(), letter).unwrap()
    };
    let receipt = sent(&house);
    assert_eq!(count(&house.everything()), 0, "before opening");
    let before: Vec<_> = house.mailbox().tags().unwrap();
    assert!(before.len() >= 4, "the file has pieces");
    let secret = ThreadSecret::of(&receipt);
    let case = secret.case();
    step(&house, &house.hr(), &receipt, Step::Reply(markers[1].into())).unwrap();
    step(&house, &house.hr(), &receipt, Step::Note(markers[4].into())).unwrap();
    for seat in [house.hr(), house.aino().seat] {
        let inbox = Inbox::open(&house.mailbox(), &seat, today()).unwrap();
        let thread = inbox.read(&house.mailbox(), &case, today()).unwrap();
        let Act::Open { files: named, .. } = &thread.messages[0].act else { panic!("no opening") };
        let bytes = files::read(&seat.organisation, &secret, &house.mailbox(), &named[0]).unwrap();
        assert_eq!(bytes, markers[2].repeat(9000).into_bytes());
        assert_eq!(note(&house.mailbox(), &seat, &thread, 2).unwrap(), markers[4]);
    }
    assert_eq!(count(&house.everything()), 0, "while it is open");
    write::erase(&house.mailbox(), &receipt).unwrap();
    let left = house.mailbox().tags().unwrap();
    assert!(left.iter().all(|tag| !before.contains(tag)), "a slot outlived its erasing");
    assert_eq!(count(&house.everything()), 0, "after erasing");
    for seat in [house.hr(), house.aino().seat] {
        let inbox = Inbox::open(&house.mailbox(), &seat, today()).unwrap();
        assert!(inbox.rows(today()).is_empty());
        assert_eq!(code(inbox.read(&house.mailbox(), &case, today())), "case_not_found");
    }

    let receipt = sent(&house);
    let seat = house.hr();
    let closing = Step::Close { reason: None, keep_until: Some("2026-12-01".parse().unwrap()) };
    step(&house, &seat, &receipt, closing).unwrap();
    let last = "2026-12-01".parse().unwrap();
    assert_eq!(Inbox::open(&house.mailbox(), &seat, last).unwrap().rows(last).len(), 1);
    let after = "2026-12-02".parse().unwrap();
    assert!(Inbox::open(&house.mailbox(), &seat, after).unwrap().rows(after).is_empty());
    assert!(house.mailbox().tags().unwrap().iter().all(|tag| left.contains(tag)), "retention left a slot");
    assert_eq!(count(&house.everything()), 0, "after retention");
    assert_eq!(code(write::follow(&house.mailbox(), at("2026-12-02"), &receipt)), "case_not_found");
}

#[test]
fn whom_a_message_is_for_cannot_be_read_from_its_size() {
    let house = House::new();
    let length = |to: &[&str], text: &str| {
        let receipt = house.write(to, text);
        house.slot(&ThreadSecret::of(&receipt), 0).sealed.len()
    };
    let one = length(&["HR"], "lyhyt");
    assert_eq!(one, length(&["Aino"], "lyhyt"));
    assert_eq!(one, length(&["HR", "Aino"], &"pitkä ".repeat(100)));
    let receipt = house.write(&["HR"], "x");
    step(&house, &house.hr(), &receipt, Step::Reply("y".into())).unwrap();
    let answered = house.slot(&ThreadSecret::of(&receipt), 1).sealed.len();
    assert_eq!(one, answered, "an answer looks like a first message");
}

#[test]
fn a_deputy_sees_a_case_past_its_clock_and_only_when_nobody_answered() {
    let house = House::new();
    let with_deputy = || {
        let letter = Letter { deputy: Some("Aino".into()), ..letter(&["HR"], "kukaan ei vastaa") };
        write::write(&house.mailbox(), &house.door(), clock(), letter).unwrap()
    };
    let shown = |receipt: &Receipt, day: &str| {
        let day: NaiveDate = day.parse().unwrap();
        let inbox = Inbox::open(&house.mailbox(), &house.aino().seat, day).unwrap();
        inbox.read(&house.mailbox(), &ThreadSecret::of(receipt).case(), day).is_ok()
    };
    let (waiting, answered) = (with_deputy(), with_deputy());
    step(&house, &house.hr(), &answered, Step::Acknowledge { words: Acknowledgement::Thanks, by: None })
        .unwrap();
    assert!(!shown(&waiting, "2026-11-24"));
    assert!(!shown(&waiting, "2026-11-30"));
    assert!(shown(&waiting, "2026-12-01"));
    assert!(!shown(&answered, "2026-12-01"));
    step(&house, &house.aino().seat, &waiting, Step::Reply("Minä luen tämän.".into())).unwrap();
    assert!(shown(&waiting, "2026-12-01"), "what a deputy took up stays");
}

#[test]
fn handing_over_opens_the_whole_case_to_one_more_and_never_to_whom_the_writer_left_out() {
    let house = House::new();
    let receipt = house.write(&["HR"], "ensin HR:lle");
    // Aino was on the list and not chosen.
    assert_eq!(
        step(&house, &house.hr(), &receipt, Step::HandOver("Aino".into())).unwrap_err(),
        "recipient_left_out"
    );
    let mut desk = house.desk();
    let invited = recipients::invite(&mut desk, "Oili", "Luottamusmies", false).unwrap();
    let oili = seat::accept(&desk.mailbox, Cost::quick_for_tests(), &invited, "pitkä oma lause").unwrap();
    drop(desk);
    house.desk();
    assert!(Inbox::open(&house.mailbox(), &oili.seat, today()).unwrap().rows(today()).is_empty());
    step(&house, &house.hr(), &receipt, Step::HandOver("Oili".into())).unwrap();
    let case = ThreadSecret::of(&receipt).case();
    let inbox = Inbox::open(&house.mailbox(), &oili.seat, today()).unwrap();
    assert_eq!(inbox.read(&house.mailbox(), &case, today()).unwrap().messages.len(), 2);
    step(&house, &oili.seat, &receipt, Step::Reply("Minä jatkan.".into())).unwrap();
    let thread = write::follow(&house.mailbox(), clock(), &receipt).unwrap();
    assert!(
        matches!(&thread.messages[1].act, Act::HandOver { to } if to.name == "Oili"),
        "the writer is told"
    );
    // Somebody who leaves is replaced by nobody.
    let id = oili.seat.id.clone();
    recipients::end(&mut house.desk(), &id).unwrap();
    assert_eq!(
        code(write::write(&house.mailbox(), &house.door(), clock(), letter(&["Oili"], "x"))),
        "recipient_unknown"
    );
    assert_eq!(code(seat::open(&house.mailbox(), &oili.label, "pitkä oma lause")), "recipient_wrong");
}

#[test]
fn a_proof_holds_for_its_case_and_nothing_else() {
    let house = House::new();
    let receipt = house.write(&["HR"], "todistettava");
    let proof = write::prove(&house.mailbox(), clock(), &receipt).unwrap();
    assert!(write::is_proven(&proof));
    assert_eq!(proof.week, "2026-W48");
    let forged = write::Proof { week: "2026-W40".into(), ..proof.clone() };
    assert!(!write::is_proven(&forged));
}

#[test]
fn two_who_write_at_once_both_arrive() {
    let house = House::new();
    let receipt = house.write(&["HR"], "alku");
    let hr = house.hr();
    std::thread::scope(|scope| {
        for _ in 0..3 {
            scope.spawn(|| step(&house, &hr, &receipt, Step::Reply("v".into())).unwrap());
            scope.spawn(|| {
                write::go_on(&house.mailbox(), clock(), &receipt, "k", Vec::new()).unwrap();
            });
        }
    });
    assert_eq!(write::follow(&house.mailbox(), clock(), &receipt).unwrap().messages.len(), 7);
}

#[test]
fn what_a_camera_writes_into_a_picture_is_gone() {
    // The smallest JPEG with an EXIF segment, a comment and a second picture behind its end.
    let mut jpeg = vec![0xff, 0xd8];
    let mut segment = |marker: u8, content: &[u8]| {
        jpeg.extend([0xff, marker]);
        jpeg.extend(u16::try_from(content.len() + 2).unwrap().to_be_bytes());
        jpeg.extend(content);
    };
    segment(0xe0, b"JFIF\0\x01\x01\0\0\x01\0\x01\0\0");
    segment(0xe1, b"Exif\0\0GPS-SIJAINTI");
    segment(0xfe, b"KAMERAN-OMISTAJA");
    segment(0xda, &[1, 1, 0, 0, 63, 0]);
    jpeg.extend([1, 2, 3, 0xff, 0xd9]);
    jpeg.extend(b"PERASSA");
    let clean = files::without_metadata(jpeg).unwrap();
    for trace in ["GPS-SIJAINTI", "KAMERAN-OMISTAJA", "PERASSA"] {
        assert!(!clean.windows(trace.len()).any(|part| part == trace.as_bytes()), "{trace}");
    }
    assert!(clean.starts_with(&[0xff, 0xd8]) && clean.ends_with(&[0xff, 0xd9]));
    assert_eq!(code(files::without_metadata(vec![0xff, 0xd8, 0xff, 0xe1, 0xff])), "picture_unreadable");
}

#[test]
fn how_hr_served_a_quarter_is_said_once_in_bands_and_counts_what_was_erased() {
    let house = House::new();
    let receipts: Vec<Receipt> = (0..6).map(|_| house.write(&["HR"], "x")).collect();
    house.write(&["Aino"], "ei HR:lle");
    let hr = house.hr();
    for receipt in &receipts[..5] {
        step(&house, &hr, receipt, Step::Reply("v".into())).unwrap();
    }
    Inbox::open(&house.mailbox(), &hr, today()).unwrap();
    write::erase(&house.mailbox(), &receipts[0]).unwrap();
    let said = |day: &str| {
        let day = day.parse().unwrap();
        let mut desk = house.desk();
        let inbox = Inbox::open(&desk.mailbox, &hr, day).unwrap();
        service::publish_due(&mut desk, &inbox, day).unwrap();
        service::list(&house.mailbox(), &house.door()).unwrap()
    };
    assert!(said("2027-03-01").is_empty(), "the clocks of the quarter still run");
    let once = said("2027-05-01");
    assert_eq!(once.len(), 1);
    let bands = [&once[0].opened, &once[0].acknowledged, &once[0].answered].map(|band| band.as_deref());
    assert_eq!((once[0].quarter.as_str(), bands), ("2026-Q4", [Some("5-9"), Some("5-9"), Some("5-9")]));
    write::erase(&house.mailbox(), &receipts[1]).unwrap();
    assert_eq!(said("2027-06-01"), once);
}

const KILLED: &str = "VIRE_TEST_CHANNEL";

/// Not a test of its own: the process that is killed.
#[test]
fn writes_until_it_is_killed() {
    let Some(dir) = std::env::var_os(KILLED) else { return };
    let place = Place::at(dir.into(), clock()).with_cost(Cost::quick_for_tests());
    let mailbox = place.mailbox().unwrap();
    let door = door::door(&mailbox, None).unwrap();
    loop {
        let picked = Picked { name: "a.txt".into(), bytes: vec![7; 150_000] };
        let letter = Letter { files: vec![picked], ..letter(&["HR"], "ennen loppua") };
        println!("receipt {}", write::write(&mailbox, &door, clock(), letter).unwrap());
    }
}

#[test]
fn a_kill_while_writing_leaves_whole_cases_only() {
    let house = House::new();
    let mut receipts: Vec<Receipt> = Vec::new();
    for delay in [40, 90, 160] {
        let mut child = std::process::Command::new(std::env::current_exe().unwrap())
            .args(["writes_until_it_is_killed", "--exact", "--nocapture"])
            .env(KILLED, house.desktop.workspace())
            .stdout(std::process::Stdio::piped())
            .stderr(std::process::Stdio::null())
            .spawn()
            .unwrap();
        let out = std::io::BufReader::new(child.stdout.take().unwrap());
        let mut lines = std::io::BufRead::lines(out).map_while(Result::ok);
        let first = lines.find(|line| line.contains("receipt ")).unwrap();
        std::thread::sleep(std::time::Duration::from_millis(delay));
        child.kill().unwrap();
        child.wait().unwrap();
        for line in std::iter::once(first).chain(lines) {
            // A line that the kill cut is no receipt.
            let text = line.split("receipt ").nth(1).unwrap_or_default();
            receipts.extend(write::receipt(text).ok());
        }
    }
    assert!(receipts.len() >= 3);
    for receipt in &receipts {
        let thread = write::follow(&house.mailbox(), clock(), receipt).unwrap();
        let Act::Open { files: named, .. } = &thread.messages[0].act else { panic!("no opening") };
        let bytes = files::read(thread.organisation(), &thread.secret, &house.mailbox(), &named[0]).unwrap();
        assert_eq!(bytes.len(), 150_000);
    }
    let rows = Inbox::open(&house.mailbox(), &house.hr(), today()).unwrap().rows(today());
    // One whose receipt nobody got to see may be there, whole as well.
    assert!(rows.len() >= receipts.len() && rows.len() <= receipts.len() + 3);
    assert!(rows.iter().all(|row| !row.broken));
}
