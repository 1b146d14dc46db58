import { expect, type Page } from '@playwright/test';
import axe from 'axe-core';

/** What keeps somebody out of a page as it stands now; an empty list is what is wanted. */
export async function barriers(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const { violations } = await (window as unknown as { axe: typeof axe }).axe.run(document);
    return violations.flatMap(({ id, help, nodes }) =>
      nodes
        // A tooltip describes what the pointer is on; nobody has to find it by a landmark.
        .filter(({ html }) => id !== 'region' || !html.includes('role="tooltip"'))
        .map(({ html }) => `${id}: ${help}: ${html.slice(0, 200)}`),
    );
  });
}

export async function expectNoBarriers(page: Page) {
  expect(await barriers(page)).toEqual([]);
}
