import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
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
  await window.choose('radio', /^Day first: 10\/1\/2026 is 10 January 2026/);
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
  await window.read(say('mapping-why-mapping'));
  await window.press('button', say('import-take', { count: 59 }), 30_000);
  await window.read(say('import-done', { count: 59 }), 60_000);
  await window.read(say('reject-score_out_of_range'));
  await window.press('button', say('ui-done'));
  await charts(window, 1);
  await window.read('tyytyväisyys.csv');

  // The next file with the same columns is read the same way without a question.
  const next = window.home.path('seuraava.csv');
  writeFileSync(next, 'id;päivä;suositus;kanava;kommentti\nr900;2/3/2026;9;Puhelin;"Kiitos, sujui"\n');
  window.nextPick(next);
  await window.press('button', say('customers-import'));
  await window.read(say('saved-same-title'), 30_000);
  await window.shot('customers-kept-light');
  await window.press('button', say('import-take', { count: 1 }), 30_000);
  await window.press('button', say('ui-done'), 30_000);
  await window.write(say('comments-search'), 'sujui');
  await window.press('button', say('comments-find'));
  await window.read('Kiitos, sujui');
  await window.run('document.querySelector("input[type=search]").scrollIntoView({ block: "start" })');
  await window.shot('customers-comments-light');

  await window.press('button', say('imports-undo-name', { file: 'tyytyväisyys.csv' }));
  await window.press('button', say('imports-undo-confirm'));
  await window.gone('button', say('imports-undo-name', { file: 'tyytyväisyys.csv' }), 30_000);
});

test('a Finnish Excel file and a Qualtrics export are read as they come', async () => {
  const window = await Window.open({ language: 'fi', theme: 'dark' });
  const say = window.say.bind(window);
  await trySample(window);
  await open(window, 'customers');
  await charts(window, 6);
  await window.axe();
  await window.shot('customers-dark-fi');
  for (const part of ['scores', 'each', 'mix', 'groups', 'mirror']) {
    const title = say(`customers-${part}`);
    await window.run(
      '[...document.querySelectorAll("h2")].find((it) => it.textContent === arguments[0]).scrollIntoView()',
      title,
    );
    await window.shot(`customers-${part}-dark-fi`);
  }

  // Excel's own CSV: windows-1252, semicolons, decimal commas, and a column of who served.
  const rows = Array.from({ length: 40 }, (_, at) => {
    const place = ['Puhelin', 'Tiski', 'Chat'][at % 3];
    const team = ['Puhelintuki', 'Chat-tiimi', 'Chatti'][at % 3];
    return `${1 + (at % 28)}.10.2026;${place};${1 + (at % 5)},0;${team};Maija;Jäin jonoon, äh`;
  });
  const excel = window.home.path('kassakysely.csv');
  const text = `päivä;kanava;tyytyväisyys (1-5);tiimi;käsittelijä;palaute\r\n${rows.join('\r\n')}\r\n`;
  writeFileSync(excel, Buffer.from(text, 'latin1'));
  window.nextPick(excel);
  await window.press('button', say('customers-import'));
  await window.see('heading', say('import-title', { file: 'kassakysely.csv' }), 30_000);
  await window.read('käsittelijä');
  await window.read('Jäin jonoon');
  await window.axe();
  await window.shot('mapping-excel-dark-fi');
  for (const [key, at] of [
    ['import-columns', 'columns'],
    ['value-touchpoints', 'words'],
    ['import-outcome', 'outcome'],
  ] as const) {
    await window.run(
      '[...document.querySelectorAll("dialog h3")].find((it) => it.textContent === arguments[0]).scrollIntoView()',
      say(key),
    );
    await window.shot(`mapping-excel-${at}-dark-fi`);
  }
  await window.run('document.documentElement.style.fontSize = "200%"');
  await window.shot('mapping-excel-large-fi');
  await window.axe();
  await window.run('document.documentElement.style.fontSize = ""');
  await window.press('button', say('import-take', { count: 40 }), 30_000);
  await window.read(say('import-done', { count: 40 }), 60_000);
  await window.press('button', say('ui-done'));

  const qualtrics = fileURLToPath(new URL('../../fixtures/customers/qualtrics.csv', import.meta.url));
  window.nextPick(qualtrics);
  await window.press('button', say('customers-import'));
  await window.read(say('import-tool', { tool: 'Qualtrics' }), 30_000);
  await window.shot('mapping-qualtrics-dark-fi');
  await window.press('button', /^Tuo \d+ vastausta/, 30_000);
  await window.press('button', say('ui-done'), 60_000);
  await window.read('Qualtrics');
  await charts(window, 6);
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

  // A column whose name nobody knows is chosen by the person who knows the file.
  const foreign = window.home.path('hinnangud.csv');
  const marks = [4, 5, 1, 3, 5].map((mark, at) => `${at + 2}.11.2026;${mark};Tartu`);
  writeFileSync(foreign, ['Kuupäev;Hinnang;Pood', ...marks, ''].join('\n'));
  window.nextPick(foreign);
  await window.press('button', say('customers-import'));
  await window.read(say('import-missing-score'), 30_000);
  await window.axe();
  await window.shot('mapping-missing-light');
  await window.press('button', say('ui-cancel'));

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
