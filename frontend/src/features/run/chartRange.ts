import type { AlignedData, Range } from 'uplot';

export type Measure = 'loss' | 'accuracy';

/**
 * What a chart's height shows. Accuracy: from a round share below the lowest up to one. Loss: from
 * zero to the highest epoch, and to all but the few highest batches. The very first batches are
 * often ten times worse than all others, and would press the rest flat.
 */
export function rangeOf(measure: Measure, data: AlignedData): Range.MinMax {
  const [, batches = [], ...ends] = data;
  const ofBatches = numbersIn(batches);
  const ofEnds = ends.flatMap(numbersIn);
  if (ofBatches.length + ofEnds.length === 0) return [0, 1];
  if (measure === 'accuracy') {
    return [Math.max(0, Math.floor(least(ofBatches, ofEnds) * 10 - 0.01) / 10), 1];
  }
  const most = Math.max(0, shareBelow(ofBatches, 0.97), ...ofEnds);
  return [0, most === 0 ? 1 : most * 1.06];
}

function least(ofBatches: number[], ofEnds: number[]): number {
  if (ofEnds.length === 0) return Math.min(...ofBatches);
  const usual = shareBelow(ofBatches, 0.03);
  return Math.min(...ofEnds, ofBatches.length > 0 ? usual : 1);
}

/** The value that this share of the values does not exceed. */
function shareBelow(values: number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(share * (sorted.length - 1))] ?? 0;
}

function numbersIn(column: ArrayLike<number | null | undefined>): number[] {
  return Array.from(column).filter((value) => value !== null && value !== undefined);
}
