import { useSyncExternalStore } from 'react';

let away = false;
const listeners = new Set<() => void>();

/** Heard of every answer: whether the site's database is there, as far as this page knows. */
export function databaseIs(now: 'away' | 'there') {
  if (away === (now === 'away')) return;
  away = now === 'away';
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useDatabaseAway(): boolean {
  return useSyncExternalStore(subscribe, () => away);
}
