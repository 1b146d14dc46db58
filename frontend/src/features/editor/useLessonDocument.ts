import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useReducer, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { lessonDraftQuery, lessonsQuery, revisionsQuery } from '../../api/resources';
import { say, sayProblem } from '../../ui/notify';
import { publishLesson, restoreRevision, saveLesson, staleIn } from './api';
import { changed, isDirty, opened } from './document';
import { folderOf, type LessonFolder } from './folder';
import { forget, keep, readKept } from './keptText';

interface Opened {
  slug: string;
  account: string;
  folder: LessonFolder;
  revision: number;
}

/** A lesson under the author's hands: kept in this browser with every change, saved when asked. */
export function useLessonDocument({ slug, account, folder, revision }: Opened) {
  const { t } = useTranslation('editor');
  const client = useQueryClient();
  const [document, change] = useReducer(changed, null, () =>
    opened(folder, revision, readKept(account, slug)),
  );
  const [unkept, setUnkept] = useState(false);
  const wasDirty = useRef(false);
  const dirty = isDirty(document);

  useEffect(() => {
    const { folder: text, saved, revision: from } = document;
    if (dirty) {
      const at = new Date().toISOString();
      // Whether the browser took it is known only once it was written.
      // eslint-disable-next-line react-hooks/set-state-in-effect
      setUnkept(!keep(account, slug, { folder: text, saved, revision: from, at }));
    } else if (wasDirty.current) {
      // Only what this page kept: another tab may hold unsaved text of its own.
      forget(account, slug);
    }
    wasDirty.current = dirty;
  }, [document, dirty, account, slug]);

  const edit = useCallback((to: LessonFolder) => {
    change({ kind: 'edited', folder: to });
  }, []);

  const readAgain = async () => {
    await Promise.all([
      client.invalidateQueries({ queryKey: lessonsQuery.queryKey, exact: true }),
      client.invalidateQueries({ queryKey: revisionsQuery(slug).queryKey, exact: true }),
    ]);
  };
  const saving = useMutation({
    mutationFn: ({ text, on }: { text: LessonFolder; on: number }) => saveLesson(slug, text, on),
    onSuccess: async (saved, { text }) => {
      change({ kind: 'saved', folder: text, revision: saved.revision });
      await readAgain();
    },
    onError: (error) => {
      const stale = staleIn(error);
      if (stale) change({ kind: 'refused', stale });
      else sayProblem(error);
    },
  });
  const save = (text = document.folder, on = document.revision) => saving.mutateAsync({ text, on });

  const publishing = useMutation({
    mutationFn: async () => {
      const saved = dirty ? (await save()).revision : document.revision;
      await publishLesson(slug, saved);
    },
    onSuccess: async () => {
      await readAgain();
      say(t('publishedNow'));
    },
    onError: (error) => {
      if (!staleIn(error) && saving.error !== error) sayProblem(error);
    },
  });
  const reopen = async () => {
    const draft = await client.fetchQuery({ ...lessonDraftQuery(slug), staleTime: 0 });
    change({ kind: 'opened', folder: folderOf(draft), revision: draft.revision });
  };
  const restoring = useMutation({
    mutationFn: (wanted: number) => restoreRevision(slug, wanted, document.revision),
    onSuccess: async (_nothing, wanted) => {
      await Promise.all([reopen(), readAgain()]);
      say(t('revisions.restored', { revision: wanted }));
    },
    onError: sayProblem,
  });
  return {
    document,
    dirty,
    unkept: unkept && dirty,
    edit,
    /** Resolves when it is saved; what went wrong has been said by then. */
    save: async (text?: LessonFolder, on?: number) => {
      try {
        const { revision: now, problems } = await save(text, on);
        const words =
          problems.length === 0
            ? t('savedAs', { revision: now })
            : t('savedWithProblems', { revision: now, count: problems.length });
        say(words);
        return true;
      } catch {
        return false;
      }
    },
    saving: saving.isPending,
    publish: () => {
      publishing.mutate();
    },
    publishing: publishing.isPending,
    restore: (wanted: number) => {
      restoring.mutate(wanted);
    },
    restoring: restoring.isPending,
    discard: async () => {
      forget(account, slug);
      await reopen();
      say(t('restored.dropped'));
    },
  };
}

export type LessonDocumentState = ReturnType<typeof useLessonDocument>;
