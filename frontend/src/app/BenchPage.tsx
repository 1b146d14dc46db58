import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';
import type { Address } from '../features/builder/opening';
import { Workbench } from '../features/builder/Workbench';
import { RunPanel } from '../features/run/RunPanel';

/** Joins the builder and the run, and gives both their address. */
export function BenchPage() {
  const address = useSearch({ from: '/signed-in/bench' });
  const navigate = useNavigate();
  const go = useCallback(
    ({ dataset, network, run }: Address, how?: { replace: boolean }) => {
      const search = {
        ...(dataset && { dataset }),
        ...(network && { network }),
        ...(run && { run }),
      };
      void navigate({ to: '/bench', search, replace: how?.replace ?? false });
    },
    [navigate],
  );
  // A draft can get its id while a run begins: keep whatever run the address has by then.
  const nameDraft = useCallback(
    (network: string) => {
      void navigate({
        to: '/bench',
        search: ({ run }) => ({ network, ...(run && { run }) }),
        replace: true,
      });
    },
    [navigate],
  );
  return (
    <Workbench
      address={address}
      go={go}
      nameDraft={nameDraft}
      renderRun={(run) => <RunPanel key={run} runId={run} compact />}
    />
  );
}
