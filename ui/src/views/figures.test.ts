import { screen, waitFor, within } from '@testing-library/svelte';
import { describe, expect, it, vi } from 'vitest';
import { Fault } from '../backend/backend';
import { findings, heading, openWindow } from '../testing/window';

describe('trends', () => {
  it('draws the chosen group and measure, with a table and points for the keyboard', async () => {
    const { user, backend, container } = await openWindow({ place: 'sample', roles: ['hr'] });
    await heading('Trends');
    const drawn = vi.spyOn(backend, 'drawChart');
    await user.click(await screen.findByRole('radio', { name: 'Chat' }));
    await user.selectOptions(screen.getByLabelText('Measure'), 'Speaking up');
    await waitFor(() => expect(screen.getByRole('img', { name: 'Speaking up: Chat' })).toBeVisible());
    expect(drawn).toHaveBeenLastCalledWith(
      { kind: 'trend', group: 'Asiakaspalvelu/Chat', measure: 'voice' },
      expect.objectContaining({ language: 'en', theme: 'light' }),
    );
    const [points] = screen.getAllByRole('listbox');
    const marks = within(points as HTMLElement).getAllByRole('option');
    (marks[0] as HTMLElement).focus();
    await user.keyboard('{ArrowRight}');
    expect(marks[1]).toHaveFocus();
    expect(marks.filter((mark) => mark.tabIndex === 0)).toHaveLength(1);
    await user.click(screen.getAllByText('Table')[0] as HTMLElement);
    expect(screen.getAllByRole('rowheader', { name: '2026-W46' })[0]).toBeVisible();
    expect(await findings(container)).toEqual([]);
  });

  it('draws anew in another language and other colours', async () => {
    const { user, backend } = await openWindow({ place: 'sample', roles: ['hr'] });
    await screen.findAllByRole('img');
    const drawn = vi.spyOn(backend, 'drawChart');
    await user.click(screen.getByRole('button', { name: 'Settings' }));
    await user.click(screen.getByRole('radio', { name: 'Dark' }));
    await waitFor(() => expect(drawn.mock.lastCall?.[1].theme).toBe('dark'));
    expect(document.documentElement.dataset.theme).toBe('dark');
    await user.click(screen.getByRole('radio', { name: 'Suomi' }));
    await waitFor(() => expect(drawn.mock.lastCall?.[1].language).toBe('fi'));
    await heading('Kehitys');
    expect(localStorage.getItem('vire.language')).toBe('fi');
    expect(localStorage.getItem('vire.theme')).toBe('dark');
    await user.click(screen.getByRole('radio', { name: 'Järjestelmän mukaan' }));
    expect(document.documentElement.dataset.theme).toBeUndefined();
  });

  it('saves a picture and says where', async () => {
    const { user, backend } = await openWindow({ place: 'sample', roles: ['hr'] });
    const [save] = await screen.findAllByRole('button', { name: 'Save as SVG' });
    await user.click(save as HTMLElement);
    expect(await screen.findByText('Saved: /home/hr/vire.svg')).toBeVisible();
    expect(backend.saved).toEqual(['/home/hr/vire.svg']);
  });

  it('says what is normal, where it goes, and how many flags are false', async () => {
    await openWindow({ place: 'sample', roles: ['hr'], weeks: 28 });
    expect(await screen.findByText('The latest figure is within normal variation.')).toBeVisible();
    expect(screen.getByText(/Slowly down, about 0.1 a month/)).toHaveTextContent('between −0.2 and −0.03');
    expect(screen.getByText(/one or two false flags per half-year/)).toBeVisible();
  });

  it('tells no direction before there are weeks enough', async () => {
    await openWindow({ place: 'sample', roles: ['hr'] });
    expect(await screen.findByText(/too early to speak of a direction/)).toHaveTextContent('9 of 20');
    expect(screen.queryByText(/normal variation/)).toBeNull();
  });

  it('says under which name a merged group is shown', async () => {
    const { user } = await openWindow({ place: 'sample', roles: ['hr'] });
    await user.click(await screen.findByRole('radio', { name: 'Yritysasiakkaat' }));
    expect(
      await screen.findByText(/together with its neighbour: Reklamaatiot \+ Yritysasiakkaat/),
    ).toBeVisible();
  });

  it('shows a lead the granted groups only', async () => {
    await openWindow({ place: 'sample', roles: ['lead'] });
    expect(await screen.findByRole('radio', { name: 'Asiakaspalvelu' })).toBeChecked();
    expect(screen.getByRole('radio', { name: 'Whole organisation' })).not.toBeChecked();
    expect(screen.queryByRole('radio', { name: 'Helsinki' })).toBeNull();
  });

  it('says what comes, and when, before anything is released', async () => {
    const { user } = await openWindow({ place: 'organisation', roles: ['hr'] });
    await user.click(screen.getByRole('button', { name: 'Trends' }));
    expect(await screen.findByText(/when the first week is over and closed/)).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'To the rounds' }));
    expect(await screen.findByRole('heading', { level: 2, name: 'Rounds' })).toBeVisible();
  });
});

