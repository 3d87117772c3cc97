use std::collections::BTreeMap;

use vire_core::disclosure::Policy;
use vire_core::group::Group;
use vire_core::round::{Round, RoundKind, RoundState};
use vire_core::week::{Period, Week};
use vire_store::organisation::{GroupKey, LedgerEntry, Reader, ReaderState, RoundRow, WindowState};
use vire_store::{GroupKeyId, Organisation, ReaderId, Secret, SpoolId, StoreError, TeamId};

use crate::common::{HR, Place, raw};

pub fn entry(position: u64) -> LedgerEntry {
    let hash = |position: u64| {
        let mut hash = [7; 32];
        hash[..8].copy_from_slice(&position.to_le_bytes());
        hash
    };
    LedgerEntry {
        position,
        week: week("2026-W01").plus(i32::try_from(position).unwrap()),
        entry: vec![1, 2, 3],
        release: vec![0xee; 3_000],
        hash: hash(position),
        previous: if position == 0 { [0; 32] } else { hash(position - 1) },
    }
}

fn week(text: &str) -> Week {
    text.parse().unwrap()
}

#[test]
fn the_ledger_takes_only_what_continues_it() {
    let place = Place::empty();
    let mut organisation = place.organisation();
    let append = |organisation: &mut Organisation, entry: &LedgerEntry| {
        organisation.write(|tx| tx.append_ledger(entry))
    };
    assert!(matches!(append(&mut organisation, &entry(1)), Err(StoreError::LedgerForked)));
    append(&mut organisation, &entry(0)).unwrap();
    append(&mut organisation, &entry(1)).unwrap();
    let wrong = [
        entry(1),
        entry(3),
        LedgerEntry { previous: [9; 32], ..entry(2) },
        LedgerEntry { week: week("2026-W01"), ..entry(2) },
    ];
    for entry in &wrong {
        assert!(matches!(append(&mut organisation, entry), Err(StoreError::LedgerForked)), "{entry:?}");
    }
    assert_eq!(organisation.read(|tx| tx.ledger()).unwrap(), [entry(0), entry(1)]);
    assert_eq!(organisation.read(|tx| tx.ledger_head()).unwrap(), Some(entry(1)));
    assert_eq!(organisation.read(|tx| tx.ledger_entry(week("2026-W01"))).unwrap(), Some(entry(0)));
}

#[test]
fn the_table_of_the_ledger_refuses_changes_and_deletions() {
    let place = Place::empty();
    place.organisation().write(|tx| tx.append_ledger(&entry(0))).unwrap();
    let connection = raw(&place.workspace.organisation(), HR);
    for sql in [
        "UPDATE ledger SET release = x'00'",
        "DELETE FROM ledger",
        "REPLACE INTO ledger SELECT position, week, entry, x'00', hash, previous FROM ledger",
        "INSERT INTO ledger SELECT -1, week + 7, entry, release, zeroblob(32), previous FROM ledger",
    ] {
        assert!(connection.execute(sql, []).is_err(), "{sql}");
    }
    drop(connection);
    assert_eq!(place.organisation().read(|tx| tx.ledger()).unwrap(), [entry(0)]);
}

#[test]
fn a_round_reads_back_and_its_key_can_be_destroyed() {
    let place = Place::empty();
    let mut organisation = place.organisation();
    let at = week("2026-W47");
    let row = RoundRow {
        round: Round {
            week: at,
            kind: RoundKind::Live,
            state: RoundState::Open,
            questions: vec!["mood".parse().unwrap(), "touchpoint:chat".parse().unwrap()],
            policy: Policy::new(5).unwrap(),
        },
        head_counts: BTreeMap::from([(Group::parse("P/A").unwrap(), 9)]),
        spool: SpoolId([1; 16]),
        private: Some(Secret::from(vec![5; 32])),
        public: Some(vec![6; 32]),
        manifest: Some(vec![7; 10]),
        manifest_hash: Some(vec![8; 32]),
        cleaned: false,
    };
    organisation.write(|tx| tx.put_round(&row)).unwrap();
    assert_eq!(organisation.read(|tx| tx.round(at)).unwrap().as_ref(), Some(&row));
    organisation
        .write(|tx| {
            tx.set_round_state(at, RoundState::Closed)?;
            tx.forget_round_key(at)?;
            tx.set_round_cleaned(at)
        })
        .unwrap();
    let closed = organisation.read(|tx| tx.rounds()).unwrap().remove(0);
    assert_eq!((closed.round.state, closed.private, closed.cleaned), (RoundState::Closed, None, true));
    assert_eq!(closed.manifest, row.manifest);
    let unknown = organisation.write(|tx| tx.set_round_state(at.plus(1), RoundState::Open));
    assert!(matches!(unknown, Err(StoreError::RowMissing { what: "round" })));
}

