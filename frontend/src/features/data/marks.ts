import type { Sample } from '../../api/types';

/** Both axes run from -RANGE to RANGE unless points lie outside. */
export const RANGE = 1.2;

/** Path data of the points: discs (zero-length strokes) of class 0, crosses of the others. */
export function marks(samples: readonly Sample[], size: number): [discs: string, crosses: string] {
  const range = samples.reduce(
    (most, { values }) => Math.max(most, Math.abs(values?.[0] ?? 0), Math.abs(values?.[1] ?? 0)),
    RANGE,
  );
  const arm = size < 200 ? 1.4 : 2.4;
  let discs = '';
  let crosses = '';
  for (const { label, values } of samples) {
    const [x, y] = values ?? [];
    if (x === undefined || y === undefined) continue;
    const left = tenth(((x / range + 1) / 2) * size);
    const top = tenth(((1 - y / range) / 2) * size);
    if (label === 0) discs += `M${String(left)} ${String(top)}h0`;
    else {
      const start = `${String(tenth(left - arm))} ${String(tenth(top - arm))}`;
      const other = `${String(tenth(left + arm))} ${String(tenth(top - arm))}`;
      const step = String(2 * arm);
      crosses += `M${start}l${step} ${step}M${other}l-${step} ${step}`;
    }
  }
  return [discs, crosses];
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}
