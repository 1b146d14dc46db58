import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { quotaQuery } from '../../api/resources';
import type { Quota } from '../../api/types';
import { duration } from '../../ui/format';
import { Loaded } from '../../ui/Loaded';
import { Loading } from '../../ui/Loading';
import { Page } from '../../ui/Page';
import { Panel } from '../../ui/Panel';
import { Ledger } from './Ledger';
import { WeekBar } from './WeekBar';
import classes from './quota.module.css';

export function QuotaPage() {
  const { t } = useTranslation('quota');
  const query = useQuery({ ...quotaQuery, refetchInterval: 5000 });
  return (
    <Page title={t('title')} lead={t('lead')} width="narrow">
      <Loaded query={query} loading={<Loading rows={3} height={150} />}>
        {(quota) => (
          <div className={classes.sections}>
            <WeekBar quota={quota} />
            <Rates rates={quota.rates} />
            <Ledger entries={quota.entries} />
          </div>
        )}
      </Loaded>
    </Page>
  );
}

function Rates({ rates }: { rates: Quota['rates'] }) {
  const { t } = useTranslation('quota');
  const words = (rate: number) => {
    if (rate === 0) return t('rates.free');
    return rate === 1 ? t('rates.full') : t('rates.other', { time: duration(rate * 3600) });
  };
  return (
    <Panel title={t('rates.title')}>
      <dl className={classes.rates}>
        {(['gpu', 'cpu'] as const).map((kind) => (
          <div key={kind}>
            <dt>{t(`rates.${kind}`)}</dt>
            <dd>{words(rates[kind])}</dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
}
