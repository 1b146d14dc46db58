import { describe, expect, it } from 'vitest';
import type { Run } from '../../api/types';
import { accuracyOf, networkRows, nextSort, runRows, sortOf } from './rows';

function run(name: string, more: Partial<Run> = {}): Run {
  return {
    id: name,
    name,
    state: 'COMPLETED',
    pausedFor: null,
    message: null,
    owner: { id: 'a', name: 'Ada' },
    dataset: 'digits',
    datasetVersion: '0',
    network: { layers: [] },
    training: {} as Run['training'],
    lesson: null,
    queue: null,
    progress: null,
    best: null,
    metrics: null,
    parameters: 10,
    device: null,
    attempts: 1,
    chargedMs: 0,
    createdAt: '2026-03-01T10:00:00Z',
    startedAt: null,
    finishedAt: null,
    lastSeq: 0,
    curve: [],
    ...more,
  };
}
const names = (runs: Run[]) => runs.map(({ name }) => name);

const old = run('Old', { createdAt: '2026-02-01T10:00:00Z', dataset: 'spirals~noise=0.2' });
const good = run('good', { metrics: { testLoss: 0.3, testAccuracy: 0.9 }, parameters: 500 });
const queued = run('Queued', { state: 'QUEUED', createdAt: '2026-03-02T10:00:00Z' });
const runs = [old, good, queued];

describe('the table of runs', () => {
  it('starts with the newest', () => {
    expect(names(runRows(runs, {}))).toEqual(['Queued', 'good', 'Old']);
  });

  it('sorts by any column, names regardless of capitals', () => {
    expect(names(runRows(runs, { sort: 'name' }))).toEqual(['good', 'Old', 'Queued']);
    expect(names(runRows(runs, { sort: '-accuracy' }))[0]).toBe('good');
    expect(names(runRows(runs, { sort: '-parameters' }))[0]).toBe('good');
  });

  it('searches names and filters by state and data set, whatever noise it was drawn with', () => {
    expect(names(runRows(runs, { q: 'OO' }))).toEqual(['good']);
    expect(names(runRows(runs, { state: 'active' }))).toEqual(['Queued']);
    expect(names(runRows(runs, { dataset: 'spirals' }))).toEqual(['Old']);
  });

  it('ignores what an old or mistyped address asks for', () => {
    expect(names(runRows(runs, { state: 'nonsense', sort: '-nonsense' }))).toHaveLength(3);
    expect(sortOf({ sort: 'nonsense' })).toEqual({ column: 'age', descending: true });
  });

  it('leaves the given list as it was', () => {
    runRows(runs, { sort: 'name' });
    expect(names(runs)).toEqual(['Old', 'good', 'Queued']);
  });
});

it('turns the order round at the second click', () => {
  expect(nextSort({}, 'age')).toBe('age');
  expect(nextSort({}, 'accuracy')).toBe('-accuracy');
  expect(nextSort({ sort: '-accuracy' }, 'accuracy')).toBe('accuracy');
  expect(nextSort({}, 'name')).toBe('name');
});

it('prefers the test accuracy to the best validation', () => {
  expect(accuracyOf(good)).toBe(0.9);
  expect(accuracyOf(run('x', { best: { epoch: 2, validationAccuracy: 0.7 } }))).toBe(0.7);
  expect(accuracyOf(queued)).toBeNull();
});

it('shows networks by when they were last edited', () => {
  const network = (name: string, updatedAt: string) => ({
    id: name,
    name,
    dataset: 'digits',
    network: { layers: [] },
    training: {} as Run['training'],
    version: 1,
    updatedAt,
    shared: false,
    mine: true,
  });
  const rows = networkRows(
    [network('first', '2026-01-01T00:00:00Z'), network('second', '2026-01-02T00:00:00Z')],
    {},
  );
  expect(rows.map(({ name }) => name)).toEqual(['second', 'first']);
});
