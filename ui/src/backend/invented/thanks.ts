// Invented thanks, ideas and promises.

import {
  type Backend,
  type CameOfIt,
  Fault,
  type IdeaState,
  type IdeaView,
  type PromiseView,
  type ThanksReceived,
  type ThanksView,
} from '../backend';
import { MONDAY, type World } from './world';

const COLLEAGUES = [
  { id: 'a1', name: 'Aino Virtanen', team: 'Asiakaspalvelu/Chat' },
  { id: 'b2', name: 'Björn Lindqvist', team: 'Myymälät/Turku' },
  { id: 'c3', name: 'Leena Korhonen', team: 'Asiakaspalvelu/Chat' },
];

const TOUCHPOINTS = ['phone', 'chat', 'email', 'web', 'onsite'];

function idea(id: string, title: string, better: string, more: Partial<IdeaView> = {}): IdeaView {
  return {
    id,
    week: '2026-W45',
    title,
    better,
    whom: 'colleagues',
    touchpoint: null,
    author: null,
    state: 'new',
    answers: [],
    support: null,
    tried: null,
    supported: false,
    can_support: true,
    ...more,
  };
}

function sampleIdeas(): IdeaView[] {
  return [
    idea('i1', 'Valmiit vastauspohjat chattiin', 'Asiakas saa vastauksen nopeammin.', {
      whom: 'customers',
      touchpoint: 'chat',
      support: '20-49',
      state: 'being_tried',
      answers: [
        {
          state: 'being_tried',
          sentence: 'Chat kokeilee pohjia tammikuun loppuun.',
          week: '2026-W46',
          experiment: null,
        },
      ],
    }),
    idea('i2', 'Palaveriton perjantai', 'Viikon työt saisi valmiiksi.', {
      author: 'Leena Korhonen',
      support: '10-19',
    }),
  ];
}

/** Answers what is asked about thanks and ideas. */
export function thanks(world: World) {
  const sample = world.place === 'sample';
  let values = sample ? ['Autettiin toista', 'Asiakas edellä'] : [];
  let ideas: IdeaView[] = sample ? sampleIdeas() : [];
  const promises: PromiseView[] = sample
    ? [{ id: 'p1', text: 'Uudet kuulokkeet puhelintukeen', due: '2026-W45', kept: null, state: 'late' }]
    : [];
  const received: ThanksReceived[] = sample
    ? [
        {
          id: 't1',
          week: MONDAY,
          from: 'Aino Virtanen',
          signed: true,
          team: null,
          value: 'Autettiin toista',
          text: 'Kiitos, kun jäit auttamaan ruuhkassa.',
        },
      ]
    : [];

  function view(): ThanksView {
    world.mine();
    return {
      listed: true,
      received: [...received],
      kept_weeks: 13,
      colleagues: COLLEAGUES,
      teams: [...new Set(COLLEAGUES.map(({ team }) => team))],
      values: [...values],
      ideas: [...ideas],
      touchpoints: TOUCHPOINTS,
    };
  }

  function desk() {
    if (!world.hr) throw new Fault('locked');
    return { listed: COLLEAGUES.length, values: [...values], ideas: [...ideas], promises: [...promises] };
  }

  function change(id: string, how: (known: IdeaView) => IdeaView) {
    if (!ideas.some((known) => known.id === id)) throw new Fault('idea_unknown');
    ideas = ideas.map((known) => (known.id === id ? how(known) : known));
  }

  return {
    async thanksView() {
      await world.pause();
      return view();
    },
    async sayThanks(said) {
      await world.pause();
      if (said.text.trim() === '' && said.value === null) throw new Fault('thanks_empty');
      world.thanked.push(said);
      return view();
    },
    async proposeIdea(asked) {
      await world.pause();
      const { title, better, whom, touchpoint, signed } = asked;
      ideas = [
        idea(`own-${ideas.length}`, title, better, {
          week: MONDAY,
          whom,
          touchpoint,
          author: signed ? 'Leena Korhonen' : null,
          supported: true,
          can_support: false,
        }),
        ...ideas,
      ];
      return view();
    },
    async supportIdea(id) {
      await world.pause();
      change(id, (known) => {
        if (known.supported) throw new Fault('already_supported');
        return { ...known, supported: true, can_support: false };
      });
      return view();
    },
    async similarIdeas(text) {
      const words = text.toLowerCase().split(/\s+/);
      return ideas.filter(({ title }) =>
        words.some((word) => word.length > 4 && title.toLowerCase().includes(word)),
      );
    },
    async cameOfIt(): Promise<CameOfIt> {
      return { last: null, ideas: ideas.filter(({ state }) => state !== 'new'), promises: [...promises] };
    },
    async thanksDesk() {
      await world.pause();
      return desk();
    },
    async wordValues(words) {
      values = words.map((word) => word.trim()).filter((word) => word !== '');
      return desk();
    },
    async answerIdea(id: string, state: IdeaState, sentence: string, experiment: string | null) {
      if (sentence.trim() === '') throw new Fault('sentence_missing');
      change(id, (known) => ({
        ...known,
        state,
        answers: [...known.answers, { state, sentence, week: MONDAY, experiment }],
        can_support: !known.supported && state !== 'adopted' && state !== 'declined',
      }));
      return desk();
    },
    async makePromise(text, due) {
      promises.unshift({ id: `p-${promises.length}`, text, due, kept: null, state: 'not_yet' });
      return desk();
    },
    async keepPromise(id) {
      const at = promises.findIndex((promise) => promise.id === id);
      const known = promises[at];
      if (!known) throw new Fault('promise_unknown');
      promises[at] = { ...known, kept: MONDAY, state: known.due >= MONDAY ? 'kept' : 'kept_late' };
      return desk();
    },
  } satisfies Partial<Backend>;
}
