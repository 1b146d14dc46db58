import { http } from '../../api/http';
import { ProblemError } from '../../api/problem';
import type { RunEvents } from '../../api/types';
import { after, nothingYet, type LiveMessage, type RunProgress } from './progress';

/** `away`: the server has not been reached for a moment; it is tried again and again. */
export type Connection = 'connecting' | 'live' | 'away';

export interface Listener {
  changed: (progress: RunProgress) => void;
  connection: (connection: Connection) => void;
  /** The server will not show this run: no use in asking again. */
  refused: (error: ProblemError) => void;
}

/** The ways out of the page; a test has its own. */
export interface Wires {
  open: (path: string) => WebSocket;
  events: (runId: string, after: number, signal: AbortSignal) => Promise<RunEvents>;
  wait: (ms: number, signal: AbortSignal) => Promise<void>;
  /** Calls back when the machine is on a network again, after sleep or in another room. */
  online: (again: () => void, signal: AbortSignal) => void;
  random: () => number;
  /** How long a lost line goes unmentioned: most are back before anybody looks. */
  awayAfterMs: number;
}

/** The server says its position every 10 s: a socket silent for longer than this is a dead one. */
const SILENCE_MS = 25_000;
const FIRST_WAIT_MS = 1000;
const LONGEST_WAIT_MS = 6000;
/** From here on a closing code says that the server will not go on; it is asked why. */
const TOLD_WHY = 4000;

export const browserWires: Wires = {
  open: (path) => new WebSocket(new URL(path, location.href.replace(/^http/, 'ws'))),
  events: (runId, after, signal) =>
    http.get<RunEvents>(`/api/runs/${runId}/events`, { after }, signal),
  wait: (ms, signal) =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      const now = () => {
        clearTimeout(timer);
        resolve();
      };
      const seen = () => {
        if (document.visibilityState === 'visible') now();
      };
      signal.addEventListener('abort', now, { once: true });
      window.addEventListener('online', now, { once: true, signal });
      document.addEventListener('visibilitychange', seen, { once: true, signal });
    }),
  online: (again, signal) => {
    window.addEventListener('online', again, { once: true, signal });
  },
  random: Math.random,
  awayAfterMs: 3000,
};

/** Replays a run and follows it to its end, across lost connections. Returns how to stop. */
export function followRun(
  runId: string,
  listener: Listener,
  wires: Wires = browserWires,
): () => void {
  const stop = new AbortController();
  void new RunFollower(runId, listener, wires, stop.signal).follow();
  return () => {
    stop.abort();
  };
}

class RunFollower {
  private progress = nothingYet;
  private fetching: Promise<void> | null = null;
  private failures = 0;
  private said: Connection | null = null;
  private awaySoon: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly runId: string,
    private readonly listener: Listener,
    private readonly wires: Wires,
    private readonly signal: AbortSignal,
  ) {}

  /**
   * Each turn tries a socket. Where none comes up, or the server closes it for good, asking for the
   * events says why, and is a slow poll. A socket that was lost is simply opened again: a whole
   * class does so at once when the server restarts.
   */
  async follow(): Promise<void> {
    this.say('connecting');
    while (!this.finished()) {
      const ask = await this.listen();
      if (this.finished()) break;
      this.awaySoon ??= setTimeout(() => {
        this.say('away');
      }, this.wires.awayAfterMs);
      await this.wires.wait(pause(this.failures, this.wires.random()), this.signal);
      if (ask && !this.finished() && !(await this.reached())) break;
    }
    clearTimeout(this.awaySoon);
  }

  private say(connection: Connection) {
    if (this.said !== connection && !this.signal.aborted) this.listener.connection(connection);
    this.said = connection;
  }

  private finished(): boolean {
    return this.signal.aborted || this.progress.over;
  }

  /** False when the server refuses for good. */
  private async reached(): Promise<boolean> {
    try {
      await this.fetchMissing();
      return true;
    } catch (error) {
      if (!isRefusal(error)) return true;
      if (!this.signal.aborted) this.listener.refused(error);
      return false;
    }
  }

  /** Resolves when the socket has closed, for whatever reason: whether to ask for that. */
  private listen(): Promise<boolean> {
    const socket = this.wires.open(
      `/api/runs/${this.runId}/live?after=${String(this.progress.seq)}`,
    );
    const left = new AbortController();
    let ask = true;
    this.failures += 1;
    return new Promise((resolve) => {
      const close = () => {
        clearTimeout(silence);
        left.abort();
        socket.close();
        resolve(ask);
      };
      const closeAtTheEnd = () => {
        if (this.progress.over) close();
      };
      let silence = setTimeout(close, SILENCE_MS);
      socket.onmessage = (frame: MessageEvent<string>) => {
        if (this.signal.aborted) return;
        this.failures = 0;
        clearTimeout(silence);
        silence = setTimeout(close, SILENCE_MS);
        this.receive([JSON.parse(frame.data) as LiveMessage]);
        if (this.progress.behind !== null) this.fetchMissing().then(closeAtTheEnd, close);
        else closeAtTheEnd();
      };
      socket.onopen = () => {
        ask = false;
        clearTimeout(this.awaySoon);
        this.awaySoon = undefined;
        this.say('live');
      };
      socket.onclose = ({ code }) => {
        ask ||= code >= TOLD_WHY;
        close();
      };
      this.signal.addEventListener('abort', close, { signal: left.signal });
      this.wires.online(() => {
        this.failures = 0;
        close();
      }, left.signal);
    });
  }

  private receive(messages: readonly LiveMessage[]) {
    const next = messages.reduce(after, this.progress);
    if (next === this.progress) return;
    this.progress = next;
    this.listener.changed(next);
  }

  /** Asks for what follows `seq` until there is no more; one such errand at a time. */
  private fetchMissing(): Promise<void> {
    this.fetching ??= this.fetchPages().finally(() => {
      this.fetching = null;
    });
    return this.fetching;
  }

  private async fetchPages(): Promise<void> {
    for (;;) {
      const { events } = await this.wires.events(this.runId, this.progress.seq, this.signal);
      if (this.finished()) return;
      const from = this.progress.seq;
      this.receive(events);
      if (this.progress.over || this.progress.seq === from) return;
    }
  }
}

/** 408 and 429 only say: not now. */
const LATER = [408, 429];

function isRefusal(error: unknown): error is ProblemError {
  if (!(error instanceof ProblemError) || LATER.includes(error.status)) return false;
  return error.status >= 400 && error.status < 500;
}

/** Doubles with every failure, and is never the same for a whole class that lost its server. */
export function pause(failures: number, random: number): number {
  const longest = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** failures);
  return longest * (0.25 + 0.75 * random);
}
