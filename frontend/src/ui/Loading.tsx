import { Skeleton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './states.module.css';

interface LoadingProps {
  /** The rows to come, so that nothing jumps when they do. */
  rows?: number;
  height?: number;
}

export function Loading({ rows = 1, height = 48 }: LoadingProps) {
  const { t } = useTranslation('ui');
  return (
    <div className={classes.lines} role="status" aria-label={t('loading')}>
      {Array.from({ length: rows }, (_, row) => (
        <Skeleton key={row} height={height} />
      ))}
    </div>
  );
}
