/** Small curves on one scale, and what many of them have in common. */

export interface Range {
  min: number;
  max: number;
}

/** The path of a curve from edge to edge of a box; a single value is a short line at the left. */
export function curveD(
  values: readonly number[],
  { min, max }: Range,
  width: number,
  height: number,
): string {
  const step = values.length > 1 ? width / (values.length - 1) : 0;
  const span = max - min || 1;
  const y = (value: number) => {
    const share = Math.min(1, Math.max(0, (value - min) / span));
    return (height - 1 - share * (height - 2)).toFixed(1);
  };
  const [first] = values;
  if (values.length === 1 && first !== undefined) return `M0 ${y(first)}h${String(width / 20)}`;
  return values
    .flatMap((value, at) =>
      Number.isFinite(value) ? [`${(at * step).toFixed(1)} ${y(value)}`] : [],
    )
    .map((point, at) => `${at === 0 ? 'M' : 'L'}${point}`)
    .join('');
}

export interface Summary {
  low: number;
  middle: number;
  high: number;
}

/** Lowest, median and highest at every epoch. */
export function summaries(curves: readonly (readonly number[])[]): Summary[] {
  const epochs = Math.max(0, ...curves.map(({ length }) => length));
  return Array.from({ length: epochs }, (_, at) => {
    const sorted = curves.flatMap((curve) => curve[at] ?? []).sort((a, b) => a - b);
    const half = (sorted.length - 1) / 2;
    const lower = sorted[Math.floor(half)] ?? 0;
    const upper = sorted[Math.ceil(half)] ?? lower;
    return { low: sorted[0] ?? 0, middle: (lower + upper) / 2, high: sorted.at(-1) ?? 0 };
  });
}
