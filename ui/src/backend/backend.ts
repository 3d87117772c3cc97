// What the window can ask of Vire: one method for each command, nothing else.
// Who answers (the desktop shell, or an invented one in a browser and in tests) is chosen once, at the start.

import type {
  AppState,
  CaseStep,
  CaseView,
  ChannelDoor,
  ChartRequest,
  ChartView,
  CheckInReceipt,
  CheckInView,
  DeskView,
  FaultView,
  FilePreview,
  FollowView,
  HintView,
  HistoryView,
  ImportView,
  InboxView,
  InvitationView,
  LedgerCheck,
  LetterRequest,
  Look,
  Progress,
  ReaderSession,
  RecipientRow,
  RecipientSession,
  ReleaseView,
  RosterPreview,
  SetUp,
  StrengthView,
  TrendChoices,
  WalletSession,
} from './types';

export * from './types';

/** Hears how far long work has come. */
export type OnProgress = (progress: Progress) => void;

/** The answers of one check-in, by question id; `null` or absent is a skipped question. */
export type CheckInAnswers = Record<string, number | null>;

/** Formats of a saved chart. */
export type PictureFormat = 'png' | 'svg';

/** Formats of an exported summary. */
export type SummaryFormat = 'csv' | 'xlsx' | 'json';

/** How a customer file is to be read, in the form that a preview proposes; `null`: detect. */
export type Mapping = Record<string, unknown>;

export interface Backend {
  appState(): Promise<AppState>;
  prepareSample(onProgress: OnProgress): Promise<AppState>;
  cancelWork(): Promise<void>;
  removeSample(): Promise<AppState>;
  timeZones(): Promise<string[]>;
  passphraseStrength(passphrase: string, ownWords: string[]): Promise<StrengthView>;
  /** Returns the recovery code. */
  setUp(setUp: SetUp): Promise<string>;
  signIn(passphrase: string): Promise<AppState>;
  signInWithRecovery(code: string, newPassphrase: string): Promise<AppState>;
  /** Closes every session: HR's, a lead's and an employee's. */
  signOut(): Promise<AppState>;

  join(code: string, pin: string): Promise<WalletSession>;
  openWallet(label: string, pin: string): Promise<WalletSession>;
  acceptReaderInvitation(code: string, passphrase: string): Promise<ReaderSession>;
  openAsReader(label: string, passphrase: string): Promise<ReaderSession>;

  checkInView(): Promise<CheckInView>;
  sendCheckIn(answers: CheckInAnswers): Promise<CheckInReceipt>;
  myHistory(): Promise<HistoryView>;
  keepHistory(keep: boolean): Promise<HistoryView>;
  eraseHistory(): Promise<HistoryView>;

  trendChoices(): Promise<TrendChoices>;
  drawChart(request: ChartRequest, look: Look): Promise<ChartView>;
  /** Returns the path that was written; `null` when the person changed their mind. */
  saveChart(request: ChartRequest, look: Look, format: PictureFormat): Promise<string | null>;

  pickCustomerFile(): Promise<string | null>;
  previewCustomerFile(
    path: string,
    mapping: Mapping | null,
    answers: Record<string, string>,
    onProgress: OnProgress,
  ): Promise<FilePreview>;
  importCustomerFile(
    path: string,
    mapping: Mapping | null,
    answers: Record<string, string>,
    source: string | null,
    onProgress: OnProgress,
  ): Promise<ImportView>;
  customerImports(): Promise<ImportView[]>;
  undoImport(id: string): Promise<ImportView[]>;

  desk(): Promise<DeskView>;
  pickRosterFile(): Promise<string | null>;
  previewRoster(path: string): Promise<RosterPreview>;
  importRoster(path: string): Promise<DeskView>;
  inviteAll(): Promise<InvitationView[]>;
  invite(members: string[]): Promise<InvitationView[]>;
  saveInvitations(invitations: InvitationView[]): Promise<string | null>;
  /** Returns the lead's invitation code, shown once. */
  inviteReader(name: string, groups: string[]): Promise<string>;
  openRound(week: string): Promise<DeskView>;
  closeRound(week: string, onProgress: OnProgress): Promise<ReleaseView>;
  release(week: string): Promise<ReleaseView>;
  checkLedger(): Promise<LedgerCheck>;
  exportSummary(from: string, to: string, format: SummaryFormat): Promise<string | null>;
  tightenPolicy(k: number): Promise<DeskView>;

  channelDoor(): Promise<ChannelDoor>;
  /** Says what in a text might tell who wrote it; nothing leaves the machine. */
  letterHints(text: string, language: string): Promise<HintView[]>;
  pickCaseFile(): Promise<string | null>;
  /** Returns the receipt, shown once. */
  writeCase(letter: LetterRequest): Promise<string>;
  keepReceipt(receipt: string): Promise<null>;
  followCase(receipt: string): Promise<FollowView>;
  continueCase(receipt: string, text: string, files: string[]): Promise<FollowView>;
  sayHelped(receipt: string, helped: boolean): Promise<FollowView>;
  eraseCase(receipt: string): Promise<null>;
  saveProof(receipt: string): Promise<string | null>;
  saveOwnCaseFile(receipt: string, file: string, name: string): Promise<string | null>;
  acceptRecipientInvitation(code: string, passphrase: string): Promise<RecipientSession>;
  openAsRecipient(label: string, passphrase: string): Promise<RecipientSession>;
  inbox(page: number): Promise<InboxView>;
  readCase(id: string): Promise<CaseView>;
  answerCase(id: string, step: CaseStep): Promise<CaseView>;
  saveCaseFile(id: string, file: string, name: string): Promise<string | null>;
  recipientList(): Promise<RecipientRow[]>;
  /** Returns the invitation code, shown once. */
  inviteRecipient(name: string, role: string, outside: boolean): Promise<string>;
  endRecipient(id: string): Promise<RecipientRow[]>;

  /** Hears files that are dropped on the window; the returned function stops listening. */
  onFilesDropped(heard: (paths: string[]) => void): Promise<() => void>;
}

/** An error at the border: a stable code and its arguments. The text is `error-<code>`. */
export class Fault extends Error {
  readonly code: string;
  readonly args: Record<string, string>;

  constructor(code: string, args: Record<string, string> = {}) {
    super(code);
    this.name = 'Fault';
    this.code = code;
    this.args = args;
  }
}

/** Takes whatever was thrown for a fault; what is not one gets the code `unexpected`. */
export function asFault(thrown: unknown): Fault {
  if (thrown instanceof Fault) return thrown;
  if (typeof thrown === 'object' && thrown !== null && 'code' in thrown) {
    const view = thrown as FaultView;
    return new Fault(String(view.code), view.args ?? {});
  }
  return new Fault('unexpected', { what: thrown instanceof Error ? thrown.message : String(thrown) });
}

let current: Backend | undefined;

/** Chooses who answers. */
export function answerWith(backend: Backend): void {
  current = backend;
}

/** Returns who answers. */
export function backend(): Backend {
  if (!current) throw new Error('no backend was chosen');
  return current;
}
