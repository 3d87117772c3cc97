// The window itself: one WebKitWebDriver, one built binary, one empty home, gone when it is closed.

import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Browser, remote } from 'webdriverio';

/** The project's root. */
export const ROOT = resolve(import.meta.dirname, '../../..');

/** What is tested: `VIRE_BINARY`, or the window of the dev profile. */
const BINARY = resolve(process.env.VIRE_BINARY ?? join(ROOT, 'target/debug/vire'));

/** With either of these the web view never hands out a picture. */
const NEVER = ['WEBKIT_DISABLE_COMPOSITING_MODE', 'WEBKIT_DISABLE_DMABUF_RENDERER'];

/** A folder of its own for one journey: the person's home, their workspace and their files. */
export class Home {
  readonly folder = mkdtempSync(join(tmpdir(), 'vire-journey-'));

  /** Returns a path inside. */
  path(name: string): string {
    return join(this.folder, name);
  }

  /** Returns what a program must be told to live here and nowhere else. */
  environment(): Record<string, string> {
    return {
      HOME: this.folder,
      XDG_DATA_HOME: this.path('data'),
      XDG_CONFIG_HOME: this.path('config'),
      XDG_CACHE_HOME: this.path('cache'),
      VIRE_WORKSPACE: this.path('workspace'),
    };
  }

  remove(): void {
    try {
      rmSync(this.folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
    } catch {
      // A web process that is still ending may write into its cache; the system's folder is emptied anyway.
    }
  }
}

/** A running window and what drives it. */
export interface Driven {
  browser: Browser;
  stop(): Promise<void>;
}

/** Starts the window in a home. `environment` is added to it and wins. */
export async function start(home: Home, environment: Record<string, string>): Promise<Driven> {
  if (!existsSync(BINARY)) throw new Error(`${BINARY} is not built: run cargo xtask test`);
  const port = await freePort();
  const inherited = Object.fromEntries(Object.entries(process.env).filter(([name]) => !NEVER.includes(name)));
  const driver = spawn('WebKitWebDriver', [`--port=${port}`, '--host=127.0.0.1'], {
    env: {
      ...inherited,
      ...home.environment(),
      TAURI_AUTOMATION: 'true',
      TAURI_WEBVIEW_AUTOMATION: 'true',
      GDK_BACKEND: 'x11',
      GDK_SCALE: '1',
      // The journeys choose a language themselves; without one they are those of an English system.
      LANG: 'en_GB.UTF-8',
      LANGUAGE: 'en',
      TZ: 'Europe/Helsinki',
      ...environment,
    },
    // A group of its own: the window outlives its session, and has to end before the next one starts.
    detached: true,
    stdio: [
      'ignore',
      process.env.VIRE_LOUD ? 'inherit' : 'ignore',
      process.env.VIRE_LOUD ? 'inherit' : 'ignore',
    ],
  });
  if (driver.pid !== undefined) running.add(driver.pid);
  try {
    await answers(driver, port);
    const browser = await remote({
      hostname: '127.0.0.1',
      port,
      logLevel: 'silent',
      connectionRetryCount: 0,
      connectionRetryTimeout: 60_000,
      capabilities: {
        'wdio:enforceWebDriverClassic': true,
        'webkitgtk:browserOptions': { binary: BINARY, args: [] },
      } as WebdriverIO.Capabilities,
    });
    return {
      browser,
      stop: async () => {
        await browser.deleteSession().catch(() => undefined);
        await ended(driver);
      },
    };
  } catch (error) {
    await ended(driver);
    throw error;
  }
}

/** Asks the system for a port that nobody listens on. */
function freePort(): Promise<number> {
  return new Promise((found, failed) => {
    const server = createServer();
    server.once('error', failed);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        typeof address === 'object' && address ? found(address.port) : failed(new Error('no port')),
      );
    });
  });
}

/** Waits until the driver takes sessions. */
async function answers(driver: ChildProcess, port: number): Promise<void> {
  let failure: Error | undefined;
  driver.once('error', (error) => {
    failure = error;
  });
  for (let tries = 0; tries < 100; tries += 1) {
    if (failure) throw new Error(`WebKitWebDriver could not be started: ${failure.message}`);
    if (driver.exitCode !== null) throw new Error(`WebKitWebDriver ended with ${driver.exitCode}`);
    const status = await fetch(`http://127.0.0.1:${port}/status`).catch(() => undefined);
    if (status?.ok) return;
    await new Promise((waited) => setTimeout(waited, 50));
  }
  throw new Error('WebKitWebDriver does not answer');
}

/** Groups that still run; none may be left behind when the journeys are broken off. */
const running = new Set<number>();

process.on('exit', () => {
  for (const group of running) kill(group, 'SIGKILL');
});

/** Ends the driver and the window that it started, and returns when both are gone. */
async function ended(driver: ChildProcess): Promise<void> {
  const group = driver.pid;
  if (group === undefined) return;
  for (let tries = 0; kill(group, tries < 60 ? 'SIGTERM' : 'SIGKILL') && tries < 100; tries += 1) {
    await new Promise((waited) => setTimeout(waited, 50));
  }
  running.delete(group);
}

/** Sends a signal to a group; tells whether anybody was there. */
function kill(group: number, signal: NodeJS.Signals): boolean {
  try {
    return process.kill(-group, signal);
  } catch {
    return false;
  }
}
