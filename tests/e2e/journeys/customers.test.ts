import { writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { charts, open, openSection, trySample } from '../harness/steps.ts';
import { Window } from '../harness/window.ts';

test('customer answers come in through the mapping, can be looked at and can be taken back', async () => {
  const window = await Window.open();
  const say = window.say.bind(window);
  await trySample(window);
  await open(window, 'customers');

  const rows = Array.from({ length: 60 }, (_, at) => {
    // Days up to 12 only: nobody can tell from the file which of the two numbers is the month.
    const date = `${1 + (at % 12)}/${1 + (at % 9)}/2026`;
    return `r${at};${date};${at === 17 ? 11 : at % 11};Puhelin;"Hyvä; mutta ""hidas"" jäälläkin"`;
  });
  const path = window.home.path('tyytyväisyys.csv');
  writeFileSync(path, `id;päivä;suositus;kanava;kommentti\n${rows.join('\n')}\n`);
  window.nextPick(path);
  await window.press('button', say('customers-import'));
  await window.see('heading', say('import-title', { file: 'tyytyväisyys.csv' }), 30_000);
  await window.axe();
  await window.shot('customers-mapping-light');

  // Nothing is taken before the one question is answered that the file cannot answer itself.
  expect(await (await window.see('button', say('import-take', { count: 59 }))).isEnabled()).toBe(false);
  await window.choose('radio', say('ask-date_order-dmy'));
  for (const [field, column] of [
    ['date', 'päivä'],
    ['score', 'suositus'],
    ['id', 'id'],
    ['touchpoint', 'kanava'],
    ['comment', 'kommentti'],
    ['metric', say('metric-nps')],
    ['scale', '0–10'],
  ]) {
    await window.select(say(`mapping-${field}`), column ?? '');
  }
  await window.press('button', say('import-take', { count: 59 }), 30_000);
  await window.read(say('import-done', { count: 59 }), 60_000);
  await window.read(say('reject-score_out_of_range'));
  await window.press('button', say('ui-done'));
  await charts(window, 1);
  await window.read('tyytyväisyys.csv');

  await window.press('button', say('imports-undo-name', { file: 'tyytyväisyys.csv' }));
  await window.press('button', say('imports-undo-confirm'));
  await window.gone('button', say('imports-undo-name', { file: 'tyytyväisyys.csv' }), 30_000);
});

test('a broken file is refused in words and changes nothing', async () => {
  const window = await Window.open();
  const say = window.say.bind(window);
  await trySample(window);
  await open(window, 'customers');
  const before = await window.ask<unknown[]>('customer_imports');

  const broken = window.home.path('rikki.xlsx');
  writeFileSync(broken, Buffer.from(Array.from({ length: 4096 }, (_, at) => (at * 131 + 7) % 256)));
  window.nextPick(broken);
  await window.press('button', say('customers-import'));
  const said = await (await window.see('alert', /(?:)/, 30_000)).getText();
  expect(said.length).toBeGreaterThan(20);
  expect(said).not.toContain('_');
  await window.axe();
  await window.shot('customers-broken-light');
  await window.press('button', say('ui-cancel'));
  expect(await window.ask('customer_imports')).toEqual(before);

  // A roster with a mistake is shown with its line, and cannot be taken.
  const roster = window.home.path('lista.csv');
  writeFileSync(roster, 'member,group,joined\nm1,Palvelut/Chat,2025-09-01\nm1,Palvelut/Chat,eilen\n');
  window.nextPick(roster);
  const people = await window.ask<{ people: number }>('desk');
  await openSection(window, 'people');
  await window.press('button', say('people-import'));
  await window.read('eilen', 30_000);
  expect(await (await window.see('button', say('roster-take'))).isEnabled()).toBe(false);
  await window.shot('roster-broken-light');
  await window.press('button', say('ui-cancel'));
  expect((await window.ask<{ people: number }>('desk')).people).toBe(people.people);
});
