// An invented backend that behaves like the real one as far as the window can tell: for tests and for a browser.
// It keeps everything in memory, protects nothing and is not part of a built window.

import {
  type AppState,
  type Backend,
  type ChartRequest,
  type ChartView,
  type CheckInAnswers,
  type CheckInReceipt,
  type CheckInView,
  type DeskView,
  Fault,
  type FilePreview,
  type HistoryView,
  type ImportView,
  type InvitationView,
  type LedgerCheck,
  type Look,
  type Mapping,
  type OnProgress,
  type PlaceKind,
  type ReaderSession,
  type ReleaseView,
  type RosterPreview,
  type SetUp,
  type StrengthView,
  type TrendChoices,
  type WalletSession,
} from './backend';
import { drawInvented, weeksBefore } from './invented/charts';
import { chance, members, ORGANISATION, tree, weekAfter } from './invented/organisation';

const MONDAY = '2026-W47';
const CODE_LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
export const RECOVERY = 'A1B2-C3D4-E5F6-G7H8-J9K0-M1N2-P3Q4-R5S6-T';

export interface Start {
  place?: PlaceKind;
  roles?: ('hr' | 'lead' | 'member')[];
  /** Pause before every answer, so that waiting can be seen. */
  pauseMs?: number;
  /** How many weeks a sample has behind it. */
  weeks?: number;
}

interface Wallet {
  session: WalletSession;
  pin: string;
  done: boolean;
  kept: boolean;
  history: { week: string; mood: number }[];
}

interface Reader {
  name: string;
  groups: string[];
  session: ReaderSession | null;
  passphrase: string;
}

/** Makes the invented backend that an address asks for, such as `?place=sample&roles=hr,member`. */
export function inventedFor(query: URLSearchParams): InventedBackend {
  const place = query.get('place');
  return new InventedBackend({
    place: place === 'sample' || place === 'organisation' ? place : 'empty',
    roles: (query.get('roles') ?? '').split(',').filter((role) => role !== '') as Start['roles'],
    pauseMs: 40,
  });
}

export class InventedBackend implements Backend {
  /** What was saved, in order: the paths. */
  readonly saved: string[] = [];
  /** What was sent, in order. */
  readonly sent: CheckInAnswers[] = [];
  /** The file that the next picker returns. */
  nextFile: string | null = '/home/hr/asiakkaat.csv';

  private place: PlaceKind;
  private name: string;
  private passphrase = 'correct horse';
  private hr = false;
  private wallet: Wallet | null = null;
  private reader: Reader | null = null;
  private wallets: Wallet[] = [];
  private readers = new Map<string, Reader>();
  private invitations = new Map<string, { member: string; name: string; group: string }>();
  private used = new Set<string>();
  private people: number;
  private k = 5;
  private rounds: { week: string; state: string; kind: string }[] = [];
  private imports: ImportView[] = [];
  private hearDrop: ((paths: string[]) => void) | null = null;
  private stopped = false;
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

  async appState(): Promise<AppState> {
    await this.pause();
    return this.state();
  }

  async prepareSample(onProgress: OnProgress): Promise<AppState> {
    if (this.place === 'organisation') throw new Fault('workspace_not_empty');
    if (this.place === 'sample') return this.openSample();
    this.stopped = false;
    for (const step of ['people', 'history', 'close', 'customers', 'round']) {
      for (let done = 0; done <= 4; done += 1) {
        onProgress({ step, done, total: 4 });
        await this.pause(2);
        if (this.stopped) throw new Fault('cancelled');
      }
    }
    this.place = 'sample';
    this.name = ORGANISATION;
    this.people = 160;
    this.fill();
    return this.openSample();
  }

  async cancelWork(): Promise<void> {
    this.stopped = true;
  }

  async removeSample(): Promise<AppState> {
    this.place = 'empty';
    this.name = '';
    this.people = 0;
    this.hr = false;
    this.wallet = null;
    this.reader = null;
    this.rounds = [];
    this.imports = [];
    return this.state();
  }

  async timeZones(): Promise<string[]> {
    return ['Europe/Helsinki', 'Europe/London', 'Europe/Stockholm', 'UTC'];
  }

  async passphraseStrength(passphrase: string, ownWords: string[]): Promise<StrengthView> {
    const easy = ownWords.some((word) => word !== '' && passphrase.toLowerCase() === word.toLowerCase());
    const score = easy ? 0 : Math.min(4, Math.floor(passphrase.length / 5));
    return { score, enough: score >= 3 };
  }

