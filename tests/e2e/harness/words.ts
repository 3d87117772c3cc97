// The words of the window, read from the files that the window itself reads. A journey names a message,
// not its text, so that it can be walked in any language and survives a better wording.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FluentBundle, FluentResource, type FluentVariable } from '@fluent/bundle';
import { ROOT } from './driver.ts';

export type Language = 'fi' | 'sv' | 'en';

const bundles = new Map<Language, FluentBundle>();

/** Returns a message as it is read in a language. Throws when there is none: nobody could read it either. */
export function say(language: Language, id: string, args?: Record<string, FluentVariable>): string {
  const bundle = bundles.get(language) ?? read(language);
  bundles.set(language, bundle);
  const pattern = bundle.getMessage(id)?.value;
  if (!pattern) throw new Error(`assets/locales/${language} has no message ${id}`);
  return bundle.formatPattern(pattern, args);
}

function read(language: Language): FluentBundle {
  const folder = join(ROOT, 'assets/locales', language);
  const bundle = new FluentBundle(language, { useIsolating: false });
  for (const name of readdirSync(folder)) {
    bundle.addResource(new FluentResource(readFileSync(join(folder, name), 'utf8')));
  }
  return bundle;
}

/** Writes a week such as `2026-W48` the way the window does. */
export function weekFull(language: Language, week: string): string {
  const [year = '', number = ''] = week.split('-W');
  return say(language, 'week-full', { week: String(Number(number)), year });
}
