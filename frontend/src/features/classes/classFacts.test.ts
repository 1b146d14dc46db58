import { describe, expect, it } from 'vitest';
import type { PushedNetwork } from '../../api/classes';
import { curveD, summaries } from './curves';
import { fromField, hasEnded, toField } from './dates';
import { datesOf, dueTooEarly, toKeep } from './lessonDates';
import { liveliest, predictionsOf } from './predictions';
import { newestUnseen } from './pushed';

const lesson = (slug: string, predictions: string[] = []) => ({
  slug,
  number: 1,
  title: slug,
  summary: '',
  minutes: 5,
  published: true,
  revision: 1,
  draftRevision: null,
  steps: predictions.map((id) => ({ id, kind: 'predict' as const })),
});

describe('dates in fields', () => {
  it('come back as the moment they were', () => {
    const at = '2026-11-23T18:30:00.000Z';
    expect(fromField(toField(at))).toBe(at);
  });

  it('are nothing when the field is empty', () => {
    expect(toField(null)).toBe('');
    expect(fromField('')).toBeNull();
  });

  it('count the last day as part of the class', () => {
    expect(hasEnded('2026-11-23', new Date('2026-11-23T20:00:00'))).toBe(false);
    expect(hasEnded('2026-11-23', new Date('2026-11-24T00:00:00'))).toBe(true);
  });
});

describe('what a class says of lessons', () => {
  const gone = { lesson: 'gone', hidden: true, opens: null, due: null };
  const hidden = { ...gone, lesson: 'line' };

  it('is the usual where it says nothing', () => {
    expect(datesOf([lesson('unit')], [])).toEqual([
      { lesson: 'unit', hidden: false, opens: null, due: null },
    ]);
  });

  it('keeps only what differs, and what it says of lessons that are not listed', () => {
    const rows = datesOf([lesson('unit'), lesson('line')], [hidden, gone]);
    expect(toKeep(rows, [gone])).toEqual([gone, hidden]);
  });

  it('knows a due date before the opening', () => {
    const row = { lesson: 'unit', hidden: false, opens: '2026-11-24T08:00:00Z' };
    expect(dueTooEarly({ ...row, due: '2026-11-23T08:00:00Z' })).toBe(true);
    expect(dueTooEarly({ ...row, due: '2026-11-25T08:00:00Z' })).toBe(false);
    expect(dueTooEarly({ ...row, due: null })).toBe(false);
  });
});

describe('many curves', () => {
  it('have a lowest, a median and a highest value at each epoch', () => {
    expect(summaries([[0, 1], [0.5, 2], [1]])).toEqual([
      { low: 0, middle: 0.5, high: 1 },
      { low: 1, middle: 1.5, high: 2 },
    ]);
  });

  it('share one scale', () => {
    expect(curveD([0, 1], { min: 0, max: 1 }, 100, 12)).toBe('M0.0 11.0L100.0 1.0');
    expect(curveD([5], { min: 0, max: 1 }, 100, 12)).toBe('M0 1.0h5');
    expect(curveD([], { min: 0, max: 1 }, 100, 12)).toBe('');
  });
});

describe('the prediction to look at first', () => {
  const asked = predictionsOf([lesson('unit', ['a']), lesson('line', ['b', 'c'])]);
  const at = (lesson: string) => ({ lesson });

  it('is of the lesson that most students are in', () => {
    expect(liveliest(asked, [at('line'), at('line'), at('unit')])?.key).toBe('line/b');
    expect(liveliest(asked, [])?.key).toBe('unit/a');
    expect(liveliest([], [])).toBeNull();
  });

  it('is numbered where a lesson has several', () => {
    expect(asked.map(({ place }) => place)).toEqual([null, 1, 2]);
  });
});

describe('the network shown last', () => {
  const now = Date.parse('2026-11-23T12:00:00Z');
  const pushed = (id: string, minutes: number, classId = 'mine'): PushedNetwork => ({
    id,
    classId,
    className: 'Tuesday',
    by: 'Grace',
    dataset: 'digits',
    network: { layers: [] },
    training: {} as PushedNetwork['training'],
    words: '',
    at: new Date(now - minutes * 60_000).toISOString(),
  });

  it('is told once', () => {
    const all = [pushed('old', 60), pushed('new', 1)];
    expect(newestUnseen(all, ['mine'], [], now)?.id).toBe('new');
    expect(newestUnseen(all, ['mine'], ['new'], now)).toBeNull();
  });

  it('is not told of another’s class, nor the day after', () => {
    expect(newestUnseen([pushed('new', 1, 'other')], ['mine'], [], now)).toBeNull();
    expect(newestUnseen([pushed('new', 60 * 25)], ['mine'], [], now)).toBeNull();
  });
});