#[test]
fn a_window_takes_sums_until_it_ends() {
    let place = Place::empty();
    let mut organisation = place.organisation();
    let period = Period { from: week("2026-W45"), to: week("2026-W48") };
    organisation
        .write(|tx| {
            tx.insert_window(period, &Secret::from(vec![1; 32]), &[2; 32])?;
            tx.put_window_sum(period.from, week("2026-W46"), b"b")?;
            tx.put_window_sum(period.from, week("2026-W45"), b"x")?;
            tx.put_window_sum(period.from, week("2026-W45"), b"a")
        })
        .unwrap();
    let sums = organisation.read(|tx| tx.window_sums(period.from)).unwrap();
    assert_eq!(sums, [(week("2026-W45"), b"a".to_vec()), (week("2026-W46"), b"b".to_vec())]);
    organisation.write(|tx| tx.end_window(period.from, WindowState::Released)).unwrap();
    let ended = organisation.read(|tx| tx.window(period.from)).unwrap().unwrap();
    assert_eq!((ended.state, ended.private, ended.period), (WindowState::Released, None, period));
    assert!(organisation.read(|tx| tx.window_sums(period.from)).unwrap().is_empty());
    let late = organisation.write(|tx| tx.put_window_sum(period.from, week("2026-W47"), b"c"));
    assert!(matches!(late, Err(StoreError::RowMissing { .. })));
}

#[test]
fn teams_keys_plans_readers_and_secrets_read_back() {
    let place = Place::empty();
    let mut organisation = place.organisation();
    let merged = Group::merged([&Group::parse("P/A").unwrap(), &Group::parse("P/B").unwrap()]);
    let team = Group::parse("P/A").unwrap();
    let key = GroupKey {
        group: merged.clone(),
        id: GroupKeyId([4; 16]),
        private: Secret::from(vec![1; 32]),
        public: vec![2; 32],
    };
    let reader = Reader {
        id: ReaderId([5; 16]),
        name: "Veera".into(),
        role: "lead".into(),
        groups: vec![team.clone(), merged.clone()],
        state: ReaderState::Invited,
    };
    organisation
        .write(|tx| {
            tx.insert_team(&team, TeamId([3; 16]))?;
            tx.insert_group_key(&key)?;
            tx.insert_quarter_plan(week("2026-W40"), "{}")?;
            tx.put_reader(&reader)?;
            tx.put_secret("signing", &Secret::from(vec![9; 32]))?;
            tx.put_secret("signing", &Secret::from(vec![8; 32]))
        })
        .unwrap();
    organisation
        .read(|tx| {
            assert_eq!(tx.team(&team)?, Some(TeamId([3; 16])));
            assert_eq!(tx.team_with(TeamId([3; 16]))?, Some(team.clone()));
            assert_eq!(tx.teams()?, [(team.clone(), TeamId([3; 16]))]);
            assert_eq!(tx.group_key(&merged)?, Some(key.clone()));
            assert_eq!(tx.group_keys()?, std::slice::from_ref(&key));
            assert_eq!(tx.quarter_plan(week("2026-W40"))?.as_deref(), Some("{}"));
            assert_eq!(tx.quarter_plans()?.len(), 1);
            assert_eq!(tx.reader(reader.id)?, Some(reader.clone()));
            assert_eq!(tx.readers()?, std::slice::from_ref(&reader));
            assert_eq!(tx.secret("signing")?, Some(Secret::from(vec![8; 32])));
            Ok::<(), StoreError>(())
        })
        .unwrap();
    organisation.write(|tx| tx.forget_secret("signing")).unwrap();
    assert_eq!(organisation.read(|tx| tx.secret("signing")).unwrap(), None);
    assert!(organisation.write(|tx| tx.insert_quarter_plan(week("2026-W40"), "[]")).is_err());
}
