import { describe, expect, it } from 'vitest';
import { merged, mergedPresets, partsOf, type Clash } from './threeWay';

const clashesIn = (base: string, theirs: string, yours: string) =>
  partsOf(base, theirs, yours).filter((part): part is Clash => part.kind === 'clash');

describe('two texts that grew from one', () => {
  it('takes both changes where they do not touch', () => {
    const parts = partsOf('a\nb\nc\nd\ne', 'A\nb\nc\nd\ne', 'a\nb\nc\nd\nE');
    expect(parts.every(({ kind }) => kind === 'settled')).toBe(true);
    expect(merged(parts, [])).toBe('A\nb\nc\nd\nE');
  });

  it('asks where both changed the same line, and shows the three of it', () => {
    const [clash] = clashesIn('a\nb\nc', 'a\ntheirs\nc', 'a\nyours\nc');
    expect(clash).toEqual({ kind: 'clash', base: ['b'], theirs: ['theirs'], yours: ['yours'] });
  });

  it('does as the picks say', () => {
    const parts = partsOf('a\nb\nc', 'a\ntheirs\nc', 'a\nyours\nc');
    expect(merged(parts, ['theirs'])).toBe('a\ntheirs\nc');
    expect(merged(parts, ['base'])).toBe('a\nb\nc');
    expect(merged(parts, ['both'])).toBe('a\ntheirs\nyours\nc');
    expect(merged(parts, [])).toBe('a\nyours\nc');
  });

  it('does not ask about a change that both made alike', () => {
    expect(clashesIn('a\nb', 'a\nsame', 'a\nsame')).toEqual([]);
  });
});

describe('presets that two people changed', () => {
  const presets = (of: Record<string, string>) =>
    Object.fromEntries(Object.entries(of).map(([name, dataset]) => [name, { dataset } as never]));

  it('takes each from the side that changed it, deletions too', () => {
    const { presets: kept, clashes } = mergedPresets(
      presets({ starter: 'a', other: 'a', gone: 'a' }),
      presets({ starter: 'b', other: 'a', gone: 'a' }),
      presets({ starter: 'a', other: 'c', mine: 'd' }),
    );
    expect(kept).toEqual(presets({ starter: 'b', other: 'c', mine: 'd' }));
    expect(clashes).toEqual([]);
  });

  it('asks where both changed one', () => {
    const sides = [presets({ s: 'a' }), presets({ s: 'b' }), presets({ s: 'c' })] as const;
    expect(mergedPresets(...sides)).toEqual({ presets: presets({ s: 'c' }), clashes: ['s'] });
    expect(mergedPresets(...sides, { s: 'theirs' }).presets).toEqual(presets({ s: 'b' }));
  });
});
