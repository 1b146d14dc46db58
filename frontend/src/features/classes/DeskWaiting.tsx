import { Skeleton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './desk.module.css';

const CARDS = 8;

/** The desk's places while its students are on their way. */
export function DeskWaiting() {
  const { t } = useTranslation('ui');
  return (
    <div role="status" aria-label={t('loading')}>
      <div className={classes.bar}>
        <Skeleton height={20} width={220} />
      </div>
      <div className={classes.grid}>
        {Array.from({ length: CARDS }, (_, card) => (
          <Skeleton key={card} height={172} />
        ))}
      </div>
    </div>
  );
}
