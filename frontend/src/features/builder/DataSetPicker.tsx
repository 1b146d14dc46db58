import { Button, Menu, VisuallyHidden } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconCheck, IconChevronDown, IconDatabase } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { dataSetsQuery } from '../../api/resources';
import type { DataSet } from '../../api/types';
import { count, shape } from '../../ui/format';
import { useBenchView } from './benchContext';
import classes from './Bench.module.css';

/** Which data set the network learns from; one that is not here yet says so. */
export function DataSetPicker({ choose }: { choose: (dataset: DataSet) => void }) {
  const { dataset, fixed } = useBenchView();
  const { t } = useTranslation('builder');
  const { data: all = [] } = useQuery(dataSetsQuery);
  const wordsOf = (each: DataSet) =>
    each.state === 'ready'
      ? `${shape(each.input)} · ${count(each.train)} + ${count(each.test)}`
      : t(each.state === 'importing' ? 'header.importing' : 'header.absent');
  if (fixed.has('dataset')) {
    return (
      <span className={classes.datasetFixed}>
        <IconDatabase size={15} stroke={1.6} aria-hidden />
        <VisuallyHidden>{t('header.dataset', { name: '' })}</VisuallyHidden>
        {dataset?.name ?? '\u00a0'}
      </span>
    );
  }
  return (
    <Menu
      position="bottom-start"
      width={280}
      shadow="sm"
      middlewares={{ flip: true, shift: { padding: 8 }, size: { padding: 8 } }}
    >
      <Menu.Target>
        <Button
          variant="default"
          size="compact-sm"
          className={classes.dataset}
          leftSection={<IconDatabase size={15} stroke={1.6} aria-hidden />}
          rightSection={<IconChevronDown size={14} aria-hidden />}
          aria-label={t('header.dataset', { name: dataset?.name ?? '' })}
        >
          {dataset?.name ?? '\u00a0'}
        </Button>
      </Menu.Target>
      <Menu.Dropdown aria-label={t('header.datasets')} className={classes.menu}>
        {all.map((each) => (
          <Menu.Item
            key={each.id}
            aria-disabled={each.state !== 'ready' || undefined}
            closeMenuOnClick={each.state === 'ready'}
            className={classes.item}
            rightSection={each.id === dataset?.id && <IconCheck size={15} aria-hidden />}
            onClick={() => {
              if (each.state === 'ready') choose(each);
            }}
          >
            <span className={classes.itemName}>{each.name}</span>
            <span className={classes.itemWords}>{wordsOf(each)}</span>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
