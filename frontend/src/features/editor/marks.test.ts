import { expect, it } from 'vitest';
import { marksIn } from './marks';

const TEXT = 'first\nsecond line\n\nlast';
const problem = (line: number, file = 'lesson.md') => ({
  file,
  line,
  message: `at ${String(line)}`,
});

it('covers the line it names, in the order of the text', () => {
  const marks = marksIn(TEXT, [problem(2), problem(1)]);
  expect(marks.map(({ from, to }) => TEXT.slice(from, to))).toEqual(['first', 'second line']);
});

it('leaves presets to their own place', () => {
  expect(marksIn(TEXT, [problem(1, 'starter.json')])).toEqual([]);
});

it('stays inside a text that became shorter', () => {
  expect(marksIn(TEXT, [problem(99)])).toEqual([{ from: 19, to: 23, message: 'at 99' }]);
  expect(marksIn('', [problem(0)])).toEqual([{ from: 0, to: 0, message: 'at 0' }]);
});
