import { expect, type Page } from '@playwright/test';
import axe from 'axe-core';

/** What keeps somebody out of a page as it stands now; an empty list is what is wanted. */
export async function barriers(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  return page.evaluate(async () => {
    /** Whether nothing is there but tooltips, which may lie in a place of their own. */
    const isTooltip = (selector: string) => {
      const place = document.createElement('div');
      place.append(document.querySelector(selector)?.cloneNode(true) ?? '');
      place.querySelectorAll('[role="tooltip"]').forEach((tooltip) => tooltip.remove());
      return place.textContent.trim() === '';
    };
    // Half-way between two colours a button has the contrast of neither.
    const ending = document
      .getAnimations()
      .filter(({ effect }) => Number.isFinite(Number(effect?.getComputedTiming().endTime)));
    await Promise.allSettled(ending.map(({ finished }) => finished));
    const { violations } = await (window as unknown as { axe: typeof axe }).axe.run(document);
    return violations.flatMap(({ id, help, nodes }) =>
      nodes
        // A tooltip describes what the pointer is on; nobody has to find it by a landmark.
        .filter(({ target }) => id !== 'region' || !isTooltip(String(target[0])))
        .map(({ html }) => `${id}: ${help}: ${html.slice(0, 200)}`),
    );
  });
}

export async function expectNoBarriers(page: Page) {
  expect(await barriers(page)).toEqual([]);
}
