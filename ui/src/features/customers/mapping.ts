// Reading a proposed mapping and what a person said about it. The form is the one that scripts use too;
// only what a person said goes back, so that the rest is detected anew.

import type { FilePreview, Mapping } from '../../backend/backend';

/** The columns that a person can choose. */
export const COLUMN_FIELDS = ['date', 'score', 'id', 'touchpoint', 'group', 'comment'] as const;

export type ColumnField = (typeof COLUMN_FIELDS)[number];

export const METRICS = ['nps', 'csat', 'ces', 'expectation'] as const;

const SCALES: [number, number][] = [
  [0, 10],
  [1, 5],
  [1, 7],
  [1, 4],
  [0, 2],
  [-1, 1],
];

/** Whether the file holds several metrics, so that one score and scale for all make no sense. */
export function holdsSeveral(mapping: Mapping): boolean {
  return Boolean(mapping.metric_by_value ?? mapping.scores ?? mapping.metric_column);
}

/** Returns what a column select shows: the column, two columns, or nothing. */
export function columnValue(mapping: Mapping, field: ColumnField): string {
  const value = mapping[field];
  if (value === null || value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** Lists the columns to choose from; a date in two columns stays as it was proposed. */
export function columnOptions(preview: FilePreview, mapping: Mapping, field: ColumnField): string[] {
  const value = columnValue(mapping, field);
  return value.startsWith('[') ? [value, ...preview.columns] : preview.columns;
}

/** Writes a column option for people. */
export function columnLabel(option: string): string {
  if (!option.startsWith('[')) return option;
  try {
    return (JSON.parse(option) as string[]).join(' + ');
  } catch {
    return option;
  }
}

/** The columns without which nothing can be imported; the others may be left out. */
const NEEDED: readonly ColumnField[] = ['date', 'score'];

/** Returns what is said, with another column; an empty text means that there is none. */
export function withColumn(said: Mapping, field: ColumnField, option: string): Mapping {
  if (option === '') return { ...said, [field]: NEEDED.includes(field) ? null : '' };
  return { ...said, [field]: option.startsWith('[') ? JSON.parse(option) : option };
}

/** Whether something needed was taken away, so that there is nothing to look at before it is chosen. */
export function isOpen(said: Mapping): boolean {
  return Object.values(said).includes(null);
}

/** Returns what a mapping says about words of a column. */
export function valueMap(mapping: Mapping, field: 'touchpoint_map' | 'group_map'): Record<string, string> {
  return (mapping[field] as Record<string, string> | null | undefined) ?? {};
}

/** Returns what is said, with another meaning for a word; an empty one means that nobody said. */
export function withValue(
  said: Mapping,
  proposed: Mapping,
  field: 'touchpoint_map' | 'group_map',
  word: string,
  meaning: string,
): Mapping {
  const map = { ...valueMap(proposed, field), ...valueMap(said, field) };
  if (meaning === '') delete map[word];
  else map[word] = meaning;
  return { ...said, [field]: map };
}

/** Lists columns that are read for nothing and so are not stored. */
export function unusedColumns(preview: FilePreview, mapping: Mapping): string[] {
  const said = JSON.stringify(mapping);
  return preview.columns.filter((column) => !said.includes(JSON.stringify(column)));
}

const DAY = /^\s*(\d{1,2})([/.-])(\d{1,2})\2(\d{4})/;

/** Finds a date of the file that can be read both ways, and writes it both ways. */
export function ambiguousDay(preview: FilePreview): { value: string; dmy: string; mdy: string } | null {
  // Of a date and its time in two columns the first holds the date.
  const date = preview.mapping.date;
  const column = preview.columns.indexOf(String(Array.isArray(date) ? date[0] : (date ?? '')));
  for (const row of column < 0 ? [] : preview.sample) {
    const read = DAY.exec(row[column] ?? '');
    const [first, second, year] = [Number(read?.[1]), Number(read?.[3]), read?.[4]];
    if (!read || !year || first === second || first > 12 || second > 12) continue;
    const day = (of: number, month: number) =>
      `${year}-${String(month).padStart(2, '0')}-${String(of).padStart(2, '0')}`;
    return { value: read[0].trim(), dmy: day(first, second), mdy: day(second, first) };
  }
  return null;
}

/** Returns what the scale select shows, such as `1,5`. */
export function scaleValue(mapping: Mapping): string {
  return Array.isArray(mapping.scale) ? mapping.scale.join(',') : '';
}

/** Lists the scales to choose from. */
export function scaleOptions(mapping: Mapping): string[] {
  const known = SCALES.map((scale) => scale.join(','));
  const value = scaleValue(mapping);
  return value === '' || known.includes(value) ? known : [value, ...known];
}

/** Returns what is said, with another scale. */
export function withScale(said: Mapping, option: string): Mapping {
  return { ...said, scale: option === '' ? null : option.split(',').map(Number) };
}

/** Whether everything is known that an import needs. */
export function isComplete(mapping: Mapping): boolean {
  if (!mapping.date) return false;
  if (holdsSeveral(mapping)) return true;
  return Boolean(mapping.score && mapping.metric && (mapping.scale || mapping.labels || mapping.allowed));
}

/** Adds up counts by code. */
export function sum(counts: Record<string, number>): number {
  return Object.values(counts).reduce((all, one) => all + one, 0);
}
