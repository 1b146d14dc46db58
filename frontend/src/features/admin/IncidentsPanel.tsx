import { Button, NativeSelect } from '@mantine/core';
import { IconShieldCheck } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { incidentsQuery } from '../../api/resources';
import type { Incident } from '../../api/types';
import { EmptyState } from '../../ui/EmptyState';
import { Loaded } from '../../ui/Loaded';
import { Loading } from '../../ui/Loading';
import { Panel } from '../../ui/Panel';
import { IncidentRow } from './IncidentRow';
import { INCIDENT_KINDS } from './incidentSigns';
import classes from './site.module.css';

type Kind = Incident['kind'];

/** What went wrong in the last 30 days, and what the site did about it. */
export function IncidentsPanel() {
  const { t } = useTranslation('site');
  const [kind, setKind] = useState<Kind>();
  const query = useInfiniteQuery({ ...incidentsQuery(kind), refetchInterval: 15_000 });
  const filter = (
    <NativeSelect
      size="xs"
      aria-label={t('incidents.filter')}
      value={kind ?? ''}
      onChange={(choice) => {
        setKind(INCIDENT_KINDS.find((known) => known === choice.currentTarget.value));
      }}
      data={[
        { value: '', label: t('incidents.all') },
        ...INCIDENT_KINDS.map((value) => ({ value, label: t(`incidents.kinds.${value}`) })),
      ]}
    />
  );
  return (
    <Panel title={t('incidents.title')} aside={filter}>
      <Loaded query={query} loading={<Loading rows={4} height={56} />}>
        {({ pages }) => (
          <Incidents
            incidents={pages.flatMap((page) => page.incidents)}
            filtered={kind !== undefined}
          />
        )}
      </Loaded>
      {query.hasNextPage && (
        <Button
          variant="default"
          size="xs"
          mt="sm"
          loading={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          {t('incidents.more')}
        </Button>
      )}
    </Panel>
  );
}

function Incidents({ incidents, filtered }: { incidents: Incident[]; filtered: boolean }) {
  const { t } = useTranslation('site');
  if (incidents.length === 0 && filtered) {
    return <p className={classes.words}>{t('incidents.noneOfKind')}</p>;
  }
  if (incidents.length === 0) {
    return (
      <EmptyState icon={<IconShieldCheck size={28} stroke={1.4} />} title={t('incidents.none')}>
        {t('incidents.noneWords')}
      </EmptyState>
    );
  }
  return (
    <ol className={classes.rows}>
      {incidents.map((incident) => (
        <IncidentRow key={incident.id} incident={incident} />
      ))}
    </ol>
  );
}
