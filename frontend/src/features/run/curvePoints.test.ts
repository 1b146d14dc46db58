import { describe, expect, it } from 'vitest';
import { curvePoints, nearest, stepped, tableRows, trainingLoss } from './curvePoints';
import type { BatchPoint, EpochPoint } from './progress';

const batch = (epoch: number, number: number, loss = 1): BatchPoint => ({
  at: epoch - 1 + number / 4,
  epoch,
  batch: number,
  batches: 4,
  loss,
  accuracy: 0.5,
});
const end = (epoch: number): EpochPoint => ({
  epoch,
  trainLoss: 0.4,
  trainAccuracy: 0.8,
  validationLoss: 0.5,
  validationAccuracy: 0.75,
  learningRate: 0.01,
});

const points = curvePoints([batch(1, 2), batch(1, 4), batch(2, 2), batch(2, 3)], [end(1)]);

describe('curvePoints', () => {
  it('makes one moment of the last batch and the end of its epoch', () => {
    expect(points.map((point) => [point.at, point.batch?.number ?? null])).toEqual([
      [0.5, 2],
      [1, null],
      [1.5, 2],
      [1.75, 3],
    ]);
    expect(points[1]).toMatchObject({ batchLoss: 1, trainLoss: 0.4, validationAccuracy: 0.75 });
  });

  it('shows the end of an epoch whose last batches were not sent', () => {
    expect(curvePoints([batch(1, 2)], [end(1)]).map((point) => point.at)).toEqual([0.5, 1]);
  });

  it('leaves out single batches where epochs pass between them', () => {
    const fast = curvePoints([batch(1, 1), batch(5, 2), batch(9, 3)], [end(1), end(2)]);

    expect(fast.map((point) => [point.at, point.batchLoss])).toEqual([
      [1, null],
      [2, null],
    ]);
  });

  it('tells the epoch mean at its end and the batch mean within', () => {
    expect(points.map(trainingLoss)).toEqual([1, 0.4, 1, 1]);
  });
});

describe('stepped', () => {
  it('walks by moment and by epoch, and stays at the ends', () => {
    expect(stepped(points, 0, 'ArrowLeft')).toBe(0);
    expect(stepped(points, 0, 'ArrowRight')).toBe(1);
    expect(stepped(points, 3, 'ArrowRight')).toBe(3);
    expect(stepped(points, 0, 'PageUp')).toBe(1);
    expect(stepped(points, 3, 'PageDown')).toBe(1);
    expect(stepped(points, 1, 'End')).toBe(3);
    expect(stepped(points, 1, 'Home')).toBe(0);
  });

  it('leaves other keys to the page', () => {
    expect(stepped(points, 0, 'Tab')).toBeUndefined();
  });
});

describe('nearest', () => {
  it('finds the closest moment', () => {
    expect([0, 0.7, 0.8, 1.6, 9].map((at) => nearest(points, at))).toEqual([0, 0, 1, 2, 3]);
  });
});

describe('tableRows', () => {
  it('has every epoch, however long the run', () => {
    const epochs = Array.from({ length: 50 }, (_, n) => end(n + 1));
    const batches = Array.from({ length: 50 }, (_, n) =>
      [1, 2, 3, 4].map((number) => batch(n + 1, number)),
    ).flat();

    const rows = tableRows(curvePoints(batches, epochs), 60);

    expect(rows.filter((row) => row.batch === null)).toHaveLength(50);
    expect(rows.length).toBeLessThan(120);
  });
});
