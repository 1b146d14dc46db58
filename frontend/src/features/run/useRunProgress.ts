import { useEffect, useState } from 'react';
import type { ProblemError } from '../../api/problem';
import { followRun, type Connection } from './followRun';
import { nothingYet, type RunProgress } from './progress';

export interface FollowedRun {
  progress: RunProgress;
  connection: Connection;
  refusal: ProblemError | null;
}

const notYet: FollowedRun = { progress: nothingYet, connection: 'connecting', refusal: null };

/** Curves grow at most four times a second, however fast the events come. */
const FRAME_MS = 250;

/** Replays a run, then follows it. A component that shows another run is given another `key`. */
export function useRunProgress(runId: string, follow = followRun): FollowedRun {
  const [shown, show] = useState(notYet);
  useEffect(() => {
    let latest = notYet;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let drawn = -FRAME_MS;
    const soon = (change: Partial<FollowedRun>) => {
      latest = { ...latest, ...change };
      timer ??= setTimeout(
        () => {
          timer = undefined;
          drawn = performance.now();
          show(latest);
        },
        Math.max(0, drawn + FRAME_MS - performance.now()),
      );
    };
    const stop = follow(runId, {
      changed: (progress) => {
        soon({ progress });
      },
      connection: (connection) => {
        soon({ connection });
      },
      refused: (refusal) => {
        soon({ refusal });
      },
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [runId, follow]);
  return shown;
}
