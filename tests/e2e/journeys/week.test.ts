import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { open, openSection, PASSPHRASE, type Person, roster, setUp } from '../harness/steps.ts';
import { Window } from '../harness/window.ts';
import { weekFull } from '../harness/words.ts';

const ORGANISATION = 'Kaarna Öljy ja Säde Oy';
const WEEK = '2026-W48';
const WEDNESDAY = '2026-11-25T10:00:00+02:00';
const MONDAY_AFTER = '2026-11-30T09:00:00+02:00';
const PIN = '271828';
const GROUPS = ['Palvelut/Päivystys', 'Palvelut/Myöhäisilta'];

/** Enough people in each team for a weekly figure. */
const PEOPLE: Person[] = Array.from({ length: 24 }, (_, at) => ({
  member: `h${101 + at}`,
  name: `Åke Yli-Äijälä ${at + 1}`,
  group: GROUPS[at % 2] ?? '',
}));

/** Who answers: two thirds of each team. */
const ANSWERING = 16;

test('one week from set-up to export', { timeout: 420_000 }, async () => {
  const window = await Window.open({ now: WEDNESDAY });
  const say = window.say.bind(window);
  const week = weekFull('en', WEEK);

  await setUp(window, ORGANISATION);
  roster(window.home.path('henkilöstö.csv'), PEOPLE);
  window.nextPick(window.home.path('henkilöstö.csv'));
  await window.press('button', say('people-import'));
  await window.see('heading', say('roster-title'));
  await window.read('Päivystys');
  await window.axe();
  await window.press('button', say('roster-take'));
  await window.read(say('people-count', { people: PEOPLE.length }), 60_000);

  await openSection(window, 'rounds');
  await window.press('button', say('rounds-open-name', { week }), 60_000);
  await window.gone('button', say('rounds-open-name', { week }), 60_000);
  await window.axe();
  await window.shot('desk-rounds-light');

  await openSection(window, 'invitations');
  await window.press('button', say('invitations-all'), 60_000);
  await window.see('heading', say('invitations-sheet-title', { count: PEOPLE.length }), 90_000);
  const codes = codesBeside(await window.text());
  expect(codes.size).toBe(PEOPLE.length);
  await window.shot('desk-invitations-light');
  await window.press('button', say('invitations-handed'));
  await window.press('button', say('nav-sign-out'));

  // The first one walks through the screens, and checks in without touching the mouse.
  const [first, ...others] = PEOPLE.slice(0, ANSWERING);
  await window.press('button', say('welcome-join'));
  await window.write(say('join-code'), codes.get(first?.name ?? '') ?? '');
  await window.write(say('join-pin'), PIN);
  await window.write(say('join-pin-again'), PIN);
  await window.press('button', say('join-join'));
  await window.see('heading', say('join-done-title'), 60_000);
  await window.press('button', say('join-to-check-in'));
  await window.see('heading', say('checkin-title', { week: say('week-short', { week: '48' }) }), 30_000);
  await window.axe();
  await window.shot('check-in-light');
  await window.keys('4');
  const questions = await window.run<number>(`return document.querySelectorAll('[data-question]').length`);
  expect(questions).toBe(4);
  await focusFirstAnswer(window);
  for (let question = 1; question < questions; question += 1) {
    await window.keys('Tab', '4');
  }
  const answered = await window.run<number>(
    `return document.querySelectorAll('[data-question] :checked').length`,
  );
  expect(answered).toBe(questions);
  await window.shot('check-in-answered-light');
  await window.chord('Control', 'Enter');
  await window.see('heading', say('checkin-thanks'), 30_000);
  await window.shot('check-in-thanks-light');

  // Once is once: the screen says so, and the app would not take a second one either.
  await open(window, 'history');
  await window.press('button', say('nav-check_in'));
  await window.see('heading', say('checkin-done-title'));
  await expect(window.ask('send_check_in', { answers: { mood: 1 } })).rejects.toThrow('already_checked_in');

  for (const [at, { name }] of others.entries()) {
    await window.ask('join', { code: codes.get(name), pin: PIN });
    await window.ask('send_check_in', { answers: { mood: 2 + (at % 4) } });
  }

  // While the week runs nobody can close it.
  await window.ask('sign_out');
  await window.reopen();
  await signInAsHr(window);
  await openSection(window, 'rounds');
  expect(await window.has('button', say('rounds-close-name', { week }))).toBe(false);

  await window.reopen(MONDAY_AFTER);
  await signInAsHr(window);
  await openSection(window, 'rounds');
  await window.press('button', say('rounds-close-name', { week }), 30_000);
  await window.press('button', say('rounds-close-confirm'));
  await window.read(say('rounds-closed', { week }), 120_000);

  await openSection(window, 'releases');
  await window.press('button', say('ledger-check'));
  await window.read(say('ledger-valid'), 30_000);
  await window.press('button', say('releases-look-name', { week }));
  await window.see('heading', say('release-title', { week }));
  await window.read('Päivystys');
  await window.axe();
  await window.shot('release-light');
  await window.press('button', say('ui-close'));

  const folder = window.home.path('out');
  mkdirSync(folder);
  window.nextPick(folder);
  await openSection(window, 'export');
  await window.choose('radio', say('report-format-csv'));
  await window.press('button', say('export-save'));
  await window.read(folder, 30_000);
  const written = readdirSync(folder).map((name) => readFileSync(`${folder}/${name}`, 'utf8'));
  expect(written).toHaveLength(1);
  expect(written[0]).toContain('Päivystys');
  for (const { name, member } of PEOPLE) {
    expect(written[0]).not.toContain(name);
    expect(written[0]).not.toMatch(new RegExp(`\\b${member}\\b`));
  }
});

/** Finds each person's code on the sheet: the last line of the person's part. */
function codesBeside(text: string): Map<string, string> {
  const lines = text.split('\n').map((line) => line.trim());
  const codes = new Map<string, string>();
  for (const { name } of PEOPLE) {
    const at = lines.indexOf(name);
    const code =
      at < 0
        ? undefined
        : lines.slice(at + 1, at + 4).find((line) => /^[0-9A-Z]{4}(-[0-9A-Z]{4})+/.test(line));
    if (code) codes.set(name, code);
  }
  return codes;
}

/** Walks with Tab until the mood that was answered has the focus, as somebody without a mouse would. */
async function focusFirstAnswer(window: Window): Promise<void> {
  for (let steps = 0; steps < 40; steps += 1) {
    const there = await window.run<boolean>(
      `return document.activeElement.matches('[data-question="mood"] input:checked')`,
    );
    if (there) return;
    await window.keys('Tab');
  }
  throw new Error('Tab never reaches the answered mood');
}

async function signInAsHr(window: Window): Promise<void> {
  const say = window.say.bind(window);
  await window.press('button', say('welcome-as-hr'));
  await window.write(say('signin-passphrase'), PASSPHRASE);
  await window.press('button', say('signin-open'));
  await window.see('heading', say('desk-title'), 30_000);
}
