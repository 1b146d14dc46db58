/** Where a network to show comes from: the instructor's own bench, or a lesson's starter. */
import type { QueryClient } from '@tanstack/react-query';
import { lessonQuery } from '../../api/resources';
import type { SavedNetwork } from '../../api/types';
import type { Shown } from './api';

/** Reads the network; null for a lesson that lays no bench. */
export type Source = (client: QueryClient) => Promise<Shown | null>;

export function sourceOf(chosen: string, networks: readonly SavedNetwork[]): Source | null {
  const [kind, key = ''] = chosen.split(':');
  if (kind === 'lesson') return (client) => starterOf(client, key);
  const saved = networks.find(({ id }) => id === key);
  if (!saved) return null;
  const { dataset, network, training } = saved;
  return () => Promise.resolve({ dataset, network, training });
}

async function starterOf(client: QueryClient, slug: string): Promise<Shown | null> {
  const { blocks, presets } = await client.fetchQuery(lessonQuery(slug));
  const first = blocks.find((block) => block.kind === 'bench');
  const preset = first && presets[first.preset];
  if (!preset) return null;
  const { dataset, network, training } = preset;
  return { dataset, network, training };
}
