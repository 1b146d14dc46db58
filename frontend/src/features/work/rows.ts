import type { Run, RunState, SavedNetwork } from '../../api/types';

/** The part of the address that says what the table shows. */
export interface WorkSearch {
  show?: string;
  q?: string;
  state?: string;
  dataset?: string;
  /** A column; a leading minus sorts from high to low. */
  sort?: string;
}

const STATES = {
  active: ['QUEUED', 'PREPARING', 'TRAINING'],
  done: ['COMPLETED'],
  paused: ['PAUSED'],
  ended: ['STOPPED', 'FAILED'],
} as const satisfies Record<string, readonly RunState[]>;
export type StateFilter = keyof typeof STATES;
export const STATE_FILTERS = Object.keys(STATES) as StateFilter[];

export function isStateFilter(text: string | undefined): text is StateFilter {
  return text !== undefined && text in STATES;
}

export const RUN_COLUMNS = ['name', 'dataset', 'accuracy', 'parameters', 'state', 'age'] as const;
export type RunColumn = (typeof RUN_COLUMNS)[number];

/** The accuracy that counts: on the test split, or the best validation so far. */
export function accuracyOf(run: Pick<Run, 'metrics' | 'best'>): number | null {
  return run.metrics?.testAccuracy ?? run.best?.validationAccuracy ?? null;
}

export function sortOf(search: WorkSearch): { column: RunColumn; descending: boolean } {
  const text = search.sort ?? '-age';
  const descending = text.startsWith('-');
  const column = RUN_COLUMNS.find((name) => name === text.replace('-', ''));
  return column ? { column, descending } : { column: 'age', descending: true };
}

/** What a click on a column's head sorts by next: text from A, numbers from the best. */
export function nextSort(search: WorkSearch, column: RunColumn): string {
  const now = sortOf(search);
  const fromHigh = column === 'accuracy' || column === 'parameters' || column === 'age';
  const descending = now.column === column ? !now.descending : fromHigh;
  return descending ? `-${column}` : column;
}

const KEYS: Record<RunColumn, (run: Run) => string | number> = {
  name: (run) => run.name.toLowerCase(),
  dataset: (run) => run.dataset,
  accuracy: (run) => accuracyOf(run) ?? -1,
  parameters: (run) => run.parameters,
  state: (run) => run.state,
  age: (run) => Date.parse(run.createdAt),
};

export function runRows(runs: readonly Run[], search: WorkSearch): Run[] {
  const { column, descending } = sortOf(search);
  const states: readonly RunState[] | undefined = isStateFilter(search.state)
    ? STATES[search.state]
    : undefined;
  const key = KEYS[column];
  return runs
    .filter((run) => matches(run, search) && (states?.includes(run.state) ?? true))
    .sort((a, b) => compare(key(a), key(b)) * (descending ? -1 : 1));
}

export function networkRows(networks: readonly SavedNetwork[], search: WorkSearch): SavedNetwork[] {
  return networks
    .filter((network) => matches(network, search))
    .sort((a, b) => compare(b.updatedAt, a.updatedAt));
}

export function isFiltered({ q, state, dataset }: WorkSearch): boolean {
  return q !== undefined || state !== undefined || dataset !== undefined;
}

function matches(thing: { name: string; dataset: string }, { q, dataset }: WorkSearch): boolean {
  const named = q === undefined || thing.name.toLowerCase().includes(q.toLowerCase());
  return named && (dataset === undefined || baseOf(thing.dataset) === dataset);
}

/** Drawn sets with other settings are filtered as one. */
export function baseOf(dataset: string): string {
  return dataset.split('~')[0] ?? dataset;
}

function compare(a: string | number, b: string | number): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
