import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { http } from '../api/http';
import { progressQuery } from '../api/resources';

/** Remembers how far somebody read. Lost on a bad line: the next block tells it again. */
export function useKeepPosition(slug: string) {
  const client = useQueryClient();
  return useCallback(
    (block: number) => {
      client.setQueryData(progressQuery.queryKey, (all) =>
        all?.map((each) => (each.lesson === slug ? { ...each, position: block } : each)),
      );
      http.put(`/api/progress/${slug}/position`, { block }).catch(() => undefined);
    },
    [client, slug],
  );
}
