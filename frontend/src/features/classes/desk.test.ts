import { describe, expect, it } from 'vitest';
import type { DeskStudent } from '../../api/classes';
import type { LessonEntry } from '../../api/course';
import { byNeed, inOrder, namedStep, standingOf } from './desk';
import { metFor, statusOf } from './statusWords';

const AT = '2026-11-23T12:00:00Z';
const ago = (minutes: number) => new Date(Date.parse(AT) - minutes * 60_000).toISOString();

function student(name: string, more: Partial<DeskStudent> = {}): DeskStudent {
  return {
    id: name,
    name,
    lesson: 'convolution',
    step: null,
    done: 1,
    steps: 4,
    metAt: null,
    stuck: null,
    run: null,
    seenAt: ago(1),
    ...more,
  };
}
const stuck = (minutes: number, attempts = 1) => ({
  stuck: { rule: 'accuracy', words: 'Test accuracy at least 88 %', since: ago(minutes), attempts },
});
const run = (state: 'TRAINING' | 'FAILED' | 'COMPLETED') => ({
  run: { id: 'r', state, lesson: null, epoch: 3, epochs: 10, testAccuracy: null, curve: [] },
});

describe('who needs the instructor', () => {
  it('is who has been stuck for minutes, or has tried often', () => {
    expect(standingOf(student('Ada', stuck(12)), AT)).toBe('needsYou');
    expect(standingOf(student('Ada', stuck(1, 3)), AT)).toBe('needsYou');
    expect(standingOf(student('Ada', stuck(1)), AT)).toBe('trying');
  });

  it('is whose run failed', () => {
    expect(standingOf(student('Ada', run('FAILED')), AT)).toBe('needsYou');
  });

  it('is nobody who has met the goal and tries on', () => {
    expect(standingOf(student('Ada', { ...run('FAILED'), metAt: ago(5) }), AT)).toBe('met');
  });

  it('is nobody who has left the room', () => {
    expect(standingOf(student('Ada', { ...stuck(90), seenAt: ago(45) }), AT)).toBe('away');
  });

  it('counts who waits for a long run as present', () => {
    expect(standingOf(student('Ada', { ...run('TRAINING'), seenAt: ago(45) }), AT)).toBe('working');
  });
});

describe('the order of the desk', () => {
  const class_ = [
    student('Zoe', { seenAt: null }),
    student('Yan', { seenAt: ago(50) }),
    student('Xi', { done: 4, metAt: ago(2) }),
    student('Walt', { metAt: ago(9) }),
    student('Will'),
    student('Vera'),
    student('Uma', stuck(1)),
    student('Tom', stuck(5)),
    student('Sue', stuck(20)),
  ];

  it('begins with who has been stuck longest and ends with who has not come', () => {
    expect(byNeed(class_, AT).map(({ name }) => name)).toEqual([
      'Sue',
      'Tom',
      'Uma',
      'Vera',
      'Will',
      'Walt',
      'Xi',
      'Yan',
      'Zoe',
    ]);
  });

  it('can be held while students leave and come', () => {
    const later = [student('New'), ...class_.slice(6)];
    expect(inOrder(later, ['Sue', 'Will', 'Uma', 'Tom']).map(({ name }) => name)).toEqual([
      'Sue',
      'Uma',
      'Tom',
      'New',
    ]);
  });
});

describe('what somebody does, in words', () => {
  it('says for how long one is stuck, in whole minutes', () => {
    expect(statusOf(student('Ada', stuck(12.9, 3)), AT)).toEqual({
      key: 'stuck',
      time: 12 * 60,
      count: 3,
    });
  });

  it('says which epoch trains', () => {
    expect(statusOf(student('Ada', run('TRAINING')), AT)).toEqual({
      key: 'TRAINING',
      epoch: 3,
      count: 10,
    });
  });

  it('says that one reads, and since when', () => {
    expect(statusOf(student('Ada', run('COMPLETED')), AT)).toEqual({ key: 'now' });
    expect(statusOf(student('Ada', { seenAt: ago(7) }), AT)).toEqual({ key: 'reading', time: 420 });
  });

  it('says since when the goal is met, and what is done besides', () => {
    expect(statusOf(student('Ada', { ...run('COMPLETED'), metAt: ago(12) }), AT)).toEqual({
      key: 'met',
      time: 12 * 60,
    });
    const again = student('Ada', { ...run('TRAINING'), metAt: ago(12) });
    expect(statusOf(again, AT).key).toBe('TRAINING');
    expect(metFor(again, AT)).toBe(12 * 60);
    expect(metFor(student('Ada'), AT)).toBeNull();
  });

  it('says no more of who has left, or has not begun', () => {
    expect(statusOf(student('Ada', { ...stuck(80), seenAt: ago(60) }), AT)).toEqual({
      key: 'away',
      time: 3600,
    });
    expect(statusOf(student('Ada', { seenAt: null }), AT)).toEqual({ key: 'new' });
  });
});

describe('the name of a step', () => {
  const lesson: LessonEntry = {
    slug: 'convolution',
    number: 8,
    title: 'Convolution',
    summary: '',
    minutes: 20,
    published: true,
    revision: 1,
    draftRevision: null,
    steps: [
      { id: 'why', kind: 'quiz' },
      { id: 'higher', kind: 'predict' },
      { id: 'count', kind: 'quiz' },
      { id: 'goal', kind: 'challenge' },
    ],
  };

  it('counts among its kind', () => {
    expect(namedStep(lesson, 'count')).toEqual({ kind: 'quiz', number: 2 });
  });

  it('counts nothing where there is one', () => {
    expect(namedStep(lesson, 'higher')).toEqual({ kind: 'predict', number: null });
  });

  it('is none for a step that the lesson lost', () => {
    expect(namedStep(lesson, 'gone')).toBeNull();
  });
});
