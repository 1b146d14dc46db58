import { expect, it } from 'vitest';
import { marks } from './marks';

it('draws class 0 as discs and the other as crosses, y upwards', () => {
  const [discs, crosses] = marks(
    [
      { index: 0, label: 0, values: [0, 1.2] },
      { index: 1, label: 1, values: [-1.2, 0] },
    ],
    100,
  );
  expect(discs).toBe('M50 0h0');
  expect(crosses).toBe('M-1.4 48.6l2.8 2.8M1.4 48.6l-2.8 2.8');
});

it('widens its axes to hold every point', () => {
  expect(marks([{ index: 0, label: 0, values: [2.4, 0] }], 100)[0]).toBe('M100 50h0');
});
