/** The training plan: reading and changing it by the catalogue's names, and its learning-rate scale. */
import type { TrainingPlan } from '../../api/types';

type Tree = Record<string, unknown>;

function isTree(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** JSON merge patch (RFC 7396): null removes, trees merge, all else replaces. */
export function merge<T extends object>(target: T, patch: Tree): T {
  const merged = new Map(Object.entries(target as Tree));
  for (const [name, value] of Object.entries(patch)) {
    const old = merged.get(name);
    if (value === null) merged.delete(name);
    else merged.set(name, isTree(value) ? merge(isTree(old) ? old : {}, value) : value);
  }
  return Object.fromEntries(merged) as T;
}

/** `optimizer.learningRate` of a plan. */
export function read(plan: TrainingPlan, name: string): unknown {
  return name
    .split('.')
    .reduce<unknown>((value, part) => (isTree(value) ? value[part] : undefined), plan);
}

export function write(plan: TrainingPlan, name: string, value: unknown): TrainingPlan {
  if (read(plan, name) === value) return plan;
  const patch = name.split('.').reduceRight<unknown>((inner, part) => ({ [part]: inner }), value);
  return merge(plan, patch as Tree);
}

const DECADES = [-6, -5, -4, -3, -2, -1];

/** 0.000001, 0.000003, 0.00001 … 0.3, 1: each step is about three times the last. */
export const RATES: readonly number[] = [
  ...DECADES.flatMap((decade) => [Number(`1e${String(decade)}`), Number(`3e${String(decade)}`)]),
  1,
];

/** The next rate of the scale; a rate between two of them goes to its neighbour. */
export function nextRate(rate: number, direction: 'up' | 'down', rates = RATES): number {
  const next =
    direction === 'up'
      ? rates.find((each) => each > rate * 1.0001)
      : rates.findLast((each) => each < rate * 0.9999);
  return next ?? rate;
}

/** Weight decay may also be none at all. */
export const DECAYS: readonly number[] = [0, ...RATES.filter((rate) => rate <= 0.1)];

/** The longest a gradient may be. */
export const LIMITS: readonly number[] = [
  ...RATES.filter((rate) => rate >= 0.001),
  ...[3, 10, 30, 100, 300, 1000],
];

/** A plain decimal, never 1e-5: the form that a first-year student reads. */
export function plainNumber(value: number): string {
  if (value === 0) return '0';
  const digits = Math.max(0, 2 - Math.floor(Math.log10(Math.abs(value))));
  return Number(value.toPrecision(4))
    .toFixed(Math.min(digits + 2, 12))
    .replace(/\.?0+$/, '');
}

export const PLAN_IF_NONE: TrainingPlan = {
  batchSize: 64,
  epochs: 5,
  optimizer: { kind: 'adam', learningRate: 0.001, weightDecay: 0, momentum: 0.9 },
  schedule: { kind: 'constant' },
  seed: 7,
  validation: 0.1,
  device: 'auto',
};
