// What the invented figures say together: the same answers every time, so that screens can be looked at.

import { type Backend, Fault, type HowView, type LinkView, type TrendView } from '../backend';
import type { World } from './world';

const DRIVERS = [
  'tools',
  'meaning',
  'competence',
  'processes',
  'belonging',
  'teamwork',
  'voice',
  'recognition',
  'workload',
  'customer_encounters',
  'direction',
];

function how(method: string, world: World, more: Partial<HowView> = {}): HowView {
  const weeks = world.released();
  return {
    method,
    from: weeks[0] ?? null,
    to: weeks.at(-1) ?? null,
    weeks: weeks.length,
    groups: ['Asiakaspalvelu/Chat', 'Asiakaspalvelu/Puhelintuki'],
    n_bands: ['5-9', '20-49'],
    comparisons: null,
    seed: null,
    sources: ['releases'],
    ...more,
  };
}

/** Answers what Trends and Together ask of the analysis. */
export function insight(world: World) {
  const hr = async () => {
    await world.pause();
    if (!world.hr) throw new Fault('locked');
  };
  return {
    async link({ metric }, onProgress) {
      onProgress({ step: 'link', done: 0, total: 1 });
      await hr();
      const weeks = world.released().length;
      const base: LinkView = {
        verdict: 'employees_lead',
        power_percent: 62,
        power_at_most: false,
        best_lag: 3,
        lag_from: 2,
        lag_to: 4,
        correlation: 0.31,
        lo: 0.18,
        hi: 0.43,
        slope: 0.8,
        p_family: 0.003,
        weeks,
        groups: 9,
        missing: null,
        how: how('lead_lag', world, {
          comparisons: 1999,
          seed: '20260105',
          sources: ['releases', 'imports'],
        }),
      };
      const nothing = { best_lag: null, lag_from: null, lag_to: null, correlation: null, slope: null };
      if (weeks < 26) {
        const missing = { what: 'calendar_weeks', needed: 26, have: weeks };
        return { ...base, ...nothing, verdict: 'not_enough_data', power_percent: 11, missing };
      }
      return metric === 'nps' ? base : { ...base, ...nothing, verdict: 'no_link_seen', p_family: 0.41 };
    },
    async severalLinks(_request, onProgress) {
      onProgress({ step: 'several', done: 0, total: 12 });
      await hr();
      const none = { best_lag: null, correlation: null, lo: null, hi: null };
      return {
        pairs: ['mood', ...DRIVERS].map((measure) =>
          measure === 'mood'
            ? {
                measure,
                verdict: 'employees_lead',
                best_lag: 3,
                correlation: 0.31,
                lo: 0.18,
                hi: 0.43,
                p_family: 0.02,
              }
            : { measure, verdict: 'no_link_seen', p_family: 0.6, ...none },
        ),
        tested: 12,
        missing: null,
        how: how('several', world, {
          comparisons: 1999,
          seed: '20260105',
          sources: ['releases', 'imports'],
        }),
      };
    },
    async trendInsight(_group, _measure) {
      await world.pause();
      if (!world.hr && !world.reader) throw new Fault('locked');
      const weeks = world.released();
      const enough = weeks.length >= 20;
      const view: TrendView = {
        direction: enough
          ? {
              direction: 'down',
              per_month: -0.11,
              lo: -0.19,
              hi: -0.03,
              p: 0.01,
              tentative: false,
              weeks: 40,
            }
          : null,
        direction_missing: enough ? null : { what: 'observed_weeks', needed: 20, have: weeks.length },
        level: enough ? weeks.map((week) => ({ week, level: 3.7, lo: 3.5, hi: 3.9 })) : [],
        level_missing: enough ? null : { what: 'observed_weeks', needed: 12, have: weeks.length },
        flags: enough ? [{ week: weeks.at(-8) ?? '2026-W40', kind: 'spike', up: false }] : [],
        normal: enough ? true : null,
        false_flags_from: 0.9,
        false_flags_to: 1.8,
        how: how('trend', world),
      };
      return view;
    },
    async drivers(onProgress) {
      onProgress({ step: 'drivers', done: 0, total: 2 });
      await hr();
      const divided = world.released().length >= 26;
      return {
        drivers: DRIVERS.map((driver, at) => ({
          driver,
          share_from: divided ? 2 : null,
          share_to: divided ? 28 - at : null,
          top: divided && at < 4,
          same_week: divided ? 0.35 : null,
          next_lo: divided ? -0.1 : null,
          next_hi: divided ? 0.3 : null,
          next_clear: divided && at === 0,
        })),
        explained: divided ? 41 : null,
        pairs: divided ? 66 : 0,
        pairs_needed: 66,
        half_from: divided ? '2026-W01' : null,
        half_to: divided ? '2026-W26' : null,
        missing: divided ? null : { what: 'half_years', needed: 1, have: 0 },
        next_missing: divided ? null : { what: 'rows', needed: 60, have: 12 },
        how: how('drivers', world, { sources: divided ? ['correlations', 'releases'] : ['releases'] }),
      };
    },
  } satisfies Partial<Backend>;
}
