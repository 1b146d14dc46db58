import { SegmentedControl } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Page } from '../../ui/Page';
import { Filters } from './Filters';
import { NetworksTable } from './NetworksTable';
import { RunsTable } from './RunsTable';
import type { WorkSearch } from './rows';
import classes from './work.module.css';

/** What the table shows is in the address: it can be bookmarked, and Back works. */
export function WorkPage() {
  const { t } = useTranslation('work');
  const search = useSearch({ from: '/signed-in/work' });
  const navigate = useNavigate({ from: '/work' });
  const change = (changed: Partial<WorkSearch>) => {
    const next = { ...search, ...changed };
    const kept = Object.fromEntries(
      Object.entries(next).filter(([, value]) => value !== undefined && value !== ''),
    );
    void navigate({ search: kept, replace: true, resetScroll: false });
  };
  const networks = search.show === 'networks';
  return (
    <Page title={t('title')} lead={t('lead')}>
      <div className={classes.toolbar}>
        <SegmentedControl
          aria-label={t('show')}
          value={networks ? 'networks' : 'runs'}
          onChange={(show) => {
            change({ show: show === 'runs' ? undefined : show, state: undefined });
          }}
          data={[
            { value: 'runs', label: t('runs') },
            { value: 'networks', label: t('networks') },
          ]}
        />
        <Filters search={search} withState={!networks} onChange={change} />
      </div>
      {networks ? (
        <NetworksTable search={search} onChange={change} />
      ) : (
        <RunsTable search={search} onChange={change} />
      )}
    </Page>
  );
}
