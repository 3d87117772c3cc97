// What a browser has and the test's window lacks, and a clean start for every test.

import '@testing-library/jest-dom/vitest';
import { cleanup, configure } from '@testing-library/svelte';
import { afterEach, beforeEach, vi } from 'vitest';
import { speak } from '../i18n';

// A busy machine may take its time.
configure({ asyncUtilTimeout: 5_000 });

class Watcher {
  observe() {}
  unobserve() {}
  disconnect() {}
}

vi.stubGlobal('ResizeObserver', Watcher);
URL.createObjectURL = () => 'blob:picture';
URL.revokeObjectURL = () => undefined;
window.matchMedia ??= ((query: string) => ({
  matches: false,
  media: query,
  addEventListener: () => undefined,
  removeEventListener: () => undefined,
})) as unknown as typeof window.matchMedia;

// axe looks at icon fonts through a canvas; there are none here.
HTMLCanvasElement.prototype.getContext = () => null;

HTMLDialogElement.prototype.showModal = function show() {
  this.setAttribute('open', '');
};
HTMLDialogElement.prototype.close = function close() {
  this.removeAttribute('open');
  this.dispatchEvent(new Event('close'));
};

beforeEach(() => {
  localStorage.clear();
  speak('en');
});

afterEach(cleanup);
