// What the window can ask of Vire: one method for each command, nothing else.
// Who answers (the desktop shell, or an invented one in a browser and in tests) is chosen once, at the start.

import type {
  AppState,
  CameOfIt,
  CaseStep,
  CaseView,
  ChannelDoor,
  ChartRequest,
  ChartView,
  CheckInReceipt,
  CheckInView,
  CommentsView,
  DeskView,
  DriversView,
  ExperimentDetail,
  ExperimentDraft,
  ExperimentPlan,
  ExperimentsView,
  FaultView,
  FilePreview,
  FollowView,
  HintView,
  HistoryView,
  IdeaState,
  IdeaView,
  ImportView,
  InboxView,
  InvitationView,
  LedgerCheck,
  LetterRequest,
  LinkRequest,
  LinkView,
  Look,
  NewIdea,
  Progress,
  ReaderSession,
  RecipientRow,
  RecipientSession,
  RejectView,
  ReleaseView,
  RosterPreview,
  SayThanks,
  SetUp,
  SeveralView,
  StrengthView,
  ThanksDesk,
  ThanksView,
  TrendChoices,
  TrendView,
  VerdictView,
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

/** Forms of a report for a meeting. */
export type MeetingFormat = 'html' | 'pdf';

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
    /** How the picture of what would come in is to be drawn. */
    look: Look,
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
  undoImport(id: string, onProgress: OnProgress): Promise<ImportView[]>;
  importRejects(id: string): Promise<RejectView[]>;
  saveRejects(id: string, language: string, format: 'csv' | 'xlsx'): Promise<string | null>;
  searchComments(text: string, touchpoint: string | null, onProgress: OnProgress): Promise<CommentsView>;

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

  /** Who moves first, people or customers. */
  link(request: LinkRequest, onProgress: OnProgress): Promise<LinkView>;
  /** Every employee measure against one metric, corrected for having looked at many. */
  severalLinks(request: LinkRequest, onProgress: OnProgress): Promise<SeveralView>;
  trendInsight(group: string, measure: string): Promise<TrendView>;
  drivers(onProgress: OnProgress): Promise<DriversView>;
  experiments(): Promise<ExperimentsView>;
  experiment(id: string): Promise<ExperimentDetail>;
  /** Says what a plan would rest on. */
  planExperiment(draft: ExperimentDraft): Promise<ExperimentPlan>;
  /** Returns nothing when a lead's proposal went to HR. */
  saveExperiment(draft: ExperimentDraft): Promise<ExperimentDetail | null>;
  moveExperiment(id: string, state: string): Promise<ExperimentDetail>;
  noteExperiment(id: string, notes: string, decision: string): Promise<ExperimentDetail>;
  discardExperiment(id: string): Promise<ExperimentsView>;
  drawOrder(teams: string[]): Promise<string[]>;
  /** What everybody may know of experiments, whoever is here. */
  verdicts(): Promise<VerdictView[]>;
  thanksView(): Promise<ThanksView>;
  sayThanks(thanks: SayThanks): Promise<ThanksView>;
  proposeIdea(idea: NewIdea): Promise<ThanksView>;
  supportIdea(id: string): Promise<ThanksView>;
  /** Lists ideas that are like one being written. */
  similarIdeas(text: string): Promise<IdeaView[]>;
  cameOfIt(): Promise<CameOfIt>;
  thanksDesk(): Promise<ThanksDesk>;
  wordValues(values: string[]): Promise<ThanksDesk>;
  /** `experiment`: where it is tried, by id. */
  answerIdea(id: string, state: IdeaState, sentence: string, experiment: string | null): Promise<ThanksDesk>;
  makePromise(text: string, due: string): Promise<ThanksDesk>;
  keepPromise(id: string): Promise<ThanksDesk>;

  /** Returns a report as a whole page, to be printed. */
  meetingPage(from: string, to: string, language: string): Promise<string>;
  /** Returns the path that was written; `null` when the person changed their mind. */
  saveMeeting(from: string, to: string, format: MeetingFormat, language: string): Promise<string | null>;
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
