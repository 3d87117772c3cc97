//! Answers kept by an earlier tool: read from a file, sealed in one batch a week, released like others.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use vire_core::answers::Answers;
use vire_core::group::Group;
use vire_core::question::Question;
use vire_core::roster::Roster;
use vire_core::round::{Round, RoundKind, RoundState};
use vire_core::week::Week;
use vire_seal::envelope::OpeningKey;
use vire_seal::random;
use vire_store::organisation::RoundRow;
use vire_store::{Secret, SpoolId, TeamId};

use crate::cohort::plan_quarter;
use crate::desk::Desk;
use crate::fault::{Fault, Outcome};
use crate::mailbox::ReleaserMailbox;
use crate::payload::Payload;
use crate::round::team_id;
use crate::sheet::Sheet;
use crate::watch::{Watch, go_on};

/// One earlier anonymous answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EarlierAnswer {
    /// The week.
    pub week: Week,
    /// The team.
    pub group: Group,
    /// The answers.
    pub answers: Answers,
}

/// Reads `week,group,mood[,other question ids…]`, columns in any order, one answer a row.
///
/// An empty cell is a skipped question; a row without any answer is left out.
///
/// # Errors
/// Refused with the line, column and value of the first thing that is wrong; nothing is taken then.
pub fn read_history(path: &Path) -> Outcome<Vec<EarlierAnswer>> {
    let sheet = Sheet::read(path)?;
    let need = |name: &str| {
        sheet.column(&[name]).ok_or_else(|| Fault::refused("column_missing").with("column", name))
    };
    let (week, group) = (need("week")?, need("group")?);
    need("mood")?;
    let mut questions: BTreeMap<usize, Question> = BTreeMap::new();
    for (at, column) in sheet.columns.iter().enumerate().filter(|(at, _)| *at != week && *at != group) {
        let question: Question =
            column.parse().map_err(|_| Fault::refused("question_unknown").with("value", column))?;
        questions.insert(at, question);
    }
    let mut all = Vec::with_capacity(sheet.rows.len());
    for row in &sheet.rows {
        let wrong = |code: &str, column: &str, value: &str| {
            Fault::refused(code).with("line", row.line).with("column", column).with("value", value)
        };
        let at =
            row.cell(week).parse::<Week>().map_err(|error| wrong(error.code(), "week", row.cell(week)))?;
        let team =
            Group::parse(row.cell(group)).map_err(|error| wrong(error.code(), "group", row.cell(group)))?;
        let mut answers = Answers::default();
        for (&place, question) in &questions {
            let cell = row.cell(place);
            if cell.is_empty() {
                continue;
            }
            let value =
                whole(cell).ok_or_else(|| wrong("answer_out_of_range", &question.to_string(), cell))?;
            answers
                .put(question.clone(), value)
                .map_err(|error| wrong(error.code(), &question.to_string(), cell))?;
        }
        if !answers.is_empty() {
            all.push(EarlierAnswer { week: at, group: team, answers });
        }
    }
    Ok(all)
}

/// Reads a whole number, also written `4.0`, as other tools export it.
fn whole(cell: &str) -> Option<i64> {
    let number: f64 = cell.replace(',', ".").parse().ok()?;
    (number.fract() == 0.0 && number.abs() < 1e6).then_some(number as i64)
}

