// Experiments: what HR plans, what a lead proposes, what everybody reads.

import {
  type Backend,
  type ExperimentDetail,
  type ExperimentDraft,
  type ExperimentResult,
  Fault,
} from '../backend';
import { tree, weekAfter } from './organisation';
import { MONDAY, type World } from './world';

const NEXT: Record<string, string[]> = {
  idea: ['planned', 'dropped'],
  planned: ['running', 'idea', 'dropped'],
  running: ['measured', 'planned', 'dropped'],
  measured: ['adopted', 'dropped', 'running'],
  adopted: ['measured'],
  dropped: ['measured'],
};

function resultOf(why: string | null): ExperimentResult {
  return {
    verdict: why ? 'cannot_tell' : 'better',
    decimals: 2,
    effect: why ? null : 0.48,
    lo: why ? null : 0.09,
    hi: why ? null : 0.88,
    p: why ? null : 0.0204,
    as_large: why ? null : 7,
    make_believe: why ? null : 326,
    difference: 0.48,
    weeks_before: 54,
    weeks_after: why ? 2 : 24,
    needed_before: 8,
    needed_after: 4,
    why,
    slope_seen: true,
    from: '2025-W22',
    to: '2026-W46',
    n_bands: ['10-19'],
    seed: '20260105',
    ledger: 'ab'.repeat(32),
  };
}

/** Answers what Experiments asks, and what the check-in tells of them. */
export function experiments(world: World) {
  const all = new Map<string, ExperimentDetail>();
  let made = 0;

  function keep(draft: ExperimentDraft, state: string): ExperimentDetail {
    made += draft.id ? 0 : 1;
    const id = draft.id ?? `experiment-${made}`;
    const { idea, title, teams, measure, from, to } = draft;
    const over = state === 'measured' || state === 'adopted';
    const result = from ? resultOf(over ? null : 'few_weeks_after') : null;
    const one: ExperimentDetail = {
      row: {
        ...{ id, idea, title, state, teams, measure, from, to },
        verdict: over ? 'better' : null,
        open: state === 'idea' || state === 'planned',
        next: NEXT[state] ?? [],
      },
      hypothesis: draft.hypothesis,
      comparison: draft.comparison,
      notes: all.get(id)?.notes ?? '',
      decision: all.get(id)?.decision ?? '',
      result,
    };
    all.set(id, one);
    return one;
  }

  function find(id: string): ExperimentDetail {
    const one = all.get(id);
    if (!one) throw new Fault('experiment_unknown');
    return one;
  }

  function draftOf({ row, hypothesis, comparison }: ExperimentDetail): ExperimentDraft {
    const { id, idea, title, teams, measure, from, to } = row;
    return { id, idea, title, teams, measure, from, to, hypothesis, comparison };
  }

  const weekly = () =>
    tree()
      .filter((row) => row.depth === 2 && row.shown === 'weekly' && !row.shown_as)
      .map((row) => row.group);

  if (world.place === 'sample') {
    const one = keep(
      {
        id: null,
        idea: null,
        title: 'Hiljaiset aamut',
        hypothesis: 'Ei kokouksia ennen kymmentä.',
        teams: ['Myymälät/Helsinki'],
        measure: 'mood',
        comparison: ['Asiakaspalvelu/Chat', 'Tuki/Logistiikka'],
        from: '2026-W23',
        to: '2026-W46',
      },
      'adopted',
    );
    one.decision = 'Jatkamme hiljaisia aamuja.';
  }

  async function list() {
    await world.pause();
    if (!world.hr && !world.reader) throw new Fault('locked');
    const rows = [...all.values()].map(({ row }) => (world.hr ? row : { ...row, open: false, next: [] }));
    return {
      rows: world.hr ? rows : rows.filter(({ state }) => state !== 'idea'),
      choices: world.hr
        ? {
            teams: weekly(),
            measures: ['mood', 'voice', 'customers:nps'],
            weeks: [...world.released(), MONDAY, weekAfter(MONDAY, 1), weekAfter(MONDAY, 2)],
            week: MONDAY,
          }
        : null,
      own_groups: world.hr ? [] : (world.reader?.groups ?? []),
    };
  }

  return {
    experiments: list,
    async experiment(id) {
      await world.pause();
      const one = find(id);
      return world.hr ? one : { ...one, row: { ...one.row, open: false, next: [] }, notes: '', result: null };
    },
    async planExperiment(draft) {
      await world.pause();
      return {
        proposed: weekly()
          .filter((team) => !draft.teams.includes(team))
          .slice(0, 3),
        weeks_before: world.released().filter((week) => week < (draft.from ?? '')).length,
        needed_before: 8,
        needed_after: 4,
        result_from: draft.from ? weekAfter(draft.from, 4) : null,
      };
    },
    async saveExperiment(draft) {
      await world.pause();
      if (draft.title === '') throw new Fault('experiment_needs_title');
      return world.hr ? keep(draft, draft.id ? find(draft.id).row.state : 'idea') : null;
    },
    async moveExperiment(id, state) {
      await world.pause();
      const one = find(id);
      if (!one.row.next.includes(state))
        throw new Fault('experiment_step', { from: one.row.state, to: state });
      if (state === 'planned' && one.row.teams.length === 0) throw new Fault('experiment_needs_teams');
      return keep(draftOf(one), state);
    },
    async noteExperiment(id, notes, decision) {
      await world.pause();
      const one = { ...find(id), notes, decision };
      all.set(id, one);
      return one;
    },
    async discardExperiment(id) {
      find(id);
      all.delete(id);
      return list();
    },
    async drawOrder(teams) {
      return [...teams].reverse();
    },
    async verdicts() {
      await world.pause();
      return [...all.values()]
        .filter(({ row }) => row.state !== 'idea')
        .map(({ row, decision, result }) => ({
          ...row,
          effect: row.verdict ? (result?.effect ?? null) : null,
          lo: row.verdict ? (result?.lo ?? null) : null,
          hi: row.verdict ? (result?.hi ?? null) : null,
          decimals: 2,
          decision,
        }));
    },
    async meetingPage(from, to, language) {
      await world.pause();
      return `<!doctype html><html lang="${language}"><title>Vire</title><body><h1>${from}–${to}</h1></body></html>`;
    },
    async saveMeeting(from, to, format, _language) {
      return world.save(`vire-${from}-${to}.${format}`);
    },
  } satisfies Partial<Backend>;
}
