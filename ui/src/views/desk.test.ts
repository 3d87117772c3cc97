import { screen, waitFor, within } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import { findings, heading, openWindow } from '../testing/window';

async function openDesk(section: string, place: 'organisation' | 'sample' = 'organisation') {
  const opened = await openWindow({ place, roles: ['hr'] });
  await opened.user.click(screen.getByRole('button', { name: 'HR desk' }));
  await heading('HR desk');
  await opened.user.click(await screen.findByRole('button', { name: section }));
  return opened;
}

describe('HR desk', () => {
  it('has nothing wrong for a screen reader in any section', async () => {
    const { user, container } = await openDesk('People', 'sample');
    for (const section of [
      'People',
      'Invitations',
      'Team leads',
      'Rounds',
      'Releases',
      'Export',
      'Release rules',
    ]) {
      await user.click(screen.getByRole('button', { name: section }));
      expect(await findings(container), section).toEqual([]);
    }
  });

  it('says in words what the sizes of groups mean', async () => {
    await openDesk('People');
    const row = (name: string) => screen.getByRole('row', { name: new RegExp(`^${name}`) });
    expect(row('Chat')).toHaveTextContent('10 to 29');
    expect(row('Chat')).toHaveTextContent('every week');
    expect(row('Oulu')).toHaveTextContent('counted in the group above');
    expect(row('Yritysasiakkaat')).toHaveTextContent('together as Reklamaatiot + Yritysasiakkaat');
  });

  it('shows a roster before it is taken', async () => {
    const { user } = await openDesk('People');
    await user.click(screen.getByRole('button', { name: 'Import a roster' }));
    expect(await screen.findByText(/160 people: 3 new/)).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Take the roster' }));
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Take the roster' })).toBeNull());
  });

  it('takes no roster with rows that cannot be right', async () => {
    const { user, backend } = await openDesk('People');
    backend.pickRosterFile = async () => '/home/hr/wrong.csv';
    await user.click(screen.getByRole('button', { name: 'Import a roster' }));
    expect(await screen.findByText('One row cannot be right')).toBeVisible();
    expect(screen.getByRole('row', { name: /17 joined 31.2.2026/ })).toHaveTextContent(
      'there is no such date',
    );
    expect(screen.getByRole('button', { name: 'Take the roster' })).toBeDisabled();
  });

  it('shows the codes of invitations once', async () => {
    const { user, backend } = await openDesk('Invitations');
    await user.click(screen.getByRole('button', { name: 'Invite everybody who has no code yet' }));
    expect(await screen.findByText('160 invitations')).toBeVisible();
    const sheet = screen.getByRole('dialog');
    expect(within(sheet).getAllByRole('listitem')).toHaveLength(160);
    await user.click(within(sheet).getByRole('button', { name: 'Save as CSV' }));
    expect(await screen.findByText('Saved: /home/hr/kutsut.csv')).toBeVisible();
    expect(backend.saved).toHaveLength(1);
    await user.click(within(sheet).getByRole('button', { name: 'I have them' }));
    expect(await screen.findByText('160 of 160 people have a code.')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Invite everybody who has no code yet' }));
    expect(await screen.findByText(/Everybody has a code already/)).toBeVisible();
  });

  it('makes new codes for single people and refuses an unknown one', async () => {
    const { user } = await openDesk('Invitations');
    const members = screen.getByLabelText('New code for single people');
    await user.type(members, 'K0001, K9999');
    await user.click(screen.getByRole('button', { name: 'Make' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('Nobody on the roster has that id');
    await user.clear(members);
    await user.type(members, 'K0001, K0002');
    await user.click(screen.getByRole('button', { name: 'Make' }));
    expect(await screen.findByText('2 invitations')).toBeVisible();
  });

  it('invites a lead for chosen groups', async () => {
    const { user } = await openDesk('Team leads');
    const invite = screen.getByRole('button', { name: 'Invite the lead' });
    await user.type(screen.getByLabelText('Name of the lead'), 'Maija');
    expect(invite).toBeDisabled();
    await user.click(screen.getByRole('checkbox', { name: 'Myymälät' }));
    await user.click(invite);
    expect(await screen.findByRole('status', { name: 'Invitation code for Maija' })).toHaveTextContent(
      /^\w{4}-\w{4}/,
    );
    expect(screen.getByRole('row', { name: 'Maija Myymälät has not joined yet' })).toBeVisible();
  });

  it('closes a round after a question and says what was hidden and why', async () => {
    const { user } = await openDesk('Rounds');
    await user.click(screen.getByRole('button', { name: 'Close and publish week 47, 2026' }));
    expect(screen.getByText(/This cannot be undone/)).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Close and publish' }));
    expect(await screen.findByText('Closed and published: week 47, 2026')).toBeVisible();
    expect(screen.getByText('28 figures are hidden:')).toBeVisible();
    expect(screen.getByText(/^24 × So few people/)).toBeVisible();
    expect(screen.getByRole('row', { name: /^Oulu/ })).toHaveTextContent('group too small');
    await user.click(screen.getByRole('button', { name: 'Open week 48, 2026' }));
    await waitFor(() =>
      expect(screen.getByRole('row', { name: /^week 48, 2026/ })).toHaveTextContent('open'),
    );
  });

  it('shows releases and proves the ledger', async () => {
    const { user } = await openDesk('Releases', 'sample');
    await user.click(screen.getByRole('button', { name: 'Check the ledger' }));
    expect(await screen.findByText('The ledger is whole')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Show week 46, 2026' }));
    expect(await screen.findByRole('heading', { name: 'Release of week 46, 2026' })).toBeVisible();
  });

  it('exports published figures of a time', async () => {
    const { user, backend } = await openDesk('Export', 'sample');
    await user.selectOptions(screen.getByLabelText('From'), 'week 40, 2026');
    await user.click(screen.getByRole('radio', { name: /CSV/ }));
    await user.click(screen.getByRole('button', { name: 'Save the summary' }));
    await waitFor(() => expect(backend.saved).toEqual(['/home/hr/vire-2026-W40-2026-W46.csv']));
    await user.selectOptions(screen.getByLabelText('To'), 'week 39, 2026');
    expect(screen.getByRole('button', { name: 'Save the summary' })).toBeDisabled();
  });

  it('lets the rules only become stricter', async () => {
    const { user } = await openDesk('Release rules');
    const choices = within(screen.getByLabelText('Answers behind a figure, at least')).getAllByRole('option');
    expect(choices[0]).toHaveTextContent('6');
    await user.selectOptions(screen.getByLabelText('Answers behind a figure, at least'), '8');
    await user.click(screen.getByRole('button', { name: 'Make it stricter' }));
    await user.click(screen.getByRole('button', { name: 'Yes, make it stricter' }));
    expect(await screen.findByText(/at least 8 answers/)).toBeVisible();
  });

  it('sends whoever is no longer signed in back to the start', async () => {
    const { user, backend } = await openDesk('Release rules');
    await backend.signOut();
    await user.click(screen.getByRole('button', { name: 'Customers' }));
    await heading('Welcome to Vire');
  });
});
