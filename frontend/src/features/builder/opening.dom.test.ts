import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Draft } from './autosave';
import type { LessonBench } from './lessonBench';
import { lastNetwork, localDraft, rememberNetwork } from './localDrafts';
import { nameOf, open } from './opening';
import { PLAN_IF_NONE } from './training';

const NETWORK = { layers: [{ kind: 'output' as const }] };
const content = (name: string) => ({
  name,
  dataset: 'digits',
  network: NETWORK,
  training: PLAN_IF_NONE,
});
const saved = { id: 'n1', version: 3, mine: true, shared: false, ...content('Saved') };
const kept = (name: string, version = 3): Draft => ({ id: 'n1', version, ...content(name) });

/** What the server answers, by path; anything else is 404, a null means that it is out of reach. */
function serve(answers: Record<string, unknown>) {
  vi.stubGlobal('fetch', (path: string) => {
    const answer = answers[path];
    if (answer === null) return Promise.reject(new TypeError('no network'));
    return Promise.resolve(
      answer === undefined
        ? Response.json({ title: 'Not found', detail: 'None.' }, { status: 404 })
        : Response.json(answer),
    );
  });
}

const STARTERS = [
  { id: 's', name: 'Small', summary: '', network: NETWORK, training: PLAN_IF_NONE },
];

beforeEach(() => {
  localStorage.clear();
});

describe('opening a saved network', () => {
  it('takes the server’s', async () => {
    serve({ '/api/networks/n1': saved });
    const opened = await open({ network: 'n1' }, 'ada');
    expect(opened).toMatchObject({
      readOnly: false,
      draft: { id: 'n1', version: 3, name: 'Saved' },
    });
  });

  it('prefers what this browser still holds unsaved, and knows that it is not saved', async () => {
    localDraft('ada', 'n1').keep(kept('Edited on the train'));
    serve({ '/api/networks/n1': saved });
    const opened = await open({ network: 'n1' }, 'ada');
    expect(opened.draft.name).toBe('Edited on the train');
    expect(opened.saved.name).toBe('Saved');
  });

  it('opens this browser’s copy while the server is out of reach', async () => {
    localDraft('ada', 'n1').keep(kept('Edited on the train'));
    serve({ '/api/networks/n1': null });
    expect((await open({ network: 'n1' }, 'ada')).draft.name).toBe('Edited on the train');
  });

  it('is read only when it is somebody else’s', async () => {
    serve({ '/api/networks/n1': { ...saved, mine: false } });
    expect((await open({ network: 'n1' }, 'bob')).readOnly).toBe(true);
  });

  it('says that it is gone', async () => {
    serve({});
    await expect(open({ network: 'n1' }, 'ada')).rejects.toMatchObject({ status: 404 });
  });
});

describe('opening something new', () => {
  it('starts from a data set’s starter', async () => {
    serve({ '/api/starters?dataset=digits': STARTERS });
    const { draft } = await open({ dataset: 'digits' }, 'ada');
    expect(draft).toMatchObject({ id: null, name: 'Small', dataset: 'digits' });
  });

  it('starts from a run, as a draft of its own', async () => {
    serve({ '/api/runs/r1': { id: 'r1', ...content('My run') } });
    expect((await open({ run: 'r1' }, 'ada')).draft).toMatchObject({ id: null, name: 'My run' });
  });

  it('comes back to the last network, or forgets it when it is gone', async () => {
    rememberNetwork('ada', 'n1');
    serve({ '/api/networks/n1': saved });
    expect((await open({}, 'ada')).draft.id).toBe('n1');

    serve({
      '/api/datasets': [{ id: 'digits', state: 'ready' }],
      '/api/starters?dataset=digits': STARTERS,
    });
    expect((await open({}, 'ada')).draft).toMatchObject({ id: null, dataset: 'digits' });
    expect(lastNetwork('ada')).toBeNull();
  });
});

it('names what an address opens; a run beside a network is not opened but shown', () => {
  expect(nameOf({ network: '1', run: '2' })).toBe('network:1');
  expect(nameOf({ run: '2', dataset: '3' })).toBe('run:2');
  expect(nameOf({})).toBe('last');
});

describe('opening a lesson’s bench', () => {
  const lesson: LessonBench = {
    slug: 'convolution',
    title: 'Convolution',
    start: 'starter',
    presets: {
      starter: { dataset: 'digits', network: NETWORK, training: PLAN_IF_NONE, show: ['layers'] },
      deeper: { dataset: 'iris', network: NETWORK, training: PLAN_IF_NONE },
    },
  };
  const address = { lesson: 'convolution' };
  const slot = nameOf(address);

  const own = '/api/networks?lesson=convolution';
  const beside = { ...saved, lesson: 'convolution', preset: 'deeper' };

  it('begins as the lesson lays it', async () => {
    serve({ [own]: [] });
    const opened = await open(address, 'ada', lesson);
    expect(opened).toMatchObject({
      slot: 'lesson:convolution',
      preset: 'starter',
      draft: { id: null, name: 'Convolution', dataset: 'digits' },
    });
  });

  it('comes back to the student’s own draft, on the ground of the preset it grew from', async () => {
    serve({ [own]: [beside] });
    const opened = await open(address, 'ada', lesson);
    expect(opened).toMatchObject({ preset: 'deeper', draft: { id: 'n1', name: 'Saved' } });
  });

  it('prefers what this browser still holds of it unsaved', async () => {
    serve({ [own]: [beside] });
    localDraft('ada', 'n1').keep({ ...kept('Edited on the train'), preset: 'deeper' });
    const opened = await open(address, 'ada', lesson);
    expect(opened.draft.name).toBe('Edited on the train');
    expect(opened.saved.name).toBe('Saved');
  });

  it('comes back to what only this browser has, whatever another machine has saved', async () => {
    serve({ [own]: [beside] });
    localDraft('ada', slot).keep({ ...kept('Mine'), id: null, version: null, preset: 'deeper' });
    const opened = await open(address, 'ada', lesson);
    expect(opened).toMatchObject({ preset: 'deeper', draft: { id: null, name: 'Mine' } });
  });

  it('stands on the lesson’s start when the preset is gone', async () => {
    serve({ [own]: [{ ...beside, preset: 'old' }] });
    expect((await open(address, 'ada', lesson)).preset).toBe('starter');
  });

  it('does not lie on the free bench', async () => {
    serve({ [own]: [beside], '/api/networks/n1': beside });
    await open(address, 'ada', lesson);
    expect(lastNetwork('ada')).toBeNull();
    const free = await open({ network: 'n1' }, 'ada');
    expect(free.preset).toBeUndefined();
    expect(free.draft.preset).toBeUndefined();
  });

  it('does not start over while the server is out of reach', async () => {
    serve({ [own]: null });
    await expect(open(address, 'ada', lesson)).rejects.toThrow();
  });
});
