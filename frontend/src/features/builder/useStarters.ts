import { useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { canonical } from '../../api/canonical';
import { startersQuery } from '../../api/resources';
import type { DataSet, Starter } from '../../api/types';
import { say, sayProblem } from '../../ui/notify';
import type { BenchStore } from './benchStore';
import { designFromJson } from './design';
import { toJson } from './network';

/** Starting points: back to one, or to another data set. Both can be undone. */
export function useStarters(store: BenchStore) {
  const client = useQueryClient();
  const { t } = useTranslation('builder');
  return useMemo(() => {
    const first = async (dataset: string): Promise<Starter | undefined> =>
      (await client.ensureQueryData(startersQuery(dataset)))[0];

    const take = ({ network, training }: Starter, dataset: string) => {
      store.getState().change(() => designFromJson({ dataset, network, training }));
    };
    return {
      take: (starter: Starter) => {
        take(starter, store.getState().history.present.dataset);
        say(t('header.starterTakenNamed', { name: starter.name }));
      },
      reset: async () => {
        try {
          const { dataset } = store.getState().history.present;
          const starter = await first(dataset);
          if (!starter) return;
          take(starter, dataset);
          say(t('header.resetDone'));
        } catch (failure) {
          sayProblem(failure);
        }
      },
      /** An untouched starter gives way to the new data set's; a student's own layers stay. */
      change: async (chosen: DataSet) => {
        const { history, name, rename, change } = store.getState();
        const now = history.present;
        if (chosen.id === now.dataset) return;
        try {
          const [old, next] = [await first(now.dataset), await first(chosen.id)];
          const untouched = old && canonical(old.network) === canonical(toJson(now.network));
          if (next && untouched) {
            take(next, chosen.id);
            if (name === old.name) rename(next.name);
            say(t('header.starterTaken', { name: chosen.name }));
          } else {
            change((design) => ({ ...design, dataset: chosen.id }));
            say(t('header.starterKept', { name: chosen.name }));
          }
        } catch (failure) {
          sayProblem(failure);
        }
      },
    };
  }, [client, store, t]);
}
