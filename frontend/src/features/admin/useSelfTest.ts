import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { http } from '../../api/http';
import { devicesQuery, runQuery } from '../../api/resources';
import type { Run } from '../../api/types';
import { sayProblem } from '../../ui/notify';
import { isOver } from '../../ui/runStates';

/** Starts a device's self-test and looks often while it runs: it is over in seconds. */
export function useSelfTest(device: string) {
  const queryClient = useQueryClient();
  const check = useMutation({
    mutationFn: () => http.post<{ run: string | Run }>(`/api/devices/${device}/check`),
    onError: sayProblem,
    onSettled: () => queryClient.invalidateQueries({ queryKey: devicesQuery.queryKey }),
  });
  const answer = check.data?.run;
  const id = typeof answer === 'object' ? answer.id : answer;
  const { data: run } = useQuery({
    ...runQuery(id ?? ''),
    enabled: id !== undefined,
    refetchInterval: ({ state }) => (state.data && isOver(state.data.state) ? false : 300),
  });
  return {
    run: id === undefined ? undefined : run,
    starting: check.isPending,
    start: () => {
      check.mutate();
    },
  };
}
