import { describe, expect, it } from 'vitest';
import type { TrainingPlan } from '../../api/types';
import { bestWords } from './bestEpoch';
import type { EpochPoint } from './progress';

const plan = {} as TrainingPlan;
const early = (metric: string) => ({ earlyStopping: { metric, patience: 2 } }) as TrainingPlan;

function epoch(number: number, accuracy: number | null, loss: number | null = null): EpochPoint {
  return {
    epoch: number,
    trainLoss: 1,
    trainAccuracy: number / 10,
    validationLoss: loss,
    validationAccuracy: accuracy,
    learningRate: 0.1,
  };
}

describe('bestWords', () => {
  const epochs = [epoch(1, 0.7, 0.4), epoch(2, 0.8, 0.3), epoch(3, 0.9, 0.5), epoch(4, 0.9, 0.6)];

  it('names the first epoch of the highest validation accuracy', () => {
    expect(bestWords(epochs, plan)).toMatch(
      /^Best validation accuracy: 90\.0\s%, after epoch 3\.$/,
    );
    expect(bestWords(epochs, early('validationAccuracy'))).toContain('after epoch 3');
  });

  it('goes by the loss where early stopping does: that epoch was kept', () => {
    expect(bestWords(epochs, early('validationLoss'))).toBe(
      'Lowest validation loss: 0.300, after epoch 2.',
    );
  });

  it('goes by training accuracy where nothing is held out', () => {
    expect(bestWords([epoch(1, null), epoch(2, null)], plan)).toContain('training accuracy: 20.0');
  });

  it('says nothing before the first epoch has ended', () => {
    expect(bestWords([], plan)).toBeNull();
  });
});
