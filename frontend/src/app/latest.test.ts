import { expect, it } from 'vitest';
import type { Run, SavedNetwork } from '../api/types';
import { latest } from './latest';

it('mixes runs and networks by when they were touched last', () => {
  const runs = [{ id: 'r', createdAt: '2026-03-02T00:00:00Z' }] as Run[];
  const networks = [
    { id: 'new', updatedAt: '2026-03-03T00:00:00Z' },
    { id: 'old', updatedAt: '2026-03-01T00:00:00Z' },
  ] as SavedNetwork[];
  const ids = (most: number) =>
    latest(runs, networks, most).map((thing) =>
      thing.kind === 'run' ? thing.run.id : thing.network.id,
    );
  expect(ids(9)).toEqual(['new', 'r', 'old']);
  expect(ids(2)).toEqual(['new', 'r']);
});
