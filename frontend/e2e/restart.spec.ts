import { expect, test } from '@playwright/test';
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './ports';

/** A site of this test's own, started as an operator starts it. */
interface Site {
  process: ChildProcess;
  address: string;
  kill: () => Promise<void>;
}

const jar = new URL('../../target/quarkus-app/quarkus-run.jar', import.meta.url).pathname;

test('the first visitor becomes the admin, and kill -9 in the middle of a run loses nothing', async ({
  page,
}) => {
  test.setTimeout(240_000);
  const data = mkdtempSync(join(tmpdir(), 'layerwise-restart-'));
  let site = await start(data);
  try {
    await page.goto(`${site.address}/signup`);
    await expect(page.getByText(/becomes the admin/).first()).toBeVisible();
    await page.getByLabel('Name').fill('Ada');
    await page.getByLabel('E-mail').fill('ada@example.org');
    await page.getByLabel('Password', { exact: true }).fill('correct horse');
    await page.getByRole('button', { name: 'Create the account' }).click();
    await expect(page.getByRole('button', { name: /: Ada$/ })).toBeVisible();

    await page.goto(`${site.address}/bench?dataset=fashion-mnist`);
    await page.getByRole('button', { name: /^Train for/ }).click();
    const status = page.getByRole('region', { name: 'Run', exact: true }).getByRole('status');
    await expect(status.first()).toHaveText(/^Training, epoch [2-9]/, { timeout: 60_000 });
    const run = new URL(page.url()).searchParams.get('run') ?? '';

    await site.kill();
    site = await start(data);

    await page.goto(`${site.address}/runs/${run}`);
    await expect(status.first()).toHaveText(/^Completed/, { timeout: 120_000 });
    const story = (await (await page.request.get(`${site.address}/api/runs/${run}`)).json()) as {
      attempts: number;
    };
    expect(story.attempts).toBe(1);
  } finally {
    site.process.kill('SIGTERM');
    await ended(site.process);
    rmSync(data, { recursive: true, force: true });
  }
});

async function start(data: string): Promise<Site> {
  const port = await freePort();
  const address = `http://127.0.0.1:${String(port)}`;
  const process_ = spawn('java', ['-jar', jar], {
    env: { ...process.env, LAYERWISE_DATA: data, QUARKUS_HTTP_PORT: String(port) },
    stdio: 'ignore',
  });
  await expect
    .poll(
      () =>
        fetch(`${address}/q/health/ready`).then(
          (answer) => answer.ok,
          () => false,
        ),
      {
        timeout: 60_000,
      },
    )
    .toBe(true);
  return {
    process: process_,
    address,
    kill: async () => {
      process_.kill('SIGKILL');
      await ended(process_);
    },
  };
}

function ended(process_: ChildProcess): Promise<void> {
  if (process_.exitCode !== null || process_.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => process_.once('exit', () => resolve()));
}
