import { useTranslation } from 'react-i18next';
import type { Quota } from '../../api/types';
import { Explained } from '../../ui/Explained';
import { hours, moment } from '../../ui/format';
import { Panel } from '../../ui/Panel';
import { weekOf } from './week';
import classes from './quota.module.css';

/** One bar for the week: used, reserved now, left. */
export function WeekBar({ quota }: { quota: Quota }) {
  const { t } = useTranslation('quota');
  const week = weekOf(quota);
  const used = hours(quota.chargedMs);
  const reserved = hours(quota.reservedMs);
  const left = hours(week.leftMs);
  const width = (share: number) => ({ width: `${String(share * 100)}%` });
  return (
    <Panel title={t('week')}>
      <p className={classes.big}>
        {t('left', { left })} <span>{t('of', { granted: hours(quota.grantedMs) })}</span>
      </p>
      <div className={classes.bar} role="img" aria-label={t('bar', { used, reserved, left })}>
        <span className={classes.used} style={width(week.used)} />
        <span className={classes.reserved} style={width(week.reserved)} />
      </div>
      <ul className={classes.legend}>
        <li>
          <span className={classes.keyUsed} aria-hidden /> {t('used')} <b>{used}</b>
        </li>
        <li>
          <span className={classes.keyReserved} aria-hidden />{' '}
          <Explained by={t('reservedWords')}>{t('reserved')}</Explained> <b>{reserved}</b>
        </li>
        <li>
          <span className={classes.keyLeft} aria-hidden /> {t('remaining')} <b>{left}</b>
        </li>
      </ul>
      <p className={classes.resets}>{t('resets', { when: moment(quota.resets) })}</p>
    </Panel>
  );
}
