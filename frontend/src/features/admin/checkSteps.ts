import type { Run, RunState } from '../../api/types';

export const STEPS = ['QUEUED', 'PREPARING', 'TRAINING', 'COMPLETED'] as const;
export type Step = (typeof STEPS)[number];
export type Standing = 'done' | 'now' | 'waiting' | 'failed';

/** How far a self-test's run is: the steps behind it, the one it is at, those to come. */
export function standings(state: RunState, reached: RunState): Record<Step, Standing> {
  const over = state === 'FAILED' || state === 'STOPPED';
  const at = STEPS.indexOf((over ? reached : state) as Step);
  const stand = (place: number): Standing => {
    if (over) return place < at ? 'done' : place === at ? 'failed' : 'waiting';
    if (state === 'COMPLETED' || place < at) return 'done';
    return place === at ? 'now' : 'waiting';
  };
  return {
    QUEUED: stand(0),
    PREPARING: stand(1),
    TRAINING: stand(2),
    COMPLETED: stand(3),
  };
}

/** Where an ended run broke off: a run that never started was still queued. */
export function reachedBy(run: Pick<Run, 'startedAt' | 'progress' | 'device'>): RunState {
  if (run.progress) return 'TRAINING';
  return run.startedAt || run.device ? 'PREPARING' : 'QUEUED';
}

/** Seconds from submission to the end. */
export function secondsTaken(run: Pick<Run, 'createdAt' | 'finishedAt'>): number {
  return run.finishedAt ? (Date.parse(run.finishedAt) - Date.parse(run.createdAt)) / 1000 : 0;
}
