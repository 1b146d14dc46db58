import { expect, test, type Page } from '@playwright/test';
import { expectNoBarriers } from './axe';
import { asked, handIn, predict, read, students, train, type Somebody } from './classroom';
import { asAdmin, elsewhere, PASSWORD } from './people';

const LESSON = 'one-logistic-unit';

interface Made {
  id: string;
  code: string;
}

async function makeClass(page: Page, name: string): Promise<Made> {
  await asAdmin(page.request);
  return asked<Made>(page.request, 'post', '/api/classes', { name });
}

test('an instructor sees a class of twenty, helps who is stuck, and grades them all', async ({
  page,
  playwright,
  baseURL,
  browser,
}) => {
  test.setTimeout(400_000);
  const made = await makeClass(page, 'Tuesday group');
  const all = await students(playwright, baseURL ?? '', made.code, 20);
  const [stuck, tries] = all as [Somebody, Somebody];
  const trains = all[9] as Somebody;
  for (const [at, student] of all.slice(0, 19).entries()) await read(student, LESSON, at % 8);
  for (const [at, student] of all.slice(0, 12).entries()) {
    await predict(student, LESSON, 0.3 + 0.05 * at);
  }
  await train(trains, LESSON, 8);
  for (let round = 0; round < 3; round += 1) {
    await handIn(stuck, LESSON, await train(stuck, LESSON, 1));
  }
  await handIn(tries, LESSON, await train(tries, LESSON, 1));

  await page.goto(`/classes/${made.id}`);
  const desk = page.getByRole('region', { name: 'Students' });
  const cards = desk.getByRole('article');
  await expect(cards).toHaveCount(20);
  await expect(desk.getByText(/1 needs you/)).toBeVisible();
  await expect(cards.first()).toContainText(stuck.name);
  await expect(cards.first()).toContainText('Needs you');
  await expect(cards.first()).toContainText(/Stuck for \d+\smin after 3 tries/);
  await expect(cards.nth(1)).toContainText(tries.name);
  await expect(cards.last()).toContainText('Not begun');
  await expect(page.getByText('12 of 20 have predicted')).toBeVisible();
  await expectNoBarriers(page);

  await orderHolds(page, trains);
  await opensReadOnly(page, stuck);
  await showsANetwork(page, made, await openAs(browser, page, trains));
  await grantsHours(page, stuck);
  await grades(page, made, stuck);
  for (const { request } of all) await request.dispose();
});

