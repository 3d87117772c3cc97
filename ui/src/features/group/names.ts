// Names of groups, measures and what belongs to them, in words.

import { firstOf, t } from '../../i18n';

/** Returns the short name of a group: the last name of its path, of each of merged paths. */
export function groupName(path: string): string {
  if (path === '') return t('group-all');
  return path
    .split(' + ')
    .map((part) => part.split('/').at(-1) ?? part)
    .join(' + ');
}

/** Returns the name of a touchpoint; an organisation's own keeps the name it has. */
export function touchpointName(id: string): string {
  return firstOf([`touchpoint-${id}`], {}) === `touchpoint-${id}` ? id : t(`touchpoint-${id}`);
}

/** Returns the name of a measure. */
export function measureName(id: string): string {
  const [kind, touchpoint] = id.split(':');
  if (touchpoint) return t('measure-touchpoint', { touchpoint: touchpointName(touchpoint) });
  return t(`measure-${kind}`);
}

/** Returns the name of a customer metric. */
export function metricName(id: string): string {
  return t(`metric-${id}`);
}

/** Returns why a figure is withheld. */
export function reasonText(code: string): string {
  return t(`reason-${code}`);
}
