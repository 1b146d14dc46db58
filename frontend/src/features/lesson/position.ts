/** Which block of a text is being read. */

/** The last block that begins above the reading line; the first while none does. */
export function blockAt(tops: readonly number[], line: number): number {
  const below = tops.findIndex((top) => top > line);
  return Math.max(0, (below === -1 ? tops.length : below) - 1);
}
