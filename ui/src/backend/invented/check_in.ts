// An invented employee's own week and history.

import { type Backend, Fault } from '../backend';
import { tree } from './organisation';
import { byWeek, type World } from './world';

/** Answers what an employee asks. */
export function checkIn(world: World) {
  function history() {
    const { kept, history: entries } = world.mine();
    return { kept, entries: [...entries] };
  }

  return {
    async checkInView() {
      await world.pause();
      const wallet = world.mine();
      const open = world.rounds.find((round) => round.state === 'open');
      const next = world.rounds.filter((round) => round.state === 'announced').sort(byWeek)[0];
      const last = world.rounds
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
          in_pool: false,
          team_shown: (team?.people ?? 12) >= 7,
          team_in_windows: (team?.people ?? 12) < 10,
          all_people: world.people,
          team_joined: 1,
          k: world.k,
          least_people: 7,
          claim_level: 'L1',
        },
        last: last ? { week: last.week, mood: 3.7, participation: 70 } : null,
        keeps_history: wallet.kept,
      };
    },
    async sendCheckIn(answers) {
      await world.pause(2);
      const wallet = world.mine();
      const open = world.rounds.find((round) => round.state === 'open');
      if (!open) throw new Fault('round_not_open');
      if (wallet.done) throw new Fault('already_checked_in');
      if (Object.values(answers).every((answer) => answer === null)) throw new Fault('empty_check_in');
      wallet.done = true;
      world.sent.push(answers);
      if (wallet.kept && typeof answers.mood === 'number')
        wallet.history.push({ week: open.week, mood: answers.mood });
      return { week: open.week, status: 'accepted' };
    },
    async myHistory() {
      return history();
    },
    async keepHistory(keep) {
      world.mine().kept = keep;
      return history();
    },
    async eraseHistory() {
      world.mine().history = [];
      return history();
    },
  } satisfies Partial<Backend>;
}
