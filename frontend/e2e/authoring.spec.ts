import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { expect, test, type Page } from '@playwright/test';
import { expectNoBarriers } from './axe';
import { asAdmin, asInstructor, elsewhere, PASSWORD, signUp } from './people';
import { unzip, zip, type Files } from './zip';

const CONTENT = join(import.meta.dirname, '../../content');

const textOf = (page: Page) => page.getByRole('textbox', { name: 'Text of the lesson' });
const previewOf = (page: Page) => page.getByRole('region', { name: 'Lesson', exact: true });

const PRESET = {
  dataset: 'digits',
  network: { layers: [{ kind: 'flatten' }, { kind: 'output' }] },
  training: { epochs: 1 },
};

test.beforeEach(async ({ page }) => {
  await asAdmin(page.request);
  await page.context().clearCookies();
});

test('pictures come into a lesson, and what is none is refused in words', async ({
  page,
  browser,
}) => {
  await asInstructor(page, 'Ines');
  const slug = await lesson(page, 'With pictures');
  await page.goto(`/lessons/${slug}/edit`);
  const figures = previewOf(page).getByRole('img', { name: 'What one sees in the picture' });

  await putPicture(page, { name: 'My drawing.png', bytes: await drawn(page, 'image/png') });
  await expect(figures).toHaveCount(1);
  await putPicture(page, { name: 'photo.jpg', bytes: await drawn(page, 'image/jpeg') });
  await expect(figures).toHaveCount(2);
  await pastePicture(page);
  await expect(figures).toHaveCount(3);
  await expectDrawn(page);
  await expectNoBarriers(page);

  const alert = page.getByRole('alert');
  await putPicture(page, { name: 'notes.png', bytes: Buffer.from('no picture at all') });
  await expect(alert.getByText(/no PNG or JPEG picture that can be read/)).toBeVisible();
  await putPicture(page, { name: 'bomb.png', bytes: bomb(await drawn(page, 'image/png')) });
  await expect(alert.getByText(/65000 × 65000 pixels large/)).toBeVisible();
  await expect(figures).toHaveCount(3);

  await page.getByRole('button', { name: 'Publish' }).click();
  await expect(page.getByText(/Published\. Students see it/)).toBeVisible();
  const student = await elsewhere(browser, page);
  await signUp(student, 'Ada');
  await student.goto(`/lessons/${slug}`);
  await expect(student.getByRole('img', { name: 'What one sees in the picture' })).toHaveCount(3);
  await expectDrawn(student);
  await student.context().close();
});

test('a lesson leaves as its folder and comes back as it was changed there', async ({ page }) => {
  await asInstructor(page, 'Ines');
  const folder = '09-regularisation';
  const slug = folder.slice(3);
  await page.goto(`/lessons/${slug}/edit`);
  const title = await previewOf(page).getByRole('heading', { level: 1 }).innerText();
  await page.getByRole('button', { name: 'More for this lesson' }).click();
  const waiting = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: 'Download as a folder (zip)' }).click();
  const download = await waiting;
  expect(download.suggestedFilename()).toBe(`${folder}.zip`);
  const files = unzip(readFileSync(await download.path()));
  expect(files).toEqual(shipped(folder));

  const text = files.get(`${folder}/lesson.md`)?.toString() ?? '';
  files.set(`${folder}/lesson.md`, Buffer.from(`${text}\nWritten on my own machine.\n`));
  await importZip(page, zip(files));
  await expect(page).toHaveURL(new RegExp(`/lessons/${slug}/edit$`));
  await expect(previewOf(page).getByText('Written on my own machine.')).toBeVisible();
  await expect(page.getByText('Draft 2')).toBeVisible();

  await importZip(page, zip(files), 'make it another lesson, at the end of the path');
  await expect(page).toHaveURL(new RegExp(`/lessons/${slug}-2/edit$`));
  await expect(previewOf(page).getByRole('heading', { level: 1, name: title })).toBeVisible();
  await expect(page.getByText('Students do not see it yet')).toBeVisible();

  await page.goto('/lessons');
  await page.getByRole('button', { name: 'Import' }).click();
  const dialog = page.getByRole('dialog', { name: 'Import a lesson' });
  await dialog.locator('input[type=file]').setInputFiles(file('broken.zip', 'PK, but no more'));
  await expect(dialog.getByText(/Send a zip file of one lesson.s folder/)).toBeVisible();
  await expectNoBarriers(page);
});

