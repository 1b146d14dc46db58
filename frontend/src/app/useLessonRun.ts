import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { lessonRunsQuery, progressQuery, runQuery } from '../api/resources';
import type { Run } from '../api/types';
import { isOver } from '../ui/runStates';

export interface LessonRun {
  /** The newest one that ended well. */
  finished: Run | null;
  training: boolean;
}

/**
 * The newest run of a lesson that ended well. A run that begins locks predictions and one that ends
 * shows how they went: what is known of the lesson is read again at both.
 */
export function useLessonRun(slug: string, shown: string | undefined): LessonRun {
  const client = useQueryClient();
  const runs = useQuery(lessonRunsQuery(slug));
  const { data: run } = useQuery({
    ...runQuery(shown ?? ''),
    enabled: shown !== undefined,
    refetchInterval: ({ state }) => (state.data && isOver(state.data.state) ? false : 2000),
  });
  const over = run !== undefined && isOver(run.state);
  useEffect(() => {
    if (shown === undefined) return;
    void client.invalidateQueries({ queryKey: progressQuery.queryKey });
    void client.invalidateQueries({ queryKey: lessonRunsQuery(slug).queryKey });
  }, [client, slug, shown, over]);
  return {
    finished: runs.data?.find(({ state }) => state === 'COMPLETED') ?? null,
    training: shown !== undefined && !over,
  };
}
