import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { RunEvent } from '../../api/types';
import type { LiveMessage } from './progress';

/** One socket as its server sees it. */
export interface Peer {
  after: number;
  send: (...messages: LiveMessage[]) => void;
  /** Says goodbye with this code. */
  close: (code: number) => void;
  /** Cuts the line without a goodbye. */
  drop: () => void;
  closed: Promise<void>;
}

/**
 * A run's two addresses, for tests: real HTTP and real WebSocket frames (RFC 6455) over a real
 * port. Tests only.
 */
export class LiveServer {
  /** What `GET …/events` knows; `null` answers 404. */
  events: RunEvent[] | null = [];
  refuseSockets = false;
  fetched: number[] = [];
  private arrivals: Peer[] = [];
  private waiting: ((peer: Peer) => void)[] = [];
  private readonly sockets = new Set<Socket>();
  private readonly server = createServer((request, response) => {
    const from = numberIn(request, 'after');
    this.fetched.push(from);
    response.statusCode = this.events === null ? 404 : 200;
    const events = (this.events ?? []).filter((event) => event.seq > from).slice(0, 2);
    response.end(JSON.stringify({ events, last: this.events?.at(-1)?.seq ?? 0 }));
  });

  async start(): Promise<void> {
    this.server.on('upgrade', (request, stream) => {
      this.upgrade(request, stream as Socket);
    });
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
  }

  address(scheme: 'http' | 'ws', path: string): string {
    return `${scheme}://127.0.0.1:${String((this.server.address() as AddressInfo).port)}${path}`;
  }

  /** The next socket that comes up. */
  arrival(): Promise<Peer> {
    const here = this.arrivals.shift();
    return here ? Promise.resolve(here) : new Promise((resolve) => this.waiting.push(resolve));
  }

  async stop(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private upgrade(request: IncomingMessage, socket: Socket) {
    this.sockets.add(socket);
    socket.on('error', () => undefined);
    if (this.refuseSockets) {
      socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
      return;
    }
    socket.write(acceptance(String(request.headers['sec-websocket-key'])));
    const peer: Peer = {
      after: numberIn(request, 'after'),
      send: (...messages) => {
        for (const message of messages) socket.write(textFrame(JSON.stringify(message)));
      },
      close: (code) => {
        socket.end(Buffer.from([0x80 | CLOSE, 2, code >> 8, code & 0xff]));
      },
      drop: () => {
        socket.destroy();
      },
      closed: new Promise((resolve) => {
        socket.on('close', () => {
          resolve();
        });
        socket.on('data', (bytes) => {
          if (((bytes[0] ?? 0) & 0x0f) === CLOSE) socket.end(Buffer.from([0x80 | CLOSE, 0]));
        });
      }),
    };
    const first = this.waiting.shift();
    if (first) first(peer);
    else this.arrivals.push(peer);
  }
}

const CLOSE = 8;

function acceptance(key: string): string {
  const accept = createHash('sha1').update(`${key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`);
  return [
    'HTTP/1.1 101 Switching Protocols',
    'Upgrade: websocket',
    'Connection: Upgrade',
    `Sec-WebSocket-Accept: ${accept.digest('base64')}`,
    '\r\n',
  ].join('\r\n');
}

function textFrame(text: string): Buffer {
  const body = Buffer.from(text);
  const head =
    body.length < 126
      ? Buffer.from([0x81, body.length])
      : Buffer.from([0x81, 126, body.length >> 8, body.length & 0xff]);
  return Buffer.concat([head, body]);
}

function numberIn(request: IncomingMessage, name: string): number {
  return Number(new URL(request.url ?? '', 'http://x').searchParams.get(name));
}
