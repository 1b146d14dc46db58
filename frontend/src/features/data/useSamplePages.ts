import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { samplesQuery } from '../../api/resources';
import type { DataSet } from '../../api/types';

export type Split = 'train' | 'test';

/** A window of samples that moves through a split. The one before stays until the next is there. */
export function useSamplePages(dataSet: DataSet, perPage: number) {
  const [split, setSplit] = useState<Split>('train');
  const [from, setFrom] = useState(0);
  const query = useQuery({
    ...samplesQuery(dataSet.id, { split, from, count: perPage }),
    placeholderData: keepPreviousData,
  });
  const choose = (chosen: Split) => {
    setSplit(chosen);
    setFrom(0);
  };
  return { query, split, choose, from, setFrom, perPage, total: dataSet[split] };
}

export type SamplePages = ReturnType<typeof useSamplePages>;
