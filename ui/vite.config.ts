import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  plugins: [svelte()],
  clearScreen: false,
  // The words, faces and fonts live in the repository's assets/, beside ui/.
  server: { port: 5173, strictPort: true, fs: { allow: ['..'] } },
  build: { target: 'safari16', outDir: 'dist', emptyOutDir: true, reportCompressedSize: false },
  resolve: process.env.VITEST ? { conditions: ['browser'] } : undefined,
  test: {
    environment: 'jsdom',
    include: ['src/**/*.test.ts'],
    setupFiles: ['src/testing/set-up.ts'],
    restoreMocks: true,
    testTimeout: 20_000,
  },
});
