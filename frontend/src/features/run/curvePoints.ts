import { thin } from './thin';
import type { BatchPoint, EpochPoint } from './progress';

/** One moment of the curves: a batch, the end of an epoch, or both at once. */
export interface CurvePoint {
  /** In epochs. */
  at: number;
  epoch: number;
  /** Null at the end of an epoch. */
  batch: { number: number; of: number } | null;
  batchLoss: number | null;
  batchAccuracy: number | null;
  trainLoss: number | null;
  trainAccuracy: number | null;
  validationLoss: number | null;
  validationAccuracy: number | null;
  learningRate: number | null;
}

/** Both curves in one list, in order, one point a moment. */
export function curvePoints(
  batches: readonly BatchPoint[],
  epochs: readonly EpochPoint[],
): CurvePoint[] {
  const ends = new Map(epochs.map((end) => [end.epoch, end]));
  const points = told(batches).map((batch) => {
    const end = ends.get(batch.at);
    if (end) ends.delete(batch.at);
    return pointOf(batch, end);
  });
  for (const end of ends.values()) points.push(pointOf(undefined, end));
  return points.sort((a, b) => a.at - b.at);
}

/**
 * Without the batches of a run so fast that epochs pass between two of them: a line from one to the
 * other would show what never was.
 */
function told(batches: readonly BatchPoint[]): readonly BatchPoint[] {
  const near = (one?: BatchPoint, next?: BatchPoint) => !!one && !!next && next.at - one.at <= 1;
  return batches.length < 2
    ? batches
    : batches.filter((batch, i) => near(batches[i - 1], batch) || near(batch, batches[i + 1]));
}

function pointOf(batch: BatchPoint | undefined, end: EpochPoint | undefined): CurvePoint {
  return {
    at: end?.epoch ?? batch?.at ?? 0,
    epoch: end?.epoch ?? batch?.epoch ?? 0,
    batch: end || !batch ? null : { number: batch.batch, of: batch.batches },
    batchLoss: batch?.loss ?? null,
    batchAccuracy: batch?.accuracy ?? null,
    trainLoss: end?.trainLoss ?? null,
    trainAccuracy: end?.trainAccuracy ?? null,
    validationLoss: end?.validationLoss ?? null,
    validationAccuracy: end?.validationAccuracy ?? null,
    learningRate: end?.learningRate ?? null,
  };
}

/** The training loss of a moment: the epoch's mean where it ended, the batches' mean within it. */
export const trainingLoss = (point: CurvePoint) =>
  point.batch === null ? point.trainLoss : point.batchLoss;
export const trainingAccuracy = (point: CurvePoint) =>
  point.batch === null ? point.trainAccuracy : point.batchAccuracy;

/** Where the point nearest to a moment is. */
export function nearest(points: readonly CurvePoint[], at: number): number {
  let low = 0;
  let high = points.length - 1;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if ((points[middle]?.at ?? 0) < at) low = middle + 1;
    else high = middle;
  }
  const here = points[low];
  const left = points[low - 1];
  return here && left && at - left.at < here.at - at ? low - 1 : low;
}

/** Where a key leads from a point; undefined for a key that means nothing here. */
export function stepped(
  points: readonly CurvePoint[],
  from: number,
  key: string,
): number | undefined {
  const last = points.length - 1;
  switch (key) {
    case 'ArrowLeft':
    case 'ArrowDown':
      return Math.max(0, from - 1);
    case 'ArrowRight':
    case 'ArrowUp':
      return Math.min(last, from + 1);
    case 'PageDown':
      return epochEnd(points, from, -1);
    case 'PageUp':
      return epochEnd(points, from, 1);
    case 'Home':
      return 0;
    case 'End':
      return last;
    default:
      return undefined;
  }
}

function epochEnd(points: readonly CurvePoint[], from: number, way: 1 | -1): number {
  for (let at = from + way; at >= 0 && at < points.length; at += way) {
    if (points[at]?.batch === null) return at;
  }
  return way === 1 ? points.length - 1 : 0;
}

/** The rows of the table: every end of an epoch, and the telling ones of the batches. */
export function tableRows(points: readonly CurvePoint[], limit = 120): CurvePoint[] {
  return thin(
    points,
    limit,
    (point) => [trainingLoss(point), trainingAccuracy(point)],
    (point) => point.batch === null,
  );
}
