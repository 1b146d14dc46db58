/** The lesson under the author's hands, and what the site has of it. */
import type { StaleRevision } from '../../api/authoring';
import { sameFolder, type LessonFolder } from './folder';
import type { KeptText } from './keptText';

export interface LessonDocument {
  readonly folder: LessonFolder;
  /** What the folder grew from: the site's revision of this number. */
  readonly saved: LessonFolder;
  readonly revision: number;
  /** When the unsaved text was kept that this browser brought back. */
  readonly restoredAt: string | null;
  /** Set while the text waits to be joined with what somebody else saved. */
  readonly stale: StaleRevision | null;
}

export type DocumentChange =
  | { kind: 'edited'; folder: LessonFolder }
  | { kind: 'saved'; folder: LessonFolder; revision: number }
  | { kind: 'refused'; stale: StaleRevision }
  | { kind: 'opened'; folder: LessonFolder; revision: number };

/** A copy that this browser still holds wins: it is what the author saw last. */
export function opened(
  folder: LessonFolder,
  revision: number,
  kept: KeptText | null,
): LessonDocument {
  const fresh = { folder, saved: folder, revision, restoredAt: null, stale: null };
  if (!kept || sameFolder(kept.folder, folder)) return fresh;
  return { ...fresh, ...kept, restoredAt: kept.at };
}

export function changed(document: LessonDocument, change: DocumentChange): LessonDocument {
  switch (change.kind) {
    case 'edited':
      return { ...document, folder: change.folder };
    case 'saved':
      return {
        ...document,
        // What was written while it was on its way stays unsaved; a joined text takes the place of ours.
        folder: document.stale ? change.folder : document.folder,
        saved: change.folder,
        revision: change.revision,
        restoredAt: null,
        stale: null,
      };
    case 'refused':
      return { ...document, stale: change.stale };
    case 'opened':
      return opened(change.folder, change.revision, null);
  }
}

export function isDirty({ folder, saved }: LessonDocument): boolean {
  return !sameFolder(folder, saved);
}
