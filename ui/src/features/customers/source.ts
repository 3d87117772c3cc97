// Where a file comes from, as people call it.

import { words } from '../../i18n';

/** Returns the name of a tool. */
export function toolName(tool: string): string {
  return words(`tool-${tool}`) ?? tool;
}

/** Returns the name of a source; of a file that nobody named and no tool made, nothing. */
export function sourceName(source: string): string {
  const [first = '', rest] = source.split(':');
  if (first.startsWith('header-')) return '';
  return rest?.startsWith('header-') || rest === undefined ? toolName(first) : source;
}
