import { defineConfig } from '@playwright/test';
import site from '../playwright.config';

/** Measurements use the tests' site and browser; they print figures and assert nothing about them. */
export default defineConfig({
  ...site,
  testDir: '.',
  globalSetup: '../e2e/browser.ts',
  testMatch: '*.measure.ts',
  timeout: 600_000,
});
