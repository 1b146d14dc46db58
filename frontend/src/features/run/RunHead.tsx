import { VisuallyHidden } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Run } from '../../api/types';
import { loss, percent } from '../../ui/format';
import { MOOD, isOver } from '../../ui/runStates';
import { STATE_SIGNS } from '../../ui/stateSigns';
import { Gauges } from './Gauges';
import { epochAt, headline } from './headline';
import type { RunProgress } from './progress';
import { RunActions } from './RunActions';
import classes from './RunHead.module.css';

interface RunHeadProps {
  run: Run;
  progress: RunProgress;
  away: boolean;
  compact: boolean;
  /** Whoever looks at another's run only reads. */
  mine: boolean;
  /** What the data set's samples are called. */
  things: 'images' | 'samples';
  /** Between the words and the numbers: the result, once there is one. */
  children: ReactNode;
}

/** How the run is: first in words, then as a bar, then in numbers. */
export function RunHead({ run, progress, away, compact, mine, things, children }: RunHeadProps) {
  const { t } = useTranslation('run');
  const [title, detail] = headline(run, progress);
  const Sign = STATE_SIGNS[run.state];
  return (
    <div className={classes.head}>
      <div className={classes.top}>
        <div className={classes.words} data-mood={MOOD[run.state]} data-over={isOver(run.state)}>
          <p className={classes.title} role="status">
            <Sign size={18} stroke={1.8} aria-hidden className={classes.sign} />
            {title}
          </p>
          {detail !== null && detail !== '' && <p className={classes.detail}>{detail}</p>}
          <p className={classes.detail} role="status">
            {away && !isOver(run.state) && t('away')}
          </p>
        </div>
        {(mine || isOver(run.state)) && <RunActions run={run} compact={compact} />}
      </div>
      <VisuallyHidden role="status">{epochDone()}</VisuallyHidden>
      {!isOver(run.state) && <ProgressBar run={run} progress={progress} />}
      {children}
      <Gauges run={run} progress={progress} things={things} />
    </div>
  );

  /** Said aloud once an epoch, not at every batch. */
  function epochDone(): string | null {
    const last = progress.epochs.at(-1);
    if (run.state !== 'TRAINING' || last === undefined) return null;
    const value = last.validationAccuracy ?? last.trainAccuracy;
    const reading =
      value === null
        ? `${t('curves.loss')}: ${loss(last.trainLoss ?? Number.NaN)}.`
        : `${t('curves.accuracy')}: ${percent(value)}.`;
    return t('epochDone', { epoch: last.epoch, epochs: run.training.epochs, reading });
  }
}

function ProgressBar({ run, progress }: { run: Run; progress: RunProgress }) {
  const { t } = useTranslation('run');
  const { epochs } = run.training;
  const at = progress.now?.at ?? progress.epochs.length;
  const share = Math.min(1, at / epochs);
  return (
    <div
      className={classes.bar}
      role="progressbar"
      aria-label={t('progress')}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(share * 100)}
      aria-valuetext={t('progressWords', {
        epoch: epochAt(at, epochs),
        epochs,
        share: percent(share, 0),
      })}
    >
      <div className={classes.done} style={{ width: `${String(share * 100)}%` }} />
    </div>
  );
}
