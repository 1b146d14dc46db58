import { useTranslation } from 'react-i18next';
import type { Run } from '../api/types';
import { ordinal } from './format';
import { MOOD } from './runStates';
import { STATE_SIGNS } from './stateSigns';
import classes from './StateBadge.module.css';

type Shown = Pick<Run, 'state'> & Partial<Pick<Run, 'queue' | 'progress' | 'pausedFor'>>;

/** A run's state in words with a sign; while it waits or works, how far it is. */
export function StateBadge({ run }: { run: Shown }) {
  const { t } = useTranslation('ui');
  const Sign = STATE_SIGNS[run.state];
  return (
    <span className={classes.badge} data-mood={MOOD[run.state]}>
      <Sign size={15} stroke={1.8} aria-hidden />
      <span>
        {t(`state.${run.state}`)}
        {run.state === 'QUEUED' && run.queue && `, ${ordinal(run.queue.position)}`}
        {run.state === 'PAUSED' && run.pausedFor === 'quota' && t('state.untilReset')}
        {run.state === 'PAUSED' && run.pausedFor === 'disk' && t('state.diskFull')}
        {run.state === 'TRAINING' &&
          run.progress &&
          ` ${String(run.progress.epoch)}/${String(run.progress.epochs)}`}
      </span>
    </span>
  );
}
