// The desktop shell as a backend. The only page of the window that names Tauri.

import { Channel, invoke } from '@tauri-apps/api/core';
import { getCurrentWebview } from '@tauri-apps/api/webview';
import { asFault, type Backend, type OnProgress } from './backend';
import type { Progress } from './types';

/** Tells whether the desktop shell is there. */
export function inShell(): boolean {
  return '__TAURI_INTERNALS__' in window;
}

async function call<T>(command: string, args?: Record<string, unknown>): Promise<T> {
  try {
    return await invoke<T>(command, args);
  } catch (thrown) {
    throw asFault(thrown);
  }
}

function channel(onProgress: OnProgress): Channel<Progress> {
  const progress = new Channel<Progress>();
  progress.onmessage = onProgress;
  return progress;
}

export const shell: Backend = {
  appState: () => call('app_state'),
  prepareSample: (onProgress) => call('prepare_sample', { onProgress: channel(onProgress) }),
  cancelWork: () => call('cancel_work'),
  removeSample: () => call('remove_sample'),
  timeZones: () => call('time_zones'),
  passphraseStrength: (passphrase, ownWords) => call('passphrase_strength', { passphrase, ownWords }),
  setUp: (setUp) => call('set_up', { setUp }),
  signIn: (passphrase) => call('sign_in', { passphrase }),
  signInWithRecovery: (code, newPassphrase) => call('sign_in_with_recovery', { code, newPassphrase }),
  signOut: () => call('sign_out'),

  join: (code, pin) => call('join', { code, pin }),
  openWallet: (label, pin) => call('open_wallet', { label, pin }),
  acceptReaderInvitation: (code, passphrase) => call('accept_reader_invitation', { code, passphrase }),
  openAsReader: (label, passphrase) => call('open_as_reader', { label, passphrase }),

  checkInView: () => call('check_in_view'),
  sendCheckIn: (answers) => call('send_check_in', { answers }),
  myHistory: () => call('my_history'),
  keepHistory: (keep) => call('keep_history', { keep }),
  eraseHistory: () => call('erase_history'),

  trendChoices: () => call('trend_choices'),
  drawChart: (request, look) => call('draw_chart', { request, look }),
  saveChart: (request, look, format) => call('save_chart', { request, look, format }),

  pickCustomerFile: () => call('pick_customer_file'),
  previewCustomerFile: (path, mapping, answers, look, onProgress) =>
    call('preview_customer_file', { path, mapping, answers, look, onProgress: channel(onProgress) }),
  importCustomerFile: (path, mapping, answers, source, onProgress) =>
    call('import_customer_file', { path, mapping, answers, source, onProgress: channel(onProgress) }),
  customerImports: () => call('customer_imports'),
  undoImport: (id, onProgress) => call('undo_import', { id, onProgress: channel(onProgress) }),
  importRejects: (id) => call('import_rejects', { id }),
  saveRejects: (id, language, format) => call('save_rejects', { id, language, format }),
  searchComments: (text, touchpoint, onProgress) =>
    call('search_comments', { text, touchpoint, onProgress: channel(onProgress) }),

  desk: () => call('desk'),
  pickRosterFile: () => call('pick_roster_file'),
  previewRoster: (path) => call('preview_roster', { path }),
  importRoster: (path) => call('import_roster', { path }),
  inviteAll: () => call('invite_all'),
  invite: (members) => call('invite', { members }),
  saveInvitations: (invitations) => call('save_invitations', { invitations }),
  inviteReader: (name, groups) => call('invite_reader', { name, groups }),
  openRound: (week) => call('open_round', { week }),
  closeRound: (week, onProgress) => call('close_round', { week, onProgress: channel(onProgress) }),
  release: (week) => call('release', { week }),
  checkLedger: () => call('check_ledger'),
  exportSummary: (from, to, format) => call('export_summary', { from, to, format }),
  tightenPolicy: (k) => call('tighten_policy', { k }),

  link: (request, onProgress) => call('link', { request, onProgress: channel(onProgress) }),
  severalLinks: (request, onProgress) => call('several_links', { request, onProgress: channel(onProgress) }),
  trendInsight: (group, measure) => call('trend_insight', { group, measure }),
  drivers: (onProgress) => call('drivers', { onProgress: channel(onProgress) }),
  experiments: () => call('experiments'),
  experiment: (id) => call('experiment', { id }),
  planExperiment: (draft) => call('plan_experiment', { draft }),
  saveExperiment: (draft) => call('save_experiment', { draft }),
  moveExperiment: (id, state) => call('move_experiment', { id, state }),
  noteExperiment: (id, notes, decision) => call('note_experiment', { id, notes, decision }),
  discardExperiment: (id) => call('discard_experiment', { id }),
  drawOrder: (teams) => call('draw_order', { teams }),
  verdicts: () => call('verdicts'),
  thanksView: () => call('thanks_view'),
  sayThanks: (thanks) => call('say_thanks', { thanks }),
  proposeIdea: (idea) => call('propose_idea', { idea }),
  supportIdea: (id) => call('support_idea', { id }),
  similarIdeas: (text) => call('similar_ideas', { text }),
  cameOfIt: () => call('came_of_it'),
  thanksDesk: () => call('thanks_desk'),
  wordValues: (values) => call('word_values', { values }),
  answerIdea: (id, state, sentence, experiment) => call('answer_idea', { id, state, sentence, experiment }),
  makePromise: (text, due) => call('make_promise', { text, due }),
  keepPromise: (id) => call('keep_promise', { id }),

  meetingPage: (from, to, language) => call('meeting_page', { from, to, language }),
  saveMeeting: (from, to, format, language) => call('save_meeting', { from, to, format, language }),
  channelDoor: () => call('channel_door'),
  letterHints: (text, language) => call('letter_hints', { text, language }),
  pickCaseFile: () => call('pick_case_file'),
  writeCase: (letter) => call('write_case', { letter }),
  keepReceipt: (receipt) => call('keep_receipt', { receipt }),
  followCase: (receipt) => call('follow_case', { receipt }),
  continueCase: (receipt, text, files) => call('continue_case', { receipt, text, files }),
  sayHelped: (receipt, helped) => call('say_helped', { receipt, helped }),
  eraseCase: (receipt) => call('erase_case', { receipt }),
  saveProof: (receipt) => call('save_proof', { receipt }),
  saveOwnCaseFile: (receipt, file, name) => call('save_own_case_file', { receipt, file, name }),
  acceptRecipientInvitation: (code, passphrase) => call('accept_recipient_invitation', { code, passphrase }),
  openAsRecipient: (label, passphrase) => call('open_as_recipient', { label, passphrase }),
  inbox: (page) => call('inbox', { page }),
  readCase: (id) => call('read_case', { case: id }),
  answerCase: (id, step) => call('answer_case', { case: id, step }),
  saveCaseFile: (id, file, name) => call('save_case_file', { case: id, file, name }),
  recipientList: () => call('recipient_list'),
  inviteRecipient: (name, role, outside) => call('invite_recipient', { name, role, outside }),
  endRecipient: (id) => call('end_recipient', { id }),

  onFilesDropped: (heard) =>
    getCurrentWebview().onDragDropEvent((event) => {
      if (event.payload.type === 'drop') heard(event.payload.paths);
    }),
};
