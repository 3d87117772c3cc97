import { defineConfig } from 'vitest/config';

// One window at a time: there is one display, one focus and one single-instance name.
export default defineConfig({
  test: {
    include: ['journeys/*.test.ts'],
    fileParallelism: false,
    maxConcurrency: 1,
    testTimeout: 180_000,
    hookTimeout: 60_000,
    bail: 0,
  },
});
