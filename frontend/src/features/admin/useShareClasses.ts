import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { http } from '../../api/http';
import { shareClassesQuery } from '../../api/resources';
import type { ShareClass } from '../../api/types';
import { say, sayProblem } from '../../ui/notify';

const PATH = '/api/admin/share-classes';

/** What an admin does to share classes. */
export function useShareClasses() {
  const { t } = useTranslation('people');
  const queryClient = useQueryClient();
  const after = {
    onError: sayProblem,
    onSettled: () => queryClient.invalidateQueries({ queryKey: shareClassesQuery.queryKey }),
  };
  const create = useMutation({
    mutationFn: (wish: { name: string; weight: number }) => http.post<ShareClass>(PATH, wish),
    onSuccess: ({ name }) => {
      say(t('share.added', { name }));
    },
    ...after,
  });
  const change = useMutation({
    mutationFn: ({ id, ...wish }: { id: string; name: string; weight: number }) =>
      http.put<ShareClass>(`${PATH}/${id}`, wish),
    onSuccess: ({ name, weight }) => {
      say(t('share.changed', { name, weight }));
    },
    ...after,
  });
  const remove = useMutation({
    mutationFn: ({ id }: ShareClass) => http.delete(`${PATH}/${id}`),
    onSuccess: (_, { name }) => {
      say(t('share.removed', { name }));
    },
    ...after,
  });
  /** Into the class `to`, or out of `from` when there is none. */
  const move = useMutation({
    mutationFn: async ({ person, from, to }: { person: string; from: string; to: string }) => {
      if (to !== '') await http.put(`${PATH}/${to}/people/${person}`);
      else if (from !== '') await http.delete(`${PATH}/${from}/people/${person}`);
    },
    ...after,
  });
  return { create, change, remove, move };
}