  async setUp(setUp: SetUp): Promise<string> {
    await this.pause(4);
    if (this.place !== 'empty') throw new Fault('workspace_not_empty');
    this.place = 'organisation';
    this.name = setUp.name;
    this.passphrase = setUp.passphrase;
    this.k = setUp.k;
    this.hr = true;
    return RECOVERY;
  }

  async signIn(passphrase: string): Promise<AppState> {
    await this.pause(4);
    if (passphrase !== this.passphrase) throw new Fault('passphrase_wrong');
    this.hr = true;
    return this.state();
  }

  async signInWithRecovery(code: string, newPassphrase: string): Promise<AppState> {
    if (plain(code) !== plain(RECOVERY)) throw new Fault('recovery_code_wrong');
    this.passphrase = newPassphrase;
    this.hr = true;
    return this.state();
  }

  async signOut(): Promise<AppState> {
    this.hr = false;
    this.wallet = null;
    this.reader = null;
    return this.state();
  }

  async join(code: string, pin: string): Promise<WalletSession> {
    await this.pause(4);
    checkCode(code);
    if (pin.length < 6) throw new Fault('pin_too_short');
    const key = plain(code);
    if (this.used.has(key)) throw new Fault('already_joined');
    const invitation = this.invitations.get(key);
    if (!invitation) throw new Fault('invitation_unknown');
    this.used.add(key);
    this.wallet = this.makeWallet(invitation.group, pin);
    return this.wallet.session;
  }

  async openWallet(label: string, pin: string): Promise<WalletSession> {
    const found = this.wallets.find((wallet) => wallet.session.label === label && wallet.pin === pin);
    if (!found) throw new Fault('pin_wrong');
    this.wallet = found;
    return found.session;
  }

  async acceptReaderInvitation(code: string, passphrase: string): Promise<ReaderSession> {
    checkCode(code);
    const reader = this.readers.get(plain(code));
    if (!reader) throw new Fault('invitation_unknown');
    if (reader.session) throw new Fault('already_joined');
    reader.passphrase = passphrase;
    reader.session = this.readerSession('willow-lantern', reader);
    this.reader = reader;
    return reader.session;
  }

  async openAsReader(label: string, passphrase: string): Promise<ReaderSession> {
    const found = [...this.readers.values()].find(
      (reader) => reader.session?.label === label && reader.passphrase === passphrase,
    );
    if (!found?.session) throw new Fault('reader_wrong');
    this.reader = found;
    return found.session;
  }

  async checkInView(): Promise<CheckInView> {
    await this.pause();
    const wallet = this.mine();
    const open = this.rounds.find((round) => round.state === 'open');
    const next = this.rounds.filter((round) => round.state === 'announced').sort(byWeek)[0];
    const last = this.rounds
      .filter((round) => round.state === 'closed')
      .sort(byWeek)
      .at(-1);
    const team = tree().find((row) => row.group === wallet.session.team);
    return {
      state: open ? (wallet.done ? 'done' : 'open') : 'no_round',
      week: open?.week ?? next?.week ?? null,
      last_day: open ? '2026-11-22' : null,
      questions: [
        { id: 'mood', kind: 'mood', bank_id: 'mood', touchpoint: null, lowest: 1, highest: 5 },
        { id: 'voice', kind: 'scale', bank_id: 'voice', touchpoint: null, lowest: 1, highest: 5 },
        {
          id: 'recommendation',
          kind: 'recommendation',
          bank_id: 'recommendation',
          touchpoint: null,
          lowest: 0,
          highest: 10,
        },
        {
          id: 'touchpoint:chat',
          kind: 'touchpoint',
          bank_id: 'touchpoint',
          touchpoint: 'chat',
          lowest: 1,
          highest: 7,
        },
      ],
      who: {
        team: wallet.session.team,
        team_people: team?.people ?? 12,
        team_shown: (team?.people ?? 12) >= 10,
        all_people: this.people,
        team_joined: 1,
        k: this.k,
        least_people: 7,
        claim_level: 'L1',
      },
      last: last ? { week: last.week, mood: 3.7, participation: 70 } : null,
      keeps_history: wallet.kept,
    };
  }

