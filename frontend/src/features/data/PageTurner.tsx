import { ActionIcon, Group, SegmentedControl } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { count } from '../../ui/format';
import type { SamplePages, Split } from './useSamplePages';
import classes from './data.module.css';

/** Chooses the split and moves through it. */
export function PageTurner({ pages }: { pages: SamplePages }) {
  const { t } = useTranslation('data');
  const { split, choose, from, setFrom, perPage, total } = pages;
  const to = Math.min(from + perPage, total);
  const range = t('gallery.range', { from: count(from + 1), to: count(to), total: count(total) });
  return (
    <div className={classes.turner}>
      <SegmentedControl
        size="xs"
        aria-label={t('gallery.split')}
        value={split}
        onChange={(value) => {
          choose(value as Split);
        }}
        data={[
          { value: 'train', label: t('gallery.train') },
          { value: 'test', label: t('gallery.test') },
        ]}
      />
      <span className={classes.turnerWords}>{t(`gallery.${split}Words`)}</span>
      <Group gap={4} wrap="nowrap">
        <span className={classes.range}>{range}</span>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t('gallery.earlier')}
          disabled={from === 0}
          onClick={() => {
            setFrom(Math.max(0, from - perPage));
          }}
        >
          <IconChevronLeft size={18} />
        </ActionIcon>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t('gallery.later')}
          disabled={to >= total}
          onClick={() => {
            setFrom(from + perPage);
          }}
        >
          <IconChevronRight size={18} />
        </ActionIcon>
      </Group>
    </div>
  );
}
