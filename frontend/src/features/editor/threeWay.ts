/** Two people changed one lesson: what both kept or only one touched is settled, the rest is chosen. */
import { diff3Merge } from 'node-diff3';
import type { Presets } from '../../api/authoring';
import { canonical } from '../../api/canonical';
import { linesOf } from './difference';

export type Pick = 'theirs' | 'yours' | 'both' | 'base';

export interface Settled {
  kind: 'settled';
  lines: string[];
}
export interface Clash {
  kind: 'clash';
  base: string[];
  theirs: string[];
  yours: string[];
}
export type Part = Settled | Clash;

export function partsOf(base: string, theirs: string, yours: string): Part[] {
  const regions = diff3Merge(linesOf(theirs), linesOf(base), linesOf(yours), {
    excludeFalseConflicts: true,
  });
  return regions.map((region): Part => {
    if (!region.conflict) return { kind: 'settled', lines: region.ok ?? [] };
    const { a, o, b } = region.conflict;
    return { kind: 'clash', base: o, theirs: a, yours: b };
  });
}

/** The text that the picks make, one for every clash in their order. */
export function merged(parts: readonly Part[], picks: readonly Pick[]): string {
  let clash = 0;
  return parts
    .flatMap((part) => {
      if (part.kind === 'settled') return part.lines;
      const pick = picks[clash] ?? 'yours';
      clash += 1;
      return pick === 'both' ? [...part.theirs, ...part.yours] : part[pick];
    })
    .join('\n');
}

export interface MergedPresets {
  presets: Presets;
  /** Presets that both changed, each in another way. */
  clashes: string[];
}

/** A preset that one side alone changed is taken from there; where both did, as `picks` say. */
export function mergedPresets(
  base: Presets,
  theirs: Presets,
  yours: Presets,
  picks: Readonly<Record<string, 'theirs' | 'yours'>> = {},
): MergedPresets {
  const names = new Set([...Object.keys(theirs), ...Object.keys(yours)]);
  const clashes: string[] = [];
  const kept: [string, Presets[string]][] = [];
  for (const name of names) {
    const [before, other, own] = [base, theirs, yours].map((side) => canonical(side[name]));
    const clash = other !== before && own !== before && own !== other;
    if (clash) clashes.push(name);
    const side = clash ? (picks[name] ?? 'yours') : own === before ? 'theirs' : 'yours';
    const preset = (side === 'theirs' ? theirs : yours)[name];
    if (preset) kept.push([name, preset]);
  }
  return { presets: Object.fromEntries(kept), clashes };
}
