import { describe, expect, it } from 'vitest';
import { afterKey, blank, stroke, whole, within, type Drawing } from './curve';

const SCALE = { epochs: 5, min: 0, max: 2 };
const EMPTY = blank(SCALE);

describe('a stroke', () => {
  it('fills the epochs that a fast pointer skipped', () => {
    const drawing = stroke(EMPTY, SCALE, { at: 0, value: 2 }, { at: 4, value: 0 });
    expect(drawing).toEqual([2, 1.5, 1, 0.5, 0]);
  });

  it('goes leftwards too, and leaves the rest', () => {
    const before: Drawing = [2, null, null, null, 1];
    const drawing = stroke(before, SCALE, { at: 3, value: 1 }, { at: 1, value: 2 });
    expect(drawing).toEqual([2, 2, 1.5, 1, 1]);
  });

  it('stays within the chart', () => {
    expect(stroke(EMPTY, SCALE, null, { at: 0, value: 9 })[0]).toBe(2);
    expect(stroke(EMPTY, SCALE, null, { at: 0, value: -9 })[0]).toBe(0);
  });
});

describe('keys', () => {
  it('start in the middle and raise or lower one epoch', () => {
    const up = afterKey({ drawing: EMPTY, at: 0 }, SCALE, 'ArrowUp');
    expect(up).toEqual({ at: 0, drawing: [1.04, null, null, null, null] });
    const page = up && afterKey(up, SCALE, 'PageDown');
    expect(page?.drawing[0]).toBe(0.84);
  });

  it('carry the height on to an epoch without one, and keep what is drawn', () => {
    const drawing: Drawing = [1.5, null, 0.5, null, null];
    const right = afterKey({ drawing, at: 0 }, SCALE, 'ArrowRight');
    expect(right).toEqual({ at: 1, drawing: [1.5, 1.5, 0.5, null, null] });
    expect(right && afterKey(right, SCALE, 'ArrowRight')).toEqual({ ...right, at: 2 });
  });

  it('end at the edges, and leave other keys alone', () => {
    expect(afterKey({ drawing: EMPTY, at: 0 }, SCALE, 'ArrowLeft')?.at).toBe(0);
    expect(afterKey({ drawing: EMPTY, at: 2 }, SCALE, 'End')?.at).toBe(4);
    expect(afterKey({ drawing: EMPTY, at: 2 }, SCALE, 'Home')?.at).toBe(0);
    expect(afterKey({ drawing: EMPTY, at: 2 }, SCALE, 'Tab')).toBeUndefined();
  });
});

describe('a whole curve', () => {
  it('has a value for every epoch', () => {
    expect(whole([null, 2, null, 1, null], SCALE)).toEqual([2, 2, 1.5, 1, 1]);
    expect(whole([null, null, 1, null, null], SCALE)).toEqual([1, 1, 1, 1, 1]);
  });

  it('is none before anything is drawn', () => {
    expect(whole(EMPTY, SCALE)).toBeNull();
  });
});

it('rounds to a hundredth of the scale', () => {
  expect(within({ epochs: 1, min: 0, max: 2.5 }, 0.1234)).toBe(0.125);
});
