import { expect, test } from 'vitest';
import { trySample } from '../harness/steps.ts';
import { Window } from '../harness/window.ts';

const SECTIONS = ['people', 'invitations', 'leads', 'rounds', 'releases', 'export', 'policy', 'thanks'];

test('every screen and every part of the desk can be used, in Finnish and in the dark', async () => {
  const window = await Window.open({ language: 'fi', theme: 'dark' });
  await trySample(window);
  for (const screen of ['check_in', 'history', 'thanks', 'protection', 'desk']) {
    await window.press('button', window.say(`nav-${screen}`));
    await window.gone('progressbar', /(?:)/);
    await window.see('heading', /(?:)/);
    await window.axe();
    await window.shot(`${screen}-dark-fi`);
  }
  for (const section of SECTIONS) {
    await window.press('button', window.say(`desk-${section}`));
    await window.see('heading', window.say(`desk-${section}`));
    await window.axe();
    await window.shot(`desk-${section}-dark-fi`);
  }
});

test('the language is changed in the settings and stays changed', async () => {
  const window = await Window.open({ language: 'en' });
  await window.see('heading', window.say('welcome-title'));
  await window.press('button', window.say('settings-title'));
  await window.choose('radio', window.say('language-sv'));
  window.speaks('sv');
  await window.see('heading', window.say('settings-title'));
  await window.axe();
  await window.shot('settings-light-sv');
  await window.press('button', window.say('ui-close'));
  await window.see('heading', window.say('welcome-title'));
  expect(await window.run<string>('return document.documentElement.lang')).toBe('sv');
  await window.run('location.reload()');
  await window.see('heading', window.say('welcome-title'));
});

test('a wrong invitation code is refused in words and a typing error is not a riddle', async () => {
  const window = await Window.open();
  const say = window.say.bind(window);
  await trySample(window);
  await window.press('button', say('nav-sign-out'));
  await window.press('button', say('welcome-join'));
  await window.write(say('join-code'), '7K3M-9QRT-AAAA-BBBB-CCCC-DDDD-EE');
  await window.write(say('join-pin'), '271828');
  await window.write(say('join-pin-again'), '271829');
  expect(await (await window.see('button', say('join-join'))).isEnabled()).toBe(false);
  await window.read(say('join-pin-differs'));
  await window.write(say('join-pin-again'), '271828');
  await window.press('button', say('join-join'));
  const said = await (await window.see('alert', /(?:)/, 30_000)).getText();
  expect(said.length).toBeGreaterThan(20);
  expect(said).not.toContain('_');
  await window.axe();
  await window.shot('join-refused-light');
});
