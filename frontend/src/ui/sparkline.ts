/**
 * The points of a small curve in a box, from the left, higher values higher. A flat curve runs
 * through the middle. Values that are no numbers are left out.
 */
export function sparkPoints(
  values: readonly number[],
  width: number,
  height: number,
  inset = 2,
): [x: number, y: number][] {
  const finite = values.filter(Number.isFinite);
  const low = Math.min(...finite);
  const span = Math.max(...finite) - low;
  const step = values.length > 1 ? (width - 2 * inset) / (values.length - 1) : 0;
  return values.flatMap((value, at): [number, number][] => {
    if (!Number.isFinite(value)) return [];
    const share = span === 0 ? 0.5 : (value - low) / span;
    return [[tenth(inset + at * step), tenth(height - inset - share * (height - 2 * inset))]];
  });
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}
