import { describe, expect, it } from 'vitest';
import { answerAt, areas, atHome, planeOf, strength } from './boundary';

const base64 = (...bytes: number[]) => btoa(String.fromCharCode(...bytes));

/** Class 0 on the left and class 1 on the right, but for the bottom right cell. */
const plane = planeOf({
  seq: 1,
  at: '2026-03-02T10:00:00Z',
  kind: 'boundary',
  epoch: 1,
  size: 2,
  range: 3,
  classes: base64(0, 1, 0, 0),
  confidence: base64(255, 255, 128, 200),
});

describe('a plane', () => {
  it('starts at the top left', () => {
    expect(answerAt(plane, -1, 1)).toBe(0);
    expect(answerAt(plane, 1, 1)).toBe(1);
    expect(answerAt(plane, 1, -1)).toBe(0);
  });

  it('has no answer beyond its edge', () => {
    expect(answerAt(plane, 3.1, 0)).toBeUndefined();
    expect(answerAt(plane, 0, -3.1)).toBeUndefined();
  });

  it('is shared out among the classes', () => {
    expect(areas(plane, 3)).toEqual([0.75, 0.25, 0]);
  });

  it('counts the points in the area of their class', () => {
    const points = [
      { index: 0, label: 0, values: [-1, 1] },
      { index: 1, label: 1, values: [1, 1] },
      { index: 2, label: 1, values: [1, -1] },
      { index: 3, label: 1 },
    ];

    expect(atHome(plane, points)).toBe(2);
  });
});

it('fades where the network only guesses', () => {
  expect(strength(255, 2)).toBe(1);
  expect(strength(127.5, 2)).toBeCloseTo(0);
  expect(strength(0, 2)).toBe(0);
  expect(strength(85, 3)).toBeCloseTo(0);
});
