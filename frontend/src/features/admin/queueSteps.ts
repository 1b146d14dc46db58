import type { QueueSample } from '../../api/types';

export interface QueueSteps {
  /** An SVG path: the number holds until the next sample says otherwise. */
  path: string;
  now: number;
  most: number;
  since: Date;
}

/** How a lane's queue went, from zero at the bottom; nothing before there are two samples. */
export function queueSteps(
  samples: readonly QueueSample[],
  lane: string,
  width: number,
  height: number,
): QueueSteps | null {
  const first = samples[0];
  const last = samples.at(-1);
  if (first === undefined || last === undefined || samples.length < 2) return null;
  const start = Date.parse(first.at);
  const span = Date.parse(last.at) - start;
  const counts = samples.map((sample) => sample.waiting[lane] ?? 0);
  const most = Math.max(...counts);
  const x = (at: string) => tenth(((Date.parse(at) - start) / span) * width);
  const y = (count: number) => tenth(height - (most === 0 ? 0 : count / most) * height);
  const path = samples
    .map((sample, at) => {
      const to = y(counts[at] ?? 0);
      return at === 0 ? `M0,${String(to)}` : `H${String(x(sample.at))}V${String(to)}`;
    })
    .join('');
  return { path, now: counts.at(-1) ?? 0, most, since: new Date(start) };
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}
