/**
 * At most about `limit` of the points, in order. Of every stretch, the points with the smallest and
 * the largest of each value stay, so that a thinned curve shows every peak of the whole one; the
 * first and the last point stay, and those that `keep` names.
 */
export function thin<T>(
  points: readonly T[],
  limit: number,
  values: (point: T) => readonly (number | null)[],
  keep: (point: T) => boolean = () => false,
): T[] {
  const first = points[0];
  if (first === undefined || points.length <= limit) return [...points];
  const perStretch = Math.max(1, 2 * values(first).length);
  const stretch = Math.ceil(points.length / Math.max(1, Math.floor((limit - 2) / perStretch)));
  const kept = new Set([0, points.length - 1]);
  for (let start = 0; start < points.length; start += stretch) {
    for (const index of extremes(points, start, start + stretch, values)) kept.add(index);
  }
  return points.filter((point, index) => kept.has(index) || keep(point));
}

function extremes<T>(
  points: readonly T[],
  from: number,
  to: number,
  values: (point: T) => readonly (number | null)[],
): number[] {
  const low: { value: number; index: number }[] = [];
  const high: { value: number; index: number }[] = [];
  points.slice(from, to).forEach((point, offset) => {
    values(point).forEach((value, which) => {
      if (value === null) return;
      const here = { value, index: from + offset };
      if (value < (low[which]?.value ?? Infinity)) low[which] = here;
      if (value > (high[which]?.value ?? -Infinity)) high[which] = here;
    });
  });
  return [...low, ...high].flatMap((extreme) => (extreme ? [extreme.index] : []));
}
