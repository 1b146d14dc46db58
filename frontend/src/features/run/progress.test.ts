import { describe, expect, it } from 'vitest';
import type { BatchDone, EpochDone, Run, RunEvent } from '../../api/types';
import {
  after,
  BATCH_POINTS,
  nothingYet,
  secondsLeft,
  type LiveMessage,
  type RunProgress,
} from './progress';

const START = Date.parse('2026-03-02T10:00:00Z');
const at = (seconds: number) => new Date(START + seconds * 1000).toISOString();

function batch(seq: number, epoch: number, number: number, more: Partial<BatchDone> = {}) {
  return {
    seq,
    at: at(seq),
    kind: 'batch',
    epoch,
    batch: number,
    batches: 10,
    loss: 1 / (seq + 1),
    accuracy: 0.5,
    samplesPerSecond: 800,
    ...more,
  } satisfies BatchDone;
}

function epoch(seq: number, number: number, validationAccuracy?: number): EpochDone {
  return {
    seq,
    at: at(seq),
    kind: 'epoch',
    epoch: number,
    metrics: {
      trainLoss: 0.4,
      trainAccuracy: 0.8,
      learningRate: 0.001,
      samplesPerSecond: 820,
      ...(validationAccuracy === undefined ? {} : { validationLoss: 0.5, validationAccuracy }),
    },
  };
}

const story: RunEvent[] = [
  { seq: 1, at: at(1), kind: 'state', state: 'QUEUED' },
  {
    seq: 2,
    at: at(2),
    kind: 'state',
    state: 'TRAINING',
    device: { kind: 'cpu', name: 'Two cores', engine: 'MXNet 1.9.1', memoryBytes: 4e9 },
  },
  batch(3, 1, 5),
  batch(4, 1, 10),
  epoch(5, 1, 0.7),
  batch(6, 2, 5),
  batch(7, 2, 10),
  epoch(8, 2, 0.75),
  { seq: 9, at: at(9), kind: 'confusion', epoch: 2, matrix: [[1]], mistakes: [] },
  {
    seq: 10,
    at: at(10),
    kind: 'ended',
    state: 'COMPLETED',
    metrics: { testLoss: 0.5, testAccuracy: 0.74 },
  },
];

const replay = (messages: readonly LiveMessage[], from: RunProgress = nothingYet) =>
  messages.reduce(after, from);

