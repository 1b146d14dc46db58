import type { RunState } from '../api/types';

/** Where a run is going: on its way, at work, resting, well ended or badly ended. */
export type Mood = 'waiting' | 'active' | 'resting' | 'good' | 'bad';

export const MOOD: Record<RunState, Mood> = {
  QUEUED: 'waiting',
  PREPARING: 'active',
  TRAINING: 'active',
  PAUSED: 'resting',
  COMPLETED: 'good',
  FAILED: 'bad',
  STOPPED: 'resting',
};

export function isOver(state: RunState): boolean {
  return state === 'COMPLETED' || state === 'FAILED' || state === 'STOPPED';
}