/// Seals earlier answers to the key of an imported round each, in one batch a week.
///
/// A week that was imported but not closed yet gets the new batch in place of the earlier one.
///
/// # Errors
/// `history_in_future` and `history_not_before_first_round` with the week; `round_closed`;
/// `group_not_a_team` with the group. Nothing is stored then.
pub fn take(desk: &mut Desk, earlier: &[EarlierAnswer], watch: &dyn Watch) -> Outcome<Vec<Week>> {
    let mut weeks: BTreeMap<Week, Vec<&EarlierAnswer>> = BTreeMap::new();
    for answer in earlier {
        weeks.entry(answer.week).or_default().push(answer);
    }
    let roster = desk.roster()?;
    let rows = desk.organisation.read(|read| read.rounds())?;
    let first_live =
        rows.iter().filter(|row| row.round.kind == RoundKind::Live).map(|row| row.round.week).min();
    let head = desk.organisation.read(|read| Ok::<_, Fault>(read.ledger_head()?))?;
    let this = desk.week();
    for (week, answers) in &weeks {
        if first_live.is_some_and(|live| *week >= live) {
            return Err(Fault::refused("history_not_before_first_round").with("week", week));
        }
        // One slip of the pen in a year would keep every live round before that week from opening.
        if *week > this {
            return Err(Fault::refused("history_in_future").with("week", week));
        }
        if head.as_ref().is_some_and(|head| head.week >= *week) {
            return Err(Fault::refused("round_closed").with("week", week));
        }
        if let Some(unknown) = answers.iter().find(|answer| !roster.is_team(&answer.group)) {
            return Err(Fault::refused("group_not_a_team").with("group", &unknown.group).with("week", week));
        }
    }
    let total = u32::try_from(weeks.len()).unwrap_or(u32::MAX);
    let mut prepared = Vec::new();
    for (done, (week, answers)) in (0u32..).zip(&weeks) {
        go_on(watch)?;
        watch.progress("history", done, total);
        prepared.push(prepare(desk, &roster, *week, answers)?);
    }
    // Spools first: a kill in between leaves files that no round names; nobody can open them.
    for (row, sealed) in &mut prepared {
        desk.mailbox.fill(&row.spool.0, std::mem::take(sealed))?;
    }
    desk.organisation.write(|write| {
        for (row, _) in &prepared {
            plan_quarter(write, &roster, row.round.week, row.round.policy)?;
            write.put_round(row)?;
        }
        Ok::<_, Fault>(())
    })?;
    for row in rows.iter().filter(|row| weeks.contains_key(&row.round.week)) {
        desk.mailbox.discard(&row.spool.0)?;
    }
    watch.progress("history", total, total);
    Ok(weeks.into_keys().collect())
}

/// Makes one imported round with its sealed batch.
fn prepare(
    desk: &mut Desk,
    roster: &Roster,
    week: Week,
    answers: &[&EarlierAnswer],
) -> Outcome<(RoundRow, Vec<Vec<u8>>)> {
    let key = OpeningKey::generate().map_err(|error| Fault::internal(error.code()))?;
    let public = key.sealing_key().map_err(|error| Fault::internal(error.code()))?;
    let teams: BTreeMap<Group, TeamId> = desk.organisation.write(|write| {
        let groups: BTreeSet<&Group> = answers.iter().map(|answer| &answer.group).collect();
        groups.into_iter().map(|group| team_id(write, group.clone())).collect::<Outcome<_>>()
    })?;
    let mut questions: BTreeSet<Question> = BTreeSet::from([Question::Mood]);
    let mut sealed = Vec::with_capacity(answers.len());
    for answer in answers {
        questions.extend(answer.answers.iter().map(|(question, _)| question.clone()));
        let Some(team) = teams.get(&answer.group) else { continue };
        let payload =
            Payload { team: team.to_string(), token: String::new(), answers: answer.answers.clone() };
        sealed.push(payload.seal(&desk.id, week, &public)?);
    }
    let row = RoundRow {
        round: Round {
            week,
            kind: RoundKind::Imported,
            state: RoundState::Open,
            questions: questions.into_iter().collect(),
            policy: desk.policy,
        },
        head_counts: roster.head_counts(week),
        spool: SpoolId(random::bytes().map_err(|error| Fault::internal(error.code()))?),
        private: Some(Secret::from(key.to_bytes().as_slice())),
        public: Some(public.to_bytes().to_vec()),
        manifest: None,
        manifest_hash: None,
        cleaned: false,
    };
    Ok((row, sealed))
}
