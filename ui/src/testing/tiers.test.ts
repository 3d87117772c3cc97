// Who may import whom. A primitive knows no domain, a feature knows no view, and only one page knows Tauri.

import { posix } from 'node:path';
import { describe, expect, it } from 'vitest';

const sources = import.meta.glob<string>(['../**/*.ts', '../**/*.svelte', '!../**/generated/**'], {
  query: '?raw',
  import: 'default',
  eager: true,
});

const files = Object.entries(sources).map(([path, source]) => ({
  path: posix.join('src/testing', path).replace(/^src\//, ''),
  imports: [...source.matchAll(/(?:from|import)\s*\(?\s*['"]([^'"]+)['"]/g)].map(
    ([, target]) => target ?? '',
  ),
}));

function tier(path: string): string {
  const [first = '', ...rest] = path.split('/');
  return rest.length > 0 || !first.includes('.') ? first : 'window';
}

function importsOf(from: string) {
  return files
    .filter(({ path }) => tier(path) === from && !path.endsWith('.test.ts'))
    .flatMap(({ path, imports }) =>
      imports
        .filter((target) => target.startsWith('.'))
        .map((target) => ({ path, to: tier(posix.join(posix.dirname(path), target)) })),
    );
}

describe('tiers', () => {
  const allowed: Record<string, string[]> = {
    ui: ['ui', 'i18n', '..'],
    i18n: ['i18n', '..'],
    backend: ['backend'],
    features: ['features', 'ui', 'i18n', 'backend', '..'],
    views: ['views', 'features', 'ui', 'i18n', 'backend'],
  };

  for (const [from, to] of Object.entries(allowed)) {
    it(`${from} imports only from ${to.filter((one) => one !== '..').join(', ')}`, () => {
      const found = importsOf(from);
      expect(found.length).toBeGreaterThan(0);
      expect(found.filter((one) => !to.includes(one.to))).toEqual([]);
    });
  }

  it('only the shell names Tauri', () => {
    const found = files.filter(({ imports }) => imports.some((target) => target.startsWith('@tauri-apps/')));
    expect(found.map(({ path }) => path)).toEqual(['backend/tauri.ts']);
  });

  it('nothing that is built names the invented backend, but for development', () => {
    const found = files.filter(
      ({ path, imports }) =>
        !path.startsWith('testing/') &&
        !path.endsWith('.test.ts') &&
        imports.some((target) => /backend\/fake$/.test(target)),
    );
    expect(found.map(({ path }) => path)).toEqual(['main.ts']);
  });
});
