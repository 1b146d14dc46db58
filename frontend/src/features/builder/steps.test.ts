import { describe, expect, it } from 'vitest';
import type { Parameter } from '../../api/types';
import { isAllowed, nextValue } from './steps';

const parameter = (name: string, rest: Partial<Parameter> = {}): Parameter => ({
  name,
  label: name,
  type: 'int',
  min: 1,
  max: 2048,
  step: 1,
  default: 1,
  choices: null,
  help: '',
  ...rest,
});
const filters = parameter('filters');
const rate = parameter('rate', { type: 'number', min: 0, max: 0.95, step: 0.05 });

describe('a stepper', () => {
  it.each([
    [16, 32, 8],
    [1, 2, 1],
    [2048, 2048, 1024],
    [20, 32, 16],
    [784, 1024, 512],
  ])('doubles and halves widths: %d', (value, up, down) => {
    expect(nextValue(filters, value, 'up')).toBe(up);
    expect(nextValue(filters, value, 'down')).toBe(down);
  });

  it('keeps a kernel odd and a rate on its step', () => {
    const kernel = parameter('kernel', { max: 31 });
    expect(nextValue(kernel, 3, 'up')).toBe(5);
    expect(nextValue(kernel, 1, 'down')).toBe(1);
    expect(nextValue(rate, 0.3, 'up')).toBe(0.35);
    expect(nextValue(rate, 0.95, 'up')).toBe(0.95);
  });

  it('takes only what the catalogue allows', () => {
    expect(isAllowed(filters, 12)).toBe(true);
    expect(isAllowed(filters, 0)).toBe(false);
    expect(isAllowed(filters, 1.5)).toBe(false);
    expect(isAllowed(filters, Number.NaN)).toBe(false);
    expect(isAllowed(rate, 0.123)).toBe(true);
  });
});