  async sendCheckIn(answers: CheckInAnswers): Promise<CheckInReceipt> {
    await this.pause(2);
    const wallet = this.mine();
    const open = this.rounds.find((round) => round.state === 'open');
    if (!open) throw new Fault('round_not_open');
    if (wallet.done) throw new Fault('already_checked_in');
    if (Object.values(answers).every((answer) => answer === null)) throw new Fault('empty_check_in');
    wallet.done = true;
    this.sent.push(answers);
    if (wallet.kept && typeof answers.mood === 'number')
      wallet.history.push({ week: open.week, mood: answers.mood });
    return { week: open.week, status: 'accepted' };
  }

  async myHistory(): Promise<HistoryView> {
    const { kept, history } = this.mine();
    return { kept, entries: [...history] };
  }

  async keepHistory(keep: boolean): Promise<HistoryView> {
    this.mine().kept = keep;
    return this.myHistory();
  }

  async eraseHistory(): Promise<HistoryView> {
    this.mine().history = [];
    return this.myHistory();
  }

  async trendChoices(): Promise<TrendChoices> {
    await this.pause();
    if (!this.hr && !this.reader) throw new Fault('locked');
    const allowed = this.hr ? null : (this.reader?.groups ?? []);
    const weeks = this.released();
    return {
      groups: tree()
        .filter((row) => row.group === '' || !allowed || allowed.some((group) => row.group.startsWith(group)))
        .map(({ group, name, depth, shown, shown_as }) => ({
          group,
          name,
          depth,
          shown_as,
          shown: shown === 'weekly',
        })),
      measures:
        weeks.length === 0 ? [] : ['mood', 'tools', 'voice', 'workload', 'recommendation', 'participation'],
      weeks,
      metrics: this.imports.length > 0 ? ['nps', 'csat', 'ces'] : [],
      touchpoints: this.imports.length > 0 ? ['phone', 'chat', 'web'] : [],
    };
  }

  async drawChart(request: ChartRequest, look: Look): Promise<ChartView> {
    await this.pause();
    const groups = tree()
      .filter((row) => row.group !== '' && row.shown === 'weekly' && !row.shown_as)
      .map((row) => row.name);
    const drawn = drawInvented(request, look, this.released(), groups);
    const asked = 'group' in request ? request.group : '';
    return { ...drawn, shown_as: tree().find((row) => row.group === asked)?.shown_as ?? null };
  }

  async saveChart(_request: ChartRequest, _look: Look, format: 'png' | 'svg'): Promise<string | null> {
    return this.save(`vire.${format}`);
  }

  async pickCustomerFile(): Promise<string | null> {
    return this.nextFile;
  }

  async previewCustomerFile(
    path: string,
    mapping: Mapping | null,
    answers: Record<string, string>,
    onProgress: OnProgress,
  ): Promise<FilePreview> {
    onProgress({ step: 'inspect', done: 0, total: 1000 });
    await this.pause(2);
    if (path.endsWith('.png')) throw new Fault('picture', { file: path });
    const name = path.split('/').at(-1) ?? path;
    const many = name.includes('many');
    const already = this.imports.find((one) => one.file === name);
    return {
      path,
      name,
      tool: null,
      columns: ['Vastausnro', 'Päivä', 'Kanava', 'Arvosana', 'Tiimi', 'Palaute'],
      sample: [
        ['1001', '03/11/2026', 'Puhelin', '9', 'Puhelintuki', 'Nopea apu'],
        ['1002', '03/11/2026', 'Chat', '10', 'Chat', ''],
        ['1003', '04/11/2026', 'Chat', '6', 'Chat', 'Jonotin kauan'],
      ],
      mapping: mapping ?? {
        id: 'Vastausnro',
        date: 'Päivä',
        score: 'Arvosana',
        metric: 'nps',
        scale: [0, 10],
        touchpoint: 'Kanava',
        group: 'Tiimi',
        comment: null,
      },
      ask: answers.date_order ? [] : [{ id: 'date_order', options: ['dmy', 'mdy'], why: 'no_day_over_12' }],
      records: 909,
      accepted: many ? 500 : 775,
      skipped: { score_missing: 120 },
      errors: many ? { score_out_of_range: 289 } : { score_out_of_range: 14 },
      already_imported: already?.import ?? null,
    };
  }

