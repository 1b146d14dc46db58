import { describe, expect, it } from 'vitest';
import * as format from './format';

const plain = (text: string) => text.replaceAll('\u00a0', ' ');

describe('durations', () => {
  it.each([
    [0, '0 s'],
    [0.42, '0.4 s'],
    [3, '3 s'],
    [9.97, '10 s'],
    [59.4, '59 s'],
    [59.7, '1 min'],
    [200, '3 min 20 s'],
    [599.9, '10 min'],
    [3599, '1 h'],
    [99_600, '27 h 40 min'],
    [4 * 86_400, '4 days'],
  ])('%s seconds read as %s', (seconds, text) => {
    expect(plain(format.duration(seconds))).toBe(text);
  });

  it('counts quota in hours even beyond two days, and never rounds up', () => {
    expect(plain(format.hours(108_000_000 - 1))).toBe('29 h 59 min');
    expect(plain(format.hours(400 * 3_600_000))).toBe('400 h');
  });
});

describe('sizes and shares', () => {
  it.each([
    [0, '0 B'],
    [999, '999 B'],
    [170_498_071, '170 MB'],
    [19_640_000, '19.6 MB'],
    [999_700, '1.0 MB'],
  ])('%s bytes read as %s', (bytes, text) => {
    expect(plain(format.bytes(bytes))).toBe(text);
  });

  it('groups thousands, and shortens where a column is narrow', () => {
    expect(format.count(24_906)).toBe('24,906');
    expect(format.compact(24_906)).toBe('24.9k');
    expect(format.compact(9_999)).toBe('9,999');
    expect(format.compact(1_234_567)).toBe('1.2M');
  });

  it('keeps one digit of a percentage', () => {
    expect(plain(format.percent(0.8812))).toBe('88.1 %');
    expect(plain(format.percent(1))).toBe('100.0 %');
  });
});

describe('moments', () => {
  const now = new Date('2026-03-20T12:00:00');

  it.each([
    ['2026-03-20T11:59:40', 'just now'],
    ['2026-03-20T11:56:00', '4 min ago'],
    ['2026-03-20T09:00:00', '3 h ago'],
    ['2026-03-19T11:00:00', 'yesterday'],
    ['2026-03-16T12:00:00', '4 days ago'],
    ['2026-02-01T12:00:00', '1 Feb'],
    ['2024-02-01T12:00:00', '1 Feb 2024'],
  ])('%s is %s', (then, text) => {
    expect(plain(format.age(then, now))).toBe(text);
  });

  it('names the day of a reset and how far it is', () => {
    expect(format.moment('2026-03-23T00:00:00', now)).toBe('Monday 00:00, in 3 days');
    expect(format.moment('2026-03-20T13:00:00', now)).toBe('Friday 13:00, in 60 minutes');
  });

  it('says places in a queue as words do', () => {
    expect([1, 2, 3, 4, 11, 12, 21, 112].map(format.ordinal)).toEqual([
      '1st',
      '2nd',
      '3rd',
      '4th',
      '11th',
      '12th',
      '21st',
      '112th',
    ]);
  });
});

it('says when a loss is none', () => {
  expect(format.loss(Number.NaN)).toBe('not a number');
  expect(format.loss(0.31234)).toBe('0.312');
});
