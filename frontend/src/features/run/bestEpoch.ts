import type { TrainingPlan } from '../../api/types';
import { i18n } from '../../text/i18n';
import { loss, percent } from '../../ui/format';
import type { EpochPoint } from './progress';

type Score = 'validationAccuracy' | 'validationLoss' | 'trainAccuracy';

/**
 * The epoch that did best, in words: by what early stopping goes by, which keeps its weights; else
 * by accuracy on the samples held out, or on the training samples where none are. Null before the
 * first epoch has ended.
 */
export function bestWords(epochs: readonly EpochPoint[], plan: TrainingPlan): string | null {
  const by = scoreOf(epochs, plan);
  let best: { epoch: number; value: number } | null = null;
  for (const point of epochs) {
    const value = point[by];
    if (value !== null && (best === null || isBetter(by, value, best.value))) {
      best = { epoch: point.epoch, value };
    }
  }
  if (best === null) return null;
  const value = by === 'validationLoss' ? loss(best.value) : percent(best.value);
  return i18n.getFixedT('en', 'run')(`best.${by}`, { value, epoch: best.epoch });
}

function scoreOf(epochs: readonly EpochPoint[], { earlyStopping }: TrainingPlan): Score {
  if (earlyStopping?.metric === 'validationLoss') return 'validationLoss';
  return epochs.some((point) => point.validationAccuracy !== null)
    ? 'validationAccuracy'
    : 'trainAccuracy';
}

function isBetter(by: Score, value: number, than: number): boolean {
  return by === 'validationLoss' ? value < than : value > than;
}
