// Light, dark, or as the system has it; remembered on this machine.

import type { ThemeView } from '../../backend/backend';

export const THEMES = ['system', 'light', 'dark'] as const;

export type Theme = (typeof THEMES)[number];

const REMEMBERED = 'vire.theme';

const dark = typeof matchMedia === 'function' ? matchMedia('(prefers-color-scheme: dark)') : undefined;

function remembered(): Theme {
  try {
    const kept = localStorage.getItem(REMEMBERED);
    return THEMES.find((theme) => theme === kept) ?? 'system';
  } catch {
    return 'system';
  }
}

const appearance = $state({ theme: remembered(), systemIsDark: dark?.matches ?? false });

dark?.addEventListener('change', (event) => {
  appearance.systemIsDark = event.matches;
});

function apply() {
  const root = document.documentElement;
  if (appearance.theme === 'system') root.removeAttribute('data-theme');
  else root.setAttribute('data-theme', appearance.theme);
}

apply();

/** Returns what the person chose. */
export function theme(): Theme {
  return appearance.theme;
}

/** Returns the colours that are on screen now. */
export function colours(): ThemeView {
  if (appearance.theme !== 'system') return appearance.theme;
  return appearance.systemIsDark ? 'dark' : 'light';
}

/** Changes the colours and remembers them. */
export function dress(theme: Theme): void {
  appearance.theme = theme;
  apply();
  try {
    localStorage.setItem(REMEMBERED, theme);
  } catch {
    // Without a place to remember it, the choice holds until the window closes.
  }
}
