// Every word of the window is a Fluent message, in all three languages.

import { FluentResource } from '@fluent/bundle';
import { parse } from 'svelte/compiler';
import { describe, expect, it } from 'vitest';
import { dayLong, firstOf, LANGUAGES, speak, t, weekFull, weekShort, words } from '.';

const OWN = [
  'ui',
  'errors',
  'questions',
  'welcome',
  'checkin',
  'trends',
  'customers',
  'together',
  'desk',
  'protection',
  'experiments',
];

const locales = import.meta.glob<string>('../../../assets/locales/*/*.ftl', {
  query: '?raw',
  import: 'default',
  eager: true,
});
const pages = import.meta.glob<string>(
  ['../**/*.svelte', '../**/*.ts', '!../**/*.test.ts', '!../testing/**', '!../backend/**'],
  {
    query: '?raw',
    import: 'default',
    eager: true,
  },
);

function keysIn(source: string): string[] {
  return new FluentResource(source).body.map(({ id }) => id);
}

function keysOf(language: string, only: string[] | null): string[] {
  return Object.entries(locales)
    .filter(([path]) => path.includes(`/${language}/`))
    .filter(([path]) => !only || only.some((name) => path.endsWith(`/${name}.ftl`)))
    .flatMap(([, source]) => keysIn(source));
}

