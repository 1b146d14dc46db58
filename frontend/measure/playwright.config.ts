import { defineConfig } from '@playwright/test';
import { fileURLToPath } from 'node:url';
import tests from '../playwright.config';

/** Measurements use the tests' site and browser; they print figures and assert nothing about them. */
export default defineConfig({
  ...tests,
  testDir: '.',
  testMatch: '*.measure.ts',
  globalSetup: '../e2e/setup.ts',
  timeout: 900_000,
  webServer: {
    ...(tests.webServer as object & { command: string }),
    cwd: fileURLToPath(new URL('..', import.meta.url)),
  },
});