test('a student joins by the link through sign-up, finds their own row, and another by code', async ({
  page,
  browser,
}) => {
  const made = await makeClass(page, 'Wednesday group');
  await page.goto(`/classes/${made.id}?tab=members`);
  await expect(page.getByText(made.code, { exact: true })).toBeVisible();
  await expectNoBarriers(page);

  const visitor = await elsewhere(browser, page);
  await visitor.goto(`/join/${made.code}`);
  await expect(visitor.getByRole('heading', { name: 'Join “Wednesday group”' })).toBeVisible();
  await expectNoBarriers(visitor);
  await visitor.getByRole('link', { name: 'Create an account and join' }).click();
  await expect(visitor.getByLabel('Class code (optional)')).toHaveValue(made.code);
  await visitor.getByLabel('Name').fill('Mary');
  await visitor.getByLabel('E-mail').fill(`mary-${String(Date.now())}@example.org`);
  await visitor.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await visitor.getByRole('button', { name: 'Create the account' }).click();
  await visitor.getByRole('link', { name: /^Wednesday group/ }).click();
  await expect(visitor.getByRole('heading', { name: 'Your goals' })).toBeVisible();
  await expect(visitor.getByRole('link', { name: 'One logistic unit' })).toBeVisible();
  await expectNoBarriers(visitor);

  const other = await makeClass(page, 'Thursday group');
  await visitor.getByRole('link', { name: 'Classes' }).click();
  const code = visitor.getByLabel('Class code');
  await code.fill('AAAAAAAA');
  await visitor.getByRole('button', { name: 'Join' }).click();
  await expect(visitor.getByText(/No class has this code/)).toBeVisible();
  await code.fill(other.code.toLowerCase());
  await visitor.getByRole('button', { name: 'Join' }).click();
  await expect(visitor.getByRole('heading', { name: 'Thursday group' })).toBeVisible();

  await page.reload();
  await page.getByRole('button', { name: 'Remove Mary' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
  await expect(page.getByText('Nobody is in this class yet.')).toBeVisible();
  await page.getByRole('button', { name: 'New code' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'New code' }).click();
  await expect(page.getByText(made.code, { exact: true })).toHaveCount(0);
  await visitor.context().close();
});

test('a hidden lesson is gone for the class, and back again', async ({
  page,
  playwright,
  baseURL,
}) => {
  const made = await makeClass(page, 'Friday group');
  const [student] = (await students(playwright, baseURL ?? '', made.code, 1)) as [Somebody];
  const listed = async () =>
    (await asked<{ slug: string }[]>(student.request, 'get', '/api/lessons')).some(
      ({ slug }) => slug === LESSON,
    );
  expect(await listed()).toBe(true);

  await page.goto(`/classes/${made.id}?tab=lessons`);
  const shown = page.getByRole('switch', { name: 'Show One logistic unit to this class' });
  await shown.click({ force: true });
  await expectNoBarriers(page);
  await page.getByRole('button', { name: 'Save the changes' }).click();
  await expect.poll(listed).toBe(false);

  await shown.click({ force: true });
  await page.getByRole('button', { name: 'Save the changes' }).click();
  await expect.poll(listed).toBe(true);
  await student.request.dispose();
});

/** While the pointer is inside, who comes to need help stays in place; once it leaves, they move up. */
async function orderHolds(page: Page, student: Somebody) {
  const desk = page.getByRole('region', { name: 'Students' });
  const cards = desk.getByRole('article');
  const place = async () =>
    (await cards.getByRole('heading').allTextContents()).indexOf(student.name);
  await cards.first().hover();
  const before = await place();
  expect(before).toBeGreaterThan(2);
  for (let round = 0; round < 3; round += 1) {
    await handIn(student, LESSON, await train(student, LESSON, 1));
  }
  await expect(desk.getByText(/[23] need you/)).toBeVisible();
  await expect(desk.getByText('Order held while you are here')).toBeVisible();
  expect(await place()).toBe(before);
  await page.mouse.move(0, 0);
  await expect.poll(place).toBeLessThan(3);
}

async function opensReadOnly(page: Page, stuck: Somebody) {
  await page.getByRole('link', { name: `Open the run of ${stuck.name}, read only` }).click();
  await expect(page.getByText(`by ${stuck.name}`)).toBeVisible();
  await expect(page.getByText('Test accuracy').first()).toBeVisible();
  await expect(page.getByRole('button', { name: /^(Rename|Stop|Pause|Resume)/ })).toHaveCount(0);
  await page.goBack();
}

async function openAs(
  browser: Parameters<typeof elsewhere>[0],
  page: Page,
  student: Somebody,
): Promise<Page> {
  const other = await elsewhere(browser, page);
  const { email } = student;
  await asked(other.request, 'post', '/api/session', { email, password: PASSWORD });
  await other.goto('/lessons');
  return other;
}

async function showsANetwork(page: Page, made: Made, student: Page) {
  await page.getByRole('button', { name: 'Show a network to all' }).click();
  const form = page.getByRole('dialog');
  await form.getByLabel('Network').selectOption({ label: '2 Where a line fails' });
  await form.getByLabel('What to say about it').fill('Why does this one not learn?');
  await form.getByRole('button', { name: 'Show it to 20 students' }).click();
  await expect(page.getByText('Everybody in the class has the notice now.')).toBeVisible();

  await expect(student.getByText('Why does this one not learn?')).toBeVisible({ timeout: 40_000 });
  await expectNoBarriers(student);
  await student.getByRole('button', { name: 'Open on the bench' }).click();
  await expect(student).toHaveURL(/\/bench\?network=/);
  await expect(student.getByRole('button', { name: /^Train for/ })).toBeEnabled();
  await student.goto(`/classes/${made.id}`);
  await expect(student.getByText('Why does this one not learn?')).toBeVisible();
  await expectNoBarriers(student);
  await student.context().close();
}

async function grantsHours(page: Page, stuck: Somebody) {
  const granted = async () =>
    (await asked<{ grantedMs: number }>(stuck.request, 'get', '/api/quota')).grantedMs;
  const before = await granted();
  await page.getByRole('button', { name: 'Grant GPU hours' }).click();
  const form = page.getByRole('dialog');
  await form.getByLabel('Some of them').check();
  await form.getByLabel(stuck.name).check();
  await form.getByLabel('Reason').fill('For the project');
  await form.getByRole('button', { name: 'Grant the hours' }).click();
  await expect(page.getByText('1 student has 2 h more this week.')).toBeVisible();
  expect(await granted()).toBe(before + 2 * 3_600_000);
}

async function grades(page: Page, made: Made, stuck: Somebody) {
  await page.getByRole('tab', { name: 'Gradebook' }).click();
  const table = page.getByRole('table');
  await expect(table.getByRole('row')).toHaveCount(21);
  await expectNoBarriers(page);
  await page
    .getByRole('button', { name: new RegExp(`^${stuck.name}, One logistic unit:`) })
    .click();
  await expect(page.getByText(/^found/).first()).toBeVisible();

  const link = page.getByRole('link', { name: 'Download as CSV' });
  const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
  expect(download.suggestedFilename()).toMatch(/\.csv$/);
  const csv = await page.request.get(`/api/classes/${made.id}/gradebook.csv`);
  expect((await csv.text()).split('\r\n').filter((line) => line !== '')).toHaveLength(21);
}
