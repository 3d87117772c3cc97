import { expect, test } from 'vitest';
import { charts, open, trySample } from '../harness/steps.ts';
import { Window } from '../harness/window.ts';

test('an experiment is read, planned and told to everybody', async () => {
  const window = await Window.open({ language: 'fi', theme: 'dark' });
  const say = window.say.bind(window);
  await trySample(window);
  await open(window, 'experiments');
  await window.axe();
  await window.shot('experiments-dark-fi');
  await (await window.browser.$('main table tbody tr button')).click();
  await charts(window, 1);
  await window.axe();
  await window.shot('experiment-dark-fi');
  const again = async () => {
    // Another dress loads the window anew.
    await open(window, 'experiments');
    await (await window.browser.$('main table tbody tr button')).click();
    await charts(window, 1);
    await window.axe();
  };
  await window.dress({ theme: 'light', language: 'sv' });
  await again();
  await window.shot('experiment-light-sv');
  await window.dress({ language: 'en' });
  await window.textSize(200);
  await again();
  await window.shot('experiment-large');
  await window.textSize(100);
  await window.dress({ language: 'fi' });
  await again();
  await window.press('button', say('experiments-back'));
  await window.press('button', say('experiments-new'));
  await window.write(say('experiment-form-title'), 'Kuulokkeet kaikille');
  await window.press('checkbox', 'Turku');
  await window.shot('experiment-form-dark-fi');
  await window.press('button', say('experiment-form-save'));
  await window.press('button', say('experiment-move-planned'));
  expect(await (await window.see('alert', /(?:)/)).getText()).not.toContain('_');
  await window.shot('experiment-refused-dark-fi');
});
