/** Where the stepper's − and + lead. */
import type { Parameter } from '../../api/types';

type Direction = 'up' | 'down';

/**
 * Widths (filters, units) double and halve, because only the order of magnitude matters; a kernel
 * stays odd, so that it has a middle; all else goes by its own step.
 */
export function nextValue(parameter: Parameter, value: number, direction: Direction): number {
  const next = isWidth(parameter)
    ? doubled(value, direction)
    : stepped(parameter, value, direction);
  return within(parameter, next);
}

export function within(parameter: Parameter, value: number): number {
  const low = parameter.min ?? -Infinity;
  const high = parameter.max ?? Infinity;
  const whole = parameter.type === 'int' ? Math.round(value) : value;
  return Math.min(high, Math.max(low, whole));
}

/** A number that can be taken as it is, while it is being typed. */
export function isAllowed(parameter: Parameter, value: number): boolean {
  return Number.isFinite(value) && within(parameter, value) === value;
}

function isWidth(parameter: Parameter): boolean {
  return ['filters', 'units', 'batchSize'].includes(parameter.name);
}

function doubled(value: number, direction: Direction): number {
  const power = Math.log2(Math.max(1, value));
  return 2 ** (direction === 'up' ? Math.floor(power) + 1 : Math.ceil(power) - 1);
}

function stepped(parameter: Parameter, value: number, direction: Direction): number {
  const step = parameter.name === 'kernel' ? 2 : (parameter.step ?? 0) || 1;
  const next = value + (direction === 'up' ? step : -step);
  return Number(next.toFixed(6));
}
