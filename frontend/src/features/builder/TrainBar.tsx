import { Button } from '@mantine/core';
import { IconAlertTriangle, IconPlayerPlay } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useBench } from './benchContext';
import classes from './Bench.module.css';
import type { Refusal } from './useSubmit';
import type { Checking } from './useCheck';
import { quotaUse, roughTime } from './words';

interface TrainBarProps {
  checking: Checking;
  busy: boolean;
  refusal: Refusal | null;
  submit: () => void;
  /** Opens the settings of the next run, while a run takes their place. */
  settings: ReactNode;
}

/** The one filled button of the page, with what it will cost beside it. */
export function TrainBar({ checking, busy, refusal, submit, settings }: TrainBarProps) {
  const { t } = useTranslation('builder');
  const epochs = useBench((bench) => bench.history.present.training.epochs);
  const cost = checking.checked?.check.cost;
  return (
    <div className={classes.trainBar}>
      {refusal && (
        <div role="alert" className={classes.refusal}>
          <IconAlertTriangle size={16} stroke={1.8} aria-hidden />
          <p>
            <strong>{refusal.title}</strong> {refusal.detail}
          </p>
        </div>
      )}
      <span className={classes.cost}>
        {cost &&
          [roughTime(cost.deviceSeconds), cost.device.toUpperCase(), quotaUse(cost.quotaMs)].join(
            ' · ',
          )}
      </span>
      <div className={classes.trainButtons}>
        {settings}
        <Button
          size="md"
          loading={busy}
          leftSection={<IconPlayerPlay size={16} stroke={1.8} aria-hidden />}
          onClick={submit}
        >
          {t('trainFor', { count: epochs })}
        </Button>
      </div>
    </div>
  );
}
