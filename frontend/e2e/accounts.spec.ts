import { expect, test } from '@playwright/test';
import { elsewhere, PASSWORD, signUp } from './people';

test('a student signs out and in again, and a wrong password is told in words', async ({
  page,
}) => {
  const email = await signUp(page, 'Ada');
  await page.getByRole('button', { name: /: Ada$/ }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page.getByRole('link', { name: 'Sign in' })).toBeVisible();
  await page.goto('/work');
  await expect(page).toHaveURL(/\/signin/);

  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password', { exact: true }).fill('wrong password');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByText(/No account has this e-mail address and password/)).toBeVisible();
  await expect(page.getByLabel('E-mail')).toHaveValue(email);

  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page).toHaveURL(/\/work/);
});

test('a student cannot see another one’s run, but opens a shared network', async ({
  page,
  browser,
}) => {
  await signUp(page, 'Ada');
  await page.goto('/bench?dataset=digits');
  await page.getByRole('group', { name: 'Dense 1' }).getByLabel('Increase Units').click();
  await page.getByRole('button', { name: /^Train for/ }).click();
  await expect(page).toHaveURL(/run=/);
  const run = new URL(page.url()).searchParams.get('run') ?? '';
  await page.getByRole('button', { name: 'Share' }).click();
  const link = await page.getByLabel('Link to this network').inputValue();

  const other = await elsewhere(browser, page);
  await signUp(other, 'Grace');
  await other.goto(`/runs/${run}`);
  await expect(other.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(other.getByText('Test accuracy')).toHaveCount(0);
  expect((await other.request.get(`/api/runs/${run}`)).status()).toBe(404);

  await other.goto(new URL(link).pathname);
  await expect(other.getByText('You are looking at a shared network')).toBeVisible();
  await other.getByRole('button', { name: 'Open as mine' }).click();
  await expect(other.getByRole('button', { name: /^Train for/ })).toBeEnabled();
  await other.context().close();
});
