// Simple charts for the invented backend. The real ones are drawn in Rust; these only have their shape.

import type { ChartRequest, ChartView, Look, PointView } from '../types';
import { chance, weekAfter } from './organisation';

interface Colours {
  paper: string;
  ink: string;
  soft: string;
  grid: string;
  lines: [string, string];
  cells: string[];
}

const LIGHT: Colours = {
  paper: '#fffdf8',
  ink: '#23302b',
  soft: '#55605a',
  grid: '#e6dfd0',
  lines: ['#1d5c49', '#8f86b5'],
  cells: ['#8f86b5', '#b5add0', '#e4d4a8', '#93c4aa', '#4d9c80'],
};

const DARK: Colours = {
  ...LIGHT,
  paper: '#1f2623',
  ink: '#ece7db',
  soft: '#b3b8b0',
  grid: '#36403b',
  lines: ['#84cbb0', '#b5add0'],
};

const DRIVERS = ['tools', 'meaning', 'processes', 'teamwork', 'voice', 'recognition', 'workload'];

interface Series {
  name: string;
  values: number[];
}

function walk(seed: string, weeks: string[], middle: number, swing: number): number[] {
  return weeks.map(
    (week, at) => middle + swing * (Math.sin(at / 5 + chance(seed) * 6) + chance(seed, week) - 0.5),
  );
}

function panel(series: Series[], weeks: string[], look: Look, top: number, height: number) {
  const colours = look.theme === 'dark' ? DARK : LIGHT;
  const all = series.flatMap(({ values }) => values);
  const [low, high] = [Math.min(...all), Math.max(...all)];
  const right = 150;
  const x = (at: number) => 48 + (at / Math.max(1, weeks.length - 1)) * (look.width - 48 - right);
  const y = (value: number) => top + height - 24 - ((value - low) / (high - low || 1)) * (height - 48);
  const points: PointView[] = [];
  const parts: string[] = [];
  for (const value of [low, (low + high) / 2, high]) {
    parts.push(
      `<line x1="48" x2="${look.width - right}" y1="${y(value)}" y2="${y(value)}" stroke="${colours.grid}"/>`,
      `<text x="40" y="${y(value) + 4}" text-anchor="end" fill="${colours.soft}" font-size="12">${value.toFixed(1)}</text>`,
    );
  }
  series.forEach(({ name, values }, index) => {
    const colour = colours.lines[index % 2];
    const line = values.map((value, at) => `${x(at).toFixed(1)},${y(value).toFixed(1)}`).join(' ');
    const last = values.at(-1) ?? 0;
    parts.push(
      `<polyline points="${line}" fill="none" stroke="${colour}" stroke-width="2.5"/>`,
      `<text x="${look.width - right + 10}" y="${y(last) + 4}" fill="${colours.ink}" font-size="13" font-weight="600">${name}</text>`,
    );
    values.forEach((value, at) => {
      points.push({
        x: x(at) / look.width,
        y: y(value) / look.height,
        label: `${weeks[at]}, ${name}: ${value.toFixed(1)}`,
      });
    });
  });
  weeks.forEach((week, at) => {
    if (at % 13 === 0) {
      parts.push(
        `<text x="${x(at)}" y="${top + height - 4}" fill="${colours.soft}" font-size="12">${week.slice(5)}</text>`,
      );
    }
  });
  return { parts, points };
}

function wrap(parts: string[], look: Look): string {
  const colours = look.theme === 'dark' ? DARK : LIGHT;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${look.width} ${look.height}" width="${look.width}" height="${look.height}" font-family="Figtree, sans-serif"><rect width="100%" height="100%" fill="${colours.paper}"/>${parts.join('')}</svg>`;
}

function table(series: Series[], weeks: string[]) {
  return {
    columns: ['Week', ...series.map(({ name }) => name)],
    rows: weeks.map((week, at) => [week, ...series.map(({ values }) => (values[at] ?? 0).toFixed(1))]),
  };
}

