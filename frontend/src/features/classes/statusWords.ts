/** What somebody is doing, as the key and the values of one sentence. */
import type { DeskStudent } from '../../api/classes';
import { passed, standingOf } from './desk';

type Status =
  | { key: 'stuck'; time: number; count: number }
  | { key: 'failed' | 'done' | 'new' | 'QUEUED' | 'PREPARING' | 'PAUSED' | 'now' }
  | { key: 'away' | 'reading' | 'met'; time: number }
  | { key: 'TRAINING'; epoch: number; count: number };

const MINUTE_SECONDS = 60;

/** Times are whole minutes in seconds: a desk that counts seconds would flicker. */
export function statusOf(student: DeskStudent, at: string): Status {
  const { stuck, run, seenAt } = student;
  const standing = standingOf(student, at);
  if (!seenAt) return { key: 'new' };
  if (standing === 'away') return { key: 'away', time: minutes(seenAt, at) };
  if (stuck) return { key: 'stuck', time: minutes(stuck.since, at), count: stuck.attempts };
  if (standing === 'done') return { key: 'done' };
  switch (run?.state) {
    case 'FAILED':
      return { key: 'failed' };
    case 'TRAINING':
      return { key: 'TRAINING', epoch: Math.max(1, run.epoch ?? 1), count: run.epochs };
    case 'QUEUED':
    case 'PREPARING':
    case 'PAUSED':
      return { key: run.state };
    default: {
      const met = metFor(student, at);
      if (met !== null) return { key: 'met', time: met };
      const time = minutes(seenAt, at);
      return time <= MINUTE_SECONDS ? { key: 'now' } : { key: 'reading', time };
    }
  }
}

/** For how long the lesson's goal is met; null while it is not. */
export function metFor({ metAt }: DeskStudent, at: string): number | null {
  return metAt ? minutes(metAt, at) : null;
}

function minutes(since: string, at: string): number {
  return Math.max(1, Math.floor(passed(since, at) / 60_000)) * MINUTE_SECONDS;
}
