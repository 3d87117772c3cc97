// Which screen is open.

export type Screen =
  | 'welcome'
  | 'set_up'
  | 'join'
  | 'sign_in'
  | 'check_in'
  | 'history'
  | 'thanks'
  | 'trends'
  | 'customers'
  | 'together'
  | 'experiments'
  | 'desk'
  | 'protection'
  | 'channel'
  | 'cases';

const route = $state<{ screen: Screen; detail: string | null; held: boolean }>({
  screen: 'welcome',
  detail: null,
  held: false,
});

/** Returns the open screen. */
export function here(): Screen {
  return route.screen;
}

/** Returns what the screen was asked to show first, such as a section of the desk. */
export function detail(): string | null {
  return route.detail;
}

/** Tells whether the open screen shows something once and may not be left by accident. */
export function held(): boolean {
  return route.held;
}

/** Holds the open screen, or lets go of it. */
export function hold(on: boolean): void {
  route.held = on;
}

/** Opens a screen. */
export function go(screen: Screen, detail: string | null = null): void {
  route.screen = screen;
  route.detail = detail;
  route.held = false;
}
