// The safe channel from both sides, against the invented backend.

import { screen, waitFor, within } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import { findings, heading, openWindow } from '../testing/window';

const RECEIPT = '7K2M-9QXA-4TBD-0RWE-H5NC-J8VF-3P1';

async function write(user: Awaited<ReturnType<typeof openWindow>>['user'], text: string) {
  await user.click(await screen.findByRole('button', { name: 'Write a message' }));
  await heading('A message');
  expect(screen.getByText('Nobody yet. Choose who may read it.')).toBeInTheDocument();
  const send = screen.getByRole('button', { name: 'Seal and send' });
  expect(send).toBeDisabled();
  await user.click(screen.getByRole('checkbox', { name: /Leena Salo/ }));
  await user.type(screen.getByLabelText('What would you like to tell?'), text);
  expect(screen.getByText(/Only these can open it: Leena Salo, Luottamusmies/)).toBeInTheDocument();
  expect(screen.getByText(/These cannot open it: HR, human resources/)).toBeInTheDocument();
  return send;
}

describe('writing', () => {
  it('goes from two doors to a receipt that has to be written down', async () => {
    const { user, container } = await openWindow({ place: 'organisation', roles: ['member'] });
    await user.click(screen.getByRole('button', { name: 'Safe channel' }));
    await heading('Safe channel');
    await waitFor(() => expect(screen.getByText('Make a report')).toBeInTheDocument());
    expect(await findings(container)).toEqual([]);
    const send = await write(user, 'Olen ainoa joka tekee öitä, kysy Maijalta.');
    expect(await screen.findByText('says that it can only be you')).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Write “a colleague” instead of “Maijalta”' }));
    expect(screen.getByLabelText('What would you like to tell?')).toHaveValue(
      'Olen ainoa joka tekee öitä, kysy a colleague.',
    );
    await user.click(screen.getByRole('button', { name: 'Add a file' }));
    expect(screen.getByText(/Pictures lose what says where/)).toBeInTheDocument();
    expect(await findings(container)).toEqual([]);
    await user.click(send);
    await heading('Your receipt');
    expect(screen.getByText(RECEIPT)).toBeInTheDocument();
    expect(screen.getByRole('navigation', { name: 'Screens' })).toHaveProperty('inert', true);
    const done = screen.getByRole('button', { name: 'I have it' });
    await user.type(screen.getByLabelText('Group 2'), '9QXB');
    expect(screen.getByRole('alert')).toHaveTextContent('That is not the group');
    await user.clear(screen.getByLabelText('Group 2'));
    await user.type(screen.getByLabelText('Group 2'), '9qxa');
    expect(done).toBeDisabled();
    await user.type(screen.getByLabelText('Group 5'), 'h5nc');
    await user.click(screen.getByRole('button', { name: 'Keep it in my wallet' }));
    expect(await findings(container)).toEqual([]);
    await user.click(done);
    await heading('Safe channel');
    expect(await screen.findByRole('button', { name: /Saved in/ })).toBeInTheDocument();
  });

  it('says what the law asks, and that it is no advice, before a report', async () => {
    const { user, container } = await openWindow({ place: 'organisation', roles: ['member'] });
    await user.click(screen.getByRole('button', { name: 'Safe channel' }));
    await user.click(await screen.findByRole('button', { name: 'Make a report' }));
    await heading('A report of misconduct');
    expect(screen.getByText(/2019\/1937/)).toHaveTextContent('1171/2022');
    expect(screen.getByText(/not legal advice/)).toBeInTheDocument();
    expect(screen.queryByLabelText('What is it about?')).toBeNull();
    expect(await findings(container)).toEqual([]);
  });
});

describe('following and answering', () => {
  it('goes to and fro until it is erased', async () => {
    const { user, container } = await openWindow({ place: 'organisation', roles: ['member', 'hr'] });
    await user.click(screen.getByRole('button', { name: 'Safe channel' }));
    await user.click(await write(user, 'En jaksa.'));
    await user.type(await screen.findByLabelText('Group 2'), '9QXA');
    await user.type(screen.getByLabelText('Group 5'), 'H5NC');
    await user.click(screen.getByRole('button', { name: 'I have it' }));

    await user.click(screen.getByRole('button', { name: 'Cases' }));
    await heading('Cases');
    await user.click(await screen.findByRole('button', { name: /^Open: Something weighs on me/ }));
    await heading('Something weighs on me');
    expect(screen.getByText('En jaksa.')).toBeInTheDocument();
    expect(await findings(container)).toEqual([]);
    await user.click(screen.getByRole('button', { name: '“Thank you for telling. I have read this.”' }));
    await waitFor(() => expect(screen.queryByText('Say that you have seen it')).toBeNull());
    await user.click(screen.getByRole('radio', { name: 'Ask' }));
    await user.type(screen.getByLabelText('Your question'), 'Mitkä vuorot?');
    await user.click(screen.getByRole('button', { name: 'Send the question' }));
    expect(await screen.findByText('Mitkä vuorot?')).toBeInTheDocument();
    await user.click(screen.getByRole('radio', { name: 'Note' }));
    await user.type(screen.getByLabelText('Your note'), 'Selvitän vuorolistan.');
    await user.click(screen.getByRole('button', { name: 'Save the note' }));
    await user.click(screen.getByRole('radio', { name: 'Hand over' }));
    await user.selectOptions(screen.getByLabelText('Hand over', { selector: 'select' }), 'tt');
    await user.click(screen.getByRole('button', { name: 'Hand over' }));
    expect(await screen.findByText(/Handed this over to Aino Virta/)).toBeInTheDocument();

    await user.click(screen.getByRole('button', { name: 'Safe channel' }));
    await user.type(await screen.findByLabelText('Receipt'), RECEIPT.toLowerCase());
    await user.click(screen.getByRole('button', { name: 'Open my case' }));
    await heading('Your case');
    expect(screen.getByRole('heading', { name: 'A question for you' })).toBeInTheDocument();
    expect(screen.queryByText('Selvitän vuorolistan.')).toBeNull();
    expect(await findings(container)).toEqual([]);
    await user.type(screen.getByLabelText('Add something or answer'), 'Tiistait.');
    await user.click(screen.getByRole('button', { name: 'Send' }));
    expect(await screen.findByRole('heading', { name: 'Being read' })).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Yes, this helped' }));
    expect(await screen.findByText('This helped')).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Erase my case' }));
    const dialog = await screen.findByRole('dialog');
    await user.click(within(dialog).getByRole('button', { name: 'Erase everything' }));
    expect(await screen.findByText('Your case is erased.')).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Cases' }));
    expect(await screen.findByText('Here you will see what people write to you')).toBeInTheDocument();
  });

  it('lets HR invite a recipient and let one go', async () => {
    const { user, container } = await openWindow({ place: 'organisation', roles: ['hr'] });
    await user.click(await screen.findByRole('button', { name: 'Recipients' }));
    await user.type(await screen.findByLabelText('Name'), 'Oili Ranta');
    await user.type(screen.getByLabelText('Role'), 'Työsuojeluvaltuutettu');
    await user.click(screen.getByRole('button', { name: 'Make an invitation' }));
    expect(await screen.findByText('RCPT-2345-6789-ABCD-E')).toBeInTheDocument();
    expect(await findings(container)).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Remove Leena Salo' }));
    await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Remove' }));
    expect(await screen.findByText('Has left')).toBeInTheDocument();
  });
});
