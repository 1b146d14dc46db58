import { useMutation, useQueryClient } from '@tanstack/react-query';
import { http } from '../../api/http';
import { devicesQuery } from '../../api/resources';
import { sayProblem } from '../../ui/notify';

export type DrainMode = 'finish' | 'checkpoint';

/** Takes a device, or all of a worker, out of service and puts it back. */
export function useDrain(what: 'devices' | 'workers', id: string) {
  const queryClient = useQueryClient();
  const ask = useMutation({
    mutationFn: (mode: DrainMode | null) =>
      mode
        ? http.post(`/api/admin/${what}/${id}/drain`, { mode })
        : http.post(`/api/admin/${what}/${id}/undrain`),
    onError: sayProblem,
    onSettled: () => queryClient.invalidateQueries({ queryKey: devicesQuery.queryKey }),
  });
  return {
    asking: ask.isPending,
    drain: (mode: DrainMode) => {
      ask.mutate(mode);
    },
    putBack: () => {
      ask.mutate(null);
    },
  };
}
