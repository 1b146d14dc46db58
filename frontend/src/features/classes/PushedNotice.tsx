import { Button, CloseButton } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { IconPresentation } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { classesQuery, pushedQuery } from '../../api/resources';
import classes from './classes.module.css';
import { newestUnseen } from './pushed';
import { useOpenPushed } from './useOpenPushed';

const LOOK_MS = 15_000;

/** The network that an instructor has just put before one's class, on whichever page one is. */
export function PushedNotice() {
  const { t } = useTranslation('classes');
  const { data: mine = [] } = useQuery({ ...classesQuery, staleTime: 60_000 });
  const attends = mine.filter(({ teaches }) => !teaches).map(({ id }) => id);
  const { data: pushed = [] } = useQuery({
    ...pushedQuery,
    enabled: attends.length > 0,
    refetchInterval: LOOK_MS,
  });
  const [seen, setSeen] = useLocalStorage<string[]>({
    key: 'layerwise.pushed.seen',
    defaultValue: [],
    getInitialValueInEffect: false,
  });
  const open = useOpenPushed();
  const shown = newestUnseen(pushed, attends, seen);
  // Whoever has seen the newest need not be told of those before it.
  const dismiss = () => {
    setSeen(pushed.map(({ id }) => id));
  };
  return (
    <div role="status" className={classes.noticePlace}>
      {shown && (
        <div className={classes.notice}>
          <IconPresentation size={20} stroke={1.6} aria-hidden className={classes.noticeSign} />
          <div>
            <b>{t('push.notice', { by: shown.by })}</b>
            <p>{shown.words || t('push.noticeWords', { name: shown.className })}</p>
            <Button
              size="xs"
              loading={open.isPending}
              onClick={() => {
                open.open(shown);
                dismiss();
              }}
            >
              {t('push.openOnBench')}
            </Button>
          </div>
          <CloseButton aria-label={t('close', { ns: 'ui' })} onClick={dismiss} />
        </div>
      )}
    </div>
  );
}
