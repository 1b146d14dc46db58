import { expect, test, type Locator, type Page } from '@playwright/test';
import { signUp } from './people';

test('a student signs up, builds a network by mouse, trains it, reloads meanwhile and reads the result', async ({
  page,
}) => {
  await signUp(page, 'Ada');
  await page.goto('/bench?dataset=fashion-mnist');
  const layer = (name: string) => page.getByRole('group', { name });

  // The starter, changed: another convolution, fewer units, and a mistake that a click mends.
  await layer('2-D convolution 1').getByRole('button', { name: 'Increase Filters' }).click();
  await page.getByRole('button', { name: 'Add layer after Max pooling 2' }).click();
  await page.getByRole('menuitem', { name: /^Dropout/ }).click();
  await expect(layer('Dropout 1')).toBeVisible();
  await page.getByRole('button', { name: 'Actions for Flatten 1' }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await layer('Dense 1').getByRole('button', { name: 'Insert Flatten' }).click();
  await expect(layer('Flatten 1')).toBeVisible();
  await expect(layer('Dense 1').getByText('Problem')).toHaveCount(0);
  await page.getByRole('spinbutton', { name: 'Epochs' }).fill('4');

  await page.getByRole('button', { name: 'Train for 4 epochs' }).click();
  const run = page.getByRole('region', { name: 'Run', exact: true });
  await expect(run.getByRole('status').first()).toHaveText(/^Training, epoch [1-4] of 4/);
  await curvesMove(page);

  await page.reload();
  await expect(run.getByRole('status').first()).toHaveText(/^(Training, epoch|Completed)/);
  await expect(run.getByRole('status').first()).toHaveText(/^Completed/, { timeout: 90_000 });
  await readResult(page);
});

test('another one is built and trained by keyboard alone', async ({ page }) => {
  await signUp(page, 'Grace');
  await page.goto('/bench?dataset=digits');
  const title = (name: string) => page.getByRole('button', { name: new RegExp(`^${name}, layer`) });
  await expect(title('Output')).toBeVisible();

  // Empty the starter from its first layer on, then build: flatten, dense, dense.
  await tabTo(page, page.getByRole('button', { name: /^Input/ }));
  const stack = page.getByRole('button', { name: /, layer \d+ of \d+/ });
  for (let left = await stack.count(); left > 1; left -= 1) {
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Delete'); // the focus goes to the card above
    await expect(stack).toHaveCount(left - 1);
  }
  await tabTo(page, page.getByRole('button', { name: 'Add layer after Input' }));
  await addByKeyboard(page, 'Enter', 'Flatten');
  await expect(title('Flatten 1')).toBeFocused();
  await addByKeyboard(page, 'Insert', 'Dense');
  await expect(title('Dense 1')).toBeFocused();
  await page.keyboard.press('Enter');
  const units = page.getByRole('group', { name: 'Dense 1' }).getByRole('spinbutton').first();
  await expect(units).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Escape');
  await expect(title('Dense 1')).toBeFocused();
  await page.keyboard.press('Control+d');
  await expect(title('Dense 2')).toBeVisible();

  const train = page.getByRole('button', { name: /^Train for/ });
  await tabTo(page, train);
  await page.keyboard.press('Enter');
  const run = page.getByRole('region', { name: 'Run', exact: true });
  await expect(run.getByRole('status').first()).toHaveText(/^Completed/, { timeout: 90_000 });
  await expect(run.getByText('Test accuracy')).toBeVisible();
});

test('the decision boundary of a planar set moves while the network learns', async ({ page }) => {
  await signUp(page, 'Emmy');
  await page.goto('/bench?dataset=spirals');
  await page.getByRole('spinbutton', { name: 'Epochs' }).fill('300'); // outlasts a slow page
  await page.getByRole('button', { name: 'Train for 300 epochs' }).click();

  const boundary = page.getByRole('region', { name: 'Decision boundary' });
  await expect(boundary.locator('canvas').first()).toBeVisible();
  const early = await pixels(boundary);
  await expect.poll(async () => (await pixels(boundary)) === early).toBe(false);
});

test('a run is stopped between batches and keeps what it learned', async ({ page }) => {
  await signUp(page, 'Sofia');
  await page.goto('/bench?dataset=fashion-mnist');
  await page.getByRole('spinbutton', { name: 'Epochs' }).fill('50');
  await page.getByRole('button', { name: 'Train for 50 epochs' }).click();
  const run = page.getByRole('region', { name: 'Run', exact: true });
  await expect(run.getByRole('status').first()).toHaveText(/^Training/);
  await curvesMove(page);

  await run.getByRole('button', { name: 'Stop and keep results' }).click();

  await expect(run.getByRole('status').first()).toHaveText(/^Stopped/);
  await expect(run.getByText('Test accuracy')).toBeVisible();
});

async function curvesMove(page: Page) {
  const reading = page.getByRole('slider', { name: /^Read the curves/ });
  const moments = async () => Number((await reading.getAttribute('aria-valuemax')) ?? 0);
  await expect.poll(moments).toBeGreaterThan(1);
  const before = await moments();
  await expect.poll(moments).toBeGreaterThan(before);
}

async function readResult(page: Page) {
  await page.getByRole('link', { name: /Open the run/ }).click();
  await expect(page).toHaveURL(/\/runs\//);
  await expect(page.getByText(/of 2,000 test images right/)).toBeVisible();
  await expect(page.getByRole('region', { name: 'Most confidently wrong' })).toBeVisible();
  await page.getByRole('button', { name: /of Shirt called T-shirt\/top/ }).click();
  const confused = page.getByRole('region', { name: 'Shirt, called T-shirt/top' });
  await expect(confused.getByRole('img').first()).toBeVisible();
}

/** Presses Tab until this has the focus: everything must be reachable. */
async function tabTo(page: Page, target: Locator) {
  for (let pressed = 0; pressed < 80; pressed += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  await expect(target).toBeFocused();
}

/** Opens the menu of layers with this key, walks to the layer and takes it. */
async function addByKeyboard(page: Page, key: string, name: string) {
  await page.keyboard.press(key);
  const item = page.getByRole('menuitem', { name: new RegExp(`^${name}`) });
  await expect(item).toBeVisible();
  const hasFocus = (menu: Element) => menu.contains(document.activeElement);
  await expect.poll(() => page.getByRole('menu').evaluate(hasFocus)).toBe(true);
  for (let pressed = 0; pressed < 20; pressed += 1) {
    if (await item.evaluate((element) => element === document.activeElement)) break;
    await page.keyboard.press('ArrowDown');
  }
  await page.keyboard.press('Enter');
}

function pixels(boundary: Locator): Promise<string> {
  return boundary
    .locator('canvas')
    .first()
    .evaluate((canvas) => (canvas as HTMLCanvasElement).toDataURL());
}