describe('together', () => {
  it('draws people and customers and says that the picture proves nothing', async () => {
    const { user, container } = await openWindow({ place: 'sample', roles: ['hr'] });
    await user.click(screen.getByRole('button', { name: 'Together' }));
    expect(
      await screen.findByRole('img', { name: 'Mood and Recommendation (NPS): Whole organisation' }),
    ).toBeVisible();
    expect(await screen.findByText('Not enough data to tell who leads.')).toBeVisible();
    expect(screen.getByText('17 more weeks are needed.')).toBeVisible();
    expect(screen.getByText(/found in about 1 of 10 organisations like yours/)).toBeVisible();
    expect(screen.queryByRole('img', { name: /What the evidence looks like/ })).toBeNull();
    expect(await findings(container)).toEqual([]);
  });

  it('tells the verdict in one sentence, shows the evidence and how we know', async () => {
    const { user, container } = await openWindow({ place: 'sample', roles: ['hr'], weeks: 28 });
    await user.click(screen.getByRole('button', { name: 'Together' }));
    expect(await screen.findByText('People lead by about 3 weeks.')).toBeVisible();
    expect(screen.getByText(/anything from 2 to 4 weeks/)).toBeVisible();
    expect(screen.getByText(/timing, not proof of cause/)).toBeVisible();
    expect(screen.queryByText(/organisations like yours/)).toBeNull();
    expect(await screen.findByRole('img', { name: /What the evidence looks like/ })).toBeVisible();
    await user.click(screen.getAllByText('How do we know?')[0] as HTMLElement);
    expect(screen.getByText('1,999 make-believe pairings')).toBeVisible();
    expect(screen.getByText('20260105')).toBeVisible();
    expect(screen.getAllByText('5–9 … 20–49')[0]).toBeVisible();
    expect(await findings(container)).toEqual([]);
  });

  it('says that no link seen is not the same as none, and how often one would be found', async () => {
    const { user } = await openWindow({ place: 'sample', roles: ['hr'], weeks: 28 });
    await user.click(screen.getByRole('button', { name: 'Together' }));
    await screen.findByText('People lead by about 3 weeks.');
    await user.selectOptions(screen.getByLabelText('Customer measure'), 'csat');
    expect(await screen.findByText('No link seen.')).toBeVisible();
    expect(screen.getByText(/found in about 6 of 10 organisations like yours/)).toBeVisible();
    expect(screen.getByText(/does not mean that there is none/)).toBeVisible();
    expect(screen.queryByText(/correlation of/)).toBeNull();
  });

  it('looks at all subjects together only when asked, and forgets it with another metric', async () => {
    const { user, container } = await openWindow({ place: 'sample', roles: ['hr'], weeks: 28 });
    await user.click(screen.getByRole('button', { name: 'Together' }));
    await user.click(await screen.findByRole('button', { name: 'Look at all subjects' }));
    expect(await screen.findByText(/One link stands out among the 12 pairs/)).toBeVisible();
    expect(screen.getByRole('cell', { name: 'people lead by about 3 weeks' })).toBeVisible();
    expect(await findings(container)).toEqual([]);
    await user.selectOptions(screen.getByLabelText('Customer measure'), 'csat');
    expect(await screen.findByRole('button', { name: 'Look at all subjects' })).toBeVisible();
  });

  it('names a top group of drivers, never a ranking, and says when shares cannot be given', async () => {
    const { user } = await openWindow({ place: 'sample', roles: ['hr'], weeks: 28 });
    await user.click(screen.getByRole('button', { name: 'Together' }));
    expect(await screen.findByText(/cannot be told apart at the top: Tools/)).toBeVisible();
    expect(screen.getAllByRole('cell', { name: '● top group' })).toHaveLength(4);
  });

  it('gives no shares before a half-year is released', async () => {
    const { user } = await openWindow({ place: 'sample', roles: ['hr'] });
    await user.click(screen.getByRole('button', { name: 'Together' }));
    expect(await screen.findByText(/Shares cannot be given yet/)).toHaveTextContent(/half-year of weeks/);
    expect(screen.queryByRole('columnheader', { name: 'Share (likely)' })).toBeNull();
  });

  it('points to customers where they are missing', async () => {
    const { user, backend } = await openWindow({ place: 'organisation', roles: ['hr'] });
    await backend.closeRound('2026-W47', () => undefined);
    await user.click(screen.getByRole('button', { name: 'Together' }));
    await user.click(await screen.findByRole('button', { name: 'Import a file' }));
    await heading('Customers');
  });
});

