import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { Catalogue, DataSet } from '../../api/types';
import type { Bench, BenchStore } from './benchStore';
import type { Checked } from './checked';
import type { Part } from './lessonBench';

/** What every card needs besides its own layer. */
export interface BenchView {
  store: BenchStore;
  catalogue: Catalogue;
  dataset: DataSet | undefined;
  /** The last answer, also while the next one is on its way: the layout does not jump. */
  checked: Checked | undefined;
  names: ReadonlyMap<string, string>;
  /** From 1, in data order. */
  positions: ReadonlyMap<string, number>;
  readOnly: boolean;
  /** What the student sees but cannot change here. */
  fixed: ReadonlySet<Part>;
}

export const BenchContext = createContext<BenchView | null>(null);

export function useBenchView(): BenchView {
  const view = useContext(BenchContext);
  if (!view) throw new Error('A card stands outside of a bench');
  return view;
}

export function useBench<T>(select: (bench: Bench) => T): T {
  return useStore(useBenchView().store, select);
}
