import { defineConfig } from '@playwright/test';
import { environment, executable } from './e2e/browser';
import { freePort } from './e2e/ports';

// Workers read this file again: the first reader picks the port and hands it down.
process.env.LAYERWISE_E2E_PORT ??= String(await freePort());
const port = process.env.LAYERWISE_E2E_PORT;

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  globalSetup: './e2e/setup.ts',
  workers: 1,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: [['list']],
  use: {
    baseURL: `http://127.0.0.1:${port}`,
    locale: 'en-GB',
    screenshot: 'only-on-failure',
    // Without a graphics card a moving picture, and a film of it, take a core from the training.
    contextOptions: { reducedMotion: 'reduce' },
    trace: { mode: 'retain-on-failure', screenshots: false },
    launchOptions: {
      executablePath: executable,
      env: environment as Record<string, string>,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
      ],
    },
  },
  webServer: {
    command:
      'rm -rf ../target/e2e-data && exec java @../src/main/jvm/site.options -jar ../target/quarkus-app/quarkus-run.jar',
    url: `http://127.0.0.1:${port}/q/health/ready`,
    timeout: 120_000,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 20_000 },
    stdout: 'ignore',
    env: {
      QUARKUS_HTTP_PORT: port,
      LAYERWISE_DATA: '../target/e2e-data',
    },
  },
});
