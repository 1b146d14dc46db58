import { expect, test } from '@playwright/test';
import { fileURLToPath } from 'node:url';
import { asAdmin } from '../e2e/people';

const images = fileURLToPath(new URL('../../docs/images/', import.meta.url));

/** Takes the pictures of the documentation from the running product. */
test('pictures', async ({ browser, request, baseURL }) => {
  await asAdmin(request);
  const cookies = await request.storageState();
  for (const colorScheme of ['light', 'dark'] as const) {
    const context = await browser.newContext({
      ...(baseURL !== undefined && { baseURL }),
      storageState: cookies,
      viewport: { width: 1440, height: 900 },
      locale: 'en-GB',
      colorScheme,
    });
    const page = await context.newPage();
    for (const [name, dataset, until] of [
      ['bench', 'fashion-mnist', /^Training, epoch [3-9]/],
      ['boundary', 'spirals', /^Completed/],
    ] as const) {
      await page.goto(`/bench?dataset=${dataset}`);
      await page.getByRole('button', { name: /^Train for/ }).click();
      const status = page.getByRole('region', { name: 'Run', exact: true }).getByRole('status');
      await expect(status.first()).toHaveText(until, { timeout: 120_000 });
      await page.mouse.move(0, 0);
      await page.screenshot({ path: `${images}${name}-${colorScheme}.png` });
      await expect(status.first()).toHaveText(/^Completed/, { timeout: 120_000 });
    }
    const [run] = (
      (await (await page.request.get('/api/runs?mine=true')).json()) as {
        runs: { id: string; dataset: string }[];
      }
    ).runs.filter(({ dataset }) => dataset === 'fashion-mnist');
    await page.goto(`/runs/${run?.id ?? ''}`);
    await expect(page.getByRole('region', { name: 'Most confidently wrong' })).toBeVisible();
    await page.waitForLoadState('networkidle');
    await page.screenshot({ path: `${images}run-${colorScheme}.png`, fullPage: true });
    await context.close();
  }
});
