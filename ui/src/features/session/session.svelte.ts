// Who is here and what they may open.

import { type AppState, backend } from '../../backend/backend';
import { go, here, type Screen } from './route.svelte';

const session = $state<{ state: AppState | null }>({ state: null });

/** Returns what the window knows of this place; nothing before the first answer. */
export function place(): AppState | null {
  return session.state;
}

/** Lists the screens of the rail for whoever is here. */
export function screensFor(state: AppState): Screen[] {
  const screens: Screen[] = [];
  if (state.wallet) screens.push('check_in', 'history', 'thanks');
  if (state.hr || state.reader) screens.push('trends', 'together', 'experiments', 'customers');
  if (state.hr) screens.push('desk');
  if (state.hr || state.recipient) screens.push('cases');
  if (screens.length === 0) screens.push('welcome');
  // Who wrote comes back with the receipt alone, from any machine of the organisation.
  if (state.place !== 'empty') screens.push('channel');
  screens.push('protection');
  return screens;
}

/** Screens that are no entry of the rail, and who may open them. */
function mayOpen(state: AppState, screen: Screen): boolean {
  if (screensFor(state).includes(screen)) return true;
  if (screen === 'set_up') return state.place === 'empty' || state.hr;
  if (screen === 'sign_in') return state.place !== 'empty';
  return screen === 'join';
}

/** Returns the screen on which somebody starts. */
export function homeOf(state: AppState): Screen {
  if (state.place === 'sample' && (state.hr || state.reader)) return 'trends';
  if (state.wallet) return 'check_in';
  if (state.hr) return 'desk';
  if (state.reader) return 'trends';
  if (state.recipient) return 'cases';
  return 'welcome';
}

/** Takes a new state; leaves a screen that is no longer open to anybody here. */
export function take(state: AppState): void {
  session.state = state;
  if (!mayOpen(state, here())) go(homeOf(state));
}

/** Takes a new state and goes home. */
export function enter(state: AppState): void {
  session.state = state;
  go(homeOf(state));
}

/** Forgets who was here, when the window goes. */
export function forget(): void {
  session.state = null;
  go('welcome');
}

/** Asks again who is here. */
export async function refresh(): Promise<AppState> {
  const state = await backend().appState();
  take(state);
  return state;
}
