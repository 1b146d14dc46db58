import { useTranslation } from 'react-i18next';
import { loss, percent } from '../../ui/format';
import type { Measure } from './chartRange';
import { trainingAccuracy, trainingLoss, type CurvePoint } from './curvePoints';

/** A moment of the curves in words. */
export function useReading() {
  const { t } = useTranslation('run');
  const moment = ({ epoch, batch }: CurvePoint) =>
    batch === null
      ? t('curves.atEpoch', { epoch })
      : t('curves.atBatch', { epoch, batch: batch.number, batches: batch.of });
  const value = (measure: Measure, number: number | null) => {
    if (number === null) return '–';
    return measure === 'loss' ? loss(number) : percent(number);
  };
  const spoken = (measure: Measure, number: number | null) =>
    number === null ? t('curves.none') : value(measure, number);
  const whole = (point: CurvePoint) =>
    t('curves.words', {
      moment: moment(point),
      trainLoss: spoken('loss', trainingLoss(point)),
      validationLoss: spoken('loss', point.validationLoss),
      trainAccuracy: spoken('accuracy', trainingAccuracy(point)),
      validationAccuracy: spoken('accuracy', point.validationAccuracy),
    });
  return { moment, value, whole };
}
