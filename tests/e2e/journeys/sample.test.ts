import { expect, test } from 'vitest';
import { charts, open, trySample } from '../harness/steps.ts';
import { Window } from '../harness/window.ts';

/** The screens of whoever looks at the sample, and how many charts each has at least. */
const SCREENS: [string, number][] = [
  ['trends', 2],
  ['customers', 1],
  ['together', 2],
];

/** What lies below the first picture of a screen. */
const BELOW: Record<string, string[]> = {
  trends: ['how-title'],
  together: ['drivers-title', 'link-title'],
};

test('sample data is one click away and is drawn in every dress', async () => {
  const window = await Window.open();
  await window.see('heading', window.say('welcome-title'));
  await window.axe();
  await window.shot('welcome-light');
  await trySample(window);
  await window.see('complementary', window.say('sample-label'));

  const seen = async (dress: string) => {
    for (const [screen, least] of SCREENS) {
      await open(window, screen);
      await charts(window, least);
      await window.axe();
      await window.shot(`${screen}-${dress}`);
      for (const heading of BELOW[screen] ?? []) {
        await window.run(
          `const said = [...document.querySelectorAll('h2, summary')].find((one) => one.innerText.trim() === arguments[0]);
           (said.closest('details') ?? said).open = true;
           said.scrollIntoView({ block: 'start' });`,
          window.say(heading, { metric: window.say('metric-nps') }),
        );
        await window.shot(`${screen}-${heading}-${dress}`);
      }
      if (screen === 'together') {
        await window.select(window.say('pick-metric'), window.say('metric-ces'));
        await window.read(window.say('link-no_link_seen'));
        await charts(window, 2);
        await window.shot(`together-none-${dress}`);
        await window.select(window.say('pick-measure'), window.say('measure-trust'));
        await window.read(window.say('link-not_enough_data'));
        await charts(window, 1);
        await window.shot(`together-too-little-${dress}`);
      }
    }
  };
  await seen('light');
  await window.dress({ theme: 'dark' });
  await seen('dark');
  await window.dress({ theme: 'light', language: 'fi' });
  await seen('fi');
  await window.dress({ language: 'sv' });
  await seen('sv');
  await window.dress({ language: 'en' });
  await window.textSize(200);
  await seen('large');
});

test('a chart says in words and in a table what it draws, and its points are reached by keyboard', async () => {
  const window = await Window.open();
  await trySample(window);
  await charts(window, 2);
  const label = window.say('trends-chart', {
    measure: window.say('measure-mood'),
    group: window.say('group-all'),
  });
  const image = await window.see('img', label);
  const described = await window.run<string>(
    `return document.getElementById(arguments[0].getAttribute('aria-describedby')).innerText`,
    image,
  );
  expect(described.length).toBeGreaterThan(10);
  await window.run(
    `[...document.querySelectorAll('summary')].find((one) => one.innerText.trim() === arguments[0]).click()`,
    window.say('ui-chart-table'),
  );
  const rows = await window.run<number>(
    `return arguments[0].querySelectorAll('tbody tr').length`,
    await window.see('table', label),
  );
  expect(rows).toBeGreaterThan(12);
  const points = await window.see('listbox', window.say('ui-chart-points'));
  await window.run(`arguments[0].querySelector('[tabindex="0"]').focus()`, points);
  const focused = () => window.run<string>(`return document.activeElement.getAttribute('aria-label')`);
  const first = await focused();
  await window.keys('ArrowRight');
  expect(await focused()).not.toBe(first);
  expect(first).not.toBe('');
});
