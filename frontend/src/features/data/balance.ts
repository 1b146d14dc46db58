/** The most frequent class and its share: what a network that always gave that answer would score. */
export function majority(counts: readonly number[]): { index: number; share: number } {
  const total = counts.reduce((sum, count) => sum + count, 0);
  const largest = Math.max(...counts, 0);
  return { index: counts.indexOf(largest), share: total === 0 ? 0 : largest / total };
}

/** Whether no class is more than a tenth above its fair share. */
export function isEven(counts: readonly number[]): boolean {
  return majority(counts).share <= 1.1 / counts.length;
}
