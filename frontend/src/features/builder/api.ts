/** What the builder asks of the server. */
import { http } from '../../api/http';
import { ProblemError } from '../../api/problem';
import type { Check, Run, SavedNetwork, Submission } from '../../api/types';
import { MovedOn, OutOfReach, type DraftServer, type StoredDraft } from './autosave';
import type { DesignJson } from './design';

export function checkNetwork(design: DesignJson, signal: AbortSignal): Promise<Check> {
  return http.post<Check>('/api/networks/check', design, signal);
}

export function submitRun(submission: Submission): Promise<Run> {
  return http.post<Run>('/api/runs', submission);
}

export function shareNetwork(id: string): Promise<unknown> {
  return http.post(`/api/networks/${id}/share`);
}

export const drafts: DraftServer = {
  create: (content) =>
    inWords(async () => stored(await http.post<SavedNetwork>('/api/networks', content))),
  update: (id, version, content) =>
    inWords(async () =>
      stored(await http.put<SavedNetwork>(`/api/networks/${id}`, { ...content, version })),
    ),
};

function stored({ id, version, name, dataset, network, training }: SavedNetwork): StoredDraft {
  return { id, version, name, dataset, network, training };
}

async function inWords(save: () => Promise<StoredDraft>): Promise<StoredDraft> {
  try {
    return await save();
  } catch (failure) {
    if (!(failure instanceof ProblemError)) throw failure;
    if (failure.status === 0 || failure.status >= 500) throw new OutOfReach();
    const { current } = failure.problem;
    if (failure.status === 409 && isSaved(current)) throw new MovedOn(stored(current));
    throw failure;
  }
}

function isSaved(value: unknown): value is SavedNetwork {
  return typeof value === 'object' && value !== null && 'version' in value && 'network' in value;
}
