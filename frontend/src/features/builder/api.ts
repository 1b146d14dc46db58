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

/** Where drafts are kept: those of the free bench, or the one beside a lesson. */
export function draftsOf(lesson?: string): DraftServer {
  const stored = (saved: SavedNetwork) => storedDraft(saved, lesson !== undefined);
  return {
    create: (content, instead) =>
      inWords(stored, () =>
        http.post<SavedNetwork>('/api/networks', {
          ...content,
          ...(lesson !== undefined && { lesson, version: instead }),
        }),
      ),
    update: (id, version, content) =>
      inWords(stored, () => http.put<SavedNetwork>(`/api/networks/${id}`, { ...content, version })),
  };
}

/** What a bench needs of a saved network; the preset only means something beside its lesson. */
export function storedDraft(saved: SavedNetwork, besideLesson: boolean): StoredDraft {
  const { id, version, name, dataset, network, training, preset } = saved;
  const content = { id, version, name, dataset, network, training };
  return besideLesson && preset ? { ...content, preset } : content;
}

async function inWords(
  stored: (saved: SavedNetwork) => StoredDraft,
  save: () => Promise<SavedNetwork>,
): Promise<StoredDraft> {
  try {
    return stored(await save());
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
