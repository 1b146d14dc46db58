import { expect, it } from 'vitest';
import { isEven, majority } from './balance';

it('finds what always giving one answer would score', () => {
  expect(majority([10, 60, 30])).toEqual({ index: 1, share: 0.6 });
});

it('calls a set even when no class stands out', () => {
  expect(isEven([500, 500, 500])).toBe(true);
  expect(isEven([520, 490, 490])).toBe(true);
  expect(isEven([700, 400, 400])).toBe(false);
});

it('survives a set without samples', () => {
  expect(majority([])).toEqual({ index: -1, share: 0 });
});
