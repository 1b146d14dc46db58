import { expect, test } from '@playwright/test';
import { cifarArchive } from './cifar';
import { asAdmin, signUp } from './people';

test('an instructor uploads CIFAR-10, and a network trains on it', async ({ page }) => {
  await asAdmin(page.request);
  await page.goto('/data/cifar-10');
  const archive = cifarArchive(60);

  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles({
      name: 'cifar-10-binary.tar.gz',
      mimeType: 'application/gzip',
      buffer: archive.subarray(0, archive.length / 2),
    });
  await expect(page.getByText(/ends too early|truncated|incomplete|broken off/i)).toBeVisible();

  await page.locator('input[type=file]').first().setInputFiles({
    name: 'cifar-10-binary.tar.gz',
    mimeType: 'application/gzip',
    buffer: archive,
  });
  await expect(page.getByRole('link', { name: 'Build a network for it' })).toBeVisible();

  await page.goto('/bench?dataset=cifar-10');
  await page.getByRole('spinbutton', { name: 'Epochs' }).fill('1');
  await page.getByRole('button', { name: 'Train for 1 epoch' }).click();
  const run = page.getByRole('region', { name: 'Run', exact: true });
  await expect(run.getByRole('status').first()).toHaveText(/^Completed/, { timeout: 60_000 });
});

test('a student is told who can import, and cannot', async ({ page }) => {
  await signUp(page, 'Ada');
  await page.goto('/data/fashion-mnist-full');
  await expect(page.getByText(/instructor/i).first()).toBeVisible();
  await expect(page.locator('input[type=file]')).toHaveCount(0);
  expect(
    (await page.request.post('/api/datasets/fashion-mnist-full/import', { data: {} })).status(),
  ).toBe(403);
});
