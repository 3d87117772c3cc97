// HR's desk: the roster, invitations, rounds, releases and exports.

import { type Backend, type DeskView, Fault, type InvitationView, type ReleaseView } from '../backend';
import { codeFor, hash, plain } from './codes';
import { chance, members, tree, weekAfter } from './organisation';
import { byWeek, MONDAY, type World } from './world';

/** Answers what HR asks. */
export function desk(world: World) {
  async function view(): Promise<DeskView> {
    await world.pause();
    if (!world.hr) throw new Fault('locked');
    return {
      organisation: world.name,
      time_zone: 'Europe/Helsinki',
      k: world.k,
      people: world.people,
      groups: world.people === 0 ? [] : tree(),
      invited: world.invitations.size,
      rounds: [...world.rounds]
        .sort(byWeek)
        .reverse()
        .map((round) => ({
          ...round,
          can_open: round.state === 'announced' && round.week <= weekAfter(MONDAY, 1),
          can_close: round.state === 'open',
          closes_from: '2026-11-23',
        })),
      readers: [...world.readers.values()].map(({ name, groups, session }) => ({
        name,
        groups,
        accepted: session !== null,
      })),
      releases: world.released().length,
      head: world.released().length > 0 ? hash('head') : null,
    };
  }

  async function release(week: string): Promise<ReleaseView> {
    return {
      week,
      policy: 'SDC-1',
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

  function makeInvitations(chosen: { member: string; name: string; group: string }[]): InvitationView[] {
    return chosen.map((person) => {
      const code = codeFor(person.member);
      world.invitations.set(plain(code), person);
      return { ...person, code };
    });
  }

  return {
    desk: view,
    async pickRosterFile() {
      return '/home/hr/henkilot.csv';
    },
    async previewRoster(path) {
      const wrong = path.includes('wrong');
      return {
        path,
        members: 160,
        joining: world.people === 0 ? 160 : 3,
        leaving: world.people === 0 ? 0 : 2,
        moving: world.people === 0 ? 0 : 1,
        groups: tree(),
        problems: wrong ? [{ line: 17, column: 'joined', value: '31.2.2026', reason: 'date_invalid' }] : [],
      };
    },
    async importRoster(path) {
      if (path.includes('wrong')) throw new Fault('roster_invalid');
      world.people = 160;
      if (world.rounds.length === 0)
        world.rounds = [{ week: MONDAY, state: 'announced', kind: 'live' }, ...world.announced()];
      return view();
    },
    async inviteAll() {
      const known = new Set([...world.invitations.values()].map(({ member }) => member));
      return makeInvitations(members().filter(({ member }) => !known.has(member)));
    },
    async invite(ids) {
      const chosen = members().filter(({ member }) => ids.includes(member));
      if (chosen.length < ids.length) throw new Fault('member_unknown');
      return makeInvitations(chosen);
    },
    async saveInvitations(_invitations) {
      return world.save('kutsut.csv');
    },
    async inviteReader(name, groups) {
      const code = codeFor(`reader ${name}`);
      world.readers.set(plain(code), { name, groups, session: null, passphrase: '' });
      return code;
    },
    async openRound(week) {
      const round = world.rounds.find((one) => one.week === week);
      if (!round) throw new Fault('round_unknown');
      round.state = 'open';
      return view();
    },
    async closeRound(week, onProgress) {
      const round = world.rounds.find((one) => one.week === week);
      if (!round) throw new Fault('round_unknown');
      for (let done = 0; done <= 3; done += 1) {
        onProgress({ step: 'close', done, total: 3 });
        await world.pause();
      }
      round.state = 'closed';
      return release(week);
    },
    release,
    async checkLedger() {
      await world.pause(2);
      return { valid: true, releases: world.released().length, head: hash('head') };
    },
    async exportSummary(from, to, format) {
      return world.save(`vire-${from}-${to}.${format}`);
    },
    async tightenPolicy(k) {
      if (k <= world.k)
        throw new Fault('policy_only_tightens', { asked: String(k), current: String(world.k) });
      world.k = k;
      return view();
    },
  } satisfies Partial<Backend>;
}
