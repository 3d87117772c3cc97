import { expect, test } from 'vitest';
import { openSection, trySample } from '../harness/steps.ts';
import { Window } from '../harness/window.ts';
import { say as inLanguage } from '../harness/words.ts';

test('thanks are said, and an idea is supported, declined and adopted', async () => {
  const window = await Window.open({ language: 'fi' });
  const say = window.say.bind(window);
  // What the sample's people say is in the language of the system.
  const said = (id: string) => inLanguage('en', id);
  await trySample(window);
  await window.press('button', say('nav-thanks'));
  await window.read(said('sample-thanks-1'));
  await window.see('heading', say('came-title'));
  await window.axe();
  await window.shot('thanks-light-fi');

  await window.press('button', say('thanks-say'));
  await window.select(say('thanks-to'), say('thanks-to-team-option', { team: 'Puhelintuki' }));
  await window.write(say('thanks-text'), 'Kiitos, kun neuvoit uutta asiakasta.');
  await window.choose('radio', say('thanks-sign-no'));
  await window.axe();
  await window.shot('thanks-say-light-fi');
  await window.press('button', say('thanks-send'));
  await window.read(say('thanks-sent'));

  const title = said('sample-idea-4');
  await window.press('button', say('idea-support-this', { title }));
  await window.gone('button', say('idea-support-this', { title }));
  await window.press('button', say('ideas-propose'));
  await window.write(say('idea-title'), 'ready answers to common chat questions');
  await window.read(say('idea-alike'));
  await window.axe();
  await window.shot('idea-propose-light-fi');
  await window.press('button', say('ui-cancel'));

  await openSection(window, 'thanks');
  for (const [state, sentence] of [
    ['declined', 'Ei tänä syksynä: vuorot ovat jo tiukalla.'],
    ['adopted', 'Sittenkin: tammikuusta alkaen jokainen saa päivän.'],
  ] as const) {
    await window.press('button', say('idea-answer-this', { title }));
    await window.choose('radio', say(`idea-state-${state}`));
    await window.write(say('idea-answer-sentence'), sentence);
    await window.axe();
    if (state === 'declined') await window.shot('idea-answer-light-fi');
    await window.press('button', say('idea-answer-send'));
    await window.read(sentence);
  }
  await window.axe();
  await window.shot('desk-thanks-light-fi');
  await window.press('button', say('nav-thanks'));
  await window.read('Sittenkin: tammikuusta alkaen jokainen saa päivän.');
  expect(await window.has('button', say('idea-support-this', { title }))).toBe(false);

  await window.dress({ theme: 'dark', language: 'sv' });
  await window.press('button', window.say('nav-thanks'));
  await window.see('heading', window.say('came-title'));
  await window.axe();
  await window.shot('thanks-dark-sv');
  await window.textSize(200);
  await window.axe();
  await window.shot('thanks-dark-sv-200');
});