test('a lesson is begun, built, tried, published, moved, deleted and brought back', async ({
  page,
  browser,
}) => {
  const name = `New ${String(Date.now())}`;
  await asInstructor(page, 'Ines');
  await page.goto('/lessons');
  await page.getByRole('button', { name: 'New lesson' }).click();
  await page.getByRole('dialog').getByLabel('Title').fill(name);
  await page.getByRole('button', { name: 'Create the draft' }).click();
  await expect(page).toHaveURL(/\/lessons\/new-\d+\/edit$/);
  await write(page, name);
  await buildPresets(page);
  await expect(page.getByRole('region', { name: 'Problems' })).toContainText('No problem found');
  await page.getByRole('button', { name: 'Save draft' }).click();
  await expect(page.getByText('Saved as revision 2.')).toBeVisible();
  const slug = /lessons\/([^/]+)\/edit/.exec(page.url())?.[1] ?? '';

  await page.getByRole('button', { name: 'More for this lesson' }).click();
  await page.getByRole('menuitem', { name: 'Try the saved draft' }).click();
  await expect(page.getByText('A draft: students do not see it yet')).toBeVisible();
  await trainOnce(page);

  const student = await elsewhere(browser, page);
  await signUp(student, 'Ada');
  await student.goto(`/lessons/${slug}`);
  await expect(student.getByText('There is no such lesson')).toBeVisible();
  const refused = await student.request.post('/api/runs', { data: { ...PRESET, lesson: slug } });
  expect(refused.status()).toBe(422);

  await page.goto(`/lessons/${slug}/edit`);
  await page.getByRole('button', { name: 'Publish' }).click();
  await expect(page.getByText(/Published\. Students see it/)).toBeVisible();
  await student.reload();
  await expect(student.getByRole('heading', { level: 1, name })).toBeVisible();
  await expect(student.getByRole('region', { name: 'Build' })).toContainText('Dropout');
  await student.context().close();

  await moveUp(page, name);
  await deleteAndBringBack(page, slug, name);
});

test('the network beside a lesson is there at another machine, too', async ({ page, browser }) => {
  const email = await signUp(page, 'Emmy');
  await page.goto('/lessons/the-learning-rate');
  const epochs = page.getByRole('spinbutton', { name: 'Epochs' });
  await epochs.fill('7');
  await expect(page.getByText('saved', { exact: true })).toBeVisible();

  const other = await elsewhere(browser, page);
  await other.request.post('/api/session', { data: { email, password: PASSWORD } });
  await other.goto('/lessons/the-learning-rate');
  await expect(other.getByRole('spinbutton', { name: 'Epochs' })).toHaveValue('7');
  await other.context().close();
});

/** A lesson with a bench and nothing more, as a draft. */
async function lesson(page: Page, title: string): Promise<string> {
  const made = await page.request.post('/api/lessons', { data: { title } });
  const { slug } = (await made.json()) as { slug: string };
  const markdown = `---\ntitle: ${title}\nsummary: To be tried.\nminutes: 5\n---\n\nWords.\n\n:::bench preset=starter\n:::\n`;
  const saved = await page.request.put(`/api/lessons/${slug}`, {
    data: { markdown, presets: { starter: PRESET }, expectedRevision: 1 },
  });
  expect(saved.ok()).toBe(true);
  return slug;
}

interface Picture {
  name: string;
  bytes: Buffer;
}

async function putPicture(page: Page, { name, bytes }: Picture) {
  const taken = page.waitForResponse(/\/images$/);
  await page.getByLabel('Picture to insert').setInputFiles(file(name, bytes));
  await taken;
}

function file(name: string, content: Buffer | string) {
  return { name, mimeType: 'application/octet-stream', buffer: Buffer.from(content) };
}

/** A picture of a disc, encoded by the browser. */
async function drawn(page: Page, type: 'image/png' | 'image/jpeg'): Promise<Buffer> {
  const url = await page.evaluate((format) => {
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [320, 200];
    const context = canvas.getContext('2d');
    if (!context) throw new Error('No canvas');
    context.fillStyle = format === 'image/png' ? '#f4f4f8' : '#dde6f2';
    context.fillRect(0, 0, 320, 200);
    context.fillStyle = '#4b4ba8';
    context.arc(160, 100, 60, 0, 7);
    context.fill();
    return canvas.toDataURL(format);
  }, type);
  return Buffer.from(url.slice(url.indexOf(',') + 1), 'base64');
}

/** The same picture with a head that claims four thousand million pixels. */
function bomb(png: Buffer): Buffer {
  const claimed = Buffer.from(png);
  claimed.writeUInt32BE(65_000, 16);
  claimed.writeUInt32BE(65_000, 20);
  claimed.writeUInt32BE(crc32(claimed.subarray(12, 29)), 29);
  return claimed;
}

