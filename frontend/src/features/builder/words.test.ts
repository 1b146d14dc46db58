import { describe, expect, it } from 'vitest';
import * as words from './words';

/** Thin spaces as plain ones. */
const plain = (text: string) => text.replaceAll('\u00a0', ' ');

describe('words', () => {
  it('sums up a network in one line', () => {
    const cost = {
      deviceSeconds: 40.2,
      memoryBytes: 52.4e6,
      device: 'cpu',
      quotaMs: 0,
      measured: false,
    } as const;
    expect(plain(words.summary(10, 24906, cost))).toBe(
      '10 layers · 24,906 parameters · about 40 s · 52.4 MB · no quota used',
    );
    expect(words.summary(1, 1, null)).toBe('1 layer · 1 parameter');
  });

  it.each([
    [0.2, 'under 1 s'],
    [59, 'about 59 s'],
    [59.7, 'about 1 min'],
    [95, 'about 2 min'],
    [3599, 'about 1 h'],
    [3600 + 20 * 60, 'about 1 h 20 min'],
    [2 * 3600 - 5, 'about 2 h'],
  ])('tells %d seconds roughly', (seconds, text) => {
    expect(plain(words.roughTime(seconds))).toBe(text);
  });

  it('says shapes for ears', () => {
    expect(words.spokenShape([16, 28, 28])).toBe('16 channels of 28 by 28');
    expect(words.spokenShape([1, 8, 8])).toBe('1 channel of 8 by 8');
    expect(words.spokenShape([128])).toBe('a list of 128');
  });

  it('tells quota in time', () => {
    expect(plain(words.quotaUse(180_000))).toBe('about 3 min of your quota');
  });

  it('draws a share that can be seen, and none where there is none', () => {
    expect(words.share(1, 1e6)).toBe(0.01);
    expect(words.share(0, 10)).toBe(0);
    expect(words.share(5, 10)).toBe(0.5);
  });
});