/** Keys that the pages name whole, and the beginnings of those that they put together. */
function used(): { whole: Set<string>; beginnings: Set<string> } {
  const whole = new Set<string>();
  const beginnings = new Set<string>();
  for (const source of Object.values(pages)) {
    for (const [, key] of source.matchAll(/['"`]([a-z][\w]*(?:-[\w]+)+)['"`]/gi)) if (key) whole.add(key);
    for (const [, beginning] of source.matchAll(/`([a-z][\w]*(?:-[\w]+)*-)\$\{/gi))
      if (beginning) beginnings.add(beginning);
  }
  return { whole, beginnings };
}

/** Keys given straight to a function that looks a message up. */
function asked(): string[] {
  return Object.values(pages).flatMap((source) =>
    [...source.matchAll(/\b(?:t|words)\(\s*'([\w-]+)'/g)].map(([, key]) => key ?? ''),
  );
}

describe('messages', () => {
  it('can all be read: no line of a file is lost', () => {
    for (const [path, source] of Object.entries(locales)) {
      const written = source.split('\n').filter((line) => /^[a-z][\w-]*\s*=/i.test(line)).length;
      expect(keysIn(source).length, path).toBe(written);
    }
  });

  it('stand once in a language', () => {
    for (const language of LANGUAGES) {
      const keys = keysOf(language, null);
      expect(
        keys.filter((key, at) => keys.indexOf(key) !== at),
        language,
      ).toEqual([]);
    }
  });

  it('are the same in all languages', () => {
    const expected = keysOf('en', OWN).sort();
    expect(expected.length).toBeGreaterThan(300);
    for (const language of LANGUAGES) expect(keysOf(language, OWN).sort(), language).toEqual(expected);
  });

  it('exist for every key that a page asks for', () => {
    const known = new Set(keysOf('en', null));
    const wanted = asked();
    expect(wanted.length).toBeGreaterThan(150);
    expect(wanted.filter((key) => !known.has(key))).toEqual([]);
  });

  it('exist for everything that has an id', () => {
    const ids: Record<string, string[]> = {
      question:
        'mood tools meaning competence processes belonging teamwork voice recognition workload customer_encounters direction trust belief recommendation touchpoint'.split(
          ' ',
        ),
      measure:
        'mood tools customer_encounters trust belief recommendation recommendation_mean participation touchpoint'.split(
          ' ',
        ),
      metric: ['nps', 'csat', 'ces', 'expectation'],
      touchpoint: ['phone', 'chat', 'email', 'web', 'onsite', 'all'],
      reason:
        'too_few_people too_few_checkins protects_sibling roster_changed waits_for_window unanimous'.split(
          ' ',
        ),
      'reason-short':
        'too_few_people too_few_checkins protects_sibling roster_changed waits_for_window unanimous'.split(
          ' ',
        ),
      reject:
        'score_missing not_a_response duplicate footer score_not_recognised score_out_of_range score_not_integer date_missing date_invalid date_implausible row_shape encoding'.split(
          ' ',
        ),
      'roster-problem':
        'member_missing member_twice group_missing group_name_invalid date_invalid left_before_joined'.split(
          ' ',
        ),
      ask: ['date_order', 'zone', 'metric', 'scale', 'header', 'group'],
      progress: ['people', 'history', 'close', 'customers', 'round', 'inspect', 'import'],
      nav: 'welcome check_in history trends customers together desk protection'.split(' '),
      tier: ['T0', 'T1', 'T2', 'T3'],
      shown: ['weekly', 'windows', 'within_parent', 'merged'],
      round: ['announced', 'open', 'closed', 'kind-live', 'kind-imported'],
      claim: ['L1', 'L2', 'L3'],
      'report-format': ['csv', 'xlsx', 'json'],
      ...Object.fromEntries(['mood', 'scale'].map((kind) => [kind, ['1', '2', '3', '4', '5']])),
      'ui-strength': ['0', '1', '2', '3', '4'],
    };
    const known = new Set(keysOf('en', null));
    const wanted = Object.entries(ids).flatMap(([prefix, all]) => all.map((id) => `${prefix}-${id}`));
    expect(wanted.filter((key) => !known.has(key))).toEqual([]);
  });

  it('are all used somewhere', () => {
    const { whole, beginnings } = used();
    const unused = keysOf('en', OWN).filter(
      (key) => !whole.has(key) && ![...beginnings].some((beginning) => key.startsWith(beginning)),
    );
    expect(unused).toEqual([]);
  });

  it('fill in without an error in every language', () => {
    const args = new Proxy(
      {},
      {
        has: () => true,
        get: () => 2,
        getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true, value: 2 }),
      },
    );
    for (const language of LANGUAGES) {
      speak(language);
      for (const key of keysOf(language, OWN))
        expect(words(key, args), `${language} ${key}`).not.toMatch(/\{\$|\{-/);
    }
  });
});

describe('pages', () => {
  const SPOKEN = ['aria-label', 'title', 'alt', 'placeholder', 'label'];

  function bareText(source: string): string[] {
    const found: string[] = [];
    const visit = (node: unknown): void => {
      if (Array.isArray(node)) {
        for (const one of node) visit(one);
        return;
      }
      if (typeof node !== 'object' || node === null) return;
      const { type, data, name, value } = node as Record<string, unknown>;
      if (type === 'Text' && /\p{L}/u.test(String(data))) found.push(String(data).trim());
      if (type === 'Attribute') {
        if (SPOKEN.includes(String(name)) && Array.isArray(value)) visit(value);
        return;
      }
      if (type === 'StyleDirective') return;
      for (const [key, child] of Object.entries(node)) if (key !== 'expression') visit(child);
    };
    visit(parse(source, { modern: true }).fragment);
    return found;
  }

  it('hold no text of their own', () => {
    const components = Object.entries(pages).filter(([path]) => path.endsWith('.svelte'));
    expect(components.length).toBeGreaterThan(40);
    for (const [path, source] of components) expect(bareText(source), path).toEqual([]);
  });

  it('would be caught with a text of their own', () => {
    expect(bareText('<p>Hello</p>')).toEqual(['Hello']);
    expect(bareText('<button aria-label="Close"></button>')).toEqual(['Close']);
    expect(bareText('<p class="lead">{name}</p>')).toEqual([]);
  });
});

describe('formats', () => {
  it('writes weeks and days the way people do', () => {
    const check = (language: 'fi' | 'sv' | 'en', expected: string[]) => {
      speak(language);
      const got = [weekShort('2026-W07'), weekFull('2026-W47'), dayLong('2026-11-22')];
      expect(got.map((text) => text.replaceAll('\u00a0', ' '))).toEqual(expected);
    };
    check('fi', ['vk 7', 'vk 47/2026', 'sunnuntai 22. marraskuuta']);
    check('sv', ['v. 7', 'v. 47 2026', 'söndag 22 november']);
    check('en', ['week 7', 'week 47, 2026', 'Sunday 22 November']);
  });

  it('falls back from the particular to the general', () => {
    expect(firstOf(['error-of-nobody', 'error-unknown'], { code: 'of-nobody' })).toContain('of-nobody');
    expect(t('no-such-key')).toBe('no-such-key');
  });
});
