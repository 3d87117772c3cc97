//! A mapping made ready for reading: names are places, texts are tables, nothing is left to find.

use std::collections::{BTreeMap, HashMap, HashSet};

use vire_core::group::Group;
use vire_core::metric::Metric;
use vire_core::question::Touchpoint;

use crate::columns::Header;
use crate::date::{Clock, DateFormat, DateRule, Order, Pattern};
use crate::error::FileError;
use crate::few::Few;
use crate::fold::{fold, fold_bytes};
use crate::mapping::{Mapping, Meaning};
use crate::options::Options;
use crate::record::{Record, trim};
use crate::score::ScoreRule;
use crate::shape::Shape;
use crate::words::Words;

/// Everything that the reading loop needs.
pub(crate) struct Plan {
    pub shape: Shape,
    pub id: Option<usize>,
    pub date: Vec<usize>,
    pub date_rule: DateRule,
    pub clock: Clock,
    pub scores: Vec<ScorePlan>,
    pub touchpoint: Option<usize>,
    pub touchpoint_constant: Option<Touchpoint>,
    pub touchpoints: Words<Touchpoint>,
    pub group: Option<usize>,
    pub groups: Words<Group>,
    pub comment: Option<usize>,
    pub not_response: Vec<NoAnswer>,
}

/// One score of a row.
pub(crate) struct ScorePlan {
    pub column: usize,
    /// What sets the ids of further scores of the same metric apart.
    pub suffix: Option<String>,
    pub meaning: Rules,
}

/// How a score is read.
pub(crate) enum Rules {
    One(ScoreRule),
    /// By the value of another column.
    ByValue {
        column: usize,
        rules: Vec<ScoreRule>,
        /// Places in `rules` by folded value.
        values: HashMap<String, usize>,
        few: Few<Option<usize>>,
    },
}

/// Values that mark a row as no answer.
pub(crate) struct NoAnswer {
    column: usize,
    values: HashSet<String>,
    empty: bool,
    few: Few<bool>,
}

impl NoAnswer {
    /// Tells whether a row is no answer.
    pub fn holds(&self, record: &Record<'_>) -> bool {
        let field = trim(record.field(self.column));
        if field.is_empty() {
            self.empty
        } else {
            self.few.read(field, || self.values.contains(&fold_bytes(field)))
        }
    }
}

impl Rules {
    /// Returns the rule of one row; `None` when its metric is none that Vire knows.
    pub fn of(&self, record: &Record<'_>) -> Option<&ScoreRule> {
        match self {
            Rules::One(rule) => Some(rule),
            Rules::ByValue { column, rules, values, few } => {
                let field = record.field(*column);
                rules.get(few.read(field, || values.get(&fold_bytes(field)).copied())?)
            }
        }
    }
}

/// What the file itself says beside the mapping.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct FileSays {
    /// Whether the workbook counts its days from 1904.
    pub epoch_1904: bool,
    /// How the first field of a line below the table begins.
    pub footer: &'static [&'static str],
    /// Tells whether a line whose first cell is its only one closes the table.
    pub lone_footer: Option<fn(&[u8]) -> bool>,
    /// The column that says when a response was last changed.
    pub updated: Option<usize>,
}

impl Plan {
    /// Compiles a mapping in which everything needed is set.
    pub fn new(
        mapping: &Mapping,
        header: &Header,
        says: FileSays,
        options: &Options<'_>,
    ) -> Result<Self, FileError> {
        let column = |name: &Option<String>| match name.as_deref() {
            None | Some("") => Ok(None),
            Some(name) => header.get(name).map(Some),
        };
        let dates = mapping.date.as_ref().ok_or(FileError::NoDateColumn)?;
        let date: Vec<usize> = dates.names().iter().map(|name| header.get(name)).collect::<Result<_, _>>()?;
        if date.is_empty() {
            return Err(FileError::NoDateColumn);
        }
        let not_response = mapping.not_response.iter().flatten().map(|rule| {
            let values: HashSet<String> = rule.values.iter().map(|value| fold(value)).collect();
            let (column, empty) = (header.get(&rule.column)?, values.contains(""));
            Ok(NoAnswer { column, empty, values, few: Few::default() })
        });
        let touchpoint = column(&mapping.touchpoint)?;
        let group = column(&mapping.group)?;
        for index in [touchpoint, group].into_iter().flatten() {
            if header.is_personal(index) {
                return Err(FileError::ColumnPersonal(header.name(index).to_owned()));
            }
        }
        let touchpoints = Words::of_touchpoints(mapping.touchpoint_map.as_ref(), options);
        let zone = mapping_zone(mapping)?;
        let mut constant = Words::of_touchpoints(None, options);
        Ok(Self {
            shape: header.shape,
            id: column(&mapping.id)?,
            date,
            date_rule: date_rule(mapping, says)?,
            clock: Clock::new(options.zone, zone, options.today),
            scores: scores(mapping, header)?,
            touchpoint,
            touchpoint_constant: constant
                .read(mapping.touchpoint_constant.as_deref().unwrap_or_default().as_bytes())
                .cloned(),
            touchpoints,
            group,
            groups: Words::of_groups(mapping.group_map.as_ref(), options),
            comment: column(&mapping.comment)?,
            not_response: not_response.collect::<Result<_, FileError>>()?,
        })
    }
}

