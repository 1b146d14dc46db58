import { describe, expect, it } from 'vitest';
import { moved, placeAfter, placeUnder } from './order';

const THREE = ['a', 'b', 'c'];

describe('moving', () => {
  it('puts an item before or behind others', () => {
    expect(moved(THREE, 0, 2)).toEqual(['b', 'c', 'a']);
    expect(moved(THREE, 2, 0)).toEqual(['c', 'a', 'b']);
  });

  it('changes nothing where there is nowhere to go', () => {
    expect(moved(THREE, 0, -1)).toBe(THREE);
    expect(moved(THREE, 2, 3)).toBe(THREE);
    expect(moved(THREE, 5, 0)).toBe(THREE);
  });
});

it('hears arrows, Home and End, and nothing else', () => {
  expect(['ArrowUp', 'ArrowDown', 'Home', 'End', 'x'].map((key) => placeAfter(key, 1, 4))).toEqual([
    0,
    2,
    0,
    3,
    undefined,
  ]);
  expect(placeAfter('ArrowUp', 0, 4)).toBe(0);
  expect(placeAfter('ArrowDown', 3, 4)).toBe(3);
});

it('drops where most of the other rows end', () => {
  const rows = [0, 40, 80].map((top) => ({ top, bottom: top + 40 }));
  expect(placeUnder(-10, 2, rows)).toBe(0);
  expect(placeUnder(65, 0, rows)).toBe(1);
  expect(placeUnder(300, 0, rows)).toBe(2);
});
