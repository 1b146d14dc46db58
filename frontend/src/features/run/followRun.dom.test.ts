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
let comeOnline: () => void;

const wires: Wires = {
  open: (path) => new WebSocket(server.address('ws', path)),
  events: async (runId, after, signal) => {
    const path = `/api/runs/${runId}/events?after=${String(after)}`;
    const answer = await fetch(server.address('http', path), { signal });
    if (!answer.ok) throw new ProblemError(unreadableAnswer(answer.status));
    return (await answer.json()) as RunEvents;
  },
  wait: () => Promise.resolve(),
  online: (again) => {
    comeOnline = again;
  },
  random: () => 0,
  awayAfterMs: 60_000,
};

function follow(changed: Partial<Wires> = {}) {
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
    { ...wires, ...changed },
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
    expect(server.fetched).toEqual([]);
    expect(connections).toEqual(['connecting', 'live']);
  });

  it('says that the line is lost only after a moment, and that it is back', async () => {
    let tryAgain: () => void = () => undefined;
    const wait = () =>
      new Promise<void>((resolve) => {
        tryAgain = resolve;
      });
    follow({ awayAfterMs: 1, wait });
    const first = await server.arrival();
    first.send(...story.slice(0, 3));
    await vi.waitFor(() => expect(progress?.seq).toBe(3));
    first.drop();
    await vi.waitFor(() => expect(connections).toEqual(['connecting', 'live', 'away']));

    tryAgain();
    (await server.arrival()).send(...story.slice(3));

    await vi.waitFor(() => expect(progress?.over).toBe(true));
    expect(connections).toEqual(['connecting', 'live', 'away', 'live']);
  });

  it('opens a new socket when the machine comes online again', async () => {
    follow();
    const first = await server.arrival();
    first.send(...story.slice(0, 2));
    await vi.waitFor(() => expect(progress?.seq).toBe(2));

    comeOnline();

    expect((await server.arrival()).after).toBe(2);
    await first.closed;
  });

  it('asks why when the server will not go on, and stops', async () => {
    follow();
    const peer = await server.arrival();
    peer.send(...story.slice(0, 2));
    await vi.waitFor(() => expect(progress?.seq).toBe(2));
    server.events = null;

    peer.close(4401);

    await vi.waitFor(() => expect(refusal?.status).toBe(404));
    expect(server.fetched).toEqual([2]);
  });

  it('comes back without asking after a restart', async () => {
    follow();
    const peer = await server.arrival();
    peer.send(...story.slice(0, 2));
    await vi.waitFor(() => expect(progress?.seq).toBe(2));

    peer.close(1012);

    expect((await server.arrival()).after).toBe(2);
    expect(server.fetched).toEqual([]);
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
  it('doubles up to six seconds, and is spread over three quarters of that', () => {
    expect([0, 1, 2, 3, 9].map((failures) => pause(failures, 1))).toEqual([
      1000, 2000, 4000, 6000, 6000,
    ]);
    expect(pause(2, 0)).toBe(1000);
  });
});
