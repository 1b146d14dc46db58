import { expect, it } from 'vitest';
import { sparkPoints } from './sparkline';

it('runs from left to right, with the highest value at the top', () => {
  expect(sparkPoints([0.2, 0.6, 0.4], 104, 24, 2)).toEqual([
    [2, 22],
    [52, 2],
    [102, 12],
  ]);
});

it('puts a flat or single value in the middle', () => {
  expect(sparkPoints([0.5, 0.5], 20, 10, 0)).toEqual([
    [0, 5],
    [20, 5],
  ]);
  expect(sparkPoints([0.9], 20, 10, 0)).toEqual([[0, 5]]);
});

it('leaves a gap where training diverged', () => {
  expect(sparkPoints([0, Number.NaN, 1], 20, 10, 0)).toEqual([
    [0, 10],
    [20, 0],
  ]);
});
