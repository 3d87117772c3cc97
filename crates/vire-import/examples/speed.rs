//! Measures reading; not part of the tests.
#![allow(clippy::unwrap_used, clippy::print_stdout, clippy::indexing_slicing)]
use std::collections::BTreeMap;
use std::ops::ControlFlow;
fn main() {
    let path = std::env::args().nth(1).unwrap();
    let mapping: vire_import::Mapping = serde_json::from_str(&std::env::args().nth(2).unwrap()).unwrap();
    let options = vire_import::Options::new("2026-11-23".parse().unwrap(), chrono_tz::Europe::Helsinki);
    for _ in 0..3 {
        let start = std::time::Instant::now();
        let mut file = std::fs::File::open(&path).unwrap();
        let mut sum = 0_i64;
        let report = vire_import::read(&mut file, &mapping, &BTreeMap::new(), &options, &mut |batch| {
            for row in batch.iter() {
                sum += row.score;
            }
            ControlFlow::Continue(())
        })
        .unwrap();
        let took = start.elapsed().as_secs_f64();
        let size = std::fs::metadata(&path).unwrap().len() as f64 / 1e6;
        println!(
            "{} rows, {:.3} s, {:.0} MB/s, {:?} {sum}",
            report.counts.accepted,
            took,
            size / took,
            report.counts.errors
        );
    }
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    println!("{}", status.lines().find(|l| l.starts_with("VmHWM")).unwrap());
}
