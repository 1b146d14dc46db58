import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { quotaQuery } from '../api/resources';
import { hours } from '../ui/format';
import classes from './Shell.module.css';

/** What is left of the week, with a ring that empties. */
export function QuotaLeft() {
  const { t } = useTranslation('app');
  const { data: quota } = useQuery({ ...quotaQuery, refetchInterval: 60_000 });
  if (!quota) return null;
  const leftMs = Math.max(0, quota.grantedMs - quota.chargedMs - quota.reservedMs);
  const share = quota.grantedMs > 0 ? leftMs / quota.grantedMs : 0;
  const left = hours(leftMs);
  return (
    <Link to="/quota" className={classes.quota} aria-label={t('quotaLeftLabel', { left })}>
      <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden>
        <circle cx="8" cy="8" r="6" fill="none" stroke="var(--lw-line)" strokeWidth="3" />
        <circle
          cx="8"
          cy="8"
          r="6"
          fill="none"
          stroke="var(--lw-accent)"
          strokeWidth="3"
          pathLength={1}
          strokeDasharray={`${String(share)} 1`}
          transform="rotate(-90 8 8)"
        />
      </svg>
      <span className={classes.quotaWords}>{t('quotaLeft', { left })}</span>
    </Link>
  );
}
