/** From an address to what lies on the bench. */
import { http } from '../../api/http';
import { ProblemError } from '../../api/problem';
import type { DataSet, Run, SavedNetwork, Starter } from '../../api/types';
import { storedDraft } from './api';
import { contentOf, sameContent, type Content, type Draft } from './autosave';
import { contentOfPreset, type LessonBench } from './lessonBench';
import { forgetNetwork, lastNetwork, readLocal, type Slot } from './localDrafts';

/** The search part of a bench's address. */
export interface Address {
  lesson?: string | undefined;
  dataset?: string | undefined;
  network?: string | undefined;
  run?: string | undefined;
}

export interface Opened {
  readonly draft: Draft;
  /** What needs no saving. */
  readonly saved: Content;
  readonly slot: Slot;
  /** Somebody else's, shared with this student. */
  readonly readOnly: boolean;
  /** The lesson's preset that the draft grew from. */
  readonly preset?: string;
}

/** One name for each thing that can be opened; the run shown beside a network is not part of it. */
export function nameOf(address: Address): Slot {
  if (address.lesson) return `lesson:${address.lesson}`;
  if (address.network) return `network:${address.network}`;
  if (address.run) return `run:${address.run}`;
  return address.dataset ? `dataset:${address.dataset}` : 'last';
}

export async function open(
  address: Address,
  account: string,
  lesson?: LessonBench,
): Promise<Opened> {
  if (lesson) return openLesson(lesson, account);
  if (address.network) return openSaved(address.network, account);
  if (address.run) return openFork(address.run, account);
  if (address.dataset) return openStarter(address.dataset, account);
  return openLast(account);
}

/** The student's own draft of a lesson; before there is one, how the lesson lays the bench. */
async function openLesson(lesson: LessonBench, account: string): Promise<Opened> {
  const slot = `lesson:${lesson.slug}`;
  const found = readLocal(account, slot) ? null : await ownOf(lesson);
  const opened = found
    ? openFound(found, account, true)
    : fresh(contentOfPreset(lesson, lesson.start), slot, account);
  const { preset } = opened.draft;
  return { ...opened, preset: preset && preset in lesson.presets ? preset : lesson.start };
}

/** The network that the student left beside this lesson, at whatever machine. */
async function ownOf({ slug }: LessonBench): Promise<SavedNetwork | undefined> {
  return (await http.get<SavedNetwork[]>('/api/networks', { lesson: slug }))[0];
}

async function openSaved(id: string, account: string): Promise<Opened> {
  try {
    return openFound(await http.get<SavedNetwork>(`/api/networks/${id}`), account, false);
  } catch (failure) {
    const kept = readLocal(account, id);
    if (!kept || !isOutOfReach(failure)) throw failure;
    return { draft: kept, saved: { ...contentOf(kept), name: '' }, slot: id, readOnly: false };
  }
}

function openFound(found: SavedNetwork, account: string, besideLesson: boolean): Opened {
  const server = storedDraft(found, besideLesson);
  const kept = readLocal(account, found.id);
  const draft = kept && !sameContent(kept, server) ? kept : server;
  return { draft, saved: contentOf(server), slot: found.id, readOnly: !found.mine };
}

async function openFork(run: string, account: string): Promise<Opened> {
  const slot = `run:${run}`;
  const { name, dataset, network, training } = await http.get<Run>(`/api/runs/${run}`);
  return fresh({ name, dataset, network, training }, slot, account);
}

export async function openStarter(dataset: string, account: string): Promise<Opened> {
  const starter = await starterOf(dataset);
  return fresh(contentOfStarter(starter, dataset), `dataset:${dataset}`, account);
}

async function openLast(account: string): Promise<Opened> {
  const last = lastNetwork(account);
  if (last !== null) {
    try {
      return await openSaved(last, account);
    } catch (failure) {
      if (isOutOfReach(failure)) throw failure;
      forgetNetwork(account);
    }
  }
  return openStarter(await firstDataSet(), account);
}

/** A copy that this browser still holds wins: it is what the student saw last. */
function fresh(content: Content, slot: Slot, account: string): Opened {
  const kept = readLocal(account, slot);
  const draft = kept ?? { ...content, id: null, version: null };
  return { draft, saved: content, slot, readOnly: false };
}

export async function starterOf(dataset: string): Promise<Starter> {
  const starters = await http.get<Starter[]>('/api/starters', { dataset });
  const [first] = starters;
  if (!first) throw new Error(`There is no starter for ${dataset}`);
  return first;
}

export function contentOfStarter(starter: Starter, dataset: string): Content {
  const { name, network, training } = starter;
  return { name, dataset, network, training };
}

const FIRST = 'fashion-mnist';

async function firstDataSet(): Promise<string> {
  const all = await http.get<DataSet[]>('/api/datasets');
  const ready = all.filter((each) => each.state === 'ready');
  const first = ready.find((each) => each.id === FIRST) ?? ready[0] ?? all[0];
  if (!first) throw new Error('This site has no data set yet');
  return first.id;
}

function isOutOfReach(failure: unknown): boolean {
  return failure instanceof ProblemError && (failure.status === 0 || failure.status >= 500);
}