function heatmap(look: Look, groups: string[]): ChartView {
  const colours = look.theme === 'dark' ? DARK : LIGHT;
  const [left, top] = [150, 40];
  const [width, height] = [
    (look.width - left - 16) / DRIVERS.length,
    (look.height - top - 16) / groups.length,
  ];
  const points: PointView[] = [];
  const rows: string[][] = [];
  const parts = DRIVERS.map(
    (driver, at) =>
      `<text x="${left + (at + 0.5) * width}" y="28" text-anchor="middle" fill="${colours.soft}" font-size="12">${driver}</text>`,
  );
  groups.forEach((group, line) => {
    parts.push(
      `<text x="${left - 10}" y="${top + (line + 0.5) * height + 4}" text-anchor="end" fill="${colours.ink}" font-size="12">${group}</text>`,
    );
    rows.push([
      group,
      ...DRIVERS.map((driver, at) => {
        const value = 2.2 + 2.4 * chance(group, driver);
        parts.push(
          `<rect x="${left + at * width + 1}" y="${top + line * height + 1}" width="${width - 2}" height="${height - 2}" rx="4" fill="${colours.cells[Math.round(value) - 1]}"/>`,
          `<text x="${left + (at + 0.5) * width}" y="${top + (line + 0.5) * height + 4}" text-anchor="middle" fill="#1b2420" font-size="12">${value.toFixed(1)}</text>`,
        );
        points.push({
          x: (left + (at + 0.5) * width) / look.width,
          y: (top + (line + 0.5) * height) / look.height,
          label: `${group}, ${driver}: ${value.toFixed(1)}`,
        });
        return value.toFixed(1);
      }),
    ]);
  });
  return {
    svg: wrap(parts, look),
    summary: `${groups.length} × ${DRIVERS.length}`,
    table: { columns: ['Group', ...DRIVERS], rows },
    points,
    shown_as: null,
    empty: false,
  };
}

/** Draws a chart of the invented figures over the weeks that are released. */
export function drawInvented(
  request: ChartRequest,
  look: Look,
  weeks: string[],
  groups: string[],
): ChartView {
  if (request.kind === 'heatmap') return heatmap(look, groups);
  const mood = (group: string, measure: string): Series => ({
    name: group === '' ? 'Kaarna Oy' : (group.split('/').at(-1) ?? group),
    values: walk(group + measure, weeks, 3.6, 0.5),
  });
  const customers = (metric: string, at: string): Series => ({
    name: at,
    values: walk(metric + at, weeks, 32, 18),
  });
  const panels: Series[][] =
    request.kind === 'trend'
      ? [
          request.group === ''
            ? [mood('', request.measure)]
            : [mood(request.group, request.measure), mood('', request.measure)],
        ]
      : request.kind === 'customers'
        ? [[customers(request.metric, request.touchpoint ?? 'Kaarna Oy')]]
        : request.kind === 'customers_of'
          ? [[customers(request.metric, request.group.split('/').at(-1) ?? request.group)]]
          : request.kind === 'touchpoints' || request.kind === 'mix'
            ? ['phone', 'chat', 'web'].map((at) => [customers(request.metric, at)])
            : request.kind === 'gap'
              ? [[mood(request.experiment, 'mood')]]
              : request.kind === 'customer_groups'
                ? ['Chat', 'Puhelintuki'].map((at) => [customers(request.metric, at)])
                : request.kind === 'distribution'
                  ? [[customers(request.metric, request.touchpoint ?? 'Kaarna Oy')]]
                  : request.kind === 'mirror'
                    ? [
                        [mood('', `touchpoint:${request.touchpoint ?? 'phone'}`)],
                        [customers(request.metric, request.touchpoint ?? 'phone')],
                      ]
                    : [[mood(request.group, request.measure)], [customers(request.metric, 'Kaarna Oy')]];
  const height = look.height / panels.length;
  const drawn = panels.map((series, at) => panel(series, weeks, look, at * height, height));
  const series = panels.flat();
  const latest = series.map(({ name, values }) => `${name} ${(values.at(-1) ?? 0).toFixed(1)}`).join(', ');
  return {
    svg: wrap(
      drawn.flatMap(({ parts }) => parts),
      look,
    ),
    summary: `${weeks.at(-1)}: ${latest}.`,
    table: table(series, weeks),
    points: drawn.flatMap(({ points }) => points),
    shown_as: null,
    empty: weeks.length === 0,
  };
}

/** Lists the last weeks before one, oldest first. */
export function weeksBefore(week: string, count: number): string[] {
  return Array.from({ length: count }, (_, at) => weekAfter(week, at - count));
}