  async importCustomerFile(
    path: string,
    mapping: Mapping | null,
    answers: Record<string, string>,
    source: string | null,
    onProgress: OnProgress,
  ): Promise<ImportView> {
    const seen = await this.previewCustomerFile(path, mapping, answers, onProgress);
    const done: ImportView = {
      import: `import-${this.imports.length + 1}`,
      source: source ?? 'Vastausnro, Päivä…',
      file: seen.name,
      day: '2026-11-20',
      records: seen.records,
      accepted: seen.accepted,
      skipped: seen.skipped,
      errors: seen.errors,
      from: '2026-W40',
      to: '2026-W46',
      rejects: [
        { place: '19', column: 'Arvosana', value: '11', reason: 'score_out_of_range' },
        { place: '204', column: 'Arvosana', value: '-', reason: 'score_not_recognised' },
      ],
      already_imported: false,
    };
    this.imports = [done, ...this.imports];
    return done;
  }

  async customerImports(): Promise<ImportView[]> {
    return [...this.imports];
  }

  async undoImport(id: string): Promise<ImportView[]> {
    if (!this.imports.some((one) => one.import === id)) throw new Fault('import_unknown');
    this.imports = this.imports.filter((one) => one.import !== id);
    return [...this.imports];
  }

  async desk(): Promise<DeskView> {
    await this.pause();
    if (!this.hr) throw new Fault('locked');
    return {
      organisation: this.name,
      time_zone: 'Europe/Helsinki',
      k: this.k,
      people: this.people,
      groups: this.people === 0 ? [] : tree(),
      invited: this.invitations.size,
      rounds: [...this.rounds]
        .sort(byWeek)
        .reverse()
        .map((round) => ({
          ...round,
          can_open: round.state === 'announced' && round.week <= weekAfter(MONDAY, 1),
          can_close: round.state === 'open',
          closes_from: '2026-11-23',
        })),
      readers: [...this.readers.values()].map(({ name, groups, session }) => ({
        name,
        groups,
        accepted: session !== null,
      })),
      releases: this.released().length,
      head: this.released().length > 0 ? hash('head') : null,
    };
  }

  async pickRosterFile(): Promise<string | null> {
    return '/home/hr/henkilot.csv';
  }

  async previewRoster(path: string): Promise<RosterPreview> {
    const wrong = path.includes('wrong');
    return {
      path,
      members: 160,
      joining: this.people === 0 ? 160 : 3,
      leaving: this.people === 0 ? 0 : 2,
      moving: this.people === 0 ? 0 : 1,
      groups: tree(),
      problems: wrong ? [{ line: 17, column: 'joined', value: '31.2.2026', reason: 'date_invalid' }] : [],
    };
  }

  async importRoster(path: string): Promise<DeskView> {
    if (path.includes('wrong')) throw new Fault('roster_invalid');
    this.people = 160;
    if (this.rounds.length === 0)
      this.rounds = [{ week: MONDAY, state: 'announced', kind: 'live' }, ...this.announced()];
    return this.desk();
  }

  async inviteAll(): Promise<InvitationView[]> {
    const known = new Set([...this.invitations.values()].map(({ member }) => member));
    return this.makeInvitations(members().filter(({ member }) => !known.has(member)));
  }

  async invite(ids: string[]): Promise<InvitationView[]> {
    const chosen = members().filter(({ member }) => ids.includes(member));
    if (chosen.length < ids.length) throw new Fault('member_unknown');
    return this.makeInvitations(chosen);
  }

  async saveInvitations(_invitations: InvitationView[]): Promise<string | null> {
    return this.save('kutsut.csv');
  }

  async inviteReader(name: string, groups: string[]): Promise<string> {
    const code = codeFor(`reader ${name}`);
    this.readers.set(plain(code), { name, groups, session: null, passphrase: '' });
    return code;
  }

  async openRound(week: string): Promise<DeskView> {
    const round = this.rounds.find((one) => one.week === week);
    if (!round) throw new Fault('round_unknown');
    round.state = 'open';
    return this.desk();
  }

  async closeRound(week: string, onProgress: OnProgress): Promise<ReleaseView> {
    const round = this.rounds.find((one) => one.week === week);
    if (!round) throw new Fault('round_unknown');
    for (let done = 0; done <= 3; done += 1) {
      onProgress({ step: 'close', done, total: 3 });
      await this.pause();
    }
    round.state = 'closed';
    return this.release(week);
  }

