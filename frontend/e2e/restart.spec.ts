import { expect, test, type Page } from '@playwright/test';
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
const options = new URL('../../src/main/jvm/site.options', import.meta.url).pathname;

test('the first visitor becomes the admin, and kill -9 in the middle of a run loses nothing', async ({
  page,
}) => {
  test.setTimeout(360_000);
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
    await page.getByRole('spinbutton', { name: 'Epochs' }).fill('3');
    await page.getByRole('button', { name: 'Train for 3 epochs' }).click();
    const status = page.getByRole('region', { name: 'Run', exact: true }).getByRole('status');
    await expect(status.first()).toHaveText(/^Training, epoch [23]/, { timeout: 60_000 });
    const run = new URL(page.url()).searchParams.get('run') ?? '';

    await site.kill();
    site = await start(data);

    await page.goto(`${site.address}/runs/${run}`);
    await expect(status.first()).toHaveText(/^Completed/, { timeout: 200_000 });
    const events = (await (
      await page.request.get(`${site.address}/api/runs/${run}/events`)
    ).json()) as { events: { kind: string; state?: string }[] };
    const claims = events.events.filter((event) => event.state === 'PREPARING');
    expect(claims.length).toBeGreaterThan(1);
  } finally {
    site.process.kill('SIGTERM');
    await ended(site.process);
    rmSync(data, { recursive: true, force: true });
  }
});

test('a run that is paused, outlives a restart of everything and goes on equals one never paused', async ({
  page,
}) => {
  test.setTimeout(480_000);
  const data = mkdtempSync(join(tmpdir(), 'layerwise-pause-'));
  let site = await start(data);
  try {
    await page.goto(`${site.address}/signup`);
    await page.getByLabel('Name').fill('Ada');
    await page.getByLabel('E-mail').fill('ada@example.org');
    await page.getByLabel('Password', { exact: true }).fill('correct horse');
    await page.getByRole('button', { name: 'Create the account' }).click();
    await expect(page.getByRole('button', { name: /: Ada$/ })).toBeVisible();
    await page.goto(`${site.address}/bench?dataset=fashion-mnist`);
    await page.getByRole('spinbutton', { name: 'Epochs' }).fill('3');
    await page.getByRole('button', { name: 'Train for 3 epochs' }).click();
    const status = page.getByRole('region', { name: 'Run', exact: true }).getByRole('status');
    await expect(status.first()).toHaveText(/^Training, epoch [23]/, { timeout: 60_000 });
    const run = new URL(page.url()).searchParams.get('run') ?? '';

    await page.getByRole('button', { name: 'Pause', exact: true }).click();
    await expect(status.first()).toHaveText('Paused');
    await site.kill();
    site = await start(data);
    await page.goto(`${site.address}/runs/${run}`);
    await expect(status.first()).toHaveText('Paused');
    await page.getByRole('button', { name: 'Resume' }).click();
    await expect(status.first()).toHaveText(/^Completed/, { timeout: 200_000 });

    const paused = await story(page, site, run);
    const { dataset, network, training } = paused.run;
    const again = await page.request.post(`${site.address}/api/runs`, {
      data: { dataset, network, training },
    });
    const neverPaused = ((await again.json()) as { id: string }).id;
    await page.goto(`${site.address}/runs/${neverPaused}`);
    await expect(status.first()).toHaveText(/^Completed/, { timeout: 200_000 });
    const whole = await story(page, site, neverPaused);
    expect(paused.learned).toEqual(whole.learned);
    expect(paused.run.metrics).toEqual(whole.run.metrics);
    expect(paused.run.metrics).not.toBeNull();
  } finally {
    site.process.kill('SIGTERM');
    await ended(site.process);
    rmSync(data, { recursive: true, force: true });
  }
});

interface Told {
  kind: string;
  epoch: number;
  metrics: Record<string, number>;
}

/** A run and what each of its epochs learned, to the last digit. */
async function story(page: Page, site: Site, id: string) {
  const at = `${site.address}/api/runs/${id}`;
  const run = (await (await page.request.get(at)).json()) as Record<string, unknown>;
  const { events } = (await (await page.request.get(`${at}/events`)).json()) as { events: Told[] };
  const learned = events
    .filter(({ kind }) => kind === 'epoch')
    .map(({ epoch, metrics: { samplesPerSecond: _, ...exact } }) => ({ epoch, ...exact }));
  return { run, learned };
}

async function start(data: string): Promise<Site> {
  const port = await freePort();
  const address = `http://127.0.0.1:${String(port)}`;
  const process_ = spawn('java', [`@${options}`, '-jar', jar], {
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