async function pastePicture(page: Page) {
  const base64 = (await drawn(page, 'image/png')).toString('base64');
  await textOf(page).evaluate((field, content) => {
    const bytes = Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0));
    const clipboardData = new DataTransfer();
    clipboardData.items.add(new File([bytes], 'clipboard.png', { type: 'image/png' }));
    field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true }));
  }, base64);
}

async function expectDrawn(page: Page) {
  for (const picture of await page.getByRole('img', { name: 'What one sees' }).all()) {
    await expect
      .poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth))
      .toBe(320);
  }
}

function shipped(folder: string): Files {
  const files: Files = new Map();
  for (const entry of readdirSync(join(CONTENT, folder), { recursive: true, encoding: 'utf8' })) {
    if (/\.\w+$/.test(entry)) {
      files.set(`${folder}/${entry}`, readFileSync(join(CONTENT, folder, entry)));
    }
  }
  return new Map([...files].sort(([one], [other]) => (one < other ? -1 : 1)));
}

async function importZip(page: Page, archive: Buffer, how?: string) {
  await page.goto('/lessons');
  await page.getByRole('button', { name: 'Import' }).click();
  const dialog = page.getByRole('dialog', { name: 'Import a lesson' });
  if (how) await dialog.getByRole('radio', { name: how }).check();
  await dialog.locator('input[type=file]').setInputFiles(file('lesson.zip', archive));
  await expect(page.getByText('Imported as a draft.')).toBeVisible();
}

async function write(page: Page, title: string) {
  await textOf(page).click();
  await page.keyboard.press('Control+A');
  await page.keyboard.insertText(
    `---\ntitle: ${title}\nsummary: One sentence.\nminutes: 5\n---\n\nLook at the bench.\n\n:::bench preset=starter\n:::\n`,
  );
}

/** Builds on the bench itself, and keeps what stands there as the starter and as the solution. */
async function buildPresets(page: Page) {
  await page.getByText('Bench', { exact: true }).last().click();
  const build = page.getByRole('region', { name: 'Build' });
  await build
    .getByRole('button', { name: /^Add layer/ })
    .first()
    .click();
  await page.getByRole('menuitem', { name: /^Dropout/ }).click();
  const presets = page.getByRole('region', { name: 'Presets' });
  await presets.getByRole('button', { name: 'Use the network on the bench as “starter”' }).click();
  await expect(page.getByText('“starter” now is what stands on the bench.')).toBeVisible();
  await expectNoBarriers(page);
  await presets.getByRole('combobox', { name: 'Preset' }).click();
  await page.getByRole('option', { name: /^solution/ }).click();
  await presets.getByRole('button', { name: 'Use the network on the bench as “solution”' }).click();
  await expect(page.getByText('“solution” now is what stands on the bench.')).toBeVisible();
}

async function trainOnce(page: Page) {
  const train = page.getByRole('button', { name: /^Train for/ });
  await page.getByRole('spinbutton', { name: 'Epochs' }).fill('1');
  await train.click();
  const run = page.getByRole('region', { name: 'Run', exact: true });
  await expect(run.getByRole('status').first()).toHaveText(/^Completed/, { timeout: 60_000 });
}

const titles = (page: Page) => page.getByRole('article').getByRole('heading');

async function moveUp(page: Page, title: string) {
  await page.goto('/lessons');
  await expect(titles(page).last()).toContainText(title);
  await page.getByRole('button', { name: 'Reorder' }).click();
  const dialog = page.getByRole('dialog', { name: 'Order of the lessons' });
  await expectNoBarriers(page);
  await dialog.getByRole('button', { name: `Move up: ${title}` }).click();
  await dialog.getByRole('button', { name: 'Keep this order' }).click();
  await expect(page.getByText('The lessons stand in their new order.')).toBeVisible();
  await expect(titles(page).nth(-2)).toContainText(title);
}

async function deleteAndBringBack(page: Page, slug: string, title: string) {
  await page.goto(`/lessons/${slug}/edit`);
  await page.getByRole('button', { name: 'More for this lesson' }).click();
  await page.getByRole('menuitem', { name: 'Delete the lesson…' }).click();
  await page.getByRole('button', { name: 'Delete the lesson' }).click();
  await expect(page).toHaveURL(/\/lessons$/);
  await expect(titles(page).filter({ hasText: title })).toHaveCount(0);
  await page.getByRole('button', { name: 'Deleted lessons' }).click();
  await expectNoBarriers(page);
  await page.getByRole('button', { name: `Bring back: ${title}` }).click();
  await expect(page.getByText(`“${title}” is back, for students too.`)).toBeVisible();
  await expect(page.getByRole('button', { name: `Bring back: ${title}` })).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(titles(page).nth(-2)).toContainText(title);
}
