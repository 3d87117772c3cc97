// Customer files that are never opened: each one holds the same rows.

import {
  type Backend,
  Fault,
  type FilePreview,
  type ImportView,
  type Look,
  type Mapping,
  type OnProgress,
} from '../backend';
import { drawInvented, weeksBefore } from './charts';
import type { World } from './world';

const REJECTS = [
  { place: '19', column: 'Arvosana', value: '11', reason: 'score_out_of_range' },
  { place: '204', column: 'Arvosana', value: '-', reason: 'score_not_recognised' },
];

const COMMENTS = [
  ['2026-W46', 10, 'chat', 'Asiakaspalvelu/Chat', 'Nopea apu, kiitos ▮▮▮!'],
  ['2026-W46', 6, 'phone', 'Asiakaspalvelu/Puhelintuki', 'Jonotin kauan, mutta asia hoitui.'],
  ['2026-W45', 3, 'web', null, 'Lomake ei toiminut puhelimella.'],
] as const;

/** Answers what Customers asks. */
export function customers(world: World) {
  async function preview(
    path: string,
    mapping: Mapping | null,
    answers: Record<string, string>,
    look: Look,
    onProgress: OnProgress,
  ): Promise<FilePreview> {
    onProgress({ step: 'inspect', done: 0, total: 1000 });
    await world.pause(2);
    if (path.endsWith('.png')) throw new Fault('picture', { file: path });
    const name = path.split('/').at(-1) ?? path;
    const many = name.includes('many');
    const already = world.imports.find((one) => one.file === name);
    const saved = mapping === null && Object.keys(answers).length === 0 ? world.mapped : null;
    const changed = name.includes('changed');
    const said = { ...mapping, ...saved?.mapping };
    const answered = { ...answers, ...saved?.answers };
    const wordsLeft = (map: unknown, word: string) =>
      !Object.keys((map as object | null) ?? {}).includes(word);
    return {
      path,
      name,
      tool: null,
      source: saved?.source ?? 'header-4f1c2a',
      columns: ['Vastausnro', 'Päivä', 'Kanava', 'Arvosana', 'Tiimi', 'Palaute'],
      dropped: ['Asiakaspalvelija', 'Sähköposti'],
      sample: [
        ['1001', '03/11/2026', 'Puhelin', '9', 'Puhelintuki', 'Nopea apu'],
        ['1002', '03/11/2026', 'Chat', '10', 'Chat', ''],
        ['1003', '04/11/2026', 'Tiski', '6', 'Chat-tiimi', 'Jonotin kauan'],
      ],
      mapping: {
        id: 'Vastausnro',
        date: 'Päivä',
        score: 'Arvosana',
        metric: 'nps',
        scale: [0, 10],
        touchpoint: 'Kanava',
        group: 'Tiimi',
        comment: null,
        ...said,
      },
      reasons: {
        id: 'column_name',
        date: 'only_dates',
        score: 'looks_like_scores',
        metric: 'column_name',
        scale: 'values',
        touchpoint: 'known_words',
        group: 'column_name',
      },
      ask: answered.date_order ? [] : [{ id: 'date_order', options: ['dmy', 'mdy'], why: 'no_day_over_12' }],
      records: 909,
      accepted: many ? 500 : 775,
      skipped: { score_missing: 120 },
      errors: many ? { score_out_of_range: 289 } : { score_out_of_range: 14 },
      missing: null,
      overlap: 0,
      many_errors: many,
      rejects: REJECTS,
      from: '2026-W40',
      to: '2026-W46',
      unmapped_touchpoints: wordsLeft(said.touchpoint_map, 'Tiski')
        ? [{ word: 'Tiski', count: 31, suggestion: null }]
        : [],
      unmapped_groups: wordsLeft(said.group_map, 'Chat-tiimi')
        ? [{ word: 'Chat-tiimi', count: 12, suggestion: 'Asiakaspalvelu/Chat' }]
        : [],
      touchpoints: ['phone', 'chat', 'email', 'web', 'onsite'],
      groups: ['Asiakaspalvelu/Chat', 'Asiakaspalvelu/Puhelintuki'],
      encoding: answers.encoding ?? 'windows-1252',
      text_sample: 'Jonotin kauan jäällä',
      sheet: null,
      sheets: [],
      twins: [],
      saved: saved
        ? {
            ...saved,
            same: !changed,
            added: changed ? ['Maa'] : [],
            gone: changed ? ['Alue'] : [],
            renamed: changed ? [['Vastaus nro', 'Vastausnro']] : [],
          }
        : null,
      charts: [
        drawInvented(
          { kind: 'customers', metric: 'nps', touchpoint: null },
          look,
          weeksBefore('2026-W47', 7),
          [],
        ),
      ],
      already_imported: already?.import ?? null,
      imported_on: already?.day ?? null,
    };
  }

  return {
    async pickCustomerFile() {
      return world.nextFile;
    },
    previewCustomerFile: preview,
    async importCustomerFile(path, mapping, answers, source, onProgress) {
      const look: Look = { theme: 'light', language: 'en', width: 760, height: 240 };
      const seen = await preview(path, mapping, answers, look, onProgress);
      world.mapped = { source: source ?? seen.source, day: '2026-11-20', mapping: mapping ?? {}, answers };
      const done: ImportView = {
        import: `import-${world.imports.length + 1}`,
        source: source ?? seen.source,
        file: seen.name,
        day: '2026-11-20',
        records: seen.records,
        accepted: seen.accepted,
        updated: 2,
        skipped: seen.skipped,
        errors: seen.errors,
        from: '2026-W40',
        to: '2026-W46',
        rejects: REJECTS,
        already_imported: false,
      };
      world.imports = [done, ...world.imports];
      return done;
    },
    async customerImports() {
      return [...world.imports];
    },
    async undoImport(id) {
      if (!world.imports.some((one) => one.import === id)) throw new Fault('import_unknown');
      world.imports = world.imports.filter((one) => one.import !== id);
      return [...world.imports];
    },
    async importRejects() {
      return REJECTS;
    },
    async saveRejects(_id, _language, format) {
      return world.save(`vire-rejects.${format}`);
    },
    async searchComments(text, touchpoint) {
      const found = COMMENTS.filter(
        ([, , place, , said]) =>
          (touchpoint === null || place === touchpoint) && said.toLowerCase().includes(text.toLowerCase()),
      );
      return {
        kept: world.imports.length > 0,
        comments: found.map(([week, score, place, group, said]) => ({
          week,
          metric: 'nps',
          score,
          touchpoint: place,
          group,
          written: null,
          text: said,
        })),
        hidden: 1,
        more: false,
      };
    },
    async onFilesDropped(heard: (paths: string[]) => void): Promise<() => void> {
      world.hearDrop = heard;
      return () => {
        world.hearDrop = null;
      };
    },
  } satisfies Partial<Backend>;
}
