// Verdicts and what is missing, in sentences.

import type { LinkView, MissingView } from '../../backend/backend';
import { decimal, number, t, words } from '../../i18n';

/** Returns the verdict in one plain sentence. */
export function verdictText(link: LinkView): string {
  return t(`link-${link.verdict}`, { weeks: Math.abs(link.best_lag ?? 0) });
}

/** Returns how often a real link would be found in organisations like this one. */
export function powerText(link: LinkView): string {
  const found = Math.round(link.power_percent / 10);
  if (found < 1) return t('link-power-hardly');
  if (found >= 10) return t('link-power-nearly-all');
  return t(link.power_at_most ? 'link-power-at-most' : 'link-power', { found });
}

/** Returns what is missing before there is an answer. */
export function missingText(missing: MissingView): string {
  const needed = Math.max(1, missing.needed - missing.have);
  const args = { needed: missing.needed, have: missing.have, more: needed };
  return words(`missing-${missing.what}`, args) ?? t('missing-other');
}

/** Returns a correlation with its interval. */
export function correlationText(r: number, lo: number, hi: number): string {
  return t('link-effect', { r: decimal(r, 2), lo: decimal(lo, 2), hi: decimal(hi, 2) });
}

/** Returns a movement with no more digits than it can bear. */
export function movement(size: number): string {
  const value = Math.abs(size);
  return value >= 10 ? number(value) : value >= 0.05 ? decimal(value, 1) : decimal(value, 2);
}
