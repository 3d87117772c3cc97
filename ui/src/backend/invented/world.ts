// What the invented backend remembers, in memory only, and the small steps that several of its parts share.

import {
  type AppState,
  type CheckInAnswers,
  Fault,
  type ImportView,
  type Mapping,
  type PlaceKind,
  type ReaderSession,
  type SayThanks,
  type RecipientSession,
  type WalletSession,
} from '../backend';
import { weeksBefore } from './charts';
import { chance, ORGANISATION, weekAfter } from './organisation';

/** The week that it always is. */
export const MONDAY = '2026-W47';

export interface Start {
  place?: PlaceKind;
  roles?: ('hr' | 'lead' | 'member')[];
  /** Pause before every answer, so that waiting can be seen. */
  pauseMs?: number;
  /** How many weeks a sample has behind it. */
  weeks?: number;
}

export interface Wallet {
  session: WalletSession;
  pin: string;
  done: boolean;
  kept: boolean;
  history: { week: string; mood: number }[];
}

export interface Reader {
  name: string;
  groups: string[];
  session: ReaderSession | null;
  passphrase: string;
}

interface Round {
  week: string;
  state: string;
  kind: string;
}

/** One invented organisation on one invented machine. */
export class World {
  /** What was saved, in order: the paths. */
  readonly saved: string[] = [];
  /** What was sent, in order. */
  readonly sent: CheckInAnswers[] = [];
  /** Thanks that were said, in order. */
  readonly thanked: SayThanks[] = [];
  /** The file that the next picker returns. */
  nextFile: string | null = '/home/hr/asiakkaat.csv';

  /** How the last customer file was read. */
  mapped: { source: string; day: string; mapping: Mapping; answers: Record<string, string> } | null = null;

  place: PlaceKind;
  name: string;
  people: number;
  k = 5;
  passphrase = 'correct horse';
  hr = false;
  wallet: Wallet | null = null;
  reader: Reader | null = null;
  recipient: RecipientSession | null = null;
  rounds: Round[] = [];
  imports: ImportView[] = [];
  hearDrop: ((paths: string[]) => void) | null = null;
  readonly wallets: Wallet[] = [];
  readonly readers = new Map<string, Reader>();
  readonly invitations = new Map<string, { member: string; name: string; group: string }>();
  private readonly pauseMs: number;
  private readonly weeks: number;

  constructor({ place = 'empty', roles = [], pauseMs = 0, weeks = 78 }: Start = {}) {
    this.place = place;
    this.name = place === 'empty' ? '' : ORGANISATION;
    this.pauseMs = pauseMs;
    this.weeks = weeks;
    this.people = place === 'empty' ? 0 : 160;
    if (place === 'sample') this.fill();
    if (place === 'organisation') {
      this.rounds = [{ week: MONDAY, state: 'open', kind: 'live' }, ...this.announced()];
    }
    if (roles.includes('hr')) this.hr = true;
    if (roles.includes('member')) this.wallet = this.makeWallet('Asiakaspalvelu/Chat', '123456');
    if (roles.includes('lead')) {
      this.reader = { name: 'Maija', groups: ['Asiakaspalvelu'], session: null, passphrase: 'correct horse' };
      this.reader.session = this.readerSession('willow-lantern', this.reader);
      this.readers.set('LEAD', this.reader);
    }
  }

  /** Drops files on the window, as a person would. */
  drop(paths: string[]): void {
    this.hearDrop?.(paths);
  }

  state(): AppState {
    return {
      place: this.place,
      organisation: this.name === '' ? null : this.name,
      hr: this.hr,
      reader: this.reader?.session ?? null,
      wallet: this.wallet?.session ?? null,
      recipient: this.recipient,
      week: MONDAY,
      policy: 'SDC-1',
      version: '0.1.0',
    };
  }

  /** Returns the wallet that is open. */
  mine(): Wallet {
    if (!this.wallet) throw new Fault('wallet_locked');
    return this.wallet;
  }

  makeWallet(team: string, pin: string): Wallet {
    const wallet: Wallet = {
      session: { label: 'quiet-harbour', team, organisation: this.name, rounds: [MONDAY] },
      pin,
      done: false,
      kept: this.place === 'sample',
      history:
        this.place === 'sample'
          ? weeksBefore(MONDAY, 12).map((week) => ({ week, mood: 2 + Math.floor(chance('own', week) * 4) }))
          : [],
    };
    this.wallets.push(wallet);
    return wallet;
  }

  readerSession(label: string, reader: Reader): ReaderSession {
    return { label, organisation: this.name, groups: reader.groups };
  }

  /** Returns the weeks that have a release, the oldest first. */
  released(): string[] {
    return this.rounds
      .filter((round) => round.state === 'closed')
      .map((round) => round.week)
      .sort();
  }

  announced(): Round[] {
    return [1, 2, 3].map((ahead) => ({ week: weekAfter(MONDAY, ahead), state: 'announced', kind: 'live' }));
  }

  /** Gives the sample its history. */
  fill(): void {
    this.rounds = [
      ...weeksBefore(MONDAY, this.weeks).map((week) => ({ week, state: 'closed', kind: 'imported' })),
      { week: MONDAY, state: 'open', kind: 'live' },
      ...this.announced(),
    ];
    this.imports = [
      {
        import: 'import-0',
        source: 'Kaarna NPS',
        file: 'kaarna-asiakkaat.csv',
        day: '2026-11-16',
        records: 9210,
        accepted: 8804,
        updated: 0,
        skipped: { score_missing: 401 },
        errors: { date_invalid: 5 },
        from: '2025-W21',
        to: '2026-W46',
        rejects: [{ place: '412', column: 'Päivä', value: '31.2.2026', reason: 'date_invalid' }],
        already_imported: false,
      },
    ];
  }

  async save(file: string): Promise<string> {
    const path = `/home/hr/${file}`;
    this.saved.push(path);
    return path;
  }

  pause(times = 1): Promise<void> {
    return new Promise((resolve) => setTimeout(resolve, this.pauseMs * times));
  }
}

/** Orders by week. */
export function byWeek(one: { week: string }, other: { week: string }): number {
  return one.week.localeCompare(other.week);
}
