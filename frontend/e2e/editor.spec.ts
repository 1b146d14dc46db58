import { expect, test, type Page } from '@playwright/test';
import { expectNoBarriers } from './axe';
import { asAdmin, asInstructor, elsewhere, signUp } from './people';

const SLUG = 'one-logistic-unit';

const textOf = (page: Page) => page.getByRole('textbox', { name: 'Text of the lesson' });

/** Types at the very end of the text. */
async function append(page: Page, words: string): Promise<void> {
  await textOf(page).click();
  await page.keyboard.press('Control+End');
  await page.keyboard.insertText(words);
}

test('an instructor edits and publishes while a student reads', async ({ page, browser }) => {
  await asAdmin(page.request);
  await page.context().clearCookies();
  await asInstructor(page, 'Ines');
  await page.goto('/lessons');
  await page.getByRole('link', { name: /^Edit: One logistic unit/ }).click();
  const preview = page.getByRole('region', { name: 'Lesson', exact: true });
  await expect(preview.getByRole('heading', { name: 'One logistic unit' })).toBeVisible();

  const student = await elsewhere(browser, page);
  await signUp(student, 'Ada');
  await student.goto(`/lessons/${SLUG}`);
  await expect(student.getByRole('heading', { name: 'One logistic unit' })).toBeVisible();

  await append(page, '\n\nA sentence that is quite new.\n');
  await expect(preview.getByText('A sentence that is quite new.')).toBeVisible();
  await expectNoBarriers(page);

  await append(page, '\n:::nonsense\n:::\n');
  const problems = page.getByRole('region', { name: 'Problems' });
  await expect(problems.getByRole('button', { name: /lesson\.md, line \d+/ })).toBeVisible();
  await expect(page.locator('.cm-lintRange-error').first()).toBeVisible();
  await expect(page.getByRole('button', { name: 'Publish' })).toHaveAttribute(
    'aria-disabled',
    'true',
  );
  await expect(preview.getByText('A sentence that is quite new.')).toBeVisible();

  // Nothing is lost by a page that is closed.
  await page.reload();
  await expect(page.getByText('Your unsaved text is back')).toBeVisible();
  await expect(textOf(page)).toBeVisible();
  // A problem leads to its line; what is wrong there is the end of the text.
  await problems
    .getByRole('button', { name: /nonsense/ })
    .first()
    .click();
  await page.keyboard.press('Control+Shift+End');
  await page.keyboard.press('Delete');
  await expect(problems.getByText('No problem found')).toBeVisible();

  await page.getByRole('button', { name: 'Save draft' }).click();
  await expect(page.getByText(/Saved as revision \d+\./)).toBeVisible();
  await student.reload();
  await expect(student.getByRole('heading', { name: 'One logistic unit' })).toBeVisible();
  await expect(student.getByText('A sentence that is quite new.')).toHaveCount(0);

  await page.getByRole('button', { name: 'Publish' }).click();
  await expect(page.getByText(/Published\. Students see it/)).toBeVisible();
  await student.reload();
  await expect(student.getByText('A sentence that is quite new.')).toBeVisible();
  expect((await student.request.get(`/api/lessons/${SLUG}/revisions`)).status()).toBe(403);
  await student.context().close();
});

test('two instructors who change the same line join their texts', async ({ page }) => {
  await asAdmin(page.request);
  await page.context().clearCookies();
  await asInstructor(page, 'Ines');
  const made = await page.request.post('/api/lessons', { data: { title: 'Joined by two' } });
  const { slug } = (await made.json()) as { slug: string };
  await page.goto(`/lessons/${slug}/edit`);
  await append(page, 'Mine.');
  await expect(page.getByText('Not saved, kept in this browser')).toBeVisible();

  const { revision } = (await (
    await page.request.get(`/api/lessons/${slug}?draft=true`)
  ).json()) as { revision: number };
  const { markdown } = (await (
    await page.request.get(`/api/lessons/${slug}/revisions/${String(revision)}`)
  ).json()) as { markdown: string };
  const theirs = await page.request.put(`/api/lessons/${slug}`, {
    data: { markdown: `${markdown}Theirs.`, presets: {}, expectedRevision: revision },
  });
  expect(theirs.ok()).toBe(true);

  await page.getByRole('button', { name: 'Save draft' }).click();
  const join = page.getByRole('dialog', { name: /Somebody else saved/ });
  await expect(join.getByText('One place that both changed')).toBeVisible();
  await join.getByRole('radio', { name: 'Theirs, then yours' }).click();
  await expectNoBarriers(page);
  await join.getByRole('button', { name: 'Save the joined text' }).click();
  await expect(join).toHaveCount(0);
  await expect(textOf(page)).toContainText('Theirs.');
  await expect(textOf(page)).toContainText('Mine.');

  await page.getByText('History', { exact: true }).last().click();
  const newest = page.getByRole('button', { name: /^Revision 3/ });
  await newest.click();
  await expect(page.locator('ins').filter({ hasText: 'Mine.' })).toBeVisible();
  await expectNoBarriers(page);
  await page.getByRole('button', { name: /^Revision 1/ }).click();
  await page.getByRole('button', { name: 'Restore this revision' }).click();
  await expect(page.getByText('Revision 1 is the new draft.')).toBeVisible();
  await expect(textOf(page)).not.toContainText('Mine.');
});
