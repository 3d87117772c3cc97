// Weeks, dates and numbers, written the way people write them here.

import { language, t } from './words.svelte';

const WEEK = /^(\d{4})-W(\d{2})$/;

/** Writes a week such as `2026-W47` without its year. */
export function weekShort(week: string): string {
  const read = WEEK.exec(week);
  return read ? plain(t('week-short', { week: String(Number(read[2])) })) : week;
}

/** Writes a week such as `2026-W47` with its year. */
export function weekFull(week: string): string {
  const read = WEEK.exec(week);
  return read ? plain(t('week-full', { week: String(Number(read[2])), year: read[1] ?? '' })) : week;
}

/** Takes plain spaces: weeks are part of the names by which buttons are called and found. */
function plain(text: string): string {
  return text.replaceAll('\u00a0', ' ');
}

/** Returns the Monday of a week as an instant at midnight UTC. */
export function mondayOf(week: string): Date | null {
  const read = WEEK.exec(week);
  if (!read) return null;
  const year = Number(read[1]);
  const fourth = new Date(Date.UTC(year, 0, 4));
  const weekday = (fourth.getUTCDay() + 6) % 7;
  return new Date(Date.UTC(year, 0, 4 - weekday + (Number(read[2]) - 1) * 7));
}

/** Writes a day such as `2026-11-22` with its weekday. */
export function dayLong(day: string): string {
  return written(day, { weekday: 'long', day: 'numeric', month: 'long' });
}

/** Writes a day such as `2026-11-22` with its year. */
export function dayFull(day: string): string {
  return written(day, { day: 'numeric', month: 'long', year: 'numeric' });
}

function written(day: string, options: Intl.DateTimeFormatOptions): string {
  const at = new Date(`${day.slice(0, 10)}T00:00:00Z`);
  if (Number.isNaN(at.getTime())) return day;
  const tag = language() === 'en' ? 'en-GB' : language();
  return new Intl.DateTimeFormat(tag, { ...options, timeZone: 'UTC' }).format(at);
}

/** Writes a number with at most so many decimals. */
export function number(value: number, decimals = 0): string {
  return new Intl.NumberFormat(language(), { maximumFractionDigits: decimals }).format(value);
}

/** Writes a number with exactly so many decimals. */
export function decimal(value: number, decimals: number): string {
  return new Intl.NumberFormat(language(), {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  }).format(value);
}
