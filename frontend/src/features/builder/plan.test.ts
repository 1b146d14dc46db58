import { describe, expect, it } from 'vitest';
import { changePlan, isShown } from './plan';
import { CATALOGUE } from './testNetworks';
import { PLAN_IF_NONE, write } from './training';

describe('changing the plan', () => {
  it('takes a new optimiser with its own learning rate', () => {
    const plan = changePlan(PLAN_IF_NONE, 'optimizer.kind', 'sgd', CATALOGUE);
    expect(plan.optimizer).toMatchObject({ kind: 'sgd', learningRate: 0.1 });
  });

  it('keeps a learning rate that the student has chosen', () => {
    const chosen = write(PLAN_IF_NONE, 'optimizer.learningRate', 0.03);
    expect(changePlan(chosen, 'optimizer.kind', 'sgd', CATALOGUE).optimizer).toMatchObject({
      kind: 'sgd',
      learningRate: 0.03,
    });
  });

  it('asks for a momentum only where it is used', () => {
    expect(isShown(PLAN_IF_NONE, 'optimizer.momentum')).toBe(false);
    expect(isShown(write(PLAN_IF_NONE, 'optimizer.kind', 'momentum'), 'optimizer.momentum')).toBe(
      true,
    );
  });
});
