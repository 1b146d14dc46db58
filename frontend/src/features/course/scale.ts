import type { Metric, PredictBlock } from '../../api/course';
import { loss, percent } from '../../ui/format';
import type { Scale } from './curve';

export function scaleOf({ metric, epochs, min, max }: PredictBlock): Scale {
  return { epochs: epochs ?? 1, min: min ?? 0, max: max ?? (isShare(metric) ? 1 : 2.5) };
}

/** A value of a metric as it is read. */
export function valueText(metric: Metric, value: number): string {
  return isShare(metric) ? percent(value) : loss(value);
}

export function isShare(metric: Metric): boolean {
  return metric.endsWith('Accuracy');
}
