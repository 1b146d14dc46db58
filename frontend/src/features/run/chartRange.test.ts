import { describe, expect, it } from 'vitest';
import { rangeOf } from './chartRange';

const moments = Array.from({ length: 100 }, (_, n) => n / 50);
const none = moments.map(() => null);

describe('rangeOf', () => {
  it('is not pressed flat by the first batches', () => {
    const batches = moments.map((_, n) => (n < 2 ? 30 : 0.5));

    expect(rangeOf('loss', [moments, batches, none, none])[1]).toBeCloseTo(0.53);
  });

  it('holds every epoch, whatever its loss', () => {
    const ends = moments.map((moment) => (moment === 1 ? 4 : null));

    expect(rangeOf('loss', [moments, moments.map(() => 1), none, ends])[1]).toBeCloseTo(4.24);
  });

  it('shows accuracy from a round share up to one', () => {
    expect(rangeOf('accuracy', [moments, none, moments.map(() => 0.87), none])).toEqual([0.8, 1]);
    expect(rangeOf('accuracy', [moments, moments.map(() => 0.1), none, none])).toEqual([0, 1]);
  });

  it('stands ready before the first point', () => {
    expect(rangeOf('loss', [[], [], [], []])).toEqual([0, 1]);
    expect(rangeOf('accuracy', [[], [], [], []])).toEqual([0, 1]);
  });
});
