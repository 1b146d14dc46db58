import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { ProblemError } from '../../api/problem';
import type { Run } from '../../api/types';
import { submitRun } from './api';
import type { BenchStore } from './benchStore';
import { placeProblems, type PlacedProblem } from './checked';
import { designToJson } from './design';
import type { Checking } from './useCheck';

export interface Refusal {
  title: string;
  detail: string;
}

/** Starts a run, or leads to what stands in its way. */
export function useSubmit(
  store: BenchStore,
  checking: Checking,
  show: (problem: PlacedProblem) => void,
  started: (run: Run) => Promise<void>,
  lesson?: string,
) {
  const client = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);

  const submit = useCallback(async () => {
    const { name, history } = store.getState();
    const first = checking.checked?.problems[0];
    setRefusal(null);
    if (checking.fresh && first && !checking.checked?.check.trainable) {
      show(first);
      return;
    }
    setBusy(true);
    try {
      const run = await submitRun({
        ...designToJson(history.present),
        name,
        ...(lesson !== undefined && { lesson }),
      });
      client.setQueryData(['runs', run.id], run);
      await started(run);
    } catch (failure) {
      const problems = failure instanceof ProblemError ? failure.problem.problems : undefined;
      const [stands] = placeProblems(problems ?? [], history.present.network);
      if (stands) show(stands);
      setRefusal(inWords(failure, stands));
    } finally {
      setBusy(false);
    }
  }, [store, checking, show, started, client, lesson]);

  return { submit, busy, refusal };
}

function inWords(failure: unknown, problem: PlacedProblem | undefined): Refusal | null {
  if (!(failure instanceof ProblemError)) throw failure;
  const { title, detail } = failure.problem;
  return { title, detail: problem?.problem.message ?? detail };
}
