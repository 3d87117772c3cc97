// Starts the window: chooses who answers, then draws.

import { mount } from 'svelte';
import App from './App.svelte';
import { answerWith } from './backend/backend';
import { inShell, shell } from './backend/tauri';
import './styles/tokens.css';
import './styles/base.css';

async function start() {
  // The invented backend is for a browser during development; it is not part of a built window.
  if (import.meta.env.DEV && !inShell()) {
    const { inventedFor } = await import('./backend/fake');
    answerWith(inventedFor(new URLSearchParams(location.search)));
  } else {
    answerWith(shell);
  }
  const target = document.getElementById('app');
  if (target) mount(App, { target });
}

void start();
