import type {
  BatchDone,
  Boundary,
  Confusion,
  DeviceDescription,
  Ended,
  EpochDone,
  EpochMetrics,
  LayerSignals,
  Run,
  RunEvent,
  RunState,
  Signals,
  StateChanged,
} from '../../api/types';
import { thin } from './thin';

/** In place of events that would take too long to send one by one: those that draw a run. */
export interface Snapshot {
  kind: 'snapshot';
  seq: number;
  run: Run;
  series: {
    epochs: EpochDone[];
    /** Thinned. */
    batches: BatchDone[];
    /** Thinned; servers from before there were any send none. */
    signals?: Signals[];
    boundary?: Boundary | null;
    confusion?: Confusion | null;
  };
}
/** How far the server is: a number above ours means that something was lost on the way. */
export interface Position {
  kind: 'position';
  seq: number;
}
export type LiveMessage = RunEvent | Snapshot | Position;

/** A point of the batch curve. `at` counts epochs: 1.5 is half-way through the second. */
export interface BatchPoint {
  at: number;
  epoch: number;
  batch: number;
  batches: number;
  loss: number | null;
  accuracy: number | null;
}
export interface EpochPoint {
  epoch: number;
  trainLoss: number | null;
  trainAccuracy: number | null;
  validationLoss: number | null;
  validationAccuracy: number | null;
  learningRate: number;
}
/** How each layer that learns did at the end of an epoch. */
export interface SignalsPoint {
  epoch: number;
  layers: readonly LayerSignals[];
}
/** A moment of the run and how far it was, in epochs. */
export interface Mark {
  time: number;
  at: number;
}

/** What a run looks like after the events up to `seq`. */
export interface RunProgress {
  seq: number;
  /** Events up to here exist but have not come. */
  behind: number | null;
  state: RunState | null;
  pausedFor: Run['pausedFor'];
  message: string | null;
  device: DeviceDescription | null;
  batches: readonly BatchPoint[];
  epochs: readonly EpochPoint[];
  signals: readonly SignalsPoint[];
  samplesPerSecond: number | null;
  /** Where training began since it last waited, and where it is: what is left follows from both. */
  since: Mark | null;
  now: Mark | null;
  confusion: Confusion | null;
  boundary: Boundary | null;
  metrics: { testLoss: number; testAccuracy: number } | null;
  over: boolean;
}

export const nothingYet: RunProgress = {
  seq: 0,
  behind: null,
  state: null,
  pausedFor: null,
  message: null,
  device: null,
  batches: [],
  epochs: [],
  signals: [],
  samplesPerSecond: null,
  since: null,
  now: null,
  confusion: null,
  boundary: null,
  metrics: null,
  over: false,
};

/** Above twice this, the batch curve is thinned to it: more points than a chart has pixels. */
export const BATCH_POINTS = 800;

/**
 * The run after one more message. A message that was seen before changes nothing; one that comes
 * too early is not taken, and `behind` says that there is something to fetch.
 */
export function after(progress: RunProgress, message: LiveMessage): RunProgress {
  if (message.kind === 'position') {
    return message.seq > progress.seq ? fallenBehind(progress, message.seq) : progress;
  }
  if (message.seq <= progress.seq) return progress;
  if (message.kind === 'snapshot') return afterSnapshot(progress, message);
  if (message.seq > progress.seq + 1) return fallenBehind(progress, message.seq);
  const behind = progress.behind !== null && progress.behind > message.seq ? progress.behind : null;
  return { ...happened(progress, message), seq: message.seq, behind };
}

function fallenBehind(progress: RunProgress, seq: number): RunProgress {
  return { ...progress, behind: Math.max(progress.behind ?? 0, seq) };
}

function happened(progress: RunProgress, event: RunEvent): RunProgress {
  switch (event.kind) {
    case 'state':
      return afterState(progress, event);
    case 'batch':
      return afterBatch(progress, event);
    case 'epoch':
      return afterEpoch(progress, event);
    case 'signals':
      return afterSignals(progress, event);
    case 'confusion':
      return { ...progress, confusion: event };
    case 'boundary':
      return { ...progress, boundary: event };
    case 'ended':
      return afterEnd(progress, event);
    default:
      return progress; // a kind of a later server: nothing to draw, but its number counts
  }
}

