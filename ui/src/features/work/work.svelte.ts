// Something that takes a while: whether it runs, how far it is, what went wrong.

import { asFault, backend, type Fault, type OnProgress, type Progress } from '../../backend/backend';
import { refresh } from '../session/session.svelte';

export class Work {
  busy = $state(false);
  fault = $state.raw<Fault | null>(null);
  progress = $state.raw<Progress | null>(null);

  /** Runs one piece of work; returns nothing when it failed or was cancelled. */
  async run<T>(work: (onProgress: OnProgress) => Promise<T>): Promise<T | undefined> {
    this.busy = true;
    this.fault = null;
    this.progress = null;
    try {
      return await work((progress) => {
        this.progress = progress;
      });
    } catch (thrown) {
      const fault = asFault(thrown);
      if (fault.code !== 'cancelled') this.fault = fault;
      // A session may have ended by itself; the rail then has to say so.
      if (fault.code === 'locked' || fault.code === 'wallet_locked') await refresh().catch(() => undefined);
      return undefined;
    } finally {
      this.busy = false;
      this.progress = null;
    }
  }

  /** Asks the running work to stop. */
  cancel(): void {
    void backend().cancelWork();
  }
}
