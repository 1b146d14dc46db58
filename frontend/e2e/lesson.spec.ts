import { expect, test, type Page } from '@playwright/test';
import { expectNoBarriers } from './axe';
import { signUp } from './people';

const bench = (page: Page) => page.getByRole('region', { name: 'Build' });
const goal = (page: Page) => page.getByRole('group', { name: /^Goal/ });
const run = (page: Page) => page.getByRole('region', { name: 'Run', exact: true });
const epochs = (page: Page) => page.getByRole('spinbutton', { name: 'Epochs' });

test('a student’s first lesson, from sign-up to a passed challenge', async ({ page }) => {
  await signUp(page, 'Ada');
  await page.getByRole('link', { name: 'Begin lesson 1' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'One logistic unit' })).toBeVisible();
  await expect(page.locator('.katex').first()).toBeVisible();

  await readATerm(page);
  await theBenchIsPrepared(page);
  await predictByKeyboard(page);
  await answerTheQuizzes(page);
  await expectNoBarriers(page);

  await epochs(page).fill('20');
  await page.getByRole('spinbutton', { name: 'Learning rate' }).fill('0.03');
  await page.getByRole('button', { name: 'Train for 20 epochs' }).click();
  await expect(run(page).getByRole('status').first()).toHaveText(/^Completed/, { timeout: 60_000 });

  const prediction = page.getByRole('group', { name: /^Prediction/ });
  await expect(prediction.getByRole('figure', { name: 'Prediction and run' })).toBeVisible();
  await expect(prediction.getByText('The run', { exact: true }).first()).toBeVisible();
  await goal(page).getByRole('button', { name: 'Check my run' }).click();
  await expect(goal(page).getByText('Goal met')).toBeVisible({ timeout: 60_000 });
  await expect(goal(page).getByRole('img', { name: 'met', exact: true })).toHaveCount(3);
  await expect(page.getByText('4 of 4 steps done')).toBeVisible();
  await expectNoBarriers(page);

  await page.reload();
  await expect(page.getByText('4 of 4 steps done')).toBeVisible();
  await expect(goal(page).getByText('Goal met')).toBeVisible();
  await startOverAndBack(page);

  await page
    .getByRole('navigation', { name: 'Main' })
    .getByRole('link', { name: 'Lessons' })
    .click();
  await expect(page.getByRole('heading', { level: 1, name: 'Lessons' })).toBeVisible();
  const first = page.getByRole('article').filter({ hasText: 'One logistic unit' });
  await expect(first.getByText('Done', { exact: true })).toBeVisible();
  await expect(page.getByRole('article').nth(1).getByText('Next for you')).toBeVisible();
  await expectNoBarriers(page);
});

test('a goal that is missed says where to look', async ({ page }) => {
  await signUp(page, 'Grace');
  await page.goto('/lessons/one-logistic-unit');
  await expect(goal(page).getByText('Train on the bench first')).toBeVisible();
  await page.getByRole('button', { name: 'Train for 1 epoch' }).click();
  await expect(run(page).getByRole('status').first()).toHaveText(/^Completed/, { timeout: 60_000 });

  await goal(page).getByRole('button', { name: 'Check my run' }).click();
  await expect(goal(page).getByText(/[12] of 3 rules met/)).toBeVisible({ timeout: 60_000 });
  const rules = goal(page).getByRole('list', { name: 'Rules' });
  await expect(rules.getByText(/More epochs make its weights longer/)).toBeVisible();
});

test('on a phone the lesson, the network and its training are one tab each', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await signUp(page, 'Emmy');
  await page.goto('/lessons/one-logistic-unit');
  const tab = (name: string) =>
    page.getByRole('radiogroup', { name: 'Side' }).filter({ visible: true }).getByText(name);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await tab('Train').click();
  await page.getByRole('button', { name: 'Train for 1 epoch' }).click();
  await tab('Lesson').click();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.getByText('Done', { exact: true }).filter({ visible: true })).toBeVisible();
  await tab('Build').click();
  await expect(bench(page).getByText('the lesson keeps the layers as they are')).toBeVisible();
  await expectNoBarriers(page);
});

test('the text opens where one stopped reading', async ({ page }) => {
  await signUp(page, 'Sofia');
  await page.goto('/lessons/one-logistic-unit');
  const heading = page.getByRole('heading', { name: 'Accuracy can be luck' });
  const kept = page.waitForResponse(/\/progress\/one-logistic-unit\/position$/);
  await heading.evaluate((element) => {
    element.scrollIntoView({ block: 'start' });
  });
  await kept;
  await page.reload();
  await expect(heading).toBeInViewport();
});

async function readATerm(page: Page) {
  const term = page.getByRole('button', { name: 'unit', exact: true }).first();
  await term.focus();
  await expect(page.getByRole('tooltip')).toContainText('unit');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('tooltip')).toHaveCount(0);
  await term.hover();
  await expect(page.getByRole('tooltip')).toBeVisible();
  await page.keyboard.press('Escape');
}

async function theBenchIsPrepared(page: Page) {
  await expect(bench(page).getByText('the lesson keeps the layers as they are')).toBeVisible();
  await expect(bench(page).getByRole('button', { name: /^Add layer/ })).toHaveCount(0);
  await expect(epochs(page)).toHaveValue('1');
}

async function predictByKeyboard(page: Page) {
  const prediction = page.getByRole('group', { name: /^Prediction/ });
  const curve = prediction.getByRole('slider', { name: /^Your curve of the training loss/ });
  await curve.focus();
  await page.keyboard.press('ArrowUp');
  await expect(curve).toHaveAttribute('aria-valuetext', 'Epoch 1: 0.520');
  for (let epoch = 2; epoch <= 20; epoch += 1) {
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowDown');
  }
  await expect(curve).toHaveAttribute('aria-valuetext', 'Epoch 20: 0.140');
  await prediction.getByRole('button', { name: 'Keep my prediction' }).click();
  await expect(prediction.getByText('Kept. You can change it until you train.')).toBeVisible();
}

async function answerTheQuizzes(page: Page) {
  const questions = page.getByRole('group', { name: /^Question/ });
  const border = questions.first();
  await border.getByLabel('Your answer').fill('0.3');
  await border.getByRole('button', { name: 'Check my answer' }).click();
  await expect(border.getByText(/Not yet/)).toBeVisible();
  await border.getByLabel('Your answer').fill('0.5');
  await border.getByRole('button', { name: 'Check my answer' }).click();
  await expect(border.getByText('Right, on try 2.')).toBeVisible();
  await expect(border.getByText(/lies exactly on the border/)).toBeVisible();

  const sure = questions.nth(1);
  await sure.getByRole('checkbox').nth(1).check();
  await sure.getByRole('button', { name: 'Check my answer' }).click();
  await expect(sure.getByText('Right.', { exact: true })).toBeVisible();
  await expect(page.getByText('2 of 4 steps done')).toBeVisible();
}

async function startOverAndBack(page: Page) {
  await page.getByRole('button', { name: 'Settings' }).click();
  await expect(epochs(page)).toHaveValue('20');
  await page.getByRole('button', { name: 'Reset to the lesson’s start' }).click();
  await expect(epochs(page)).toHaveValue('1');
  await page.getByRole('alert').getByRole('button', { name: 'Undo' }).click();
  await expect(epochs(page)).toHaveValue('20');
}
