import { screen, waitFor, within } from '@testing-library/svelte';
import { describe, expect, it, vi } from 'vitest';
import { findings, heading, openWindow } from '../testing/window';

async function openExperiments(start: Parameters<typeof openWindow>[0]) {
  const opened = await openWindow(start);
  await opened.user.click(await screen.findByRole('button', { name: 'Experiments' }));
  await heading('Experiments');
  return opened;
}

describe('experiments', () => {
  it('shows a verdict with its interval, its placebos and how it is known', async () => {
    const { user, container } = await openExperiments({ place: 'sample', roles: ['hr'] });
    await user.click(await screen.findByRole('button', { name: 'Open Hiljaiset aamut' }));
    await heading('Hiljaiset aamut');
    expect(screen.getByText(/It got better: Mood rose by 0.48/)).toBeVisible();
    expect(screen.getByText(/Likely between 0.09 and 0.88/)).toBeVisible();
    expect(screen.getByText(/Of 326 make-believe experiments .* 2% looked this large/)).toBeVisible();
    expect(await screen.findByRole('img', { name: 'Hiljaiset aamut: before and after' })).toBeVisible();
    await user.click(screen.getByText('How do we know?'));
    expect(screen.getByText('20260105')).toBeVisible();
    expect(screen.getByText('10-19')).toBeVisible();
    expect(await findings(container)).toEqual([]);
  });

  it('plans one with the proposed comparison teams, starts it and takes a step back', async () => {
    const { user, backend, container } = await openExperiments({ place: 'sample', roles: ['hr'], weeks: 20 });
    const saved = vi.spyOn(backend, 'saveExperiment');
    await user.click(await screen.findByRole('button', { name: 'New experiment' }));
    await heading('New experiment');
    await user.type(screen.getByLabelText('Title'), 'Walks');
    const teams = screen.getByRole('group', { name: 'Teams that try it' });
    await user.click(within(teams).getByRole('checkbox', { name: 'Turku' }));
    await user.selectOptions(screen.getByLabelText('First week'), '2026-W30');
    expect(
      await screen.findByText(/After the start 4 weeks of figures are needed: week 34, 2026/),
    ).toBeVisible();
    expect(screen.getByText(/That is too few/)).toBeVisible();
    await user.selectOptions(screen.getByLabelText('First week'), '2026-W42');
    await waitFor(() => expect(screen.queryByText(/That is too few/)).toBeNull());
    const compared = await screen.findByRole('group', { name: 'Compare with' });
    expect(within(compared).getAllByRole('checkbox', { checked: true })).toHaveLength(3);
    expect(within(compared).queryByRole('checkbox', { name: 'Turku' })).toBeNull();
    await user.click(within(teams).getByRole('checkbox', { name: 'Helsinki' }));
    await user.click(screen.getByRole('button', { name: 'Draw the order' }));
    expect(await screen.findByText('Drawn order: Helsinki, Turku')).toBeVisible();
    expect(await findings(container)).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await heading('Walks');
    expect(saved.mock.lastCall?.[0]).toMatchObject({
      from: '2026-W42',
      teams: ['Myymälät/Turku', 'Myymälät/Helsinki'],
    });
    await user.click(screen.getByRole('button', { name: 'Plan it' }));
    await user.click(await screen.findByRole('button', { name: 'Start' }));
    expect(await screen.findByText(/2 weeks of figures from the start on, and 4 are needed/)).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Change the plan' })).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    expect(await screen.findByRole('button', { name: 'Change the plan' })).toBeVisible();
  });

  it('discards what never ran and brings it back', async () => {
    const { user } = await openExperiments({ place: 'organisation', roles: ['hr'] });
    await user.click(await screen.findByRole('button', { name: 'New experiment' }));
    await user.type(screen.getByLabelText('Title'), 'Slip');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await user.click(await screen.findByRole('button', { name: 'Discard' }));
    expect(await screen.findByText('“Slip” was discarded.')).toBeVisible();
    expect(screen.getByText('Here you will see what has been tried and what came of it')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Bring it back' }));
    await heading('Slip');
  });

  it('says why nothing can be planned before there is a team', async () => {
    const { user } = await openExperiments({ place: 'organisation', roles: ['hr'] });
    await user.click(await screen.findByRole('button', { name: 'New experiment' }));
    await user.type(screen.getByLabelText('Title'), 'Walks');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await user.click(await screen.findByRole('button', { name: 'Plan it' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('Choose at least one team first');
  });

  it('lets a lead read verdicts and propose for the own group', async () => {
    const { user, backend } = await openExperiments({ place: 'sample', roles: ['lead'] });
    const saved = vi.spyOn(backend, 'saveExperiment');
    await user.click(await screen.findByRole('button', { name: 'Open Hiljaiset aamut' }));
    await heading('Hiljaiset aamut');
    expect(screen.getByText('Better')).toBeVisible();
    expect(screen.queryByLabelText('Notes')).toBeNull();
    await user.click(screen.getByRole('button', { name: 'All experiments' }));
    await user.click(await screen.findByRole('button', { name: 'Propose an experiment' }));
    await user.type(screen.getByLabelText('Title'), 'Walks');
    await user.click(screen.getByRole('button', { name: 'Send to HR' }));
    expect(await screen.findByText('Your proposal is on its way')).toBeVisible();
    expect(saved.mock.lastCall?.[0].teams).toEqual(['Asiakaspalvelu']);
  });
});

describe('what came of it', () => {
  it('is told to everybody after the check-in', async () => {
    const { user, container } = await openWindow({ place: 'sample', roles: ['member'] });
    await user.keyboard('4');
    await user.click(screen.getByRole('button', { name: 'Send' }));
    expect(await screen.findByRole('heading', { level: 2, name: 'What came of it' })).toBeVisible();
    expect(await screen.findByText(/It got better/)).toBeVisible();
    expect(screen.getByText(/Jatkamme hiljaisia aamuja/)).toBeVisible();
    expect(await findings(container)).toEqual([]);
  });
});
