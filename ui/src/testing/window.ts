// The whole window over an invented backend, the way a person meets it.

import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import App from '../App.svelte';
import { answerWith } from '../backend/backend';
import { invent, type Start } from '../backend/fake';

/** Opens the window; waits for its first screen. */
export async function openWindow(start: Start = {}) {
  const backend = invent({ weeks: 9, ...start });
  answerWith(backend);
  const user = userEvent.setup();
  const drawn = render(App);
  await screen.findByRole('heading', { level: 1 });
  return { backend, user, ...drawn };
}

/** Waits for the heading of a screen. */
export function heading(name: string | RegExp) {
  return screen.findByRole('heading', { level: 1, name });
}

/** Lists what axe finds wrong, one line each. */
export async function findings(container: Element): Promise<string[]> {
  const { violations } = await axe.run(container, {
    // Colours and sizes are only known where something is painted.
    rules: {
      'color-contrast': { enabled: false },
      'target-size': { enabled: false },
      region: { enabled: false },
    },
  });
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}
