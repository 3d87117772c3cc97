import { screen, waitFor } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import { findings, heading, openWindow } from '../testing/window';

describe('check-in', () => {
  it('works from beginning to end by keyboard alone', async () => {
    const { user, backend } = await openWindow({ place: 'organisation', roles: ['member'] });
    await heading('Check-in, week 47');
    await user.keyboard('4');
    expect(document.activeElement).toBe(document.querySelector('[data-question="mood"] input[value="4"]'));
    expect(screen.getByRole('radio', { name: 'Good' })).toBeChecked();
    screen.getByRole('radio', { name: 'Good' }).focus();
    await user.tab();
    await user.keyboard('2');
    expect(screen.getByRole('radio', { name: 'Partly disagree' })).toBeChecked();
    expect(screen.getByRole('radio', { name: 'Good' })).toBeChecked();
    screen.getByRole('radio', { name: '10, Extremely likely' }).focus();
    await user.keyboard('9');
    await user.keyboard('{Control>}{Enter}{/Control}');
    await heading('Thank you');
    expect(backend.sent).toEqual([{ mood: 4, voice: 2, recommendation: 9, 'touchpoint:chat': null }]);
    expect(screen.getByText(/The results come after Sunday 22 November/)).toBeVisible();
  });

  it('takes mouse and touch, and a skipped question sends nothing', async () => {
    const { user, backend } = await openWindow({ place: 'organisation', roles: ['member'] });
    await user.click(await screen.findByText('So-so'));
    await user.click(screen.getByText('Agree'));
    const skips = screen.getAllByRole('radio', { name: 'Skip' });
    expect(skips).toHaveLength(4);
    await user.click(screen.getByRole('radio', { name: '7, Very easy' }));
    await user.click(skips[1] as HTMLElement);
    await user.click(screen.getByRole('button', { name: 'Send' }));
    await heading('Thank you');
    expect(backend.sent).toEqual([{ mood: 3, voice: null, recommendation: null, 'touchpoint:chat': 7 }]);
  });

  it('keeps the answers when nothing was sent', async () => {
    const { user, backend } = await openWindow({ place: 'organisation', roles: ['member'] });
    await user.click(await screen.findByRole('button', { name: 'Send' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('Answer at least one question');
    expect(backend.sent).toEqual([]);
    await user.keyboard('5');
    await user.click(screen.getByRole('button', { name: 'Send' }));
    await heading('Thank you');
  });

  it('is refused a second time', async () => {
    const { user, backend } = await openWindow({ place: 'organisation', roles: ['member'] });
    await heading('Check-in, week 47');
    // The same person answers in another window first.
    await backend.sendCheckIn({ mood: 2 });
    await user.keyboard('5');
    await user.click(screen.getByRole('button', { name: 'Send' }));
    await heading('You have already checked in');
    expect(backend.sent).toEqual([{ mood: 2 }]);
    await user.click(screen.getByRole('button', { name: 'My history' }));
    await heading('My history');
    await user.click(screen.getByRole('button', { name: 'Check-in' }));
    await heading('You have already checked in');
  });

  it('says who can see it, in the numbers of today', async () => {
    const { user, container } = await openWindow({ place: 'organisation', roles: ['member'] });
    const summary = await screen.findByText('Who can see this?');
    expect(screen.getByText(/Your team Chat: 12 people · everybody: 160/)).toBeVisible();
    if (!summary.closest('details')?.open) await user.click(summary);
    for (const words of [
      /only when at least 5 have answered/,
      /One person has joined your team/,
      /Level 1/,
    ]) {
      expect(screen.getByText(words)).toBeVisible();
    }
    expect(screen.queryByRole('textbox')).toBeNull();
    expect(await findings(container)).toEqual([]);
  });

  it('says when the next one opens while none is open', async () => {
    const { backend, user } = await openWindow({ place: 'organisation', roles: ['member'] });
    await heading('Check-in, week 47');
    await backend.closeRound('2026-W47', () => undefined);
    await user.click(screen.getByRole('button', { name: 'My history' }));
    await heading('My history');
    await user.click(screen.getByRole('button', { name: 'Check-in' }));
    expect(await screen.findByText(/The next one is week 48, 2026, from Monday 23 November/)).toBeVisible();
  });
});

describe('my history', () => {
  it('keeps nothing until it is asked to, and then shows the weeks', async () => {
    const { user, container } = await openWindow({ place: 'organisation', roles: ['member'] });
    await user.click(screen.getByRole('button', { name: 'My history' }));
    expect(await screen.findByRole('radio', { name: 'Do not keep' })).toBeChecked();
    await user.click(screen.getByRole('radio', { name: 'Keep' }));
    expect(await screen.findByText('Your next check-in is the first one here.')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Check-in' }));
    await heading('Check-in, week 47');
    await user.keyboard('5');
    await user.click(screen.getByRole('button', { name: 'Send' }));
    await heading('Thank you');
    await user.click(screen.getByRole('button', { name: 'My history' }));
    expect(await screen.findByText('Really good')).toBeVisible();
    expect(await findings(container)).toEqual([]);
  });

  it('is erased for good after a question', async () => {
    const { user } = await openWindow({ place: 'sample', roles: ['member'] });
    await user.click(screen.getByRole('button', { name: 'My history' }));
    await user.click(await screen.findByRole('button', { name: 'Erase my history' }));
    expect(screen.getByText(/12 moods are erased for good/)).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Erase' }));
    await waitFor(() => expect(screen.queryByRole('list', { name: 'My history' })).toBeNull());
  });
});

describe('how you are protected', () => {
  it('is open to everybody and says what does not hold', async () => {
    const { user, container } = await openWindow();
    await user.click(screen.getByRole('button', { name: 'How you are protected' }));
    await heading('How you are protected');
    expect(screen.getByText(/watches it while you answer/)).toBeVisible();
    expect(await findings(container)).toEqual([]);
  });

  it('shows the own numbers to a member', async () => {
    const { user } = await openWindow({ place: 'organisation', roles: ['member'] });
    await user.click(screen.getByRole('button', { name: 'How you are protected' }));
    expect(await screen.findByText(/Chat has 12 people/)).toBeVisible();
  });
});