describe('customers of a lead', () => {
  it('shows the own group beside all customers, without imports, comments or touchpoints', async () => {
    const { user, backend, container } = await openWindow({ place: 'sample', roles: ['lead'] });
    const listed = vi.spyOn(backend, 'customerImports');
    const searched = vi.spyOn(backend, 'searchComments');
    await user.click(screen.getByRole('button', { name: 'Customers' }));
    expect(await screen.findByRole('img', { name: 'Recommendation (NPS): Asiakaspalvelu' })).toBeVisible();
    expect(await screen.findByRole('img', { name: 'Recommendation (NPS), all customers' })).toBeVisible();
    expect(screen.queryByLabelText('Touchpoint')).toBeNull();
    expect(screen.queryByRole('button', { name: 'Import a file' })).toBeNull();
    for (const title of ['Imported files', 'What customers wrote', 'Each group']) {
      expect(screen.queryByRole('heading', { name: title })).toBeNull();
    }
    expect(await findings(container)).toEqual([]);
    const drawn = vi.spyOn(backend, 'drawChart');
    await user.selectOptions(screen.getByLabelText('Customer measure'), 'Ease (CES)');
    await waitFor(() =>
      expect(drawn).toHaveBeenCalledWith(
        { kind: 'customers_of', group: 'Asiakaspalvelu', metric: 'ces' },
        expect.anything(),
      ),
    );
    backend.drop(['/home/lead/kysely.csv']);
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(listed).not.toHaveBeenCalled();
    expect(searched).not.toHaveBeenCalled();
  });

  it('says that HR has imported nothing yet', async () => {
    const { user, container } = await openWindow({ place: 'organisation', roles: ['lead'] });
    await user.click(screen.getByRole('button', { name: 'Customers' }));
    expect(await screen.findByText(/HR has not imported what customers said yet/)).toBeVisible();
    expect(await findings(container)).toEqual([]);
  });

  it('says what a group without figures means', async () => {
    const { user, backend } = await openWindow({ place: 'sample', roles: ['lead'] });
    const draw = backend.drawChart.bind(backend);
    vi.spyOn(backend, 'drawChart').mockImplementation(async (request, look) => ({
      ...(await draw(request, look)),
      empty: request.kind === 'customers_of',
    }));
    await user.click(screen.getByRole('button', { name: 'Customers' }));
    expect(await screen.findByText(/fewer than seven people work in it/)).toBeVisible();
    expect(await screen.findByRole('img', { name: 'Recommendation (NPS), all customers' })).toBeVisible();
  });

  it("draws people and customers of the own group on one time axis, without analysis that is HR's", async () => {
    const { user, backend } = await openWindow({ place: 'sample', roles: ['lead'] });
    const asked = vi.spyOn(backend, 'link');
    await user.click(screen.getByRole('button', { name: 'Together' }));
    expect(
      await screen.findByRole('img', { name: 'Mood and Recommendation (NPS): Asiakaspalvelu' }),
    ).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Look at all subjects' })).toBeNull();
    expect(asked).not.toHaveBeenCalled();
  });
});

