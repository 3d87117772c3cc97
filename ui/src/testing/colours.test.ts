// Colours: the mood scale is that of the charts, and words can be read on whatever is behind them.

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const tokens = readFileSync('src/styles/tokens.css', 'utf8');
const palette = readFileSync('../crates/vire-report/src/palette.rs', 'utf8');

/** Reads the tokens of one block of tokens.css. */
function block(opening: string): Map<string, string> {
  const from = tokens.indexOf(opening);
  const body = tokens.slice(from, tokens.indexOf('\n}', from));
  return new Map(
    [...body.matchAll(/(--[\w-]+): (#[0-9a-f]{3,6});/g)].map(([, name = '', value = '']) => [name, value]),
  );
}

const light = block(':root {');
const themes = {
  light,
  dark: new Map([...light, ...block(':root[data-theme="dark"] {')]),
  'dark of the system': new Map([...light, ...block(':root:not([data-theme="light"]) {')]),
};

function moodOfCharts(theme: 'LIGHT' | 'DARK'): string[] {
  const from = palette.indexOf(`const ${theme}: Palette`);
  const mood = palette.slice(
    palette.indexOf('mood: [', from),
    palette.indexOf('],', palette.indexOf('mood: [', from)),
  );
  return [...mood.matchAll(/\(0x(\w\w), 0x(\w\w), 0x(\w\w)\)/g)].map(
    ([, ...rgb]) => `#${rgb.join('').toLowerCase()}`,
  );
}

function luminance(hex: string): number {
  const channel = (at: number) => {
    const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return share <= 0.040_45 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}

function contrast(one: string, other: string): number {
  const [high = 0, low = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (high + 0.05) / (low + 0.05);
}

describe('colours', () => {
  it('of mood are the same in faces and charts', () => {
    const check = (theme: keyof typeof themes, charts: 'LIGHT' | 'DARK') => {
      expect([1, 2, 3, 4, 5].map((mood) => themes[theme].get(`--mood-${mood}`))).toEqual(
        moodOfCharts(charts),
      );
    };
    expect(moodOfCharts('LIGHT')).toHaveLength(5);
    check('light', 'LIGHT');
    check('dark', 'DARK');
    check('dark of the system', 'DARK');
  });

  for (const [name, theme] of Object.entries(themes)) {
    it(`can be told apart in ${name}`, () => {
      const colour = (token: string) => theme.get(token) ?? '#000000';
      const check = (least: number, pairs: [string, string][]) => {
        for (const [words, behind] of pairs) {
          expect(contrast(colour(words), colour(behind)), `${words} on ${behind}`).toBeGreaterThanOrEqual(
            least,
          );
        }
      };
      const grounds = ['--paper', '--sheet', '--sunken'];
      check(
        4.5,
        grounds.flatMap((ground): [string, string][] => [
          ['--ink', ground],
          ['--ink-soft', ground],
          ['--action', ground],
        ]),
      );
      check(4.5, [
        ['--on-action', '--action'],
        ['--on-action', '--action-strong'],
        ['--ink', '--action-soft'],
        ['--action-strong', '--action-soft'],
        ['--ink-soft', '--action-soft'],
        ['--attention', '--attention-soft'],
        ['--ink', '--attention-soft'],
        ['--ink-soft', '--attention-soft'],
        ['--action', '--attention-soft'],
      ]);
      check(
        3,
        grounds.flatMap((ground): [string, string][] => [
          ['--line-strong', ground],
          ['--focus', ground],
        ]),
      );
      check(3, [
        ['--mood-light', '--mood-1'],
        ['--mood-ink', '--mood-2'],
        ['--mood-ink', '--mood-3'],
        ['--mood-ink', '--mood-4'],
        ['--mood-light', '--mood-5'],
      ]);
    });
  }
});
