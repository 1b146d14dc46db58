import { expect, it } from 'vitest';
import type { LessonEntry, LessonProgress } from '../../api/course';
import { pathOf } from './path';

const lesson = (number: number, more: Partial<LessonEntry> = {}): LessonEntry => ({
  slug: `l${String(number)}`,
  number,
  title: `Lesson ${String(number)}`,
  summary: '',
  minutes: 10,
  published: true,
  revision: 1,
  draftRevision: null,
  steps: [
    { id: 'why', kind: 'quiz' },
    { id: 'goal', kind: 'challenge' },
  ],
  ...more,
});
const progress = (number: number, ...doneSteps: string[]): LessonProgress => ({
  lesson: `l${String(number)}`,
  position: null,
  doneSteps,
  quizzes: {},
  predictions: {},
  challenge: { state: 'none', score: null, best: null },
});
const THREE = [lesson(3), lesson(1), lesson(2)];
const next = (...mine: LessonProgress[]) => pathOf(THREE, mine).next?.lesson.number;

it('is in the order of the lessons’ numbers', () => {
  expect(pathOf(THREE, []).stages.map(({ lesson: { number } }) => number)).toEqual([1, 2, 3]);
});

it('begins with the first lesson', () => {
  expect(next()).toBe(1);
});

it('continues what was begun, and goes on behind what is done', () => {
  expect(next(progress(1, 'why', 'goal'), progress(2, 'why'))).toBe(2);
  expect(next(progress(1, 'why', 'goal'))).toBe(2);
  expect(next(progress(2, 'why', 'goal'))).toBe(3);
});

it('comes back to what was skipped, and ends', () => {
  expect(next(progress(3, 'why', 'goal'), progress(2, 'why', 'goal'))).toBe(1);
  const all = [1, 2, 3].map((number) => progress(number, 'why', 'goal'));
  expect(next(...all)).toBeUndefined();
});

it('counts a lesson as begun once somebody read on or tried, and a step that is gone as none', () => {
  const standing = (mine: LessonProgress) => pathOf([lesson(1)], [mine]).stages[0];
  expect(standing({ ...progress(1), position: 3 })?.standing).toBe('begun');
  const tried = { ...progress(1), quizzes: { why: { right: false, tries: 1 } } };
  expect(standing(tried)?.standing).toBe('begun');
  expect(standing(progress(1, 'old'))).toMatchObject({ standing: 'new', done: 0, steps: 2 });
});
