import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ProblemError, unreadableAnswer } from '../../api/problem';
import type { RunEvent, RunEvents } from '../../api/types';
import { followRun, pause, type Connection, type Wires } from './followRun';
import { LiveServer } from './liveServer';
import type { RunProgress } from './progress';

const state = (seq: number, name: 'QUEUED' | 'TRAINING'): RunEvent => ({
  seq,
  at: '2026-03-02T10:00:00Z',
  kind: 'state',
  state: name,
});
const epoch = (seq: number, number: number): RunEvent => ({
  seq,
  at: '2026-03-02T10:00:00Z',
  kind: 'epoch',
  epoch: number,
  metrics: { trainLoss: 1, trainAccuracy: 0.5, learningRate: 0.1, samplesPerSecond: 9 },
});
const ended = (seq: number): RunEvent => ({
  seq,
  at: '2026-03-02T10:00:00Z',
  kind: 'ended',
  state: 'COMPLETED',
});

const story = [state(1, 'QUEUED'), state(2, 'TRAINING'), epoch(3, 1), epoch(4, 2), ended(5)];

let server: LiveServer;
let stop: () => void;
let progress: RunProgress | undefined;
let connections: Connection[];
let refusal: ProblemError | undefined;

const wires: Wires = {
  open: (path) => new WebSocket(server.address('ws', path)),
  events: async (runId, after, signal) => {
    const path = `/api/runs/${runId}/events?after=${String(after)}`;
    const answer = await fetch(server.address('http', path), { signal });
    if (!answer.ok) throw new ProblemError(unreadableAnswer(answer.status));
    return (await answer.json()) as RunEvents;
  },
  wait: () => Promise.resolve(),
  random: () => 0,
};

function follow() {
  stop = followRun(
    'r1',
    {
      changed: (next) => {
        progress = next;
      },
      connection: (next) => connections.push(next),
      refused: (error) => {
        refusal = error;
      },
    },
    wires,
  );
}

beforeEach(async () => {
  progress = undefined;
  refusal = undefined;
  connections = [];
  server = new LiveServer();
  await server.start();
});
afterEach(async () => {
  stop();
  await server.stop();
});

describe('followRun', () => {
  it('follows a run to its end and then closes its socket', async () => {
    follow();
    const peer = await server.arrival();
    expect(peer.after).toBe(0);

    peer.send(...story);
    await peer.closed;

    expect(progress).toMatchObject({ seq: 5, state: 'COMPLETED', over: true });
    expect(progress?.epochs).toHaveLength(2);
    expect(server.fetched).toEqual([]);
    expect(connections).toEqual(['connecting', 'live']);
  });

  it('goes on after the last event it has when the line is cut', async () => {
    follow();
    const first = await server.arrival();
    first.send(...story.slice(0, 3));
    await vi.waitFor(() => expect(progress?.seq).toBe(3));
    first.drop();

    const second = await server.arrival();
    expect(second.after).toBe(3);
    second.send(...story.slice(3));
    await second.closed;

    expect(progress?.epochs.map((point) => point.epoch)).toEqual([1, 2]);
    expect(connections).toContain('away');
  });

  it('fetches what is missing when a number is skipped, in pages', async () => {
    server.events = story;
    follow();
    const peer = await server.arrival();

    peer.send(story[0] as RunEvent, story[4] as RunEvent);
    await peer.closed;

    expect(progress).toMatchObject({ seq: 5, over: true, behind: null });
    expect(progress?.epochs).toHaveLength(2);
    expect(server.fetched).toEqual([1, 3]);
  });

  it('fetches when the position is ahead of what came', async () => {
    server.events = story.slice(0, 4);
    follow();
    const peer = await server.arrival();

    peer.send({ kind: 'position', seq: 4 });

    await vi.waitFor(() => expect(progress?.seq).toBe(4));
  });

  it('gets to the end by asking again where no socket comes up', async () => {
    server.refuseSockets = true;
    server.events = story.slice(0, 3);
    follow();
    await vi.waitFor(() => expect(progress?.seq).toBe(3));

    server.events = story;
    await vi.waitFor(() => expect(progress?.over).toBe(true));

    expect(connections).not.toContain('live');
  });

  it('stops asking when the run is not shown to us', async () => {
    server.refuseSockets = true;
    server.events = null;
    follow();

    await vi.waitFor(() => expect(refusal?.status).toBe(404));

    expect(server.fetched).toEqual([0]);
  });

  it('closes its socket and hears no more once it is told to stop', async () => {
    follow();
    const peer = await server.arrival();
    peer.send(...story.slice(0, 2));
    await vi.waitFor(() => expect(progress?.seq).toBe(2));

    stop();
    peer.send(...story.slice(2));
    await peer.closed;

    expect(progress?.seq).toBe(2);
  });
});

describe('pause', () => {
  it('doubles up to ten seconds, less up to a half by chance', () => {
    expect([0, 1, 2, 3, 9].map((failures) => pause(failures, 1))).toEqual([
      400, 800, 1600, 3200, 10_000,
    ]);
    expect(pause(2, 0)).toBe(800);
  });
});
