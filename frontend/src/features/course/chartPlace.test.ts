import { expect, it } from 'vitest';
import { lines, pathD, pointAt, ticks, xOf, yOf } from './chartPlace';

const SCALE = { epochs: 10, min: 0, max: 2.5 };

it('finds the epoch and value under a pointer where they were drawn', () => {
  expect(pointAt(SCALE, xOf(SCALE, 3), yOf(SCALE, 1)).at).toBe(3);
  expect(pointAt(SCALE, xOf(SCALE, 3), yOf(SCALE, 1)).value).toBeCloseTo(1);
  expect(pointAt(SCALE, -50, 0).at).toBe(0);
  expect(pointAt(SCALE, 5000, 0).at).toBe(9);
});

it('breaks a curve where a value is missing', () => {
  expect(pathD(SCALE, [1, 2, null, 1]).match(/[ML]/g)).toEqual(['M', 'L', 'M']);
});

it('writes round numbers beside the grid', () => {
  expect(lines(SCALE)).toEqual([0, 0.5, 1, 1.5, 2, 2.5]);
  expect(lines({ epochs: 1, min: 0, max: 1 })).toEqual([0, 0.2, 0.4, 0.6, 0.8, 1]);
  expect(lines({ epochs: 1, min: 0.5, max: 1 })).toEqual([0.5, 0.6, 0.7, 0.8, 0.9, 1]);
});

it('numbers as many epochs as have room, the first always', () => {
  expect(ticks(5)).toEqual([1, 2, 3, 4, 5]);
  expect(ticks(30)).toEqual([1, 5, 10, 15, 20, 25, 30]);
});
