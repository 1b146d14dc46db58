/** Moving the keyboard's focus among the cards; each card has one title that takes it. */

const TITLE = 'data-layer-title';

export const INPUT = 'input';

function titles(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>(`[${TITLE}]`)];
}

/** After the next drawing: the card may only just be made, or be moving into a block. */
export function focusLayer(id: string): void {
  requestAnimationFrame(() => {
    const title = titles().find((each) => each.getAttribute(TITLE) === id);
    title?.focus();
    title?.closest('[data-layer-card]')?.scrollIntoView({ block: 'nearest' });
  });
}

export function focusBeside(title: HTMLElement, direction: 'up' | 'down' | 'first' | 'last'): void {
  const all = titles();
  const here = all.indexOf(title);
  const at = { up: here - 1, down: here + 1, first: 0, last: all.length - 1 }[direction];
  all[at]?.focus();
}

/** The first thing to change in the card, or its first button. */
export function focusFirstField(card: HTMLElement | null): void {
  requestAnimationFrame(() => {
    card?.querySelector<HTMLElement>('input, select')?.focus();
  });
}

export function focusField(id: string): void {
  requestAnimationFrame(() => {
    const field = document.getElementById(id);
    field?.focus();
    field?.scrollIntoView({ block: 'center' });
  });
}
