// What a person does at the window: look for things by role and name, press, write, and take a picture.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Browser } from 'webdriverio';
import { type Driven, Home, ROOT, start } from './driver.ts';
import { type Language, say } from './words.ts';

const SHOTS = join(ROOT, 'target/shots');
const PATIENCE = 15_000;

const { resolve } = createRequire(import.meta.url);
const SCRIPTS = {
  /** Finds elements by role and name, as assistive technology would. */
  TestingLibraryDom: readFileSync(
    join(resolve('@testing-library/dom'), '../@testing-library/dom.umd.min.js'),
    'utf8',
  ),
  axe: readFileSync(resolve('axe-core/axe.min.js'), 'utf8'),
};

/** How a window is opened. */
export interface Opening {
  language?: Language;
  theme?: 'light' | 'dark';
  /** The instant that the app takes for now, ISO 8601. */
  now?: string;
  /** The home of an earlier window; without one the window starts with nothing. */
  home?: Home;
}

type Name = string | RegExp;

interface Found {
  'element-6066-11e4-a52e-4f735466cecf': string;
}

/** One window, open until the test ends. */
export class Window {
  private constructor(
    readonly home: Home,
    private readonly opening: Opening,
    private driven: Driven,
  ) {}

  /** Opens the window. It closes itself at the end of the test, and leaves a picture when the test fails. */
  static async open(opening: Opening = {}): Promise<Window> {
    const home = opening.home ?? new Home();
    const window = new Window(home, opening, await start(home, environment(home, opening)));
    onTestFinished(async ({ task }) => {
      if (task.result?.state === 'fail') {
        await window.shot(`failed-${task.name.replaceAll(/\W+/g, '-')}`).catch(() => undefined);
      }
      await window.close();
      if (!opening.home) home.remove();
    });
    await window.dress();
    return window;
  }

  /** Closes the window and opens it again in the same home, at another time if one is given. */
  async reopen(now = this.opening.now): Promise<void> {
    await this.close();
    this.opening.now = now;
    this.driven = await start(this.home, environment(this.home, this.opening));
    await this.dress();
  }

  async close(): Promise<void> {
    await this.driven.stop();
  }

  get browser(): Browser {
    return this.driven.browser;
  }

  /** Changes language or colours, as if they had been chosen before the window opened. */
  async dress(changed: Pick<Opening, 'language' | 'theme'> = {}): Promise<void> {
    Object.assign(this.opening, changed);
    await this.browser.setTimeout({ script: 60_000 });
    await this.browser.waitUntil(() => this.run('return document.readyState === "complete"'));
    await this.run(
      'localStorage.setItem("vire.language", arguments[0]); localStorage.setItem("vire.theme", arguments[1]); location.reload()',
      this.opening.language ?? 'en',
      this.opening.theme ?? 'light',
    );
    await this.browser.waitUntil(
      () =>
        this.run<boolean>('return document.readyState === "complete" && !!document.querySelector("main")'),
      { timeout: PATIENCE, timeoutMsg: 'the page shows no main part' },
    );
  }

  /** Takes note that the person has chosen another language in the window itself. */
  speaks(language: Language): void {
    this.opening.language = language;
  }

  /** Sets the size of the text in percent of the usual. */
  async textSize(percent: number): Promise<void> {
    await this.run('document.documentElement.style.fontSize = arguments[0] + "%"', percent);
  }

  /** Returns a message in the language of the window. */
  say(id: string, args?: Parameters<typeof say>[2]): string {
    return say(this.opening.language ?? 'en', id, args);
  }

  /** Waits until something with this role and name can be seen, and returns it. */
  see(role: string, name: Name, patience = PATIENCE): Promise<WebdriverIO.Element> {
    return this.wait(`${role} is called ${name}`, patience, () => this.find(role, name));
  }

  /** Waits until a box with this label can be seen, and returns it. A passphrase has no role, only a label. */
  field(label: Name, patience = PATIENCE): Promise<WebdriverIO.Element> {
    return this.wait(`box is labelled ${label}`, patience, () => this.query('queryAllByLabelText', label));
  }

  /** Waits until no dialog is open and nothing with this role and name is there any more. */
  async gone(role: string, name: Name, patience = PATIENCE): Promise<void> {
    const dialog = () => this.run<boolean>(`return document.querySelector('dialog[open]') !== null`);
    await this.browser.waitUntil(async () => !(await dialog()) && !(await this.has(role, name)), {
      timeout: patience,
      timeoutMsg: `the ${role} ${name} does not go away`,
    });
  }

  /** Waits until a text can be read somewhere. */
  async read(text: Name, patience = PATIENCE): Promise<void> {
    await this.browser.waitUntil(async () => fits(await this.text(), text), {
      timeout: patience,
      timeoutMsg: `"${text}" cannot be read`,
    });
  }

  /** Tells whether something is there now. */
  async has(role: string, name: Name): Promise<boolean> {
    return (await this.find(role, name)).length > 0;
  }

  /** Returns all that can be read in the window. */
  text(): Promise<string> {
    return this.run<string>('return document.body.innerText');
  }

  async press(role: string, name: Name, patience = PATIENCE): Promise<void> {
    const element = await this.see(role, name, patience);
    await element.waitForEnabled({ timeout: patience });
    await element.scrollIntoView({ block: 'center' });
    await element.click();
  }

  /** Ticks a box or takes one of several, by its label: the box itself may be drawn as something else. */
  async choose(role: 'radio' | 'checkbox', name: Name): Promise<void> {
    const box = await this.see(role, name);
    const label = await box.$('./ancestor::label');
    await label.scrollIntoView({ block: 'center' });
    await label.click();
  }

