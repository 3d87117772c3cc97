// Weeks ahead, for something that is due.

import { mondayOf } from '../../i18n';

const DAY_MS = 86_400_000;

/** Lists `count` weeks such as `2026-W47`, the first of which is `week`; none when it is no week. */
export function weeksFrom(week: string, count: number): string[] {
  const monday = mondayOf(week);
  if (!monday) return [];
  return Array.from({ length: count }, (_, at) => {
    // The Thursday of a week is in the week's own year.
    const thursday = new Date(monday.getTime() + (at * 7 + 3) * DAY_MS);
    const year = thursday.getUTCFullYear();
    const number = Math.floor((thursday.getTime() - Date.UTC(year, 0, 1)) / (7 * DAY_MS)) + 1;
    return `${year}-W${String(number).padStart(2, '0')}`;
  });
}
