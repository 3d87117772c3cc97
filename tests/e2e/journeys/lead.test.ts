import { expect, test } from 'vitest';
import { charts, open, openSection, PASSPHRASE, trySample } from '../harness/steps.ts';
import { Window } from '../harness/window.ts';

test('a lead accepts an invitation and sees the granted groups only', async () => {
  const window = await Window.open();
  const say = window.say.bind(window);
  await trySample(window);
  await charts(window, 2);
  const all = await groups(window);
  expect(all.length).toBeGreaterThan(5);

  await openSection(window, 'leads');
  await window.write(say('leads-name'), 'Aino Väänänen');
  const boxes = await window.run<string[]>(
    `return [...document.querySelectorAll('input[type="checkbox"]')].map((box) => box.closest('label').innerText.trim())`,
  );
  const granted = boxes[2] ?? '';
  await window.choose('checkbox', granted);
  await window.press('button', say('leads-invite'));
  const code = await (
    await window.see('status', say('leads-code', { name: 'Aino Väänänen' }), 30_000)
  ).getText();
  await window.axe();
  await window.shot('desk-leads-light');
  await window.press('button', say('nav-sign-out'));

  await window.press('button', say('welcome-join'));
  await window.choose('radio', say('join-kind-lead'));
  await window.write(say('join-code'), code);
  await window.write(say('passphrase-new'), PASSPHRASE);
  await window.write(say('passphrase-again'), PASSPHRASE);
  await window.press('button', say('join-join'));
  await window.see('heading', say('join-done-title'), 60_000);
  await window.press('button', say('join-to-trends'));
  await window.see('heading', say('trends-title'), 30_000);
  await charts(window, 1);
  await window.shot('trends-of-a-lead-light');

  const seen = await groups(window);
  expect(seen).toContain(granted);
  expect(seen.length).toBeLessThan(all.length);
  expect(await window.has('button', say('nav-desk'))).toBe(false);
  // What customers said is there by week; files and comments are HR's.
  await open(window, 'customers');
  await charts(window, 1);
  expect(await window.has('button', say('customers-import'))).toBe(false);
  expect(await window.has('heading', say('comments-title'))).toBe(false);
  await window.axe();
  await window.shot('customers-of-a-lead-light');
  // Neither does the app answer when it is asked for more.
  await expect(window.ask('desk')).rejects.toThrow();
});

/** Lists the groups that can be picked. */
function groups(window: Window): Promise<string[]> {
  return window.run<string[]>(
    `return [...document.querySelectorAll('fieldset input[type="radio"]')].map((one) => one.closest('label').innerText.trim())`,
  );
}
