import type { Run, SavedNetwork } from '../api/types';

export type Thing = { kind: 'run'; run: Run } | { kind: 'network'; network: SavedNetwork };

/** What was touched last, newest first. */
export function latest(
  runs: readonly Run[],
  networks: readonly SavedNetwork[],
  most: number,
): Thing[] {
  const things: Thing[] = [
    ...runs.map((run) => ({ kind: 'run' as const, run })),
    ...networks.map((network) => ({ kind: 'network' as const, network })),
  ];
  return things.sort((a, b) => touched(b) - touched(a)).slice(0, most);
}

function touched(thing: Thing): number {
  return Date.parse(thing.kind === 'run' ? thing.run.createdAt : thing.network.updatedAt);
}
