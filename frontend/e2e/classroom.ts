import { expect, type APIRequestContext, type PlaywrightWorkerArgs } from '@playwright/test';
import { PASSWORD } from './people';

/** Somebody of a class, with cookies of their own. */
export interface Somebody {
  name: string;
  email: string;
  request: APIRequestContext;
}

interface Lesson {
  blocks: { kind: string; id?: string; type?: string; epochs?: number }[];
  presets: Record<string, { dataset: string; network: unknown; training: object }>;
}

const LAST = [
  'Hopper',
  'Noether',
  'Gauss',
  'Turing',
  'Germain',
  'Euler',
  'Curie',
  'Bose',
  'Ray',
  'Lin',
];

/** The answer of the site, which has to be a good one. */
export async function asked<T>(
  request: APIRequestContext,
  method: 'get' | 'post' | 'put',
  path: string,
  data?: unknown,
): Promise<T> {
  const answer = await request[method](path, data === undefined ? {} : { data });
  const text = await answer.text();
  expect(answer.ok(), `${method} ${path}: ${text}`).toBe(true);
  return (text === '' ? undefined : JSON.parse(text)) as T;
}

/** So many students with accounts, in the class that the code opens. */
export async function students(
  playwright: PlaywrightWorkerArgs['playwright'],
  baseURL: string,
  joinCode: string,
  count: number,
): Promise<Somebody[]> {
  const all: Somebody[] = [];
  for (let at = 0; at < count; at += 1) {
    const request = await playwright.request.newContext({ baseURL });
    const name = `Student ${String(at + 1).padStart(2, '0')} ${LAST[at % LAST.length] ?? ''}`;
    const email = `student${String(at)}-${String(Date.now())}@example.org`;
    await asked(request, 'post', '/api/accounts', { name, email, password: PASSWORD, joinCode });
    all.push({ name, email, request });
  }
  return all;
}

/** Reads a lesson to this block, and predicts what it asks for. */
export async function read({ request }: Somebody, slug: string, block: number) {
  await asked(request, 'put', `/api/progress/${slug}/position`, { block });
}

export async function predict({ request }: Somebody, slug: string, height: number) {
  const { blocks } = await asked<Lesson>(request, 'get', `/api/lessons/${slug}`);
  const block = blocks.find(({ kind }) => kind === 'predict');
  const path = `/api/progress/${slug}/predictions/${block?.id ?? ''}`;
  const falls = Array.from({ length: block?.epochs ?? 0 }, (_, epoch) => height / (epoch + 1));
  await asked(request, 'put', path, { value: block?.type === 'curve' ? falls : 0 });
}

/** Trains the lesson's starter, unchanged but for the epochs, to its end. */
export async function train({ request }: Somebody, slug: string, epochs: number): Promise<string> {
  const { presets } = await asked<Lesson>(request, 'get', `/api/lessons/${slug}`);
  const [starter] = Object.values(presets);
  const run = await asked<{ id: string }>(request, 'post', '/api/runs', {
    dataset: starter?.dataset,
    network: starter?.network,
    training: { ...starter?.training, epochs },
    lesson: slug,
  });
  await until(request, `/api/runs/${run.id}`, 'COMPLETED');
  return run.id;
}

/** Hands a run in for the lesson's goal, and waits for the verdict. */
export async function handIn({ request }: Somebody, slug: string, run: string) {
  const path = `/api/challenges/${slug}/attempts`;
  const { id } = await asked<{ id: string }>(request, 'post', path, { run });
  await until(request, `${path}/${id}`, 'failed');
}

async function until(request: APIRequestContext, path: string, state: string) {
  await expect
    .poll(async () => (await asked<{ state: string }>(request, 'get', path)).state, {
      timeout: 90_000,
    })
    .toBe(state);
}
