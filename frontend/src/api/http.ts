import { databaseIs } from './outage';
import { ProblemError, unreadableAnswer, type ProblemDocument } from './problem';

export type Query = Record<string, string | number | boolean | undefined>;

async function problemIn(response: Response): Promise<ProblemDocument> {
  try {
    const body = (await response.json()) as Partial<ProblemDocument>;
    if (typeof body.title !== 'string') return unreadableAnswer(response.status);
    return { ...unreadableAnswer(response.status), ...body, status: response.status };
  } catch {
    return unreadableAnswer(response.status);
  }
}

export function withQuery(path: string, query: Query = {}): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined) search.set(name, String(value));
  }
  const text = search.toString();
  return text === '' ? path : `${path}?${text}`;
}

async function send<T>(method: string, path: string, init: RequestInit = {}): Promise<T> {
  let response: Response;
  try {
    response = await fetch(path, { method, credentials: 'same-origin', ...init });
  } catch (failure) {
    if (init.signal?.aborted) throw failure;
    throw new ProblemError(unreadableAnswer(0));
  }
  if (!response.ok) {
    const refusal = new ProblemError(await problemIn(response));
    if (refusal.type === 'database-away') databaseIs('away');
    throw refusal;
  }
  databaseIs('there');
  if (response.status === 204 || response.headers.get('content-length') === '0') {
    return undefined as T;
  }
  const text = await response.text();
  return (text === '' ? undefined : JSON.parse(text)) as T;
}

function json(body: unknown): RequestInit {
  return { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}

/** The server by method. A refusal is thrown as a {@link ProblemError}. */
export const http = {
  get: <T>(path: string, query?: Query, signal?: AbortSignal) =>
    send<T>('GET', withQuery(path, query), signal ? { signal } : {}),
  post: <T = undefined>(path: string, body?: unknown, signal?: AbortSignal) =>
    send<T>('POST', path, { ...(body === undefined ? {} : json(body)), ...(signal && { signal }) }),
  put: <T>(path: string, body?: unknown) =>
    send<T>('PUT', path, body === undefined ? {} : json(body)),
  patch: <T>(path: string, body: unknown) => send<T>('PATCH', path, json(body)),
  /** Goes through even when the page is left at once: signing out and closing the tab signs out. */
  delete: (path: string) => send<undefined>('DELETE', path, { keepalive: true }),
  /** Sends a file as it was chosen, where nobody needs to see how far it is. */
  file: <T>(path: string, file: File) => {
    const body = new FormData();
    body.append('file', file);
    return send<T>('POST', path, { body });
  },
};

/** Sends files as they were chosen; `progress` hears the share sent, from 0 to 1. */
export function upload(
  path: string,
  files: readonly File[],
  progress: (share: number) => void,
  signal: AbortSignal,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const form = new FormData();
    for (const file of files) form.append('file', file);
    request.open('POST', path);
    request.upload.onprogress = (sent) => {
      if (sent.lengthComputable) progress(sent.loaded / sent.total);
    };
    request.onerror = () => {
      reject(new ProblemError(unreadableAnswer(0)));
    };
    request.onabort = () => {
      reject(new DOMException('The upload was cancelled', 'AbortError'));
    };
    request.onload = () => {
      if (request.status < 300) resolve();
      else {
        void problemIn(new Response(request.responseText, { status: request.status })).then((p) => {
          reject(new ProblemError(p));
        });
      }
    };
    signal.addEventListener('abort', () => {
      request.abort();
    });
    request.send(form);
  });
}
