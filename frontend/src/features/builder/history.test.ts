import { describe, expect, it } from 'vitest';
import { begin, endBurst, MOST_STEPS, record, redo, undo, type History } from './history';

const repeat = (
  times: number,
  step: (history: History<number>) => History<number>,
  from: History<number>,
) => Array.from({ length: times }).reduce<History<number>>(step, from);

describe('history', () => {
  it('undoes and redoes a hundred steps and more', () => {
    const done = repeat(150, (history) => record(history, history.present + 1), begin(0));
    const undone = repeat(150, undo, done);
    expect(undone.present).toBe(0);
    expect(repeat(150, redo, undone).present).toBe(150);
  });

  it('forgets only what is older than its most', () => {
    const done = repeat(
      MOST_STEPS + 10,
      (history) => record(history, history.present + 1),
      begin(0),
    );
    expect(repeat(MOST_STEPS + 10, undo, done).present).toBe(10);
  });

  it('drops what was undone as soon as something new happens', () => {
    const changed = record(undo(record(begin(0), 1)), 2);
    expect(redo(changed)).toBe(changed);
  });

  it('counts typing in one field as one step', () => {
    const typed = ['1', '12', '128'].reduce(
      (history, text) => record(history, text, 'units'),
      begin(''),
    );
    expect(undo(typed).present).toBe('');
  });

  it('starts a new step in another field, or when the burst ends', () => {
    const two = record(record(begin('a'), 'b', 'units'), 'c', 'rate');
    expect(undo(two).present).toBe('b');
    const again = record(endBurst(record(begin('a'), 'b', 'units')), 'c', 'units');
    expect(undo(again).present).toBe('b');
  });

  it('does not count a change that changes nothing', () => {
    const start = begin('a');
    expect(record(start, 'a')).toBe(start);
    expect(undo(start)).toBe(start);
  });
});
