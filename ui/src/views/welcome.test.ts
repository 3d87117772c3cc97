import { screen, waitFor } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import { RECOVERY } from '../backend/fake';
import { findings, heading, openWindow } from '../testing/window';

describe('welcome', () => {
  it('offers three choices in an empty place', async () => {
    const { container } = await openWindow();
    for (const name of ['Try with sample data', 'Set up an organisation', 'Join with an invitation']) {
      expect(screen.getByRole('button', { name })).toBeEnabled();
    }
    expect(screen.queryByRole('button', { name: 'I am HR' })).toBeNull();
    expect(await findings(container)).toEqual([]);
  });

  it('offers to sign in where there is an organisation', async () => {
    await openWindow({ place: 'organisation' });
    for (const name of ['I am an employee', 'I am a team lead', 'I am HR', 'Join with an invitation']) {
      expect(screen.getByRole('button', { name })).toBeEnabled();
    }
    expect(screen.queryByRole('button', { name: 'Try with sample data' })).toBeNull();
  });

  it('prepares the sample, marks it and removes it', async () => {
    const { user } = await openWindow();
    await user.click(screen.getByRole('button', { name: 'Try with sample data' }));
    await heading('Trends');
    expect(screen.getByText('Invented data.')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Remove the sample' }));
    await user.click(screen.getByRole('button', { name: 'Remove it' }));
    await heading('Welcome to Vire');
    expect(screen.queryByText('Invented data.')).toBeNull();
  });

  it('stays as it was when the sample is cancelled', async () => {
    const { user } = await openWindow({ pauseMs: 30 });
    await user.click(screen.getByRole('button', { name: 'Try with sample data' }));
    await user.click(await screen.findByRole('button', { name: 'Cancel' }));
    await waitFor(() => expect(screen.queryByRole('progressbar')).toBeNull());
    expect(screen.getByRole('button', { name: 'Try with sample data' })).toBeEnabled();
    expect(screen.queryByRole('alert')).toBeNull();
  });
});

describe('set-up', () => {
  async function toRecovery() {
    const opened = await openWindow();
    const { user } = opened;
    await user.click(screen.getByRole('button', { name: 'Set up an organisation' }));
    await user.type(await screen.findByLabelText('Name of the organisation'), 'Lumo Oy');
    await user.selectOptions(screen.getByLabelText('Time zone'), 'Europe/Helsinki');
    await user.click(screen.getByRole('button', { name: 'Next' }));
    await user.type(screen.getByLabelText('Passphrase'), 'seven small boats at sea');
    await user.type(screen.getByLabelText('The same passphrase again'), 'seven small boats at sea');
    const make = screen.getByRole('button', { name: 'Set up' });
    await waitFor(() => expect(make).toBeEnabled());
    expect(await findings(opened.container)).toEqual([]);
    await user.click(make);
    await screen.findByText(RECOVERY);
    return opened;
  }

  it('goes from a name to the desk, by way of a code that is asked back', async () => {
    const { user, container } = await toRecovery();
    expect(await findings(container)).toEqual([]);
    expect(screen.getByText('Start').closest('nav')).toHaveProperty('inert', true);
    const kept = screen.getByRole('button', { name: 'I have it safe' });
    expect(kept).toBeDisabled();
    await user.type(screen.getByLabelText('Group 2'), 'c3d4');
    expect(kept).toBeDisabled();
    await user.type(screen.getByLabelText('Group 7'), 'p3q4');
    await user.click(kept);
    await screen.findByText('Lumo Oy is set up');
    expect(screen.queryByText(RECOVERY)).toBeNull();
    expect(screen.getByRole('navigation', { name: 'Screens' })).toHaveProperty('inert', false);
    await user.click(screen.getByRole('button', { name: 'Import the roster' }));
    await heading('HR desk');
    expect(screen.getByRole('heading', { level: 2, name: 'People' })).toBeVisible();
  });

  it('does not take a weak passphrase or two that differ', async () => {
    const { user } = await openWindow();
    await user.click(screen.getByRole('button', { name: 'Set up an organisation' }));
    await user.type(await screen.findByLabelText('Name of the organisation'), 'Lumo Oy');
    await user.click(screen.getByRole('button', { name: 'Next' }));
    const make = screen.getByRole('button', { name: 'Set up' });
    await user.type(screen.getByLabelText('Passphrase'), 'short');
    await user.type(screen.getByLabelText('The same passphrase again'), 'short');
    expect(await screen.findByText('Easy to guess')).toBeVisible();
    expect(make).toBeDisabled();
    await user.type(screen.getByLabelText('Passphrase'), ' but much longer than before');
    expect(await screen.findByText('Very strong')).toBeVisible();
    expect(make).toBeDisabled();
  });
});

describe('sign-in', () => {
  it('opens the desk for HR and says so when the passphrase is wrong', async () => {
    const { user, container } = await openWindow({ place: 'organisation' });
    await user.click(screen.getByRole('button', { name: 'I am HR' }));
    await user.type(await screen.findByLabelText('Passphrase'), 'wrong');
    await user.click(screen.getByRole('button', { name: 'Sign in' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('That is not the passphrase');
    expect(await findings(container)).toEqual([]);
    await user.type(screen.getByLabelText('Passphrase'), 'correct horse');
    await user.click(screen.getByRole('button', { name: 'Sign in' }));
    await heading('HR desk');
  });

  it('opens the desk with the recovery code and a new passphrase', async () => {
    const { user, backend } = await openWindow({ place: 'organisation' });
    await user.click(screen.getByRole('button', { name: 'I am HR' }));
    await user.click(await screen.findByRole('button', { name: /have the recovery code/ }));
    await user.type(screen.getByLabelText('Recovery code'), RECOVERY.toLowerCase());
    await user.type(screen.getByLabelText('Passphrase'), 'another long passphrase');
    await user.type(screen.getByLabelText('The same passphrase again'), 'another long passphrase');
    const open = screen.getByRole('button', { name: 'Sign in' });
    await waitFor(() => expect(open).toBeEnabled());
    await user.click(open);
    await heading('HR desk');
    await expect(backend.signIn('another long passphrase')).resolves.toMatchObject({ hr: true });
  });

  it('shows only what the role may open, and nothing after signing out', async () => {
    const check = async (roles: ('hr' | 'lead' | 'member')[], expected: string[]) => {
      const { user, unmount } = await openWindow({ place: 'organisation', roles });
      const rail = screen.getByRole('navigation', { name: 'Screens' });
      const entries = [...rail.querySelectorAll('ul:first-of-type button')].map((entry) =>
        entry.textContent?.trim(),
      );
      expect(entries).toEqual(expected);
      await user.click(screen.getByRole('button', { name: 'Sign out' }));
      await heading('Welcome to Vire');
      unmount();
    };
    const always = 'How you are protected';
    const channel = 'Safe channel';
    await check(['member'], ['Check-in', 'My history', 'Thanks and ideas', channel, always]);
    await check(['lead'], ['Trends', 'Together', 'Experiments', 'Customers', channel, always]);
    await check(
      ['hr'],
      ['Trends', 'Together', 'Experiments', 'Customers', 'HR desk', 'Cases', channel, always],
    );
  });
});

describe('joining', () => {
  it('goes from a code to the check-in by way of two words', async () => {
    const { user, backend, container } = await openWindow({ place: 'organisation', roles: ['hr'] });
    const [invitation] = await backend.invite(['K0003']);
    await user.click(screen.getByRole('button', { name: 'Sign out' }));
    await user.click(await screen.findByRole('button', { name: 'Join with an invitation' }));
    await user.type(await screen.findByLabelText('Invitation code'), (invitation?.code ?? '').toLowerCase());
    await user.type(screen.getByLabelText('Choose a PIN'), '12345');
    await user.type(screen.getByLabelText('The same PIN again'), '12345');
    const join = screen.getByRole('button', { name: 'Join' });
    expect(join).toBeDisabled();
    await user.type(screen.getByLabelText('Choose a PIN'), '6');
    await user.type(screen.getByLabelText('The same PIN again'), '6');
    expect(await findings(container)).toEqual([]);
    await user.click(join);
    await heading('You are in');
    expect(screen.getByRole('status', { name: 'Your two words' })).toHaveTextContent('quiet-harbour');
    await user.click(screen.getByRole('button', { name: 'To the check-in' }));
    await heading('Check-in, week 47');
    expect(screen.queryByRole('button', { name: 'HR desk' })).toBeNull();
  });

  it('says what is wrong with a code', async () => {
    const { user } = await openWindow({ place: 'organisation' });
    await user.click(screen.getByRole('button', { name: 'Join with an invitation' }));
    const attempt = async (code: string, message: string) => {
      await user.clear(await screen.findByLabelText('Invitation code'));
      await user.type(screen.getByLabelText('Invitation code'), code);
      await user.click(screen.getByRole('button', { name: 'Join' }));
      await waitFor(() => expect(screen.getByRole('alert')).toHaveTextContent(message));
    };
    await user.type(await screen.findByLabelText('Choose a PIN'), '123456');
    await user.type(screen.getByLabelText('The same PIN again'), '123456');
    await attempt('ABCD-EFGH', 'too many or too few characters');
    await attempt('UUUU-UUUU-UUUU-UUUU-U', 'a character that no code contains');
    await attempt('ABCD-EFGH-JKMN-PQRS-T', 'No invitation has this code');
  });

  it('lets a lead in with a passphrase', async () => {
    const { user, backend } = await openWindow({ place: 'organisation', roles: ['hr'] });
    const code = await backend.inviteReader('Maija', ['Asiakaspalvelu']);
    await user.click(screen.getByRole('button', { name: 'Sign out' }));
    await user.click(await screen.findByRole('button', { name: 'Join with an invitation' }));
    await user.click(await screen.findByLabelText('Team lead'));
    await user.type(screen.getByLabelText('Invitation code'), code);
    await user.type(screen.getByLabelText('Passphrase'), 'a passphrase of a lead');
    await user.type(screen.getByLabelText('The same passphrase again'), 'a passphrase of a lead');
    const join = screen.getByRole('button', { name: 'Join' });
    await waitFor(() => expect(join).toBeEnabled());
    await user.click(join);
    await heading('You are in');
    await user.click(screen.getByRole('button', { name: 'To the trends' }));
    await heading('Trends');
  });
});
