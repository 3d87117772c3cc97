// What may be looked at, and the charts of it.

import { type Backend, Fault } from '../backend';
import { drawInvented } from './charts';
import { tree } from './organisation';
import type { World } from './world';

/** Answers what Trends and Together ask. */
export function figures(world: World) {
  return {
    async trendChoices() {
      await world.pause();
      if (!world.hr && !world.reader) throw new Fault('locked');
      const allowed = world.hr ? null : (world.reader?.groups ?? []);
      const weeks = world.released();
      return {
        groups: tree()
          .filter(
            (row) => row.group === '' || !allowed || allowed.some((group) => row.group.startsWith(group)),
          )
          .map(({ group, name, depth, shown, shown_as }) => ({
            group,
            name,
            depth,
            shown_as,
            shown: shown === 'weekly',
          })),
        measures:
          weeks.length === 0 ? [] : ['mood', 'tools', 'voice', 'workload', 'recommendation', 'participation'],
        weeks,
        metrics: world.imports.length > 0 ? ['nps', 'csat', 'ces'] : [],
        // Touchpoints are HR's.
        touchpoints: world.hr && world.imports.length > 0 ? ['phone', 'chat', 'web'] : [],
      };
    },
    async drawChart(request, look) {
      await world.pause();
      const groups = tree()
        .filter((row) => row.group !== '' && row.shown === 'weekly' && !row.shown_as)
        .map((row) => row.name);
      const drawn = drawInvented(request, look, world.released(), groups);
      const asked = 'group' in request ? request.group : '';
      return { ...drawn, shown_as: tree().find((row) => row.group === asked)?.shown_as ?? null };
    },
    async saveChart(_request, _look, format) {
      return world.save(`vire.${format}`);
    },
  } satisfies Partial<Backend>;
}
