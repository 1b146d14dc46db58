import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { ProblemError } from '../api/problem';
import classes from './states.module.css';

interface ErrorStateProps {
  error: unknown;
  /** What is safe, when the problem's own words do not say. */
  kept?: string;
  retry?: () => void;
}

/** What happened, what was kept, what to do. */
export function ErrorState({ error, kept, retry }: ErrorStateProps) {
  const { t } = useTranslation('ui');
  const problem = error instanceof ProblemError ? error.problem : undefined;
  return (
    <div className={classes.error} role="alert">
      <IconAlertTriangle size={20} stroke={1.6} aria-hidden className={classes.errorIcon} />
      <div>
        <p className={classes.title}>{problem?.title ?? t('error.title')}</p>
        <p className={classes.words}>
          {problem?.detail ?? t('error.detail')} {kept}
        </p>
        {retry && (
          <Button variant="default" size="xs" mt="sm" onClick={retry}>
            {t('error.retry')}
          </Button>
        )}
      </div>
    </div>
  );
}
