import { expect, test, type Page } from '@playwright/test';
import { expectNoBarriers } from './axe';
import { signUp } from './people';

const state = (page: Page) =>
  page.getByRole('region', { name: 'Run', exact: true }).getByRole('status').first();
const epochs = (page: Page) => page.getByRole('spinbutton', { name: 'Epochs' });

test('the signals that lesson 10 points at say which layers do not learn', async ({ page }) => {
  await signUp(page, 'Yoshua');
  await page.goto('/lessons/depth');
  await epochs(page).fill('2');
  await page.getByRole('button', { name: 'Train for 2 epochs' }).click();
  await expect(state(page)).toHaveText(/^Completed/, { timeout: 60_000 });

  await page.getByLabel('The epoch to look at').selectOption('after epoch 1');
  const layers = page.getByRole('table', { name: 'How each layer is learning, after epoch 1' });
  await expect(layers.getByRole('rowheader')).toHaveCount(11);
  for (const column of ['Gradient', 'Step', 'Output', 'Dead']) {
    await expect(layers.getByRole('columnheader', { name: column })).toBeVisible();
  }
  await expect(layers.getByText(/^Vanishing gradient/).first()).toBeVisible();
  await expectNoBarriers(page);
  await layers.getByRole('button', { name: 'Step' }).hover();
  await expect(page.getByRole('tooltip')).toContainText('as a share of their own size');
});

test('images are shown as training sees them, and a run says whose weights it kept', async ({
  page,
}) => {
  await signUp(page, 'Lutz');
  await page.goto('/bench?dataset=digits');
  const settings = page.getByRole('group', { name: 'Training' });
  const seen = settings.getByRole('figure');
  await settings.getByRole('switch', { name: /Shift/ }).click({ force: true });
  const stored = seen.getByRole('img', { name: /^Training image 0, / });
  const shifted = (epoch: number) =>
    seen.getByRole('img', { name: `Training image 0 as seen in epoch ${String(epoch)}` });
  await expect(stored).toBeVisible();
  const first = await shifted(1).getAttribute('src');
  await seen.getByRole('button', { name: 'Show epoch 2' }).click();
  await expect(shifted(2)).not.toHaveAttribute('src', first ?? '');

  await settings.getByRole('switch', { name: 'Stop early' }).click({ force: true });
  await epochs(page).fill('4');
  await expectNoBarriers(page);
  await page.getByRole('button', { name: 'Train for 4 epochs' }).click();
  await expect(state(page)).toHaveText(/^Completed/, { timeout: 60_000 });
  await expect(
    page.getByText(/The last weights were the best|The weights of epoch \d, the best, were tested/),
  ).toBeVisible();
});