describe('after', () => {
  it('follows a run from the queue to its result', () => {
    const run = replay(story);

    expect(run).toMatchObject({
      seq: 10,
      behind: null,
      state: 'COMPLETED',
      over: true,
      metrics: { testAccuracy: 0.74 },
      device: { name: 'Two cores' },
    });
    expect(run.batches.map((point) => point.at)).toEqual([0.5, 1, 1.5, 2]);
    expect(run.epochs.map((point) => point.validationAccuracy)).toEqual([0.7, 0.75]);
    expect(run.confusion?.matrix).toEqual([[1]]);
  });

  it('changes nothing on an event it has seen', () => {
    const run = replay(story.slice(0, 6));

    for (const seen of story.slice(0, 6)) expect(after(run, seen)).toBe(run);
  });

  it('does not take an event that comes too early, and says what is missing', () => {
    const run = replay([...story.slice(0, 3), ...story.slice(4, 6)]);

    expect(run.seq).toBe(3);
    expect(run.behind).toBe(6);
    expect(run.epochs).toEqual([]);
    expect(replay(story.slice(3, 6), run)).toEqual(replay(story.slice(0, 6)));
  });

  it('learns from a position that the last events were lost', () => {
    const run = replay(story.slice(0, 4));

    expect(after(run, { kind: 'position', seq: 4 })).toBe(run);
    expect(after(run, { kind: 'position', seq: 8 }).behind).toBe(8);
  });

  it('is the same however often, and in whatever pieces, the story is told', () => {
    const whole = replay(story);
    for (let seed = 1; seed <= 200; seed++) {
      // Each telling repeats, drops and reorders; after each loss the rest is fetched from `seq`.
      const pick = (n: number) => (seed * 7919 + n * 104729) % 13;
      const heard = story
        .filter((_, n) => pick(n) > 2)
        .flatMap((e, n) => (pick(n) > 9 ? [e, e] : [e]));
      const late = pick(99) > 6 ? heard.toReversed() : heard;

      let run = replay(late);
      run = replay(
        story.filter((event) => event.seq > run.seq),
        run,
      );

      expect(run).toEqual(whole);
    }
  });

  it('replaces what a run repeats after it lost its worker', () => {
    const repeated = [batch(9, 2, 5, { loss: 0.25 }), batch(10, 2, 10), epoch(11, 2, 0.9)];

    const run = replay([...story.slice(0, 8), ...repeated]);

    expect(run.batches.map((point) => point.at)).toEqual([0.5, 1, 1.5, 2]);
    expect(run.batches[2]?.loss).toBe(0.25);
    expect(run.epochs.map((point) => point.validationAccuracy)).toEqual([0.7, 0.9]);
  });

  it('leaves a hole where the loss is no number', () => {
    const diverged = batch(3, 1, 5, { loss: 'NaN' as unknown as number });

    const run = replay([...story.slice(0, 2), diverged]);

    expect(run.batches).toMatchObject([{ at: 0.5, loss: null, accuracy: 0.5 }]);
  });

  it('keeps a long curve short, and its lowest loss', () => {
    const many = Array.from({ length: 5000 }, (_, n) =>
      batch(n + 1, Math.floor(n / 10) + 1, (n % 10) + 1, { loss: n === 1234 ? 0.001 : 1 }),
    );

    const run = replay(many);

    expect(run.batches.length).toBeLessThanOrEqual(2 * BATCH_POINTS);
    expect(run.batches.some((point) => point.loss === 0.001)).toBe(true);
    const places = run.batches.map((point) => point.at);
    expect(places).toEqual([...new Set(places)].toSorted((a, b) => a - b));
  });

  it('starts afresh from a snapshot, whatever it missed', () => {
    const run = { state: 'TRAINING', pausedFor: null, message: null, device: null } as Run;
    const snapshot: LiveMessage = {
      kind: 'snapshot',
      seq: 8,
      run: { ...run, metrics: null, finishedAt: null },
      series: {
        batches: story.filter((event) => event.kind === 'batch'),
        epochs: story.filter((event) => event.kind === 'epoch'),
      },
    };

    const late = replay([story[0] as RunEvent, snapshot, ...story.slice(8)]);

    expect(late.epochs).toEqual(replay(story).epochs);
    expect(late.batches).toEqual(replay(story).batches);
    expect(late).toMatchObject({ seq: 10, state: 'COMPLETED', over: true });
  });

  it('keeps what was told of the layers, and replaces what a run repeats', () => {
    const told = (seq: number, number: number, norm: number): RunEvent => ({
      seq,
      at: at(seq),
      kind: 'signals',
      epoch: number,
      layers: [{ path: '0', gradientNorm: norm }],
    });
    const run = replay([told(1, 1, 0.3), told(2, 2, 0.2), told(3, 2, 0.1)]);

    expect(run.signals.map(({ epoch: of, layers }) => [of, layers[0]?.gradientNorm])).toEqual([
      [1, 0.3],
      [2, 0.1],
    ]);
    expect(replay([batch(4, 2, 5)], run).signals.map(({ epoch: of }) => of)).toEqual([1]);
  });

  it('counts an event of a kind it does not know', () => {
    const unknown = { seq: 1, at: at(1), kind: 'weights' } as unknown as RunEvent;

    expect(after(nothingYet, unknown)).toMatchObject({ seq: 1, behind: null });
  });
});

describe('secondsLeft', () => {
  it('goes on at the pace so far', () => {
    // Half an epoch a second, half-way through the first of five.
    const run = replay([batch(1, 1, 1), batch(2, 1, 6)]);

    expect(secondsLeft(run, 5)).toBeCloseTo(4.4 / 0.5);
  });

  it('does not count the time a run was paused', () => {
    const paused: RunEvent = { seq: 3, at: at(3), kind: 'state', state: 'PAUSED' };
    const again: RunEvent = { seq: 4, at: at(9000), kind: 'state', state: 'TRAINING' };
    const run = replay([
      batch(1, 1, 1),
      batch(2, 1, 6),
      paused,
      again,
      batch(5, 1, 8, { at: at(9001) }),
      batch(6, 1, 10, { at: at(9002) }),
    ]);

    expect(secondsLeft(run, 2)).toBeCloseTo(1 / 0.2);
  });

  it('is unknown before there is a pace', () => {
    expect(secondsLeft(replay([batch(1, 1, 1)]), 5)).toBeNull();
  });
});
