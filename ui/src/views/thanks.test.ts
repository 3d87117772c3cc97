import { screen, within } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import { weeksFrom } from '../features/desk/weeks';
import { speak } from '../i18n';
import { findings, heading, openWindow } from '../testing/window';

async function thanksScreen(place: 'sample' | 'organisation' = 'sample') {
  const opened = await openWindow({ place, roles: ['member'] });
  await opened.user.click(screen.getByRole('button', { name: 'Thanks and ideas' }));
  await heading('Thanks and ideas');
  return opened;
}

describe('thanks and ideas', () => {
  it('shows thanks, ideas and what came of them', async () => {
    const { container } = await thanksScreen();
    expect(await screen.findByText('Kiitos, kun jäit auttamaan ruuhkassa.')).toBeVisible();
    expect(screen.getByText('Supporters: 20–49')).toBeVisible();
    expect(await screen.findByRole('heading', { name: 'What came of it' })).toBeVisible();
    expect(screen.getByText(/^Late/)).toBeVisible();
    expect(await findings(container)).toEqual([]);
  });

  it('says thanks by keyboard, without a name', async () => {
    const { user, backend, container } = await thanksScreen();
    const open = await screen.findByRole('button', { name: 'Say thanks' });
    open.focus();
    await user.keyboard('{Enter}');
    const dialog = await screen.findByRole('dialog', { name: 'Say thanks' });
    expect(within(dialog).getByRole('button', { name: 'Send' })).toBeDisabled();
    await user.selectOptions(within(dialog).getByLabelText('To whom'), 'Team: Chat');
    await user.selectOptions(within(dialog).getByLabelText('What for'), 'Asiakas edellä');
    await user.type(within(dialog).getByLabelText('In your own words'), 'Hyvä!');
    await user.click(within(dialog).getByRole('radio', { name: 'Without my name' }));
    expect(within(dialog).getByText(/your way of writing may still tell/)).toBeVisible();
    expect(await findings(container)).toEqual([]);
    await user.click(within(dialog).getByRole('button', { name: 'Send' }));
    expect(await screen.findByText('Your thanks are on their way.')).toBeVisible();
    expect(backend.thanked).toEqual([
      { colleague: null, team: 'Asiakaspalvelu/Chat', signed: false, value: 'Asiakas edellä', text: 'Hyvä!' },
    ]);
  });

  it('offers the same idea while one is being written, and supports it instead', async () => {
    const { user, container } = await thanksScreen();
    await user.click(await screen.findByRole('button', { name: 'Propose an idea' }));
    const dialog = await screen.findByRole('dialog', { name: 'Propose an idea' });
    await user.type(within(dialog).getByLabelText('The idea in a few words'), 'palaveriton perjantai');
    const same = await within(dialog).findByRole('button', { name: 'Support: Palaveriton perjantai' });
    expect(await findings(container)).toEqual([]);
    await user.click(same);
    expect(await screen.findByText('You support this')).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Support: Palaveriton perjantai' })).toBeNull();
  });

  it('puts a new idea in front of everybody', async () => {
    const { user } = await thanksScreen('organisation');
    expect(await screen.findByText('Ideas from everybody')).toBeVisible();
    expect(await screen.findByText(/^Nothing yet/)).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Propose an idea' }));
    const dialog = await screen.findByRole('dialog', { name: 'Propose an idea' });
    await user.type(within(dialog).getByLabelText('The idea in a few words'), 'Kasvit');
    await user.type(within(dialog).getByLabelText('What would get better, and how?'), 'Ilma');
    await user.click(within(dialog).getByRole('radio', { name: 'Customers' }));
    await user.selectOptions(within(dialog).getByLabelText('Where would customers notice?'), 'On site');
    await user.click(within(dialog).getByRole('button', { name: 'Propose' }));
    expect(await screen.findByRole('heading', { level: 3, name: 'Kasvit' })).toBeVisible();
    expect(screen.getByText(/For customers: On site/)).toBeVisible();
    expect(screen.getByText(/You are its first supporter/)).toBeVisible();
  });

  it('says after a check-in what came of the last one', async () => {
    const { user } = await openWindow({ place: 'sample', roles: ['member'] });
    await user.click(screen.getByRole('button', { name: 'Check-in' }));
    await heading('Check-in, week 47');
    await user.keyboard('4');
    await user.click(screen.getByRole('button', { name: 'Send' }));
    await heading('Thank you');
    expect(await screen.findByText('Chat kokeilee pohjia tammikuun loppuun.')).toBeVisible();
  });

  it('speaks Finnish and Swedish', async () => {
    const { container } = await thanksScreen();
    speak('fi');
    expect(await screen.findByRole('button', { name: 'Kiitä' })).toBeVisible();
    speak('sv');
    expect(await screen.findByRole('button', { name: 'Säg tack' })).toBeVisible();
    expect(await findings(container)).toEqual([]);
  });
});

describe('thanks and ideas on the desk', () => {
  async function section(place: 'sample' | 'organisation' = 'sample') {
    const opened = await openWindow({ place, roles: ['hr'] });
    await opened.user.click(await screen.findByRole('button', { name: 'HR desk' }));
    await opened.user.click(await screen.findByRole('button', { name: 'Ideas and promises' }));
    return opened;
  }

  it('answers an idea with a sentence, never without', async () => {
    const { user, container } = await section();
    await user.click(await screen.findByRole('button', { name: 'Answer: Palaveriton perjantai' }));
    const dialog = await screen.findByRole('dialog', { name: 'Answer Palaveriton perjantai' });
    await user.click(within(dialog).getByRole('radio', { name: 'Will not be done' }));
    await user.click(within(dialog).getByRole('button', { name: 'Answer for everybody' }));
    expect(await within(dialog).findByRole('alert')).toHaveTextContent('Write the sentence');
    expect(await findings(container)).toEqual([]);
    await user.type(
      within(dialog).getByLabelText('In one sentence: why, or what next?'),
      'Kassat ovat auki.',
    );
    await user.click(within(dialog).getByRole('button', { name: 'Answer for everybody' }));
    expect(await screen.findByText('Kassat ovat auki.')).toBeVisible();
  });

  it('says that nothing is promised yet, and then keeps a promise', async () => {
    const { user, container } = await section('organisation');
    expect(await screen.findByText(/No promises yet, and that is what everybody reads/)).toBeVisible();
    await user.type(screen.getByLabelText('What do you promise?'), 'Uudet tuolit');
    await user.click(screen.getByRole('button', { name: 'Promise it to everybody' }));
    await user.click(await screen.findByRole('button', { name: 'It is kept: Uudet tuolit' }));
    expect(await screen.findByText('Kept in time')).toBeVisible();
    expect(await findings(container)).toEqual([]);
  });

  it('words the values', async () => {
    const { user } = await section();
    const box = await screen.findByLabelText('Values');
    await user.clear(box);
    await user.type(box, 'Rohkeus{Enter}{Enter}Ilo');
    await user.click(screen.getByRole('button', { name: 'Save the values' }));
    expect(await screen.findByText(/Saved/)).toBeVisible();
    expect(box).toHaveValue('Rohkeus\nIlo');
  });
});

describe('weeks ahead', () => {
  it('goes over the end of a year with 53 weeks', () => {
    expect(weeksFrom('2026-W52', 4)).toEqual(['2026-W52', '2026-W53', '2027-W01', '2027-W02']);
    expect(weeksFrom('2024-W51', 3)).toEqual(['2024-W51', '2024-W52', '2025-W01']);
    expect(weeksFrom('', 3)).toEqual([]);
  });
});
