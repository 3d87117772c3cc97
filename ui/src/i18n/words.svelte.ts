// The words of the window: Fluent messages of the language that the person reads.
// The files are those of assets/locales; Rust reads the same ones.

import { FluentBundle, FluentResource, type FluentVariable } from '@fluent/bundle';

export const LANGUAGES = ['fi', 'sv', 'en'] as const;

export type Language = (typeof LANGUAGES)[number];

/** What a message mentions, by name. Numbers are written in the language's own way. */
export type WordArgs = Record<string, FluentVariable>;

const REMEMBERED = 'vire.language';

const sources = import.meta.glob<string>('../../../assets/locales/*/*.ftl', {
  query: '?raw',
  import: 'default',
  eager: true,
});

function bundleOf(language: Language): FluentBundle {
  // Without the marks that isolate writing directions: all three languages run left to right.
  const bundle = new FluentBundle(language, { useIsolating: false });
  for (const [path, source] of Object.entries(sources)) {
    if (path.includes(`/locales/${language}/`)) bundle.addResource(new FluentResource(source));
  }
  return bundle;
}

const bundles = new Map<Language, FluentBundle>();

function bundle(language: Language): FluentBundle {
  let made = bundles.get(language);
  if (!made) {
    made = bundleOf(language);
    bundles.set(language, made);
  }
  return made;
}

function isLanguage(tag: string | null | undefined): tag is Language {
  return LANGUAGES.some((language) => language === tag);
}

function remembered(): Language | null {
  try {
    const tag = localStorage.getItem(REMEMBERED);
    return isLanguage(tag) ? tag : null;
  } catch {
    return null;
  }
}

function ofSystem(): Language {
  for (const tag of navigator.languages ?? [navigator.language]) {
    const short = tag.slice(0, 2).toLowerCase();
    if (isLanguage(short)) return short;
  }
  return 'en';
}

const spoken = $state({ language: remembered() ?? ofSystem() });

/** Returns the language in which the window speaks. */
export function language(): Language {
  return spoken.language;
}

/** Changes the language and remembers it. */
export function speak(language: Language): void {
  spoken.language = language;
  try {
    localStorage.setItem(REMEMBERED, language);
  } catch {
    // Without a place to remember it, the choice holds until the window closes.
  }
}

/** Returns a message in the spoken language; the key itself when there is none. */
export function t(key: string, args?: WordArgs): string {
  return words(key, args) ?? key;
}

/** Returns a message, or nothing when no file has the key. */
export function words(key: string, args?: WordArgs): string | undefined {
  const read = bundle(spoken.language);
  const pattern = read.getMessage(key)?.value;
  if (!pattern) return undefined;
  const errors: Error[] = [];
  return read.formatPattern(pattern, args, errors);
}

/** Returns the first of several messages that exists, given from the particular to the general. */
export function firstOf(keys: string[], args?: WordArgs): string {
  for (const key of keys) {
    const found = words(key, args);
    if (found !== undefined) return found;
  }
  return keys[0] ?? '';
}
