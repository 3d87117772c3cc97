// The invented organisation behind the invented backend: its tree, weeks and figures.

import type { GroupRow } from '../types';

export const ORGANISATION = 'Kaarna Oy';

const TEAMS: [string, number][] = [
  ['Asiakaspalvelu/Puhelintuki', 40],
  ['Asiakaspalvelu/Chat', 12],
  ['Asiakaspalvelu/Sähköposti', 11],
  ['Asiakaspalvelu/Reklamaatiot', 6],
  ['Asiakaspalvelu/Yritysasiakkaat', 4],
  ['Myymälät/Helsinki', 16],
  ['Myymälät/Tampere', 12],
  ['Myymälät/Turku', 11],
  ['Myymälät/Oulu', 8],
  ['Myymälät/Verkkokauppa', 7],
  ['Tuki/Tietotekniikka', 10],
  ['Tuki/Talous', 6],
  ['Tuki/Logistiikka', 13],
  ['Tuki/Viestintä', 4],
];

const MERGED = 'Asiakaspalvelu/Reklamaatiot + Asiakaspalvelu/Yritysasiakkaat';

function tier(people: number): string {
  if (people < 7) return 'T0';
  if (people < 10) return 'T1';
  return people < 30 ? 'T2' : 'T3';
}

function row(group: string, depth: number, people: number): GroupRow {
  const merged = MERGED.split(' + ').includes(group);
  return {
    group,
    name: group.split('/').at(-1) ?? '',
    depth,
    people,
    tier: tier(people),
    shown: merged || people >= 10 ? 'weekly' : 'within_parent',
    shown_as: merged ? MERGED : null,
  };
}

/** Lists the tree, the organisation first. */
export function tree(): GroupRow[] {
  const rows = [
    row(
      '',
      0,
      TEAMS.reduce((all, [, people]) => all + people, 0),
    ),
  ];
  for (const unit of new Set(TEAMS.map(([path]) => path.split('/')[0] ?? ''))) {
    const teams = TEAMS.filter(([path]) => path.startsWith(`${unit}/`));
    rows.push(
      row(
        unit,
        1,
        teams.reduce((all, [, people]) => all + people, 0),
      ),
    );
    rows.push(...teams.map(([path, people]) => row(path, 2, people)));
  }
  return rows;
}

const FIRST = [
  'Aino',
  'Eero',
  'Helmi',
  'Lauri',
  'Maija',
  'Niilo',
  'Oona',
  'Väinö',
  'Åsa',
  'Björn',
  'Elin',
  'Linnea',
];
const LAST = ['Aalto', 'Harju', 'Järvi', 'Koski', 'Laine', 'Mäki', 'Niemi', 'Salo', 'Berg', 'Lind', 'Öhman'];

/** Lists invented members with their teams. */
export function members(): { member: string; name: string; group: string }[] {
  let number = 0;
  return TEAMS.flatMap(([group, people]) =>
    Array.from({ length: people }, () => {
      number += 1;
      return {
        member: `K${String(number).padStart(4, '0')}`,
        name: `${FIRST[(number * 7) % FIRST.length]} ${LAST[(number * 3) % LAST.length]}`,
        group,
      };
    }),
  );
}

/** Returns the week that lies so many weeks after another. */
export function weekAfter(week: string, weeks: number): string {
  const [year = 0, number = 1] = week.split('-W').map(Number);
  const fourth = new Date(Date.UTC(year, 0, 4));
  const day = new Date(Date.UTC(year, 0, 4 - ((fourth.getUTCDay() + 6) % 7) + (number - 1 + weeks) * 7 + 3));
  const january = new Date(Date.UTC(day.getUTCFullYear(), 0, 4));
  const first = Date.UTC(day.getUTCFullYear(), 0, 4 - ((january.getUTCDay() + 6) % 7) + 3);
  return `${day.getUTCFullYear()}-W${String(Math.round((day.getTime() - first) / 604_800_000) + 1).padStart(2, '0')}`;
}

/** Returns a number between 0 and 1 that is always the same for the same words. */
export function chance(...words: (string | number)[]): number {
  let hash = 2_166_136_261;
  for (const character of words.join('·')) {
    hash = Math.imul(hash ^ character.charCodeAt(0), 16_777_619);
  }
  hash ^= hash >>> 13;
  hash = Math.imul(hash, 0x5bd1e995);
  hash ^= hash >>> 15;
  return (hash >>> 0) / 4_294_967_296;
}
