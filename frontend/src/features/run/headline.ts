import type { Run } from '../../api/types';
import { duration, moment, ordinal } from '../../ui/format';
import { i18n } from '../../text/i18n';
import type { RunProgress } from './progress';

type Seen = Pick<
  Run,
  'state' | 'pausedFor' | 'resumesAt' | 'pausing' | 'message' | 'queue' | 'training'
>;

/** A run's state in a few words, and what there is to say about it. */
export function headline(run: Seen, progress: Pick<RunProgress, 'now'>): [string, string | null] {
  const t = i18n.getFixedT('en', 'run');
  const { state, message } = run;
  switch (state) {
    case 'QUEUED':
      return run.queue
        ? [
            t('state.QUEUEDat', { place: ordinal(run.queue.position) }),
            [message, waiting(run.queue)].filter(Boolean).join(' '),
          ]
        : [t('state.QUEUED'), message ?? t('detail.QUEUED')];
    case 'TRAINING':
      return [trainingWords(run, progress), run.pausing ? t('detail.pausing') : message];
    case 'PAUSED':
      return [pausedWords(run), message ?? t(`detail.PAUSED.${run.pausedFor ?? 'student'}`)];
    case 'PREPARING':
      return [t('state.PREPARING'), message ?? t('detail.PREPARING')];
    case 'FAILED':
      return [t('state.FAILED'), [message, t('detail.FAILED')].filter(Boolean).join(' ')];
    case 'STOPPED':
      return [t('state.STOPPED'), message ?? t('detail.STOPPED')];
    default:
      return [t(`state.${state}`), message];
  }
}

function waiting(queue: NonNullable<Run['queue']>): string {
  const t = i18n.getFixedT('en', 'run');
  if (queue.etaSeconds === 0) return sentence(queue.why);
  const rest =
    queue.etaSeconds === null
      ? t('detail.QUEUED')
      : t('detail.QUEUEDeta', { eta: duration(Math.max(1, Math.round(queue.etaSeconds))) });
  return [sentence(queue.why), rest].filter((words) => words !== '').join(' ');
}

function pausedWords({ pausedFor, resumesAt }: Seen): string {
  const t = i18n.getFixedT('en', 'run');
  if (pausedFor === 'quota' && resumesAt) {
    return t('state.PAUSEDuntil', { when: moment(resumesAt) });
  }
  return t(`state.PAUSEDfor.${pausedFor ?? 'student'}`);
}

function sentence(words: string): string {
  return words === '' || /[.!?…]$/.test(words) ? words : `${words}.`;
}

function trainingWords({ training }: Seen, { now }: Pick<RunProgress, 'now'>): string {
  const t = i18n.getFixedT('en', 'run');
  return now === null
    ? t('state.TRAINING')
    : t('state.TRAININGat', { epoch: epochAt(now.at, training.epochs), epochs: training.epochs });
}

/** The epoch that a place belongs to, counted from 1: the end of the first epoch is still in it. */
export function epochAt(at: number, epochs: number): number {
  return Math.min(epochs, Math.max(1, Math.ceil(at)));
}
