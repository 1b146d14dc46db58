import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { quotaQuery, runQuery } from '../../api/resources';
import type { Run, RunState } from '../../api/types';
import { isOver } from '../../ui/runStates';
import type { RunProgress } from './progress';

/** What no event tells: the place in the queue and the charge. */
const ASK_AGAIN_MS: Partial<Record<RunState, number>> = {
  QUEUED: 2000,
  PREPARING: 2000,
  TRAINING: 5000,
  PAUSED: 10_000,
};

/** The run itself, asked for again as its events say that it moved on. */
export function useRun(runId: string, seen: RunState | null) {
  const client = useQueryClient();
  const over = seen !== null && isOver(seen);
  useEffect(() => {
    if (seen === null) return;
    void client.invalidateQueries({ queryKey: runQuery(runId).queryKey });
    if (!over) return;
    void client.invalidateQueries({ queryKey: ['runs'], exact: true });
    void client.invalidateQueries({ queryKey: quotaQuery.queryKey });
  }, [client, runId, seen, over]);
  return useQuery({
    ...runQuery(runId),
    refetchInterval: ({ state }) => (state.data && ASK_AGAIN_MS[state.data.state]) ?? false,
  });
}

/** The run with what its events say, which know first how it stands. */
export function upToDate(run: Run, seen: RunProgress): Run {
  if (seen.state === null) return run;
  const message = seen.message ?? (seen.state === run.state ? run.message : null);
  return { ...run, state: seen.state, pausedFor: seen.pausedFor, message };
}
