/** The fields of the training plan in the order of the form, and their words from the catalogue. */
import type { Catalogue, LossKind, Parameter, TrainingPlan } from '../../api/types';
import { merge, read, write } from './training';

export const PLAN_FIELDS = [
  'epochs',
  'batchSize',
  'optimizer.kind',
  'optimizer.learningRate',
  'optimizer.momentum',
  'optimizer.weightDecay',
  'schedule.kind',
  'validation',
  'seed',
  'device',
  'loss.kind',
] as const;
/** With the fields of what is turned on and off, which stand by themselves. */
export type PlanField =
  | (typeof PLAN_FIELDS)[number]
  | 'gradientClipping'
  | 'earlyStopping.patience'
  | 'earlyStopping.metric';

export function planFieldId(field: string): string {
  return `plan-${field.replaceAll('.', '-')}`;
}

export function parameterOf(catalogue: Catalogue, field: PlanField): Parameter | undefined {
  return catalogue.training.find((parameter) => parameter.name === field);
}

/** Momentum is a word of one optimiser alone. */
export function isShown(plan: TrainingPlan, field: PlanField): boolean {
  return field !== 'optimizer.momentum' || plan.optimizer.kind === 'momentum';
}

/** Plans from before it could be chosen say none. */
export function lossOf(plan: TrainingPlan): LossKind {
  return plan.loss?.kind ?? 'crossEntropy';
}

export function planValue(plan: TrainingPlan, parameter: Parameter): unknown {
  return read(plan, parameter.name) ?? parameter.default ?? null;
}

/** A new optimiser brings its own learning rate, unless the student has chosen one. */
export function changePlan(
  plan: TrainingPlan,
  field: string,
  value: unknown,
  catalogue: Catalogue,
): TrainingPlan {
  if (field !== 'optimizer.kind') return write(plan, field, value);
  const rateOf = (kind: unknown) =>
    catalogue.optimizers.find((optimizer) => optimizer.kind === kind)?.learningRate;
  const untouched = plan.optimizer.learningRate === rateOf(plan.optimizer.kind);
  const learningRate = untouched ? rateOf(value) : undefined;
  return merge(plan, {
    optimizer: { kind: value, ...(learningRate !== undefined && { learningRate }) },
  });
}
