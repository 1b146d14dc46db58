import { useQuery } from '@tanstack/react-query';
import { IconDatabase } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { dataSetsQuery } from '../../api/resources';
import type { DataSet } from '../../api/types';
import { EmptyState } from '../../ui/EmptyState';
import { Loaded } from '../../ui/Loaded';
import { Loading } from '../../ui/Loading';
import { Page } from '../../ui/Page';
import { DataSetCard } from './DataSetCard';
import classes from './data.module.css';

const KINDS = ['image', 'tabular', 'planar'] as const;

export function DataSetsPage() {
  const { t } = useTranslation('data');
  const query = useQuery(dataSetsQuery);
  return (
    <Page title={t('title')} lead={t('lead')}>
      <Loaded query={query} loading={<Loading rows={4} height={148} />}>
        {(dataSets) => <Groups dataSets={dataSets} />}
      </Loaded>
    </Page>
  );
}

function Groups({ dataSets }: { dataSets: DataSet[] }) {
  const { t } = useTranslation('data');
  if (dataSets.length === 0) {
    return (
      <EmptyState icon={<IconDatabase size={28} stroke={1.4} />} title={t('none')}>
        {t('noneWords')}
      </EmptyState>
    );
  }
  return KINDS.map((kind) => {
    const those = dataSets.filter((dataSet) => dataSet.kind === kind);
    if (those.length === 0) return null;
    return (
      <section key={kind} className={classes.group} aria-labelledby={`group-${kind}`}>
        <h2 id={`group-${kind}`} className={classes.groupTitle}>
          {t(`groups.${kind}`)}
        </h2>
        <p className={classes.groupWords}>{t(`groups.${kind}Words`)}</p>
        <ul className={classes.cards}>
          {those.map((dataSet) => (
            <li key={dataSet.id}>
              <DataSetCard dataSet={dataSet} />
            </li>
          ))}
        </ul>
      </section>
    );
  });
}
