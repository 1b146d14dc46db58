/** Who of a class needs help, and in which order the desk shows them. Times are the site's. */
import type { LessonEntry } from '../../api/course';
import type { DeskStudent } from '../../api/classes';

const MINUTE = 60_000;
/** Trying again for a few minutes is learning, not being stuck. */
const PATIENCE = 3 * MINUTE;
const MANY_TRIES = 3;
/** Who has done nothing for so long is not in the room. */
const AWAY = 30 * MINUTE;

/** How somebody fares, from who needs help to who has not come. */
export type Standing = 'needsYou' | 'trying' | 'working' | 'met' | 'done' | 'away' | 'new';

const RANK: Record<Standing, number> = {
  needsYou: 0,
  trying: 1,
  working: 2,
  met: 3,
  done: 4,
  away: 5,
  new: 6,
};

export function standingOf(student: DeskStudent, at: string): Standing {
  const { stuck, run, seenAt, done, steps, metAt } = student;
  if (!seenAt) return 'new';
  const trains = run && (run.state === 'TRAINING' || run.state === 'PREPARING');
  if (!trains && passed(seenAt, at) > AWAY) return 'away';
  if (stuck) {
    const long = passed(stuck.since, at) >= PATIENCE || stuck.attempts >= MANY_TRIES;
    return long ? 'needsYou' : 'trying';
  }
  if (steps > 0 && done >= steps) return 'done';
  // Who has met the goal may try what breaks.
  if (metAt) return 'met';
  return run?.state === 'FAILED' ? 'needsYou' : 'working';
}

/** Milliseconds between two of the site's moments, never fewer than none. */
export function passed(since: string, at: string): number {
  return Math.max(0, Date.parse(at) - Date.parse(since));
}

/** Who needs help first; among those, who has been stuck longest; otherwise by name. */
export function byNeed(students: readonly DeskStudent[], at: string): DeskStudent[] {
  return [...students].sort((one, other) => {
    const rank = RANK[standingOf(one, at)] - RANK[standingOf(other, at)];
    return rank || stuckSince(one) - stuckSince(other) || one.name.localeCompare(other.name);
  });
}

function stuckSince({ stuck }: DeskStudent): number {
  return stuck ? Date.parse(stuck.since) : Number.MAX_SAFE_INTEGER;
}

/** The students in an order of before: who left is gone, who came stands at the end. */
export function inOrder(students: readonly DeskStudent[], ids: readonly string[]): DeskStudent[] {
  const place = new Map(ids.map((id, at) => [id, at]));
  const of = ({ id }: DeskStudent) => place.get(id) ?? ids.length;
  return [...students].sort((one, other) => of(one) - of(other));
}

export interface NamedStep {
  kind: 'quiz' | 'predict' | 'challenge';
  /** Its place among those of its kind, from 1; null when it is the only one. */
  number: number | null;
}

/** A step of a lesson as people call it; null for one that the lesson does not have. */
export function namedStep(lesson: LessonEntry | undefined, step: string): NamedStep | null {
  const found = lesson?.steps.find(({ id }) => id === step);
  if (!lesson || !found) return null;
  const alike = lesson.steps.filter(({ kind }) => kind === found.kind);
  return { kind: found.kind, number: alike.length > 1 ? alike.indexOf(found) + 1 : null };
}
