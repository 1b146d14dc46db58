import { Tooltip } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useBench, useBenchView } from './benchContext';
import classes from './Bench.module.css';
import { inOrder } from './network';
import type { Checking } from './useCheck';
import { summary } from './words';

/** One line below the stack: how large, how long, how dear. */
export function Summary({ checking }: { checking: Checking }) {
  const { positions } = useBenchView();
  const { t } = useTranslation('builder');
  const network = useBench((bench) => bench.history.present.network);
  const { checked, fresh, failed } = checking;
  if (failed && !checked) return <p className={classes.summary}>{t('summary.failed')}</p>;
  if (!checked) return <p className={classes.summary}>{t('summary.checking')}</p>;
  const { parameters, cost } = checked.check;
  const line = summary(positions.size || inOrder(network).length, parameters, cost);
  const problems = checked.problems.length;
  return (
    <div className={classes.summary} role="status" aria-label={t('summary.label')}>
      <Tooltip
        label={t(cost?.measured ? 'summary.measured' : 'summary.estimated')}
        disabled={!cost}
      >
        <span data-stale={!fresh || undefined}>{line}</span>
      </Tooltip>
      {problems > 0 && (
        <span className={classes.problems}>
          <IconAlertTriangle size={14} stroke={1.8} aria-hidden />
          {t('summary.problems', { count: problems })}
        </span>
      )}
      {failed && <span>{t('summary.failed')}</span>}
    </div>
  );
}
