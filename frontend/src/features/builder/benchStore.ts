/** What is on the bench: the design with its history, and what the student has selected. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import { designFromJson, type Design, type DesignJson } from './design';
import { begin, endBurst, record, redo, undo, type History } from './history';
import { layerById, type Stack } from './network';

export interface Bench {
  readonly name: string;
  readonly history: History<Design>;
  readonly selected: string | null;
  /** Layers whose "More" is open. */
  readonly open: ReadonlySet<string>;
  /** The last thing a screen reader is told about an edit. */
  readonly said: string;

  /** One step of undo; steps of the same burst are one. */
  change(change: (design: Design) => Design, burst?: string): void;
  changeNetwork(change: (network: Stack) => Stack, burst?: string): void;
  endBurst(): void;
  undo(): void;
  redo(): void;
  select(id: string | null): void;
  toggle(id: string): void;
  rename(name: string): void;
  say(words: string): void;
  /** Puts another draft on the bench; undo brings the layers of this one back. */
  load(draft: DesignJson & { name: string; preset?: string | undefined }): void;
}

export type BenchStore = StoreApi<Bench>;

export function createBench(name: string, design: Design): BenchStore {
  return createStore<Bench>()((set, get) => {
    const go = (next: (history: History<Design>) => History<Design>) => {
      set(({ history, selected }) => {
        const gone = next(history);
        const kept = selected !== null && layerById(gone.present.network, selected);
        return { history: gone, selected: kept ? selected : null };
      });
    };
    return {
      name,
      history: begin(design),
      selected: null,
      open: new Set<string>(),
      said: '',
      change: (change, burst) => {
        go((history) => record(history, change(history.present), burst));
      },
      changeNetwork: (change, burst) => {
        get().change((design) => {
          const network = change(design.network);
          return network === design.network ? design : { ...design, network };
        }, burst);
      },
      endBurst: () => {
        go(endBurst);
      },
      undo: () => {
        go(undo);
      },
      redo: () => {
        go(redo);
      },
      select: (selected) => {
        set({ selected });
      },
      toggle: (id) => {
        set(({ open }) => {
          const next = new Set(open);
          if (!next.delete(id)) next.add(id);
          return { open: next };
        });
      },
      rename: (to) => {
        set({ name: to });
      },
      say: (said) => {
        set({ said });
      },
      load: (draft) => {
        set({ name: draft.name });
        get().change(() => ({ ...designFromJson(draft), preset: draft.preset }));
      },
    };
  });
}
