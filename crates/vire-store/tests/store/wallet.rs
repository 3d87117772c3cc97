use std::cell::Cell;
use std::fs;

use vire_store::wallet::RECORD;
use vire_store::{OuterSeal, StoreError, WalletFile};

use crate::common::{Dice, Place};

/// Stands for a real seal: a counter, then every byte changed by a stream that depends on it.
struct Scrambler(Cell<u64>);

impl OuterSeal for Scrambler {
    fn seal(&self, plain: &[u8]) -> Option<Vec<u8>> {
        self.0.set(self.0.get() + 1);
        let mut sealed = self.0.get().to_le_bytes().to_vec();
        let mut stream = vec![0; plain.len()];
        Dice(self.0.get()).fill(&mut stream);
        sealed.extend(plain.iter().zip(stream).map(|(byte, mask)| byte ^ mask));
        Some(sealed)
    }

    fn open(&self, sealed: &[u8]) -> Option<Vec<u8>> {
        let (head, body) = sealed.split_first_chunk::<8>()?;
        let mut stream = vec![0; body.len()];
        Dice(u64::from_le_bytes(*head)).fill(&mut stream);
        Some(body.iter().zip(stream).map(|(byte, mask)| byte ^ mask).collect())
    }
}

#[test]
fn a_record_takes_the_place_of_a_filler() {
    let place = Place::empty();
    place.workspace.create_dir().unwrap();
    let outer = Scrambler(Cell::new(0));
    let wallets = WalletFile::new(&place.workspace, &outer);
    let mut dice = Dice(1);
    let mut fill = |bytes: &mut [u8]| dice.fill(bytes);
    assert_eq!(wallets.read(&[1; 16]).unwrap(), None);
    wallets.pad_to(4, &mut fill).unwrap();
    let length = fs::metadata(place.workspace.wallets()).unwrap().len();
    for id in 1..=4 {
        wallets.put(&[id; 16], &vec![id; RECORD]).unwrap();
        assert_eq!(fs::metadata(place.workspace.wallets()).unwrap().len(), length);
    }
    wallets.put(&[5; 16], &vec![5; RECORD]).unwrap();
    wallets.put(&[2; 16], &vec![22; RECORD]).unwrap();
    wallets.remove(&[3; 16], &mut fill).unwrap();
    wallets.remove(&[99; 16], &mut fill).unwrap();
    for (id, expect) in [(1, Some(1)), (2, Some(22)), (3, None), (4, Some(4)), (5, Some(5))] {
        assert_eq!(wallets.read(&[id; 16]).unwrap(), expect.map(|byte| vec![byte; RECORD]), "{id}");
    }
    let wrong = wallets.put(&[1; 16], &[1; 9]);
    assert!(matches!(wrong, Err(StoreError::WalletRecordLength { found: 9 })));
}

#[test]
fn every_part_of_the_file_changes_at_each_rewrite() {
    let place = Place::empty();
    place.workspace.create_dir().unwrap();
    let outer = Scrambler(Cell::new(0));
    let wallets = WalletFile::new(&place.workspace, &outer);
    let mut dice = Dice(1);
    wallets.pad_to(8, &mut |bytes| dice.fill(bytes)).unwrap();
    wallets.put(&[1; 16], &vec![1; RECORD]).unwrap();
    let before = fs::read(place.workspace.wallets()).unwrap();
    wallets.put(&[1; 16], &vec![1; RECORD]).unwrap();
    let after = fs::read(place.workspace.wallets()).unwrap();
    assert_eq!(before.len(), after.len());
    assert!(before.chunks(64).zip(after.chunks(64)).all(|(before, after)| before != after));
}

#[test]
fn a_file_that_is_something_else_is_damaged() {
    let place = Place::empty();
    place.workspace.create_dir().unwrap();
    let outer = Scrambler(Cell::new(0));
    let wallets = WalletFile::new(&place.workspace, &outer);
    wallets.put(&[1; 16], &vec![1; RECORD]).unwrap();
    let bytes = fs::read(place.workspace.wallets()).unwrap();
    for altered in [&bytes[..bytes.len() - 1], &bytes[1..], &[]] {
        fs::write(place.workspace.wallets(), altered).unwrap();
        assert!(matches!(wallets.read(&[1; 16]), Err(StoreError::Damaged { .. })));
        assert!(matches!(wallets.put(&[2; 16], &vec![1; RECORD]), Err(StoreError::Damaged { .. })));
        assert_eq!(fs::read(place.workspace.wallets()).unwrap(), altered);
    }
}

#[test]
fn writers_on_many_threads_lose_nothing() {
    let place = Place::empty();
    place.workspace.create_dir().unwrap();
    std::thread::scope(|scope| {
        for thread in 0..6u8 {
            let workspace = &place.workspace;
            scope.spawn(move || {
                let outer = Scrambler(Cell::new(u64::from(thread) << 32));
                for id in 0..4u8 {
                    let id = thread * 16 + id;
                    WalletFile::new(workspace, &outer).put(&[id; 16], &vec![id; RECORD]).unwrap();
                }
            });
        }
    });
    let outer = Scrambler(Cell::new(0));
    let wallets = WalletFile::new(&place.workspace, &outer);
    for thread in 0..6u8 {
        for id in 0..4u8 {
            let id = thread * 16 + id;
            assert_eq!(wallets.read(&[id; 16]).unwrap(), Some(vec![id; RECORD]));
        }
    }
}
