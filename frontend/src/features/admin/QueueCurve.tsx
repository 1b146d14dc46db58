import { useTranslation } from 'react-i18next';
import type { QueueSample } from '../../api/types';
import { queueSteps } from './queueSteps';
import classes from './site.module.css';

const WIDTH = 160;
const HEIGHT = 34;

/** How many waited over the last hour, as steps from zero. */
export function QueueCurve({ lane, samples }: { lane: string; samples: QueueSample[] }) {
  const { t } = useTranslation('site');
  const steps = queueSteps(samples, lane, WIDTH, HEIGHT);
  if (steps === null) return <p className={classes.curveWords}>{t('queue.curveSoon')}</p>;
  const time = steps.since.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
  return (
    <figure className={classes.curve}>
      <svg
        viewBox={`-1 -2 ${String(WIDTH + 2)} ${String(HEIGHT + 4)}`}
        role="img"
        aria-label={t('queue.curve', { now: steps.now, most: steps.most })}
      >
        <line x1={0} x2={WIDTH} y1={HEIGHT} y2={HEIGHT} stroke="var(--lw-line-strong)" />
        <path d={`${steps.path}V${String(HEIGHT)}H0Z`} fill="var(--lw-blue-soft)" />
        <path d={steps.path} fill="none" stroke="var(--lw-blue)" strokeWidth={1.5} />
      </svg>
      <figcaption className={classes.curveWords}>
        {t('queue.curveSince', { time, most: steps.most })}
      </figcaption>
    </figure>
  );
}
