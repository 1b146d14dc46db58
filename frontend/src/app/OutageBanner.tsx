import { IconDatabaseOff } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useDatabaseAway } from '../api/outage';
import { siteQuery } from '../api/resources';
import classes from './OutageBanner.module.css';

const LOOK_MS = 15_000;
const RETRY_MS = 2_000;

/** Says above every page that the database is away, asks until it is back, and then asks all anew. */
export function OutageBanner() {
  const { t } = useTranslation('app');
  const client = useQueryClient();
  const away = useDatabaseAway();
  const wasAway = useRef(false);
  useQuery({ ...siteQuery, retry: false, refetchInterval: away ? RETRY_MS : LOOK_MS });
  useEffect(() => {
    if (wasAway.current && !away) void client.invalidateQueries();
    wasAway.current = away;
  }, [client, away]);
  return (
    <div role="status">
      {away && (
        <p className={classes.banner}>
          <IconDatabaseOff size={18} stroke={1.8} aria-hidden className={classes.icon} />
          <span>
            <b>{t('outage.title')}</b> {t('outage.words')}
          </span>
        </p>
      )}
    </div>
  );
}
