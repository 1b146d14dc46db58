import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { age } from '../../ui/format';
import classes from './editor.module.css';

interface NoticesProps {
  restoredAt: string | null;
  discard: () => void;
  stale: boolean;
  join: () => void;
}

/** What the author should know before writing on. */
export function Notices({ restoredAt, discard, stale, join }: NoticesProps) {
  const { t } = useTranslation('editor');
  return (
    <>
      {restoredAt !== null && (
        <div className={classes.notice} role="status">
          <p>
            <strong>{t('restored.title')}</strong> {t('restored.words', { age: age(restoredAt) })}
          </p>
          <Button size="compact-sm" variant="default" onClick={discard}>
            {t('restored.discard')}
          </Button>
        </div>
      )}
      {stale && (
        <div className={classes.notice} role="status">
          <p>{t('stale.open')}</p>
          <Button size="compact-sm" variant="default" onClick={join}>
            {t('stale.openNow')}
          </Button>
        </div>
      )}
    </>
  );
}
