// Customer files that are never opened: each one holds the same rows.

import {
  type Backend,
  Fault,
  type FilePreview,
  type ImportView,
  type Mapping,
  type OnProgress,
} from '../backend';
import type { World } from './world';

/** Answers what Customers asks. */
export function customers(world: World) {
  async function preview(
    path: string,
    mapping: Mapping | null,
    answers: Record<string, string>,
    onProgress: OnProgress,
  ): Promise<FilePreview> {
    onProgress({ step: 'inspect', done: 0, total: 1000 });
    await world.pause(2);
    if (path.endsWith('.png')) throw new Fault('picture', { file: path });
    const name = path.split('/').at(-1) ?? path;
    const many = name.includes('many');
    const already = world.imports.find((one) => one.file === name);
    return {
      path,
      name,
      tool: null,
      columns: ['Vastausnro', 'Päivä', 'Kanava', 'Arvosana', 'Tiimi', 'Palaute'],
      sample: [
        ['1001', '03/11/2026', 'Puhelin', '9', 'Puhelintuki', 'Nopea apu'],
        ['1002', '03/11/2026', 'Chat', '10', 'Chat', ''],
        ['1003', '04/11/2026', 'Chat', '6', 'Chat', 'Jonotin kauan'],
      ],
      mapping: mapping ?? {
        id: 'Vastausnro',
        date: 'Päivä',
        score: 'Arvosana',
        metric: 'nps',
        scale: [0, 10],
        touchpoint: 'Kanava',
        group: 'Tiimi',
        comment: null,
      },
      ask: answers.date_order ? [] : [{ id: 'date_order', options: ['dmy', 'mdy'], why: 'no_day_over_12' }],
      records: 909,
      accepted: many ? 500 : 775,
      skipped: { score_missing: 120 },
      errors: many ? { score_out_of_range: 289 } : { score_out_of_range: 14 },
      already_imported: already?.import ?? null,
    };
  }

  return {
    async pickCustomerFile() {
      return world.nextFile;
    },
    previewCustomerFile: preview,
    async importCustomerFile(path, mapping, answers, source, onProgress) {
      const seen = await preview(path, mapping, answers, onProgress);
      const done: ImportView = {
        import: `import-${world.imports.length + 1}`,
        source: source ?? 'Vastausnro, Päivä…',
        file: seen.name,
        day: '2026-11-20',
        records: seen.records,
        accepted: seen.accepted,
        skipped: seen.skipped,
        errors: seen.errors,
        from: '2026-W40',
        to: '2026-W46',
        rejects: [
          { place: '19', column: 'Arvosana', value: '11', reason: 'score_out_of_range' },
          { place: '204', column: 'Arvosana', value: '-', reason: 'score_not_recognised' },
        ],
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
    async onFilesDropped(heard: (paths: string[]) => void): Promise<() => void> {
      world.hearDrop = heard;
      return () => {
        world.hearDrop = null;
      };
    },
  } satisfies Partial<Backend>;
}
