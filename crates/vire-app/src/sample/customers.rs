//! The invented customers: three metrics in five touchpoints, following some teams by three weeks.

use chrono::Days;
use vire_core::customer::{CustomerResponse, Said};
use vire_core::group::Group;
use vire_core::metric::Metric;
use vire_core::question::Touchpoint;
use vire_core::week::Week;

use super::{SampleSize, Weather, weather};

/// How many weeks customers follow the people who serve them.
const LAG_WEEKS: i32 = 3;

/// Touchpoint, team, metrics, responses a week, and how much of the team's level customers feel.
const SERVED: [(&str, &str, &[Metric], u32, f64); 8] = [
    ("phone", "Asiakaspalvelu/Puhelintuki", &[Metric::Nps, Metric::Ces], 30, 0.9),
    ("chat", "Asiakaspalvelu/Chat", &[Metric::Csat, Metric::Nps], 22, 0.9),
    ("email", "Asiakaspalvelu/Sähköposti", &[Metric::Csat, Metric::Ces], 16, 0.8),
    ("onsite", "Myymälät/Helsinki", &[Metric::Nps], 18, 0.7),
    ("onsite", "Myymälät/Tampere", &[Metric::Nps], 14, 0.7),
    ("onsite", "Myymälät/Turku", &[Metric::Nps], 12, 0.0),
    ("web", "Myymälät/Verkkokauppa", &[Metric::Csat], 20, 0.0),
    ("web", "Tuki/Logistiikka", &[Metric::Ces], 10, 0.0),
];

/// Invents the customer responses of every week, in order of time.
pub fn customer_responses(size: SampleSize, weather: &Weather, weeks: &[Week]) -> Vec<CustomerResponse> {
    let mut rng = size.stream(4);
    let mut all = Vec::new();
    for &week in weeks {
        for (touchpoint, team, metrics, responses, felt) in SERVED {
            let Ok(group) = Group::parse(team) else { continue };
            let base = 3.7;
            let level = base + felt * (weather.level(&group, week.plus(-LAG_WEEKS)) - base);
            for &metric in metrics {
                for _ in 0..responses {
                    let feeling = level + 1.1 * weather::normal(&mut rng);
                    let (score, good, bad) = scored(metric, feeling);
                    let day = (weather::uniform(&mut rng) * 7.0) as u64;
                    let date = week.monday().checked_add_days(Days::new(day)).unwrap_or(week.monday());
                    // Between 8 and 18 o'clock, UTC.
                    let second = 28_800 + (weather::uniform(&mut rng) * 36_000.0) as i64;
                    let midnight = date.and_hms_opt(0, 0, 0).map_or(0, |at| at.and_utc().timestamp());
                    all.push(CustomerResponse {
                        id: None,
                        instant: midnight + second,
                        updated: None,
                        said: Said::default(),
                        date,
                        week,
                        metric,
                        score: score * 1000,
                        written: None,
                        good,
                        bad,
                        touchpoint: Some(Touchpoint::new(touchpoint)),
                        group: Some(group.clone()),
                        comment: None,
                    });
                }
            }
        }
    }
    all.sort_by_key(|response| response.instant);
    all
}

fn scored(metric: Metric, feeling: f64) -> (i64, bool, bool) {
    match metric {
        Metric::Nps => {
            let score = ((feeling - 1.0) * 2.75).round().clamp(0.0, 10.0) as i64;
            (score, score >= 9, score <= 6)
        }
        Metric::Csat => {
            let score = feeling.round().clamp(1.0, 5.0) as i64;
            (score, score >= 4, score < 4)
        }
        Metric::Ces => (((feeling - 1.0) * 1.5 + 1.0).round().clamp(1.0, 7.0) as i64, false, false),
        Metric::Expectation => {
            let score = ((feeling - 3.0) / 1.5).round().clamp(-1.0, 1.0) as i64;
            (score, score > 0, score < 0)
        }
    }
}
