import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

/** Tests that need a page. To make one costs more than most tests, so the others do without. */
const WITH_A_PAGE = ['src/**/*.test.tsx', 'src/**/*.dom.test.ts'];

/** The server that the pages talk to while they are worked on. */
const origin = process.env.LAYERWISE_ORIGIN ?? 'http://127.0.0.1:8080';

export default defineConfig({
  plugins: [react()],
  server: {
    proxy: {
      '/api/': { target: origin, ws: true },
      '/q/': origin,
    },
  },
  build: {
    target: 'es2022',
    rolldownOptions: {
      output: {
        codeSplitting: {
          // Libraries of the first page change seldom: their own file stays in the browser's cache.
          groups: [
            { name: 'react', test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/ },
            { name: 'tanstack', test: /node_modules[\\/]@tanstack[\\/]/ },
          ],
        },
      },
    },
  },
  test: {
    css: false,
    maxWorkers: '100%',
    projects: [
      {
        extends: true,
        test: {
          name: 'plain',
          environment: 'node',
          isolate: false,
          unstubGlobals: true,
          restoreMocks: true,
          include: ['src/**/*.test.ts'],
          exclude: WITH_A_PAGE,
          setupFiles: ['src/text/en.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'page',
          environment: 'jsdom',
          include: WITH_A_PAGE,
          setupFiles: ['src/test/setup.ts'],
        },
      },
    ],
  },
});
