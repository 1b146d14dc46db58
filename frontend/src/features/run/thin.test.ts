import { describe, expect, it } from 'vitest';
import { thin } from './thin';

/** A small, repeatable source of numbers from 0 to 1 (Marsaglia's xorshift). */
function numbers(seed: number) {
  let state = seed * 2654435761 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

interface Point {
  index: number;
  loss: number | null;
  accuracy: number | null;
}

function curve(seed: number): Point[] {
  const next = numbers(seed);
  return Array.from({ length: 5 + Math.floor(next() * 4000) }, (_, index) => ({
    index,
    loss: next() < 0.05 ? null : next() * 10,
    accuracy: next(),
  }));
}

const values = (point: Point) => [point.loss, point.accuracy];
const seeds = Array.from({ length: 40 }, (_, seed) => seed + 1);

describe('thin', () => {
  it.each(seeds)('keeps order, both ends, and the extremes of each value (curve %i)', (seed) => {
    const points = curve(seed);

    const kept = thin(points, 200, values);

    expect(kept.map((point) => point.index)).toEqual(
      kept.map((point) => point.index).toSorted((a, b) => a - b),
    );
    expect(kept[0]).toBe(points[0]);
    expect(kept.at(-1)).toBe(points.at(-1));
    for (const which of ['loss', 'accuracy'] as const) {
      const all = points.map((point) => point[which]).filter((value) => value !== null);
      const left = kept.map((point) => point[which]).filter((value) => value !== null);
      expect(Math.min(...left)).toBe(Math.min(...all));
      expect(Math.max(...left)).toBe(Math.max(...all));
    }
  });

  it.each(seeds)('stays within the limit (curve %i)', (seed) => {
    const points = curve(seed);

    expect(thin(points, 200, values).length).toBeLessThanOrEqual(Math.max(200, 0));
  });

  it('shows the single good epoch among a thousand dull ones', () => {
    const points = Array.from({ length: 1000 }, (_, index) => ({
      index,
      loss: 1,
      accuracy: index === 617 ? 0.9 : 0.5,
    }));

    expect(thin(points, 50, values).map((point) => point.index)).toContain(617);
  });

  it('keeps what it is told to keep', () => {
    const points = Array.from({ length: 1000 }, (_, index) => ({ index, loss: 1, accuracy: 1 }));

    const kept = thin(points, 20, values, (point) => point.index === 501);

    expect(kept.map((point) => point.index)).toContain(501);
  });

  it('leaves a short curve as it is', () => {
    const points = curve(3).slice(0, 30);

    expect(thin(points, 30, values)).toEqual(points);
  });
});
