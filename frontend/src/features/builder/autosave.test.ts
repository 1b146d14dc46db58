import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  Autosave,
  MovedOn,
  OutOfReach,
  type Content,
  type Draft,
  type DraftServer,
  type Saving,
  type StoredDraft,
} from './autosave';
import { PLAN_IF_NONE } from './training';

const content = (name: string): Content => ({
  name,
  dataset: 'digits',
  network: { layers: [{ kind: 'output' }] },
  training: PLAN_IF_NONE,
});
const fresh: Draft = { id: null, version: null, ...content('Starter') };
const stored: Draft = { ...fresh, id: 'n1', version: 3 };

/** A server that keeps versions as the real one does, and can be out of reach. */
class Shelf implements DraftServer {
  readonly writes: string[] = [];
  reachable = true;
  /** Another draft has the only place there is, as beside a lesson. */
  taken = false;
  version = 3;
  last: Content = content('Starter');

  async create(draft: Content, instead?: number): Promise<StoredDraft> {
    if (this.taken && instead !== this.version) {
      throw new MovedOn({ ...this.last, id: 'n1', version: this.version });
    }
    this.answer(draft, 'create');
    this.version = 0;
    return { ...draft, id: 'n9', version: 0 };
  }

  async update(id: string, version: number, draft: Content): Promise<StoredDraft> {
    if (this.reachable && version !== this.version) {
      throw new MovedOn({ ...this.last, id, version: this.version });
    }
    this.answer(draft, 'update');
    this.version += 1;
    return { ...draft, id, version: this.version };
  }

  private answer(draft: Content, how: string): void {
    if (!this.reachable) throw new OutOfReach();
    this.writes.push(`${how} ${draft.name}`);
    this.last = draft;
  }
}

class Browser {
  copy: Draft | null = null;
  keep(draft: Draft) {
    this.copy = draft;
  }
  forget() {
    this.copy = null;
  }
}

function open(draft: Draft, saved: Content = draft) {
  const server = new Shelf();
  const browser = new Browser();
  const told: Saving[] = [];
  const seen = { draft };
  const autosave = new Autosave(draft, saved, server, browser, (saving, now) => {
    told.push(saving);
    seen.draft = now;
  });
  return { autosave, server, browser, told, seen };
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe('autosave', () => {
  it('saves once when several changes follow each other', async () => {
    const { autosave, server, told } = open(stored);
    for (const name of ['a', 'ab', 'abc']) autosave.take(content(name));
    await vi.runAllTimersAsync();
    expect(server.writes).toEqual(['update abc']);
    expect(told.at(-1)).toEqual({ kind: 'saved' });
  });

  it('does not put an untouched starter on the server', async () => {
    const { autosave, server } = open(fresh);
    autosave.take(content('Starter'));
    await vi.runAllTimersAsync();
    expect(server.writes).toEqual([]);
  });

  it('creates a changed starter once, then updates it', async () => {
    const { autosave, server, seen } = open(fresh);
    autosave.take(content('mine'));
    await vi.runAllTimersAsync();
    autosave.take(content('mine too'));
    await vi.runAllTimersAsync();
    expect(server.writes).toEqual(['create mine', 'update mine too']);
    expect(seen.draft).toMatchObject({ id: 'n9', version: 1 });
  });

  it('saves what changed while it was saving', async () => {
    const { autosave, server } = open(stored);
    autosave.take(content('first'));
    const saving = autosave.flush();
    autosave.take(content('second'));
    await saving;
    await vi.runAllTimersAsync();
    expect(server.writes).toEqual(['update first', 'update second']);
  });

  it('keeps a copy in the browser until the server has it', async () => {
    const { autosave, browser } = open(stored);
    autosave.take(content('mine'));
    expect(browser.copy).toMatchObject({ name: 'mine', id: 'n1', version: 3 });
    await vi.runAllTimersAsync();
    expect(browser.copy).toBeNull();
  });

  it('tries again while the server is out of reach, and loses nothing', async () => {
    const { autosave, server, browser, told } = open(stored);
    server.reachable = false;
    autosave.take(content('mine'));
    await vi.advanceTimersByTimeAsync(5000);
    expect(told.at(-1)).toEqual({ kind: 'offline' });
    expect(browser.copy?.name).toBe('mine');
    server.reachable = true;
    await vi.advanceTimersByTimeAsync(40_000);
    expect(server.writes).toEqual(['update mine']);
    expect(told.at(-1)).toEqual({ kind: 'saved' });
  });

  it('keeps both when the draft was saved elsewhere', async () => {
    const { autosave, server, browser, told, seen } = open(stored);
    server.version = 4;
    server.last = content('theirs');
    autosave.take(content('mine'));
    await vi.runAllTimersAsync();
    expect(told.at(-1)).toMatchObject({ kind: 'conflict', theirs: { name: 'theirs', version: 4 } });
    expect(browser.copy?.name).toBe('mine');
    expect(server.writes).toEqual([]);

    await autosave.keepMineAs('mine (copy)');
    expect(server.writes).toEqual(['create mine (copy)']);
    expect(seen.draft.id).toBe('n9');
  });

  it('takes the place of the other draft only when told to, where there is one place', async () => {
    const { autosave, server, told, seen } = open(fresh);
    server.taken = true;
    server.last = content('theirs');
    autosave.take(content('mine'));
    await vi.runAllTimersAsync();
    expect(told.at(-1)).toMatchObject({ kind: 'conflict', theirs: { name: 'theirs' } });
    expect(server.writes).toEqual([]);

    await autosave.keepMineAs('mine (copy)');
    expect(server.writes).toEqual(['create mine (copy)']);
    expect(seen.draft.id).toBe('n9');
  });

  it('writes nothing more during a conflict, but keeps on copying', async () => {
    const { autosave, server, browser } = open(stored);
    server.version = 4;
    autosave.take(content('mine'));
    await vi.runAllTimersAsync();
    autosave.take(content('mine, further'));
    await vi.runAllTimersAsync();
    expect(server.writes).toEqual([]);
    expect(browser.copy?.name).toBe('mine, further');
  });

  it('takes its own save, answered too late, for what it is', async () => {
    const { autosave, server, told, seen } = open(stored);
    server.version = 4;
    server.last = content('mine');
    autosave.take(content('mine'));
    await vi.runAllTimersAsync();
    expect(told.at(-1)).toEqual({ kind: 'saved' });
    expect(seen.draft.version).toBe(4);
  });

  it('saves what an earlier visit left in this browser', async () => {
    const { autosave, server } = open({ ...stored, ...content('left behind') }, content('Starter'));
    await autosave.flush();
    expect(server.writes).toEqual(['update left behind']);
  });

  it('tells a refusal in the server’s words and does not repeat it', async () => {
    const { autosave, server, told } = open(stored);
    const update = vi.spyOn(server, 'update').mockRejectedValue(new Error('The name is too long.'));
    autosave.take(content('mine'));
    await vi.advanceTimersByTimeAsync(120_000);
    expect(told.at(-1)).toEqual({ kind: 'refused', message: 'The name is too long.' });
    expect(update).toHaveBeenCalledTimes(1);
  });

  it('gives an untouched starter an address when asked', async () => {
    const { autosave, server } = open(fresh);
    expect(await autosave.ensureSaved()).toBe('n9');
    expect(server.writes).toEqual(['create Starter']);
  });
});
