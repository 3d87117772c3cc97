// Reading and changing a proposed mapping. Its form is the one that scripts use too; what is not
// changed here is handed back untouched.

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

/** Returns the mapping with another column. */
export function withColumn(mapping: Mapping, field: ColumnField, option: string): Mapping {
  if (option === '') return { ...mapping, [field]: null };
  return { ...mapping, [field]: option.startsWith('[') ? JSON.parse(option) : option };
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

/** Returns the mapping with another scale. */
export function withScale(mapping: Mapping, option: string): Mapping {
  return { ...mapping, scale: option === '' ? null : option.split(',').map(Number) };
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

/** Whether so much is wrong that somebody should look again before importing. */
export function hasManyErrors(preview: { records: number; errors: Record<string, number> }): boolean {
  return preview.records > 0 && sum(preview.errors) > 0.2 * preview.records;
}
