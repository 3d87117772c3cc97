import { render, screen } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import { answerWith, asFault, Fault } from '../../backend/backend';
import { invent } from '../../backend/fake';
import FaultNotice from './FaultNotice.svelte';
import { Work } from './work.svelte';

describe('faults', () => {
  it('say the words of their code', () => {
    render(FaultNotice, { fault: new Fault('policy_only_tightens', { asked: '4', current: '6' }) });
    expect(screen.getByRole('alert')).toHaveTextContent('at least 6 answers is in force');
  });

  it('show the code where there are no words for it', () => {
    render(FaultNotice, { fault: new Fault('of_another_day') });
    expect(screen.getByRole('alert')).toHaveTextContent('of_another_day');
  });

  it('are made of whatever was thrown', () => {
    expect(asFault({ code: 'io', args: { file: 'a' } })).toMatchObject({ code: 'io', args: { file: 'a' } });
    expect(asFault('text')).toMatchObject({ code: 'unexpected' });
    expect(asFault(new Error('deep'))).toMatchObject({ code: 'unexpected', args: { what: 'deep' } });
  });
});

describe('work', () => {
  it('keeps the fault and is ready for another try', async () => {
    const work = new Work();
    const failed = await work.run(() => Promise.reject(new Fault('io')));
    expect(failed).toBeUndefined();
    expect(work.fault?.code).toBe('io');
    expect(work.busy).toBe(false);
    expect(await work.run(async () => 7)).toBe(7);
    expect(work.fault).toBeNull();
  });

  it('says nothing when the person stopped it', async () => {
    answerWith(invent());
    const work = new Work();
    await work.run(() => Promise.reject(new Fault('cancelled')));
    expect(work.fault).toBeNull();
  });
});