describe('customers', () => {
  async function openFile(path: string) {
    const opened = await openWindow({ place: 'organisation', roles: ['hr'] });
    opened.backend.nextFile = path;
    await opened.user.click(screen.getByRole('button', { name: 'Customers' }));
    await opened.user.click(await screen.findByRole('button', { name: 'Import a file' }));
    return opened;
  }

  it('imports a file after its question is answered, and undoes it', async () => {
    const { user, container } = await openFile('/home/hr/kysely.csv');
    const take = await screen.findByRole('button', { name: 'Import 775 responses' });
    expect(take).toBeDisabled();
    expect(screen.getByLabelText('Score')).toHaveValue('Arvosana');
    expect(screen.getByText('Every day in the file could also be a month.')).toBeVisible();
    expect(await findings(container)).toEqual([]);
    await user.click(screen.getByRole('radio', { name: /Day first/ }));
    await waitFor(() => expect(take).toBeEnabled());
    await user.click(take);
    expect(await screen.findByText('775 responses are in')).toBeVisible();
    expect(screen.getByRole('cell', { name: 'the score is outside the scale' })).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Done' }));
    expect(await screen.findByRole('img', { name: 'Recommendation (NPS), all customers' })).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Undo kysely.csv' }));
    await user.click(screen.getByRole('button', { name: 'Undo the import' }));
    expect(await screen.findByText('Here you will see what customers feel')).toBeVisible();
  });

  it('lets a column be chosen whose name nobody knows, and imports nothing before', async () => {
    const { user, backend } = await openWindow({ place: 'organisation', roles: ['hr'] });
    const look = backend.previewCustomerFile.bind(backend);
    const seen = vi.spyOn(backend, 'previewCustomerFile').mockImplementation(async (...asked) => {
      const found = await look(...asked);
      if (asked[1]?.score) return { ...found, ask: [] };
      const mapping = { ...found.mapping, score: null, metric: null, scale: null };
      return { ...found, ask: [], missing: 'score', mapping, accepted: 0 };
    });
    backend.nextFile = '/home/hr/kysely.csv';
    await user.click(screen.getByRole('button', { name: 'Customers' }));
    await user.click(await screen.findByRole('button', { name: 'Import a file' }));
    expect(await screen.findByText('No column with scores was found')).toBeVisible();
    expect(screen.getByRole('button', { name: 'Import' })).toBeDisabled();
    await user.selectOptions(screen.getByLabelText('Score'), 'Arvosana');
    await waitFor(() => expect(screen.queryByText('No column with scores was found')).toBeNull());
    expect(seen.mock.lastCall?.[1]).toMatchObject({ score: 'Arvosana' });
  });

  it('tells beforehand what of a file is in already', async () => {
    const { user, backend, container } = await openWindow({ place: 'organisation', roles: ['hr'] });
    const look = backend.previewCustomerFile.bind(backend);
    vi.spyOn(backend, 'previewCustomerFile').mockImplementation(async (...asked) => ({
      ...(await look(...asked)),
      overlap: 12,
    }));
    backend.nextFile = '/home/hr/kysely.csv';
    await user.click(screen.getByRole('button', { name: 'Customers' }));
    await user.click(await screen.findByRole('button', { name: 'Import a file' }));
    expect(await screen.findByText('12 responses are in already')).toBeVisible();
    expect(await findings(container)).toEqual([]);
  });

  it('tells which sheets are not read, and reads another one from the beginning', async () => {
    const { user, backend, container } = await openWindow({ place: 'organisation', roles: ['hr'] });
    const look = backend.previewCustomerFile.bind(backend);
    const seen = vi
      .spyOn(backend, 'previewCustomerFile')
      .mockImplementation(async (path, mapping, ...asked) => ({
        ...(await look(path, mapping, ...asked)),
        sheet: String(mapping?.sheet ?? 'Tammikuu'),
        sheets: ['Tammikuu', 'Helmikuu'],
        twins: mapping?.sheet ? [] : ['Helmikuu'],
      }));
    backend.nextFile = '/home/hr/kysely.xlsx';
    await user.click(screen.getByRole('button', { name: 'Customers' }));
    await user.click(await screen.findByRole('button', { name: 'Import a file' }));
    expect(await screen.findByText('These sheets are not read now: Helmikuu')).toBeVisible();
    expect(await findings(container)).toEqual([]);
    await user.click(await screen.findByRole('radio', { name: /Day first/ }));
    await user.selectOptions(screen.getByLabelText('Which sheet is read'), 'Helmikuu');
    await waitFor(() => expect(screen.queryByText(/These sheets are not read/)).toBeNull());
    expect(screen.getByLabelText('Which sheet is read')).toHaveValue('Helmikuu');
    expect(seen.mock.lastCall?.slice(1, 3)).toEqual([{ sheet: 'Helmikuu' }, {}]);
    expect(screen.getByRole('radio', { name: /Day first/ })).not.toBeChecked();
  });

  it('asks for the scales of several measures in one question', async () => {
    const { user, backend } = await openWindow({ place: 'organisation', roles: ['hr'] });
    const look = backend.previewCustomerFile.bind(backend);
    vi.spyOn(backend, 'previewCustomerFile').mockImplementation(async (...asked) => ({
      ...(await look(...asked)),
      ask: [
        { id: 'scale', options: ['1-5', 'csat 1-5, ces 1-7', 'csat 5-1, ces 1-7'], why: 'scale_not_reached' },
      ],
    }));
    backend.nextFile = '/home/hr/kysely.csv';
    await user.click(screen.getByRole('button', { name: 'Customers' }));
    await user.click(await screen.findByRole('button', { name: 'Import a file' }));
    expect(await screen.findByRole('radio', { name: '1–5' })).toBeVisible();
    expect(screen.getByRole('radio', { name: 'Satisfaction (CSAT) 1–5 · Ease (CES) 1–7' })).toBeVisible();
    expect(
      screen.getByRole('radio', { name: /Satisfaction .CSAT.: 1 is the best, 5 the worst · Ease/ }),
    ).toBeVisible();
  });

  it('says how far an undo is, and keeps the import when it is cancelled', async () => {
    const { user, backend } = await openFile('/home/hr/kysely.csv');
    await user.click(await screen.findByRole('radio', { name: /Day first/ }));
    const take = await screen.findByRole('button', { name: 'Import 775 responses' });
    await waitFor(() => expect(take).toBeEnabled());
    await user.click(take);
    await user.click(await screen.findByRole('button', { name: 'Done' }));
    let cancelled = (_why: Fault) => {};
    vi.spyOn(backend, 'undoImport').mockImplementation((_id, onProgress) => {
      onProgress({ step: 'undo', done: 40, total: 100 });
      return new Promise((_done, refuse) => {
        cancelled = refuse;
      });
    });
    vi.spyOn(backend, 'cancelWork').mockImplementation(async () => cancelled(new Fault('cancelled')));
    await user.click(screen.getByRole('button', { name: 'Undo kysely.csv' }));
    await user.click(screen.getByRole('button', { name: 'Undo the import' }));
    const dialog = within(screen.getByRole('dialog'));
    expect(await dialog.findByRole('progressbar', { name: 'Undoing the import…' })).toBeVisible();
    await user.click(dialog.getByRole('button', { name: 'Cancel' }));
    await waitFor(() => expect(dialog.queryByRole('progressbar')).toBeNull());
    expect(screen.getByRole('button', { name: 'Undo kysely.csv', hidden: true })).toBeInTheDocument();
  });

  it('says why it guesses, what it leaves out and what the two readings of a date are', async () => {
    await openFile('/home/hr/kysely.csv');
    expect(await screen.findByLabelText('Score')).toHaveAccessibleDescription('the values look like scores');
    expect(screen.getByText('Asiakaspalvelija · Sähköposti')).toBeVisible();
    expect(screen.getByRole('radio', { name: 'Day first: 03/11/2026 is 3 November 2026' })).toBeVisible();
    expect(screen.getByRole('radio', { name: 'Month first: 03/11/2026 is 11 March 2026' })).toBeVisible();
    expect(screen.getByText(/^Weeks covered: .*40.*46/)).toBeVisible();
    expect(screen.getByRole('img', { name: 'What the file would bring' })).toBeVisible();
    expect(screen.getByLabelText('Comment')).toHaveValue('');
  });

  it('sends only what the person said, and the meaning of words with it', async () => {
    const { user, backend } = await openFile('/home/hr/kysely.csv');
    const sent = vi.spyOn(backend, 'importCustomerFile');
    await user.click(await screen.findByRole('radio', { name: /Day first/ }));
    await user.click(await screen.findByRole('button', { name: 'Chat-tiimi is Asiakaspalvelu / Chat' }));
    await user.selectOptions(screen.getByLabelText('Tiski (31)'), 'onsite');
    await user.type(screen.getByLabelText('Where does the file come from?'), 'Kassakysely');
    const take = screen.getByRole('button', { name: 'Import 775 responses' });
    await waitFor(() => expect(take).toBeEnabled());
    await user.click(take);
    await screen.findByText('775 responses are in');
    expect(screen.getByText(/2 customers had changed their answers/)).toBeVisible();
    const [, mapping, answers, source] = sent.mock.lastCall ?? [];
    expect(mapping).toEqual({
      group_map: { 'Chat-tiimi': 'Asiakaspalvelu/Chat' },
      touchpoint_map: { Tiski: 'onsite' },
    });
    expect([answers, source]).toEqual([{ date_order: 'dmy' }, 'Kassakysely']);
    await user.click(screen.getByRole('button', { name: 'Save as CSV' }));
    expect(await screen.findByText('Saved: /home/hr/vire-rejects.csv')).toBeVisible();
  });

  it('needs one click for the next file of the same kind, and says what changed in another', async () => {
    const { user, backend, container } = await openFile('/home/hr/loka.csv');
    await user.click(await screen.findByRole('radio', { name: /Day first/ }));
    const take = await screen.findByRole('button', { name: 'Import 775 responses' });
    await waitFor(() => expect(take).toBeEnabled());
    await user.click(take);
    await user.click(await screen.findByRole('button', { name: 'Done' }));
    backend.nextFile = '/home/hr/marras.csv';
    await user.click(screen.getByRole('button', { name: 'Import a file' }));
    expect(await screen.findByText('Vire knows this kind of file')).toBeVisible();
    expect(await screen.findByRole('button', { name: 'Import 775 responses' })).toBeEnabled();
    await user.click(screen.getByRole('button', { name: 'Cancel' }));
    backend.nextFile = '/home/hr/changed.csv';
    await user.click(screen.getByRole('button', { name: 'Import a file' }));
    expect(await screen.findByText('“Vastaus nro” is now “Vastausnro”')).toBeVisible();
    expect(screen.getByText('“Alue” is gone')).toBeVisible();
    expect(screen.getByText('“Maa” is new')).toBeVisible();
    expect(await findings(container)).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Read it as a new kind of file' }));
    const again = screen.getByRole('button', { name: 'Import 775 responses' });
    await waitFor(() => expect(again).toBeDisabled());
  });

  it('shows parts, scores, the mirror and what customers wrote', async () => {
    const { user, backend, container } = await openWindow({ place: 'sample', roles: ['hr'] });
    await user.click(screen.getByRole('button', { name: 'Customers' }));
    for (const name of [
      'How often each score was given: Recommendation (NPS)',
      'Recommendation (NPS) by touchpoint',
      'Where customers meet us',
      'Recommendation (NPS) by group',
      "People's ease of serving beside customers: Ease (CES)",
    ]) {
      expect(await screen.findByRole('img', { name })).toBeVisible();
    }
    const searched = vi.spyOn(backend, 'searchComments');
    await user.type(screen.getByLabelText('Words in the comments'), 'lomake');
    await user.click(screen.getByRole('button', { name: 'Search' }));
    await waitFor(() => expect(searched).toHaveBeenLastCalledWith('lomake', null, expect.any(Function)));
    expect(await screen.findByText('Lomake ei toiminut puhelimella.')).toBeVisible();
    expect(screen.queryByText(/Jonotin kauan/)).toBeNull();
    expect(await findings(container)).toEqual([]);
  });

  it('does not import before score, measure, date and scale are known', async () => {
    const { user } = await openFile('/home/hr/kysely.csv');
    await user.click(await screen.findByRole('radio', { name: /Day first/ }));
    const take = screen.getByRole('button', { name: 'Import 775 responses' });
    await waitFor(() => expect(take).toBeEnabled());
    for (const [label, back] of [
      ['Score', 'Arvosana'],
      ['What is measured', 'nps'],
      ['Scale', '0,10'],
      ['Date', 'Päivä'],
    ] as const) {
      await user.selectOptions(screen.getByLabelText(label), '');
      await waitFor(() => expect(take).toBeDisabled());
      await user.selectOptions(screen.getByLabelText(label), back);
      await waitFor(() => expect(take).toBeEnabled());
    }
  });

  it('makes Cancel the usual way out of a file with many errors', async () => {
    const { user, backend } = await openFile('/home/hr/many.csv');
    await user.click(await screen.findByRole('radio', { name: /Day first/ }));
    expect(await screen.findByText('More than one row in five has a problem')).toBeVisible();
    expect(screen.getByRole('button', { name: 'Cancel' })).toHaveClass('primary');
    expect(screen.getByRole('button', { name: 'Import anyway' })).not.toHaveClass('primary');
    await user.click(screen.getByRole('button', { name: 'Cancel' }));
    expect(await backend.customerImports()).toEqual([]);
  });

  it('says what is wrong with a file that is no table', async () => {
    await openFile('/home/hr/picture.png');
    expect(await screen.findByRole('alert')).toHaveTextContent('This is a picture. Nothing was imported');
    expect(screen.getByRole('button', { name: 'Import' })).toBeDisabled();
  });

  it('takes a file that is dropped on the window', async () => {
    const { user, backend } = await openWindow({ place: 'sample', roles: ['hr'] });
    await user.click(screen.getByRole('button', { name: 'Customers' }));
    await heading('Customers');
    backend.drop(['/home/hr/pudotettu.csv']);
    expect(await screen.findByRole('heading', { name: 'Import pudotettu.csv' })).toBeVisible();
  });
});
