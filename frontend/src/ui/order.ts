/** Putting things in order: by keys, buttons and pointer. */

/** The list with one item moved to another place; a place outside of the list changes nothing. */
export function moved<T>(items: readonly T[], from: number, to: number): readonly T[] {
  const item = items[from];
  if (item === undefined || from === to || to < 0 || to >= items.length) return items;
  const rest = items.toSpliced(from, 1);
  return rest.toSpliced(to, 0, item);
}

/** Where a key takes the item at a place; undefined for a key that means nothing here. */
export function placeAfter(key: string, at: number, count: number): number | undefined {
  switch (key) {
    case 'ArrowUp':
      return Math.max(0, at - 1);
    case 'ArrowDown':
      return Math.min(count - 1, at + 1);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return undefined;
  }
}

/** Where an item that is dragged to a height belongs, among rows of these tops and bottoms. */
export function placeUnder(
  y: number,
  from: number,
  rows: readonly { top: number; bottom: number }[],
): number {
  const middle = (row: { top: number; bottom: number }) => (row.top + row.bottom) / 2;
  const above = rows.filter((row, index) => index !== from && middle(row) < y).length;
  return Math.min(above, rows.length - 1);
}
