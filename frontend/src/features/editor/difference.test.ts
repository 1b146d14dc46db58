import { describe, expect, it } from 'vitest';
import { difference, folded } from './difference';

describe('the difference of two texts', () => {
  it('numbers lines in both, and marks the words that changed', () => {
    const rows = difference('one\ntwo words\nthree', 'one\ntwo other words\nthree');

    expect(rows.map(({ kind, before, after }) => [kind, before, after])).toEqual([
      ['same', 1, 1],
      ['removed', 2, null],
      ['added', null, 2],
      ['same', 3, 3],
    ]);
    expect(rows[2]?.pieces.filter(({ changed }) => changed).map(({ text }) => text.trim())).toEqual(
      ['other'],
    );
    expect(rows[1]?.pieces.every(({ changed }) => !changed)).toBe(true);
  });

  it('loses no character of either text', () => {
    const before = 'a\nb c\n\nd — é';
    const after = 'b  d\n\nd – è\ne';
    const rows = difference(before, after);
    const text = (kind: string) =>
      rows
        .filter((row) => row.kind === 'same' || row.kind === kind)
        .map(({ pieces }) => pieces.map((piece) => piece.text).join(''))
        .join('\n');
    expect(text('removed')).toBe(before);
    expect(text('added')).toBe(after);
  });

  it('is empty of changes for equal texts, whatever ends their lines', () => {
    expect(difference('a\r\nb', 'a\nb').every(({ kind }) => kind === 'same')).toBe(true);
  });
});

it('folds what is far from a change', () => {
  const lines = Array.from({ length: 20 }, (_, at) => `line ${String(at)}`);
  const changed = lines.with(10, 'other');
  const rows = folded(difference(lines.join('\n'), changed.join('\n')));
  expect(rows[0]).toEqual({ kind: 'gap', lines: 7 });
  expect(rows.at(-1)).toEqual({ kind: 'gap', lines: 6 });
  expect(rows).toHaveLength(1 + 3 + 2 + 3 + 1);
});
