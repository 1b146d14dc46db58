import { NativeSelect, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { dataSetsQuery } from '../../api/resources';
import { STATE_FILTERS, type WorkSearch } from './rows';
import classes from './work.module.css';

interface FiltersProps {
  search: WorkSearch;
  withState: boolean;
  onChange: (changed: Partial<WorkSearch>) => void;
}

export function Filters({ search, withState, onChange }: FiltersProps) {
  const { t } = useTranslation('work');
  const { data: dataSets = [] } = useQuery(dataSetsQuery);
  return (
    <div className={classes.filters} role="search">
      <TextInput
        aria-label={t('search')}
        placeholder={t('search')}
        leftSection={<IconSearch size={16} stroke={1.6} aria-hidden />}
        value={search.q ?? ''}
        onChange={(event) => {
          onChange({ q: event.currentTarget.value });
        }}
      />
      {withState && (
        <NativeSelect
          aria-label={t('filterState')}
          value={search.state ?? ''}
          onChange={(event) => {
            onChange({ state: event.currentTarget.value });
          }}
          data={[
            { value: '', label: t('anyState') },
            ...STATE_FILTERS.map((state) => ({ value: state, label: t(`states.${state}`) })),
          ]}
        />
      )}
      <NativeSelect
        aria-label={t('filterDataSet')}
        value={search.dataset ?? ''}
        onChange={(event) => {
          onChange({ dataset: event.currentTarget.value });
        }}
        data={[
          { value: '', label: t('anyDataSet') },
          ...dataSets.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
    </div>
  );
}