  async release(week: string): Promise<ReleaseView> {
    return {
      week,
      policy: 'SDC-1-draft',
      hash: hash(week),
      published: 41,
      withheld: { too_few_people: 24, protects_sibling: 4 },
      mood: tree()
        .filter((row) => !row.shown_as)
        .map((row) => {
          const shown = row.shown === 'weekly';
          return {
            group: row.group,
            mean: shown ? (3 + Math.round(chance(week, row.group) * 6) / 4).toFixed(2) : null,
            n_band: shown ? (row.people > 60 ? '50-99' : row.people > 25 ? '20-49' : '5-9') : null,
            reason: shown ? null : 'too_few_people',
          };
        }),
    };
  }

  async checkLedger(): Promise<LedgerCheck> {
    await this.pause(2);
    return { valid: true, releases: this.released().length, head: hash('head') };
  }

  async exportSummary(from: string, to: string, format: 'csv' | 'xlsx' | 'json'): Promise<string | null> {
    return this.save(`vire-${from}-${to}.${format}`);
  }

  async tightenPolicy(k: number): Promise<DeskView> {
    if (k <= this.k) throw new Fault('policy_only_tightens', { asked: String(k), current: String(this.k) });
    this.k = k;
    return this.desk();
  }

  async onFilesDropped(heard: (paths: string[]) => void): Promise<() => void> {
    this.hearDrop = heard;
    return () => {
      this.hearDrop = null;
    };
  }

  private state(): AppState {
    return {
      place: this.place,
      organisation: this.name === '' ? null : this.name,
      hr: this.hr,
      reader: this.reader?.session ?? null,
      wallet: this.wallet?.session ?? null,
      week: MONDAY,
      policy: 'SDC-1-draft',
      version: '0.1.0',
    };
  }

  private openSample(): AppState {
    this.hr = true;
    this.wallet = this.makeWallet('Asiakaspalvelu/Chat', '123456');
    return this.state();
  }

  private mine(): Wallet {
    if (!this.wallet) throw new Fault('wallet_locked');
    return this.wallet;
  }

  private released(): string[] {
    return this.rounds
      .filter((round) => round.state === 'closed')
      .map((round) => round.week)
      .sort();
  }

  private announced() {
    return [1, 2, 3].map((ahead) => ({ week: weekAfter(MONDAY, ahead), state: 'announced', kind: 'live' }));
  }

  private fill(): void {
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
        skipped: { score_missing: 401 },
        errors: { date_invalid: 5 },
        from: '2025-W21',
        to: '2026-W46',
        rejects: [{ place: '412', column: 'Päivä', value: '31.2.2026', reason: 'date_invalid' }],
        already_imported: false,
      },
    ];
  }

  private makeWallet(team: string, pin: string): Wallet {
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

  private readerSession(label: string, reader: Reader): ReaderSession {
    return { label, organisation: this.name, groups: reader.groups };
  }

  private makeInvitations(chosen: { member: string; name: string; group: string }[]): InvitationView[] {
    return chosen.map((person) => {
      const code = codeFor(person.member);
      this.invitations.set(plain(code), person);
      return { ...person, code };
    });
  }

  private async save(file: string): Promise<string> {
    const path = `/home/hr/${file}`;
    this.saved.push(path);
    return path;
  }

  private pause(times = 1): Promise<void> {
    return new Promise((resolve) => setTimeout(resolve, this.pauseMs * times));
  }
}

function byWeek(one: { week: string }, other: { week: string }): number {
  return one.week.localeCompare(other.week);
}

function plain(code: string): string {
  return code.toUpperCase().replace(/[^0-9A-Z]/g, '');
}

function checkCode(code: string): void {
  const letters = plain(code);
  if ([...letters].some((letter) => !CODE_LETTERS.includes(letter))) throw new Fault('code_character');
  if (letters.length < 17) throw new Fault('code_length');
}

function codeFor(words: string): string {
  const letters = Array.from({ length: 17 }, (_, at) => CODE_LETTERS[Math.floor(chance(words, at) * 32)]);
  return (letters.join('').match(/.{1,4}/g) ?? []).join('-');
}

function hash(words: string): string {
  return Array.from({ length: 64 }, (_, at) => Math.floor(chance(words, at) * 16).toString(16)).join('');
}
