// Which screen is open.

export type Screen =
  | 'welcome'
  | 'set_up'
  | 'join'
  | 'sign_in'
  | 'check_in'
  | 'history'
  | 'trends'
  | 'customers'
  | 'together'
  | 'desk'
  | 'protection';

const route = $state<{ screen: Screen; detail: string | null }>({ screen: 'welcome', detail: null });

/** Returns the open screen. */
export function here(): Screen {
  return route.screen;
}

/** Returns what the screen was asked to show first, such as a section of the desk. */
export function detail(): string | null {
  return route.detail;
}

/** Opens a screen. */
export function go(screen: Screen, detail: string | null = null): void {
  route.screen = screen;
  route.detail = detail;
}