  async write(label: Name, text: string): Promise<void> {
    const element = await this.field(label);
    await element.scrollIntoView({ block: 'center' });
    await element.setValue(text);
  }

  /** Takes an option of a list by what it says. */
  async select(label: Name, option: string): Promise<void> {
    const list = await this.see('combobox', label);
    await list.selectByVisibleText(option);
  }

  /** Presses keys one after the other, as on a keyboard. */
  async keys(...keys: string[]): Promise<void> {
    for (const key of keys) await this.browser.keys(key);
  }

  /** Presses keys together, the last one released first. */
  async chord(...keys: string[]): Promise<void> {
    await this.browser.keys(keys);
  }

  /** Decides what the next file dialog answers: the dialog itself is the system's and has no keys here. */
  nextPick(path: string): void {
    writeFileSync(pickNote(this.home), path);
  }

  /** Leaves a picture in target/shots/. */
  async shot(name: string): Promise<void> {
    mkdirSync(SHOTS, { recursive: true });
    await this.browser.saveScreenshot(join(SHOTS, `${name}.png`));
  }

  /** Looks for what keeps people from using this screen. Throws for anything serious. */
  async axe(): Promise<void> {
    await this.load('axe');
    const report = await this.browser.executeAsync<string[], []>((done: (found: string[]) => void) => {
      const { axe } = window as unknown as { axe: { run(): Promise<{ violations: Violation[] }> } };
      interface Violation {
        id: string;
        impact: string;
        help: string;
        nodes: { html: string; failureSummary: string }[];
      }
      axe.run().then(
        ({ violations }) =>
          done(
            violations
              .filter(({ impact }) => impact === 'serious' || impact === 'critical')
              .flatMap(({ id, help, nodes }) =>
                nodes.map((node) => `${id}: ${help}\n  ${node.html}\n  ${node.failureSummary}`),
              ),
          ),
        (error) => done([`axe did not run: ${error}`]),
      );
    });
    if (report.length > 0) throw new Error(`${report.length} serious findings:\n${report.join('\n')}`);
  }

  /** Asks the app itself, past the screen: through the same bridge and the same permissions as the pages. */
  async ask<Answer>(command: string, args: Record<string, unknown> = {}): Promise<Answer> {
    const { answer, refused } = (await this.browser.executeAsync(
      `const [command, args, done] = arguments;
       window.__TAURI_INTERNALS__.invoke(command, args).then(
         (answer) => done({ answer }),
         (refused) => done({ refused: refused ?? 'nothing was said' }));`,
      command,
      args,
    )) as { answer: Answer; refused?: unknown };
    if (refused !== undefined) throw new Error(`${command}: ${JSON.stringify(refused)}`);
    return answer;
  }

  /** Runs a script in the page. */
  run<Result = void>(script: string, ...words: unknown[]): Promise<Result> {
    return this.browser.execute(script, ...words) as Promise<Result>;
  }

  private async load(script: keyof typeof SCRIPTS): Promise<void> {
    const there = await this.run<boolean>('return typeof window[arguments[0]] !== "undefined"', script);
    if (!there) await this.run(SCRIPTS[script]);
  }

  private async wait(
    what: string,
    patience: number,
    find: () => Promise<Found[]>,
  ): Promise<WebdriverIO.Element> {
    const until = Date.now() + patience;
    for (;;) {
      const found = await find().catch(() => []);
      if (found[0]) return this.browser.$(found[0]).getElement();
      if (Date.now() > until) throw new Error(`no ${what}. There is:\n${await this.roles().catch(String)}`);
      await this.browser.pause(100);
    }
  }

  private find(role: string, name: Name): Promise<Found[]> {
    return this.query('queryAllByRole', name, role);
  }

  private async query(
    how: 'queryAllByRole' | 'queryAllByLabelText',
    name: Name,
    role?: string,
  ): Promise<Found[]> {
    await this.load('TestingLibraryDom');
    const [source, flags] = name instanceof RegExp ? [name.source, name.flags] : [plain(name), null];
    return this.run<Found[]>(
      `const [how, source, flags, role] = arguments;
       const fits = flags === null
         ? (text) => text.replaceAll(/\\s+/g, ' ').trim() === source
         : (text) => new RegExp(source, flags).test(text);
       // What lies behind an open dialog is out of reach for everybody.
       const reach = [...document.querySelectorAll('dialog[open]')].at(-1) ?? document.body;
       const query = window.TestingLibraryDom[how];
       return role ? query(reach, role, { name: fits }) : query(reach, fits);`,
      how,
      source,
      flags,
      role,
    );
  }

  /** Lists what can be found here, for the message of a test that found nothing. */
  private roles(): Promise<string> {
    return this.run<string>(
      `const { getRoles, logRoles, prettyDOM } = window.TestingLibraryDom;
       const name = (element) => element.getAttribute('aria-label') || element.innerText || element.value || '';
       return Object.entries(getRoles(document.body))
         .filter(([role]) => !['generic', 'paragraph', 'presentation', 'none', 'row', 'cell', 'listitem'].includes(role))
         .map(([role, elements]) => '  ' + role + ': ' + elements.slice(0, 30).map((it) => JSON.stringify(name(it).trim().slice(0, 60))).join(', '))
         .join('\\n');`,
    );
  }
}

function environment(home: Home, { now }: Opening): Record<string, string> {
  return { VIRE_PICK: pickNote(home), ...(now ? { VIRE_NOW: now } : {}) };
}

/** The note that the app reads in place of a file dialog. */
function pickNote(home: Home): string {
  return home.path('next.pick');
}

function fits(text: string, wanted: Name): boolean {
  return wanted instanceof RegExp ? wanted.test(text) : plain(text).includes(plain(wanted));
}

/** Makes every space a plain one: a name holds the ones that keep words together. */
function plain(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}
