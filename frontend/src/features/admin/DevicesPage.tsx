import { IconCpu } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { devicesQuery, meQuery } from '../../api/resources';
import type { Device } from '../../api/types';
import { EmptyState } from '../../ui/EmptyState';
import { Loaded } from '../../ui/Loaded';
import { Loading } from '../../ui/Loading';
import { Page } from '../../ui/Page';
import { byWorker } from './deviceStates';
import { WorkerDevices } from './WorkerDevices';
import classes from './admin.module.css';

export function DevicesPage() {
  const { t } = useTranslation('admin');
  const query = useQuery({ ...devicesQuery, refetchInterval: 3000 });
  return (
    <Page title={t('title')} lead={t('lead')}>
      <Loaded query={query} loading={<Loading rows={2} height={170} />}>
        {(devices) => <Workers devices={devices} />}
      </Loaded>
      <p className={classes.note}>
        <b>{t('check.title')}.</b> {t('check.words')}
      </p>
    </Page>
  );
}

function Workers({ devices }: { devices: Device[] }) {
  const { t } = useTranslation('admin');
  const { data: me } = useQuery(meQuery);
  if (devices.length === 0) {
    return (
      <EmptyState icon={<IconCpu size={28} stroke={1.4} />} title={t('none')}>
        {t('noneWords')}
      </EmptyState>
    );
  }
  return byWorker(devices).map(([worker, those]) => (
    <WorkerDevices key={worker} name={worker} devices={those} drains={me?.role === 'admin'} />
  ));
}
