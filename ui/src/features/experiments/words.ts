// What an experiment's teams, measure and verdict are called.

import { decimal, t } from '../../i18n';
import { groupName, measureName, metricName } from '../group/names';

const CUSTOMERS = 'customers:';

/** Returns the name of what an experiment is measured by. */
export function yardstickName(id: string): string {
  return id.startsWith(CUSTOMERS) ? metricName(id.slice(CUSTOMERS.length)) : measureName(id);
}

/** Returns the short names of teams, in one line. */
export function teamNames(teams: string[]): string {
  return teams.map(groupName).join(', ');
}

interface Told {
  verdict: string;
  measure: string;
  effect: number | null;
  decimals: number;
}

/** Says a verdict in one sentence. */
export function verdictSentence({ verdict, measure, effect, decimals }: Told): string {
  return t(`verdict-sentence-${verdict}`, {
    measure: yardstickName(measure),
    effect: decimal(Math.abs(effect ?? 0), decimals),
  });
}

/** Writes a difference with its sign. */
export function signed(value: number, decimals: number): string {
  return `${value > 0 ? '+' : ''}${decimal(value, decimals)}`;
}

/** Writes a share of make-believe experiments: whole percents, never 0 for some. */
export function sharePercent(large: number, all: number): string {
  const percent = all === 0 ? 0 : (100 * large) / all;
  return percent > 0 && percent < 1 ? '< 1' : String(Math.round(percent));
}
