import { beforeEach, describe, expect, it } from 'vitest';
import type { Draft } from './autosave';
import { lastNetwork, localDraft, readLocal, rememberNetwork } from './localDrafts';
import { PLAN_IF_NONE } from './training';

const draft: Draft = {
  id: null,
  version: null,
  name: 'Mine',
  dataset: 'digits',
  network: { layers: [{ kind: 'output' }] },
  training: PLAN_IF_NONE,
};

beforeEach(() => {
  localStorage.clear();
});

describe('drafts in this browser', () => {
  it('come back as they were, to the same account only', () => {
    localDraft('ada', 'dataset:digits').keep(draft);
    expect(readLocal('ada', 'dataset:digits')).toEqual(draft);
    expect(readLocal('bob', 'dataset:digits')).toBeNull();
  });

  it('leave nothing behind once the server has them', () => {
    const local = localDraft('ada', 'dataset:digits');
    local.keep(draft);
    local.keep({ ...draft, id: 'n1', version: 0 });
    expect(readLocal('ada', 'n1')?.version).toBe(0);
    local.forget();
    expect(localStorage).toHaveLength(0);
  });

  it('cost nothing but the copy when the storage is full', () => {
    const full = {
      setItem: () => {
        throw new DOMException('full', 'QuotaExceededError');
      },
    } as unknown as Storage;
    expect(() => {
      localDraft('ada', 'x', full).keep(draft);
    }).not.toThrow();
  });

  it('survive a damaged copy', () => {
    localStorage.setItem('layerwise.draft.ada.x', '{"half');
    expect(readLocal('ada', 'x')).toBeNull();
  });

  it('know where the student was last', () => {
    rememberNetwork('ada', 'n1');
    expect(lastNetwork('ada')).toBe('n1');
    expect(lastNetwork('bob')).toBeNull();
  });
});
