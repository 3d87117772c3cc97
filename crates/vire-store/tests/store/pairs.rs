//! Sums of pairs: added up in one place, gone from every page with their half-year.

use vire_core::answers::Answers;
use vire_core::disclosure::{PairSums, TeamPairs};
use vire_core::week::Week;

use crate::common::{HR, Place, find, image};

/// Sums whose text can be found again.
fn sums(sheets: u32) -> PairSums {
    let mut pairs = TeamPairs::default();
    for at in 0..sheets {
        let mut answers = Answers::default();
        answers.put("mood".parse().unwrap(), i64::from(1 + at % 5)).unwrap();
        answers.put("voice".parse().unwrap(), i64::from(1 + (at / 3) % 5)).unwrap();
        pairs.count(&answers);
    }
    let mut sums = PairSums::default();
    sums.add_week([&pairs]);
    sums
}

#[test]
fn a_week_is_overwritten_by_the_next_and_all_end_with_the_half_year() {
    let place = Place::empty();
    let week = |text: &str| text.parse::<Week>().unwrap();
    let (first, second) = (week("2026-W01"), week("2026-W27"));
    let mut organisation = place.organisation();
    let text = |sums: &PairSums| serde_json::to_vec(sums).unwrap();
    let held = |sums: &PairSums| find(&image(&place.workspace.organisation(), HR), &text(sums)).is_some();

    assert_eq!(organisation.read(|read| read.pair_sums(first)).unwrap(), PairSums::default());
    organisation.write(|write| write.put_pair_sums(first, &sums(37))).unwrap();
    assert!(held(&sums(37)));
    organisation.write(|write| write.put_pair_sums(first, &sums(71))).unwrap();
    assert!(held(&sums(71)) && !held(&sums(37)), "the week before cannot be told from both");
    assert_eq!(organisation.read(|read| read.pair_sums(first)).unwrap(), sums(71));

    organisation.write(|write| write.put_pair_sums(second, &sums(23))).unwrap();
    assert_eq!(organisation.read(|read| read.pair_sum_weeks()).unwrap(), [first, second]);
    organisation.write(|write| write.end_pair_sums(first)).unwrap();
    assert_eq!(organisation.read(|read| read.pair_sum_weeks()).unwrap(), [second]);
    assert!(!held(&sums(71)) && held(&sums(23)));
}
