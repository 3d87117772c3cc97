import { writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { open, openSection, PASSPHRASE, setUp } from '../harness/steps.ts';
import { Window } from '../harness/window.ts';

const WEDNESDAY = '2026-11-25T10:00:00+02:00';
const TEXT = 'En jaksa enää. Olen ainoa joka tekee öitä.';

/** A PNG of one pixel. */
const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);

test('a case from writing to erasing, with a file, a question and a handing over', {
  timeout: 300_000,
}, async () => {
  const window = await Window.open({ now: WEDNESDAY });
  const say = window.say.bind(window);
  await setUp(window, 'Kaarna Oy');

  await openSection(window, 'recipients');
  await window.write(say('recipients-name'), 'Aino Virta');
  await window.write(say('recipients-role'), 'Työterveys');
  await window.choose('radio', say('recipients-kind-outside'));
  await window.press('button', say('recipients-invite'));
  const code = await (
    await window.see('status', say('recipients-code', { name: 'Aino Virta' }), 30_000)
  ).getText();
  await window.axe();
  await window.shot('desk-recipients-light');
  await window.press('button', say('nav-sign-out'));

  // Nobody has signed in: the receipt is all that a writer needs.
  await open(window, 'channel');
  await window.axe();
  await window.shot('channel-doors-light');
  await window.press('button', say('channel-message-open'));
  await window.see('heading', say('channel-message-title'));
  const hr = say('recipient-hr', { name: 'HR' });
  await window.choose('checkbox', hr);
  await window.write(say('write-text'), TEXT);
  await window.read(say('hint-only'));
  writeFileSync(window.home.path('kuva.png'), PICTURE);
  window.nextPick(window.home.path('kuva.png'));
  await window.press('button', say('files-add'));
  await window.read('kuva.png');
  await window.axe();
  await window.shot('channel-write-light');
  await window.dress({ language: 'fi', theme: 'dark' });
  // Changing the look reloads the page: what was not sent is gone, and was kept nowhere.
  await open(window, 'channel');
  await window.shot('channel-doors-dark-fi');
  await window.press('button', window.say('channel-message-open'));
  await window.choose('checkbox', window.say('recipient-hr', { name: 'HR' }));
  await window.write(window.say('write-text'), TEXT);
  window.nextPick(window.home.path('kuva.png'));
  await window.press('button', window.say('files-add'));
  await window.shot('channel-write-dark-fi');
  await window.press('button', window.say('write-send'));
  const receipt = await (await window.see('status', window.say('receipt-label'), 30_000)).getText();
  expect(receipt.replaceAll('-', '')).toHaveLength(27);
  await window.axe();
  await window.shot('channel-receipt-dark-fi');
  await window.write(window.say('receipt-group', { place: 2 }), receipt.split('-')[1] ?? '');
  await window.write(window.say('receipt-group', { place: 5 }), receipt.split('-')[4] ?? '');
  await window.press('button', window.say('receipt-done'));
  await window.dress({ language: 'en', theme: 'light' });

  // Aino takes the seat; HR's next opening lists her.
  await window.press('button', say('nav-welcome'));
  await window.press('button', say('welcome-join'));
  await window.choose('radio', say('join-kind-recipient'));
  await window.write(say('join-code'), code);
  await window.write(say('passphrase-new'), PASSPHRASE);
  await window.write(say('passphrase-again'), PASSPHRASE);
  await window.press('button', say('join-join'));
  await window.see('heading', say('join-done-title'), 60_000);
  const label = await (await window.see('status', say('join-label'))).getText();
  await window.press('button', say('join-to-cases'));
  await window.read(say('cases-empty'));
  await window.press('button', say('nav-sign-out'));

  await window.press('button', say('welcome-as-hr'));
  await window.write(say('signin-passphrase'), PASSPHRASE);
  await window.press('button', say('signin-open'));
  await window.see('heading', say('desk-title'), 30_000);
  await open(window, 'cases');
  await window.see('button', /^Open: Something weighs/);
  await window.shot('cases-light');
  await window.press('button', /^Open: Something weighs/);
  await window.read(TEXT);
  await window.press('button', say('ack-thanks'));
  await window.read(say('case-act-acknowledge-thanks'));
  await window.choose('radio', say('answer-ask'));
  await window.write(say('answer-ask-label'), 'Mitkä vuorot?');
  await window.press('button', say('answer-ask-send'));
  await window.read('Mitkä vuorot?');
  await window.choose('radio', say('answer-note'));
  await window.write(say('answer-note-label'), 'Katson vuorolistan.');
  await window.press('button', say('answer-note-send'));
  await window.read(say('case-act-note'));
  await window.axe();
  await window.shot('case-light');
  await window.choose('radio', say('answer-hand_over'));
  await window.select(say('answer-hand_over'), 'Aino Virta, Työterveys');
  await window.press('button', say('answer-hand_over-send'));
  await window.read(say('case-act-hand_over', { name: 'Aino Virta' }));
  await window.press('button', say('nav-sign-out'));

  // The writer comes back with the receipt, from a window that was closed in between.
  await window.reopen();
  await open(window, 'channel');
  await window.write(say('receipt-label'), receipt.toLowerCase());
  await window.press('button', say('channel-back-open'));
  await window.see('heading', say('status-need_more'), 30_000);
  expect(await window.text()).not.toContain('Katson vuorolistan.');
  await window.axe();
  await window.shot('channel-follow-light');
  await window.write(say('follow-write'), 'Tiistait.');
  await window.press('button', say('follow-send'));
  await window.see('heading', say('status-being_read'), 30_000);
  await window.textSize(200);
  await window.shot('channel-follow-200');
  await window.textSize(100);

  await window.press('button', say('nav-welcome'));
  await window.press('button', say('welcome-as-recipient'));
  await window.write(say('signin-label'), label);
  await window.write(say('signin-passphrase'), PASSPHRASE);
  await window.press('button', say('signin-open'));
  await window.press('button', /^Open: Something weighs/, 30_000);
  await window.read('Tiistait.');
  window.nextPick(window.home.path('saved.png'));
  await window.press('button', say('nav-sign-out'));

  await open(window, 'channel');
  await window.write(say('receipt-label'), receipt);
  await window.press('button', say('channel-back-open'));
  await window.press('button', say('erase-open'), 30_000);
  await window.press('button', say('erase-confirm'));
  await window.read(say('erase-done'));
  await window.write(say('receipt-label'), receipt);
  await window.press('button', say('channel-back-open'));
  await window.read(say('error-case_not_found'));
});
