import { expect, it } from 'vitest';
import { blockAt } from './position';

it('is the last block that begins above the line', () => {
  expect(blockAt([0, 100, 300], 120)).toBe(1);
  expect(blockAt([0, 100, 300], 900)).toBe(2);
  expect(blockAt([40, 100], 20)).toBe(0);
  expect(blockAt([], 20)).toBe(0);
});
