import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Run } from '../../api/types';
import { count, duration, hours } from '../../ui/format';
import { isOver } from '../../ui/runStates';
import { epochAt } from './headline';
import { secondsLeft, type RunProgress } from './progress';
import classes from './Gauges.module.css';

interface GaugesProps {
  run: Run;
  progress: RunProgress;
  things: 'images' | 'samples';
}

/** The numbers of a run, each in its fixed place. */
export function Gauges({ run, progress, things }: GaugesProps) {
  const { t } = useTranslation('run');
  const { epochs } = run.training;
  const at = progress.now?.at ?? progress.epochs.length;
  const speed = progress.samplesPerSecond;
  const device = progress.device ?? run.device;
  return (
    <dl className={classes.gauges} aria-label={t('gauge.label')}>
      <Gauge name={t('gauge.epoch')}>
        {at === 0 ? 0 : epochAt(at, epochs)} / {epochs}
      </Gauge>
      {isOver(run.state) ? (
        <Gauge name={t('gauge.took')}>{took(run) ?? t('gauge.unknown')}</Gauge>
      ) : (
        <Gauge name={t('gauge.left')}>{left(run, progress) ?? t('gauge.unknown')}</Gauge>
      )}
      <Gauge name={t('gauge.speed')}>
        {speed === null
          ? t('gauge.unknown')
          : t(`gauge.${things}`, { speed: count(rounded(speed)) })}
      </Gauge>
      <Gauge name={t('gauge.device')} title={device?.engine}>
        {device === null ? t('gauge.unknown') : device.name}
      </Gauge>
      <Gauge name={t('gauge.quota')}>
        {run.chargedMs === 0 ? t('gauge.noQuota') : hours(run.chargedMs)}
      </Gauge>
    </dl>
  );
}

interface GaugeProps {
  name: string;
  title?: string | undefined;
  children: ReactNode;
}

function Gauge({ name, title, children }: GaugeProps) {
  return (
    <div className={classes.gauge}>
      <dt>{name}</dt>
      <dd title={title}>{children}</dd>
    </div>
  );
}

/** Three figures are what a speed is good for; the rest would flicker. */
function rounded(speed: number): number {
  return Number(speed.toPrecision(3));
}

function left(run: Run, progress: RunProgress): string | null {
  if (run.state !== 'TRAINING') return null;
  const seconds = secondsLeft(progress, run.training.epochs);
  return seconds === null ? null : duration(Math.ceil(seconds));
}

export function took({ startedAt, finishedAt }: Run): string | null {
  if (startedAt === null || finishedAt === null) return null;
  return duration((Date.parse(finishedAt) - Date.parse(startedAt)) / 1000);
}
