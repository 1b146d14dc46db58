import { expect, type APIRequestContext, type Browser, type Page } from '@playwright/test';

export const PASSWORD = 'correct horse';

let people = 0;

/** Signs somebody new up on the page, as a visitor would, and ends on the first page. */
export async function signUp(page: Page, name: string): Promise<string> {
  people += 1;
  const email = `${name.toLowerCase()}${String(people)}-${String(Date.now())}@example.org`;
  await page.goto('/signup');
  await page.getByLabel('Name').fill(name);
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Create the account' }).click();
  await expect(page.getByRole('button', { name: new RegExp(`: ${name}$`) })).toBeVisible();
  return email;
}

/** Signs the site's admin in: whoever asks first makes the account. */
export async function asAdmin(request: APIRequestContext): Promise<void> {
  const admin = { name: 'Admin', email: 'admin@example.org', password: PASSWORD };
  const { email, password } = admin;
  const known = await request.post('/api/session', { data: { email, password } });
  if (known.ok()) return;
  const made = await request.post('/api/accounts', { data: admin });
  expect(((await made.json()) as { role: string }).role).toBe('admin');
}

/** A page of somebody else, with cookies of their own. */
export async function elsewhere(browser: Browser, page: Page): Promise<Page> {
  const context = await browser.newContext({
    baseURL: new URL(page.url()).origin,
    locale: 'en-GB',
  });
  return context.newPage();
}

/** An instructor on a page of their own: the site's admin says that they are one. */
export async function asInstructor(page: Page, name: string): Promise<void> {
  await signUp(page, name);
  const me = (await (await page.request.get('/api/me')).json()) as { id: string };
  const browser = page.context().browser();
  if (!browser) throw new Error('The page belongs to no browser');
  const admin = await elsewhere(browser, page);
  await asAdmin(admin.request);
  const changed = await admin.request.patch(`/api/admin/accounts/${me.id}`, {
    data: { role: 'instructor' },
  });
  expect(changed.ok()).toBe(true);
  await admin.context().close();
}
