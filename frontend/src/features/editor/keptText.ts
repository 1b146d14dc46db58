/** What an author has not saved yet, kept in this browser until the server has it. */
import type { LessonFolder } from './folder';

export interface KeptText {
  folder: LessonFolder;
  /** The revision it grew from, and what that said: both are needed to save on top of it. */
  revision: number;
  saved: LessonFolder;
  at: string;
}

const keyOf = (account: string, slug: string) => `layerwise.lesson-edit.${account}.${slug}`;

export function readKept(
  account: string,
  slug: string,
  storage: Storage = localStorage,
): KeptText | null {
  try {
    const text = storage.getItem(keyOf(account, slug));
    return text === null ? null : (JSON.parse(text) as KeptText);
  } catch {
    return null;
  }
}

/** False when this browser keeps nothing: its storage is full or forbidden. */
export function keep(
  account: string,
  slug: string,
  kept: KeptText,
  storage: Storage = localStorage,
): boolean {
  try {
    storage.setItem(keyOf(account, slug), JSON.stringify(kept));
    return true;
  } catch {
    return false;
  }
}

export function forget(account: string, slug: string, storage: Storage = localStorage): void {
  storage.removeItem(keyOf(account, slug));
}
