/** Copies of unsaved drafts in this browser, kept apart by account. */
import type { Draft, LocalDraft } from './autosave';

const PREFIX = 'layerwise.draft';
const LAST = 'layerwise.last';

/** Where a draft that has no id yet was begun: from a data set, or from a run. */
export type Slot = string;

function keyOf(account: string, slot: Slot): string {
  return `${PREFIX}.${account}.${slot}`;
}

export function readLocal(
  account: string,
  slot: Slot,
  storage: Storage = localStorage,
): Draft | null {
  try {
    const text = storage.getItem(keyOf(account, slot));
    return text === null ? null : (JSON.parse(text) as Draft);
  } catch {
    return null;
  }
}

/**
 * A draft without an id is kept under its slot, one with an id under that. A full or forbidden
 * storage only costs the copy; the server still gets the draft.
 */
export function localDraft(
  account: string,
  slot: Slot,
  storage: Storage = localStorage,
): LocalDraft {
  const used = new Set([keyOf(account, slot)]);
  return {
    keep(draft) {
      const key = keyOf(account, draft.id ?? slot);
      used.add(key);
      try {
        storage.setItem(key, JSON.stringify(draft));
      } catch {
        return;
      }
    },
    forget() {
      for (const key of used) storage.removeItem(key);
    },
  };
}

/** The address the student worked at last, to come back to from the menu. */
export function lastNetwork(account: string, storage: Storage = localStorage): string | null {
  return storage.getItem(`${LAST}.${account}`);
}

export function rememberNetwork(
  account: string,
  id: string,
  storage: Storage = localStorage,
): void {
  try {
    storage.setItem(`${LAST}.${account}`, id);
  } catch {
    return;
  }
}

export function forgetNetwork(account: string, storage: Storage = localStorage): void {
  storage.removeItem(`${LAST}.${account}`);
}
