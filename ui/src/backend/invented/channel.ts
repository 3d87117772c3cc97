// An invented safe channel: cases in memory, opened by whoever asks. It behaves like the real one as far as the
// window can tell, and protects nothing.

import {
  type Backend,
  type CaseMessage,
  type CaseRow,
  type CaseStep,
  type CaseView,
  Fault,
  type FollowView,
  type LetterRequest,
  type RecipientRow,
  type RecipientView,
} from '../backend';
import { MONDAY, type World } from './world';

const RECEIPT = '7K2M-9QXA-4TBD-0RWE-H5NC-J8VF-3P1';
const ACKNOWLEDGE_BY = '2026-11-23';
const ANSWER_BY = '2027-02-16';
const TODAY = '2026-11-18';
const KEEP_UNTIL = '2027-02-16';

interface Case {
  letter: LetterRequest;
  messages: CaseMessage[];
  parties: RecipientView[];
  status: string;
  keepUntil: string | null;
  helped: boolean | null;
}

/** Answers for the safe channel. */
export function channel(world: World) {
  const rows: RecipientRow[] = [
    { recipient: { id: 'hr', name: 'HR', role: 'hr', kind: 'hr' }, state: 'active' },
    { recipient: { id: 'ls', name: 'Leena Salo', role: 'Luottamusmies', kind: 'inside' }, state: 'active' },
    { recipient: { id: 'tt', name: 'Aino Virta', role: 'Työterveys', kind: 'outside' }, state: 'active' },
  ];
  const cases = new Map<string, Case>();
  const kept: string[] = [];
  const listed = () => rows.filter((row) => row.state === 'active').map((row) => row.recipient);
  const plain = (text: string) => text.toUpperCase().replace(/[^0-9A-Z]/g, '');

  function add(one: Case, from: 'writer' | 'recipient', act: string, more: Partial<CaseMessage> = {}) {
    const recipient = from === 'recipient';
    one.messages.push({
      at: one.messages.length,
      from,
      who: recipient ? (world.recipient?.name ?? 'HR') : null,
      week: MONDAY,
      day: recipient ? TODAY : null,
      act,
      text: null,
      about: null,
      until: null,
      files: [],
      ...more,
    });
  }

  function named(paths: string[]) {
    return paths.map((path, at) => ({
      id: `${path}-${at}`,
      name: `file-${at + 1}.${path.split('.').pop() ?? ''}`,
      bytes: 48_211,
    }));
  }

  function mine(receipt: string): Case {
    if (plain(receipt).length !== 27) throw new Fault('receipt_check_failed');
    const found = cases.get(plain(receipt));
    if (!found) throw new Fault('case_not_found');
    return found;
  }

  function follow(receipt: string): FollowView {
    const one = mine(receipt);
    return {
      status: one.status,
      purpose: one.letter.purpose,
      messages: one.messages.filter((message) => message.act !== 'note'),
      parties: one.parties,
      deputy: listed().find((party) => party.id === one.letter.deputy) ?? null,
      orphaned: false,
      acknowledge_by: ACKNOWLEDGE_BY,
      answer_by: ANSWER_BY,
      acknowledged: one.messages.some((message) => message.from === 'recipient'),
      keep_until: one.keepUntil,
      helped: one.helped,
      saved: kept.includes(plain(receipt)),
    };
  }

  function rowOf(id: string, one: Case): CaseRow {
    const said = one.messages.filter((message) => message.from === 'recipient' && message.act !== 'note');
    return {
      case: id,
      purpose: one.letter.purpose,
      status: one.status,
      week: MONDAY,
      acknowledge_by: ACKNOWLEDGE_BY,
      answer_by: ANSWER_BY,
      acknowledged: said.length > 0,
      answered: said.some((message) => ['reply', 'ask', 'close'].includes(message.act)),
      days_over: 0,
      waits: one.messages.at(-1)?.from === 'writer',
      as_deputy: false,
      keep_until: one.keepUntil,
      helped: one.helped,
      broken: false,
    };
  }

  function seen(id: string): CaseView {
    if (!world.hr && !world.recipient) throw new Fault('locked');
    const one = cases.get(id);
    if (!one) throw new Fault('case_not_found');
    const others = one.parties.filter((party) => party.name !== (world.recipient?.name ?? 'HR'));
    return {
      row: rowOf(id, one),
      name: one.letter.name,
      messages: one.messages,
      parties: others,
      colleagues: listed().filter((party) => !one.parties.includes(party) && party.kind !== 'hr'),
      keep_until: KEEP_UNTIL,
    };
  }

  function take(one: Case, step: CaseStep) {
    if (one.status === 'received' && step.step !== 'note') one.status = 'being_read';
    if (step.step === 'acknowledge')
      add(one, 'recipient', 'acknowledge', { about: step.words, until: step.by });
    else if (step.step === 'hand_over') {
      const to = listed().find((party) => party.id === step.to);
      if (!to) throw new Fault('recipient_unknown', { recipient: step.to });
      one.parties.push(to);
      add(one, 'recipient', 'hand_over', { about: to.name });
    } else if (step.step === 'set') {
      one.status = step.status;
      add(one, 'recipient', 'set', { about: step.status });
    } else if (step.step === 'close') {
      one.status = 'closed';
      one.keepUntil = step.keep_until ?? KEEP_UNTIL;
      add(one, 'recipient', 'close', { text: step.reason, until: one.keepUntil });
    } else {
      if (step.text.trim() === '') throw new Fault('text_missing');
      if (step.step === 'ask') one.status = 'need_more';
      add(one, 'recipient', step.step, { text: step.text });
    }
  }

  return {
    async channelDoor() {
      await world.pause();
      return { recipients: listed(), saved: kept.map((receipt) => ({ receipt, week: MONDAY })), service: [] };
    },
    async letterHints(text) {
      const found = [...text.matchAll(/Maija\w*|\S+@\S+\.\w+|\b[Oo]len ainoa|I am the only/g)];
      return found.map((one) => ({
        from: one.index,
        to: one.index + one[0].length,
        kind: one[0].includes('@') ? 'email' : one[0].startsWith('Maija') ? 'name' : 'only',
        words: one[0],
        softer: one[0].includes('@') ? '[e-mail]' : 'a colleague',
      }));
    },
    async pickCaseFile() {
      return world.nextFile;
    },
    async writeCase(letter) {
      await world.pause(2);
      if (letter.to.length === 0) throw new Fault('recipient_needed');
      if (letter.text.trim() === '') throw new Fault('text_missing');
      const parties = listed().filter((party) => letter.to.includes(party.id));
      const one: Case = { letter, messages: [], parties, status: 'received', keepUntil: null, helped: null };
      add(one, 'writer', 'open', { text: letter.text, files: named(letter.files) });
      cases.set(plain(RECEIPT), one);
      return RECEIPT;
    },
    async keepReceipt(receipt) {
      if (!world.wallet) throw new Fault('wallet_locked');
      kept.push(plain(receipt));
      return null;
    },
    async followCase(receipt) {
      await world.pause();
      return follow(receipt);
    },
    async continueCase(receipt, text, files) {
      if (text.trim() === '') throw new Fault('text_missing');
      const one = mine(receipt);
      if (one.status === 'need_more' || one.status === 'closed') one.status = 'being_read';
      add(one, 'writer', 'write', { text, files: named(files) });
      return follow(receipt);
    },
    async sayHelped(receipt, helped) {
      const one = mine(receipt);
      one.helped = helped;
      add(one, 'writer', 'helped', { about: helped ? 'yes' : 'no' });
      return follow(receipt);
    },
    async eraseCase(receipt) {
      mine(receipt);
      cases.delete(plain(receipt));
      return null;
    },
    saveProof: () => world.save('vire-proof.json'),
    saveOwnCaseFile: (_receipt, _file, name) => world.save(name),
    async acceptRecipientInvitation() {
      world.recipient = { label: 'copper-meadow', name: 'Leena Salo', organisation: world.name };
      return world.recipient;
    },
    async openAsRecipient(label, passphrase) {
      if (passphrase !== 'correct horse') throw new Fault('recipient_wrong');
      world.recipient = { label, name: 'Leena Salo', organisation: world.name };
      return world.recipient;
    },
    async inbox() {
      await world.pause();
      if (!world.hr && !world.recipient) throw new Fault('locked');
      const found = [...cases].map(([id, one]) => rowOf(id, one));
      return { rows: found, total: found.length, overdue: 0 };
    },
    async readCase(id) {
      return seen(id);
    },
    async answerCase(id, step) {
      const one = cases.get(id);
      if (!one) throw new Fault('case_not_found');
      take(one, step);
      return seen(id);
    },
    saveCaseFile: (_id, _file, name) => world.save(name),
    async recipientList() {
      return rows.map((row) => ({ ...row }));
    },
    async inviteRecipient(name, role, outside) {
      const kind = outside ? 'outside' : 'inside';
      rows.push({ recipient: { id: name, name, role, kind }, state: 'invited' });
      return 'RCPT-2345-6789-ABCD-E';
    },
    async endRecipient(id) {
      for (const row of rows) if (row.recipient.id === id) row.state = 'ended';
      return rows.map((row) => ({ ...row }));
    },
  } satisfies Partial<Backend>;
}
