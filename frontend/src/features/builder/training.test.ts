import { describe, expect, it } from 'vitest';
import { merge, nextRate, plainNumber, PLAN_IF_NONE, RATES, read, write } from './training';

describe('the training plan', () => {
  it('is read and changed by the catalogue’s names', () => {
    const plan = write(PLAN_IF_NONE, 'optimizer.learningRate', 0.01);
    expect(read(plan, 'optimizer.learningRate')).toBe(0.01);
    expect(read(plan, 'optimizer.kind')).toBe('adam');
    expect(read(plan, 'nothing.here')).toBeUndefined();
    expect(write(plan, 'epochs', plan.epochs)).toBe(plan);
  });

  it('takes a merge patch: trees merge, null removes', () => {
    expect(merge({ a: 1, b: { c: 2, d: 3 } }, { b: { c: 9 }, a: null })).toEqual({
      b: { c: 9, d: 3 },
    });
  });
});

describe('the learning-rate scale', () => {
  it('goes 1, 3, 10', () => {
    expect(RATES.slice(4, 9)).toEqual([0.0001, 0.0003, 0.001, 0.003, 0.01]);
    expect(nextRate(0.001, 'up')).toBe(0.003);
    expect(nextRate(0.003, 'up')).toBe(0.01);
    expect(nextRate(0.001, 'down')).toBe(0.0003);
  });

  it('brings a rate from elsewhere onto the scale, and ends at its ends', () => {
    expect(nextRate(0.002, 'up')).toBe(0.003);
    expect(nextRate(0.002, 'down')).toBe(0.001);
    expect(nextRate(1, 'up')).toBe(1);
  });

  it.each([
    [0.001, '0.001'],
    [0.00003, '0.00003'],
    [0.1, '0.1'],
    [1, '1'],
    [0, '0'],
    [0.025, '0.025'],
    [10, '10'],
  ])('writes %d plainly', (value, text) => {
    expect(plainNumber(value)).toBe(text);
  });
});
