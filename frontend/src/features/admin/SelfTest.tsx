import { Button } from '@mantine/core';
import { IconCheck, IconCircle, IconCircleDot, IconX, type Icon } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Device, Run } from '../../api/types';
import { duration, percent } from '../../ui/format';
import { isOver } from '../../ui/runStates';
import { reachedBy, secondsTaken, standings, STEPS, type Standing } from './checkSteps';
import { canCheck } from './deviceStates';
import { useSelfTest } from './useSelfTest';
import classes from './admin.module.css';

const SIGNS: Record<Standing, Icon> = {
  done: IconCheck,
  now: IconCircleDot,
  waiting: IconCircle,
  failed: IconX,
};

interface SelfTestProps {
  device: Device;
  /** What else can be done with the device, beside the button. */
  children?: ReactNode;
}

/** A tiny run, pinned to this device, that takes the way of every run. */
export function SelfTest({ device, children }: SelfTestProps) {
  const { t } = useTranslation('admin');
  const { run, start, starting } = useSelfTest(device.id);
  const busy = starting || (run !== undefined && !isOver(run.state));
  return (
    <div className={classes.check}>
      {run && <Steps run={run} />}
      {run && isOver(run.state) && <Outcome run={run} />}
      <Button
        variant="default"
        size="xs"
        loading={busy}
        disabled={!canCheck(device)}
        onClick={start}
      >
        {run ? t('check.again') : t('check.start')}
      </Button>
      {children}
    </div>
  );
}

function Steps({ run }: { run: Run }) {
  const { t } = useTranslation('admin');
  const standing = standings(run.state, reachedBy(run));
  return (
    <ol className={classes.steps}>
      {STEPS.map((step) => {
        const Sign = SIGNS[standing[step]];
        const now = standing[step] === 'now';
        return (
          <li
            key={step}
            data-standing={standing[step]}
            {...(now && { 'aria-current': 'step' as const })}
          >
            <Sign size={16} stroke={1.8} aria-hidden />
            {t(`check.steps.${step}`)}
          </li>
        );
      })}
    </ol>
  );
}

function Outcome({ run }: { run: Run }) {
  const { t } = useTranslation('admin');
  const time = duration(secondsTaken(run));
  const message = run.message ?? t('check.failedNoWords', { state: run.state.toLowerCase() });
  const words = run.metrics
    ? t('check.done', {
        accuracy: percent(run.metrics.testAccuracy),
        dataset: run.dataset,
        time,
      })
    : t('check.doneNoMetrics', { time });
  return (
    <p className={classes.outcome} role="status">
      {run.state === 'COMPLETED' ? words : t('check.failed', { message })}{' '}
      <Link to="/runs/$id" params={{ id: run.id }}>
        {t('check.run')}
      </Link>
    </p>
  );
}
