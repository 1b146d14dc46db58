import { expect, test, type Page } from '@playwright/test';
import { asAdmin } from '../e2e/people';
import { summary } from './figures';

test.describe.configure({ mode: 'serial' });

test.beforeEach(async ({ page }) => {
  await asAdmin(page.request);
  await page.goto('/');
});

test('submit to the first batch in the browser', async ({ page }) => {
  await trainOnce(page, 'fashion-mnist'); // the first run of a fresh site unpacks the engine
  for (const dataset of ['fashion-mnist', 'digits', 'spirals']) {
    const taken: number[] = [];
    for (let round = 0; round < 20; round += 1) taken.push(await trainOnce(page, dataset));
    console.log(`submit to first batch event, ${dataset}: ${summary(taken)}`);
  }
});

test('checking a network of fifty layers', async ({ request }) => {
  const layer = { kind: 'conv2d', filters: 16, kernel: 3, activation: 'relu' };
  const network = {
    layers: [...Array.from({ length: 48 }, () => layer), { kind: 'flatten' }, { kind: 'output' }],
  };
  const taken: number[] = [];
  for (let round = 0; round < 600; round += 1) {
    const start = performance.now();
    const answer = await request.post('/api/networks/check', {
      data: { dataset: 'fashion-mnist', network, training: {} },
    });
    await answer.body();
    if (round >= 100) taken.push(performance.now() - start);
  }
  console.log(`check of 50 layers, seen by a client on the same machine: ${summary(taken)}`);
});

/** Milliseconds from sending a run to the first batch event on its socket; then stops the run. */
function trainOnce(page: Page, dataset: string): Promise<number> {
  return page.evaluate(async (id) => {
    const json = async (path: string, init?: RequestInit) =>
      (await (await fetch(path, init)).json()) as never;
    const [starter] = (await json(`/api/starters?dataset=${id}`)) as {
      network: unknown;
      training: unknown;
    }[];
    await deviceReady();
    const start = performance.now();
    const run = (await json('/api/runs', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ dataset: id, network: starter?.network, training: starter?.training }),
    })) as { id: string };
    const live = new WebSocket(`ws://${location.host}/api/runs/${run.id}/live?after=0`);
    const taken = await kindSeen(live, ['batch', 'epoch']).then(() => performance.now() - start);
    const ended = kindSeen(live, ['ended']);
    await fetch(`/api/runs/${run.id}/stop`, { method: 'POST' });
    await ended;
    live.close();
    return taken;

    async function deviceReady() {
      for (;;) {
        const devices = (await json('/api/devices')) as { state: string }[];
        if (devices.some((device) => device.state === 'idle')) return;
        await new Promise((later) => setTimeout(later, 100));
      }
    }

    function kindSeen(socket: WebSocket, kinds: string[]) {
      return new Promise<void>((resolve) => {
        socket.addEventListener('message', (message) => {
          const seen = JSON.parse(String(message.data)) as { kind: string };
          if (kinds.includes(seen.kind)) resolve();
        });
      });
    }
  }, dataset);
}

test('compressed JavaScript of the first page', async ({ page, browser }) => {
  const visitor = await browser.newPage({ baseURL: new URL(page.url()).origin });
  const sizes: number[] = [];
  visitor.on('requestfinished', async (request) => {
    if (request.resourceType() === 'script') sizes.push((await request.sizes()).responseBodySize);
  });
  await visitor.goto('/', { waitUntil: 'networkidle' });
  const total = sizes.reduce((sum, size) => sum + size, 0);
  console.log(
    `JavaScript of the first page: ${(total / 1024).toFixed(0)} KiB in ${String(sizes.length)} files`,
  );
});

test('the default network on Fashion-MNIST', async ({ page }) => {
  await page.goto('/bench?dataset=fashion-mnist');
  await page.getByRole('button', { name: /^Train for/ }).click();
  const run = page.getByRole('region', { name: 'Run', exact: true });
  await expect(run.getByRole('status').first()).toHaveText(/^Completed/, { timeout: 300_000 });
  const id = new URL(page.url()).searchParams.get('run') ?? '';
  const done = (await (await page.request.get(`/api/runs/${id}`)).json()) as {
    startedAt: string;
    finishedAt: string;
    metrics: { testAccuracy: number };
  };
  const seconds = (Date.parse(done.finishedAt) - Date.parse(done.startedAt)) / 1000;
  const accuracy = (100 * done.metrics.testAccuracy).toFixed(2);
  console.log(`default network on Fashion-MNIST: ${accuracy} % after ${seconds.toFixed(1)} s`);
});