/// Returns the zone that a mapping names.
pub(crate) fn mapping_zone(mapping: &Mapping) -> Result<Option<chrono_tz::Tz>, FileError> {
    let Some(name) = mapping.zone.as_deref().filter(|name| !name.trim().is_empty()) else { return Ok(None) };
    zone_named(name).map(Some).ok_or_else(|| FileError::ZoneUnknown(name.to_owned()))
}

/// Finds an IANA zone by its name, in any case.
pub(crate) fn zone_named(name: &str) -> Option<chrono_tz::Tz> {
    let name = name.trim();
    chrono_tz::TZ_VARIANTS.into_iter().find(|zone| zone.name().eq_ignore_ascii_case(name))
}

fn date_rule(mapping: &Mapping, says: FileSays) -> Result<DateRule, FileError> {
    let format = match mapping.date_format.as_deref() {
        None | Some("any") => DateFormat::Any { order: None },
        Some("iso8601") => DateFormat::Iso,
        Some("epoch_seconds") => DateFormat::Epoch,
        Some("excel") => DateFormat::Serial,
        Some("dmy") => DateFormat::Any { order: Some(Order::Dmy) },
        Some("mdy") => DateFormat::Any { order: Some(Order::Mdy) },
        Some("dmy_turned") => DateFormat::Turned(Order::Dmy),
        Some("mdy_turned") => DateFormat::Turned(Order::Mdy),
        Some("ymd") => DateFormat::Any { order: Some(Order::Ymd) },
        Some(pattern) => DateFormat::Pattern(
            Pattern::new(pattern).ok_or_else(|| FileError::DateFormatInvalid(pattern.to_owned()))?,
        ),
    };
    Ok(DateRule { format, epoch_1904: says.epoch_1904 })
}

fn scores(mapping: &Mapping, header: &Header) -> Result<Vec<ScorePlan>, FileError> {
    let comma = match mapping.decimal.as_deref() {
        None | Some(",") => true,
        Some(".") => false,
        Some(_) => return Err(FileError::MappingInvalid("decimal")),
    };
    // What is said of no score alone is said of each that does not say it itself.
    let rule = |meaning: &Meaning| {
        let own = Meaning {
            allowed: meaning.allowed.clone().or_else(|| mapping.allowed.clone()),
            positive: meaning.positive.clone().or_else(|| mapping.positive.clone()),
            labels: meaning.labels.clone().or_else(|| mapping.labels.clone()),
            ..meaning.clone()
        };
        ScoreRule::new(&own, comma)
    };
    if let Some(several) = &mapping.scores {
        let mut seen: BTreeMap<Metric, usize> = BTreeMap::new();
        let plans = several.iter().map(|one| {
            let nth = seen.entry(one.meaning.metric).or_default();
            *nth += 1;
            let suffix = (*nth > 1).then(|| format!("#{}", one.column));
            let meaning = Rules::One(rule(&one.meaning)?);
            Ok(ScorePlan { column: header.get(&one.column)?, suffix, meaning })
        });
        let plans: Vec<ScorePlan> = plans.collect::<Result<_, FileError>>()?;
        return if plans.is_empty() { Err(FileError::NoScoreColumn) } else { Ok(plans) };
    }
    let column = header.get(mapping.score.as_deref().ok_or(FileError::NoScoreColumn)?)?;
    let meaning = match (&mapping.metric_column, &mapping.metric_by_value) {
        (Some(metric_column), Some(by_value)) if !metric_column.is_empty() => {
            let rules = by_value.values().map(rule);
            Rules::ByValue {
                column: header.get(metric_column)?,
                rules: rules.collect::<Result<_, FileError>>()?,
                values: by_value.keys().enumerate().map(|(at, value)| (fold(value), at)).collect(),
                few: Few::default(),
            }
        }
        _ => {
            let metric = mapping.metric.ok_or(FileError::MappingInvalid("metric"))?;
            let meaning = Meaning {
                metric,
                scale: mapping.scale,
                allowed: mapping.allowed.clone(),
                positive: mapping.positive.clone(),
                labels: mapping.labels.clone(),
            };
            Rules::One(ScoreRule::new(&meaning, comma)?)
        }
    };
    Ok(vec![ScorePlan { column, suffix: None, meaning }])
}
