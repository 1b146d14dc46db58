import { useTranslation } from 'react-i18next';
import type { DataSet, Run } from '../../api/types';
import { count, loss, percent } from '../../ui/format';
import { bestWords } from './bestEpoch';
import type { RunProgress } from './progress';
import { unusualLoss } from './settings';
import classes from './Outcome.module.css';

interface OutcomeProps {
  run: Run;
  progress: RunProgress;
  dataset: DataSet | null;
}

/** The one number that a finished run is about, and what it means. */
export function Outcome({ run, progress, dataset }: OutcomeProps) {
  const { t } = useTranslation('run');
  const metrics = progress.metrics ?? run.metrics;
  if (metrics === null) return null;
  return (
    <div className={classes.outcome}>
      <p className={classes.number}>
        <span className={classes.name}>{t('outcome.test')}</span>
        <span className={classes.value}>{percent(metrics.testAccuracy)}</span>
      </p>
      <p className={classes.context}>
        {dataset && inContext(metrics.testAccuracy, dataset)} {lossWords(loss(metrics.testLoss))}{' '}
        {best()}
      </p>
    </div>
  );

  function inContext(accuracy: number, { test, classes: names, kind, classCounts }: DataSet) {
    return t('outcome.words', {
      right: count(Math.round(accuracy * test)),
      all: count(test),
      things: t(kind === 'image' ? 'outcome.images' : 'outcome.samples'),
      guess: percent(guess(names.length, classCounts?.test), 0),
    });
  }

  function lossWords(value: string): string {
    const unusual = unusualLoss(run.training);
    return unusual
      ? t('outcome.lossNamed', { loss: t(`losses.${unusual}`), value })
      : t('outcome.loss', { value });
  }

  function best(): string | null {
    return run.training.validation > 0 ? bestWords(progress.epochs, run.training) : null;
  }
}

/** What always saying the commonest class would get. */
function guess(classes: number, counts: number[] | undefined): number {
  const all = counts?.reduce((sum, number) => sum + number, 0) ?? 0;
  return all === 0 ? 1 / classes : Math.max(...(counts ?? [])) / all;
}
