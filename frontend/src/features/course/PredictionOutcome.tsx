import { IconArrowRight } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { PredictBlock, Prediction, PredictionValue } from '../../api/course';
import { Prose } from '../../ui/Prose';
import { BothCurves } from './BothCurves';
import classes from './course.module.css';
import { valueText } from './scale';

interface PredictionOutcomeProps {
  predict: PredictBlock;
  value: PredictionValue;
  /** Undefined while it is fetched. */
  outcome: Prediction | undefined;
  training: boolean;
}

/** The prediction and what the run did, together. */
export function PredictionOutcome({ predict, value, outcome, training }: PredictionOutcomeProps) {
  const { t } = useTranslation('course');
  const actual = outcome?.actual ?? null;
  return (
    <div className={classes.outcome}>
      {Array.isArray(value) ? (
        <BothCurves predict={predict} mine={value} actual={Array.isArray(actual) ? actual : null} />
      ) : (
        <dl className={classes.both}>
          <div>
            <dt>{t('predict.yours')}</dt>
            <dd>
              <Prose inline html={predict.options?.[value]?.html ?? ''} />
            </dd>
          </div>
          {typeof actual === 'number' && (
            <div>
              <dt>{t('predict.actual')}</dt>
              <dd className={classes.figures}>
                {t('predict.was', {
                  metric: t(`predict.metric.${predict.metric}`),
                  value: valueText(predict.metric, actual),
                })}
              </dd>
            </div>
          )}
        </dl>
      )}
      {outcome && actual === null && (
        <p className={classes.said}>
          <IconArrowRight size={15} aria-hidden />{' '}
          {t(training ? 'predict.waiting' : 'predict.noResult')}
        </p>
      )}
      {outcome?.after && (actual !== null || !training) && (
        <div className={classes.why}>
          <Prose html={outcome.after} />
        </div>
      )}
    </div>
  );
}