function afterState(progress: RunProgress, event: StateChanged): RunProgress {
  const went = event.state !== progress.state;
  return {
    ...progress,
    state: event.state,
    pausedFor: event.pausedFor ?? null,
    message: event.message ?? null,
    device: event.device ?? progress.device,
    since: went ? null : progress.since,
    now: went ? null : progress.now,
  };
}

function afterBatch(progress: RunProgress, event: BatchDone): RunProgress {
  const at = event.epoch - 1 + event.batch / event.batches;
  const point: BatchPoint = {
    at,
    epoch: event.epoch,
    batch: event.batch,
    batches: event.batches,
    loss: numberOrNull(event.loss),
    accuracy: numberOrNull(event.accuracy),
  };
  const mark = { time: Date.parse(event.at), at };
  return {
    ...progress,
    batches: roomFor([...before(progress.batches, (old) => old.at < at), point]),
    epochs: before(progress.epochs, (old) => old.epoch < event.epoch),
    signals: before(progress.signals, (old) => old.epoch < event.epoch),
    samplesPerSecond: numberOrNull(event.samplesPerSecond),
    since: progress.since !== null && progress.since.at < at ? progress.since : mark,
    now: mark,
  };
}

/** A run that lost its worker goes back to a checkpoint: what it repeats replaces what was. */
function before<T>(points: readonly T[], kept: (point: T) => boolean): readonly T[] {
  const last = points.at(-1);
  return last === undefined || kept(last) ? points : points.filter(kept);
}

function roomFor(points: BatchPoint[]): readonly BatchPoint[] {
  if (points.length <= 2 * BATCH_POINTS) return points;
  return thin(points, BATCH_POINTS, (point) => [point.loss, point.accuracy]);
}

function afterEpoch(progress: RunProgress, event: EpochDone): RunProgress {
  const kept = before(progress.epochs, (old) => old.epoch < event.epoch);
  const mark = { time: Date.parse(event.at), at: event.epoch };
  return {
    ...progress,
    epochs: [...kept, epochPoint(event.epoch, event.metrics)],
    samplesPerSecond: numberOrNull(event.metrics.samplesPerSecond),
    now: mark,
    since: progress.since ?? mark,
  };
}

function afterSignals(progress: RunProgress, { epoch, layers }: Signals): RunProgress {
  const kept = before(progress.signals, (old) => old.epoch < epoch);
  return { ...progress, signals: [...kept, { epoch, layers }] };
}

function epochPoint(epoch: number, metrics: EpochMetrics): EpochPoint {
  return {
    epoch,
    trainLoss: numberOrNull(metrics.trainLoss),
    trainAccuracy: numberOrNull(metrics.trainAccuracy),
    validationLoss: numberOrNull(metrics.validationLoss),
    validationAccuracy: numberOrNull(metrics.validationAccuracy),
    learningRate: metrics.learningRate,
  };
}

function afterEnd(progress: RunProgress, event: Ended): RunProgress {
  return {
    ...progress,
    state: event.state,
    pausedFor: null,
    message: event.message ?? null,
    metrics: event.metrics ?? null,
    over: true,
  };
}

function afterSnapshot(progress: RunProgress, { run, seq, series }: Snapshot): RunProgress {
  const drawn = [...series.batches, ...series.epochs, ...(series.signals ?? [])].sort(
    (a, b) => a.seq - b.seq,
  );
  const replayed = drawn.reduce<RunProgress>(happened, nothingYet);
  return {
    ...replayed,
    seq,
    behind: progress.behind !== null && progress.behind > seq ? progress.behind : null,
    state: run.state,
    pausedFor: run.pausedFor,
    message: run.message,
    device: run.device,
    boundary: series.boundary ?? null,
    confusion: series.confusion ?? null,
    metrics: run.metrics,
    since: null, // it may have rested in between: the pace is measured from here
    over: run.finishedAt !== null,
  };
}

/** A diverged loss comes as null or as the word "NaN": JSON has no such number. */
function numberOrNull(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

/** Seconds until the last epoch ends, at the pace since training began; null before there is one. */
export function secondsLeft({ since, now }: RunProgress, epochs: number): number | null {
  if (since === null || now === null || now.at <= since.at || now.time <= since.time) return null;
  const secondsPerEpoch = (now.time - since.time) / 1000 / (now.at - since.at);
  return Math.max(0, epochs - now.at) * secondsPerEpoch;
}
