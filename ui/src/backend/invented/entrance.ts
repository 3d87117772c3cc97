// How somebody comes in, to an invented organisation: the sample, setting up, signing in and joining.

import { type Backend, Fault } from '../backend';
import { checkCode, plain } from './codes';
import { ORGANISATION } from './organisation';
import type { World } from './world';

export const RECOVERY = 'A1B2-C3D4-E5F6-G7H8-J9K0-M1N2-P3Q4-R5S6-T';

/** Answers what is asked before anybody has come in. */
export function entrance(world: World) {
  const used = new Set<string>();
  let stopped = false;

  function openSample() {
    world.hr = true;
    world.wallet = world.makeWallet('Asiakaspalvelu/Chat', '123456');
    return world.state();
  }

  return {
    async appState() {
      await world.pause();
      return world.state();
    },
    async prepareSample(onProgress) {
      if (world.place === 'organisation') throw new Fault('workspace_not_empty');
      if (world.place === 'sample') return openSample();
      stopped = false;
      for (const step of ['people', 'history', 'close', 'customers', 'round']) {
        for (let done = 0; done <= 4; done += 1) {
          onProgress({ step, done, total: 4 });
          await world.pause(2);
          if (stopped) throw new Fault('cancelled');
        }
      }
      world.place = 'sample';
      world.name = ORGANISATION;
      world.people = 160;
      world.fill();
      return openSample();
    },
    async cancelWork() {
      stopped = true;
    },
    async removeSample() {
      world.place = 'empty';
      world.name = '';
      world.people = 0;
      world.hr = false;
      world.wallet = null;
      world.reader = null;
      world.recipient = null;
      world.rounds = [];
      world.imports = [];
      return world.state();
    },
    async timeZones() {
      return ['Europe/Helsinki', 'Europe/London', 'Europe/Stockholm', 'UTC'];
    },
    async passphraseStrength(passphrase, ownWords) {
      const easy = ownWords.some((word) => word !== '' && passphrase.toLowerCase() === word.toLowerCase());
      const score = easy ? 0 : Math.min(4, Math.floor(passphrase.length / 5));
      return { score, enough: score >= 3 };
    },
    async setUp(setUp) {
      await world.pause(4);
      if (world.place !== 'empty') throw new Fault('workspace_not_empty');
      world.place = 'organisation';
      world.name = setUp.name;
      world.passphrase = setUp.passphrase;
      world.k = setUp.k;
      world.hr = true;
      return RECOVERY;
    },
    async signIn(passphrase) {
      await world.pause(4);
      if (passphrase !== world.passphrase) throw new Fault('passphrase_wrong');
      world.hr = true;
      return world.state();
    },
    async signInWithRecovery(code, newPassphrase) {
      if (plain(code) !== plain(RECOVERY)) throw new Fault('recovery_code_wrong');
      world.passphrase = newPassphrase;
      world.hr = true;
      return world.state();
    },
    async signOut() {
      world.hr = false;
      world.wallet = null;
      world.reader = null;
      world.recipient = null;
      return world.state();
    },
    async join(code, pin) {
      await world.pause(4);
      checkCode(code);
      if (pin.length < 6) throw new Fault('pin_too_short');
      const key = plain(code);
      if (used.has(key)) throw new Fault('already_joined');
      const invitation = world.invitations.get(key);
      if (!invitation) throw new Fault('invitation_unknown');
      used.add(key);
      world.wallet = world.makeWallet(invitation.group, pin);
      return world.wallet.session;
    },
    async openWallet(label, pin) {
      const found = world.wallets.find((wallet) => wallet.session.label === label && wallet.pin === pin);
      if (!found) throw new Fault('pin_wrong');
      world.wallet = found;
      return found.session;
    },
    async acceptReaderInvitation(code, passphrase) {
      checkCode(code);
      const reader = world.readers.get(plain(code));
      if (!reader) throw new Fault('invitation_unknown');
      if (reader.session) throw new Fault('already_joined');
      reader.passphrase = passphrase;
      reader.session = world.readerSession('willow-lantern', reader);
      world.reader = reader;
      return reader.session;
    },
    async openAsReader(label, passphrase) {
      const found = [...world.readers.values()].find(
        (reader) => reader.session?.label === label && reader.passphrase === passphrase,
      );
      if (!found?.session) throw new Fault('reader_wrong');
      world.reader = found;
      return found.session;
    },
  } satisfies Partial<Backend>;
}
