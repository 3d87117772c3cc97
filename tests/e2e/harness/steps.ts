// What several journeys do on their way.

import { writeFileSync } from 'node:fs';
import { expect } from 'vitest';
import type { Window } from './window.ts';

/** HR's passphrase in the journeys. */
export const PASSPHRASE = 'korppi lentää hiljaisen järven yli 1987';

/** Making the sample organisation may take this long on a busy machine. */
const SAMPLE = 150_000;

/** From the first screen into the sample organisation. */
export async function trySample(window: Window): Promise<void> {
  await window.see('heading', window.say('welcome-title'));
  await window.press('button', window.say('welcome-sample'));
  await window.see('heading', window.say('trends-title'), SAMPLE);
}

/** Opens a screen from the rail. */
export async function open(window: Window, screen: string): Promise<void> {
  await window.press('button', window.say(`nav-${screen}`));
  await window.see('heading', window.say(`${screen}-title`));
}

/** Opens a section of HR's desk. */
export async function openSection(window: Window, section: string): Promise<void> {
  await open(window, 'desk');
  await window.press('button', window.say(`desk-${section}`));
}

/** Waits until every picture of a chart is drawn, and expects at least `least` of them. */
export async function charts(window: Window, least: number): Promise<void> {
  await window.browser.waitUntil(
    () =>
      window.run<boolean>(
        `const images = [...document.querySelectorAll('figure img')];
         return !document.querySelector('[aria-busy="true"]') && images.length >= arguments[0]
           && images.every((image) => image.complete && image.naturalWidth > 0);`,
        least,
      ),
    { timeout: 30_000, timeoutMsg: `fewer than ${least} charts were drawn` },
  );
}

/** Sets up an organisation from the first screen to HR's desk. */
export async function setUp(window: Window, name: string): Promise<void> {
  const { say } = { say: window.say.bind(window) };
  await window.press('button', say('welcome-set-up'));
  await window.write(say('setup-name'), name);
  await window.press('button', say('ui-next'));
  await window.write(say('passphrase-new'), PASSPHRASE);
  await window.write(say('passphrase-again'), PASSPHRASE);
  await window.press('button', say('setup-make'));
  const code = await (
    await window.see('status', say('setup-recovery-label', { organisation: name }), 60_000)
  ).getText();
  // Who cannot say what was written down has not written it down.
  const last = await window.see('button', say('setup-recovery-kept'));
  expect(await last.isEnabled()).toBe(false);
  for (const group of [2, 7]) {
    await window.write(say('setup-recovery-group', { group }), code.split('-')[group - 1] ?? '');
  }
  await window.press('button', say('setup-recovery-kept'));
  await window.press('button', say('setup-done-next'));
  await window.see('heading', say('desk-people'));
}

/** One person of a roster. */
export interface Person {
  member: string;
  name: string;
  group: string;
}

/** Writes a roster the way a Finnish spreadsheet saves it. */
export function roster(path: string, people: Person[]): void {
  const rows = people.map(({ member, name, group }) => `${member};${name};${group};1.9.2025`);
  writeFileSync(path, `\uFEFFjäsen;nimi;ryhmä;aloitti\r\n${rows.join('\r\n')}\r\n`);
}
