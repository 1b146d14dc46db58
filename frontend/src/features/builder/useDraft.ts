import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { i18n } from '../../text/i18n';
import { draftsOf } from './api';
import { Autosave, type Content, type Draft, type Saving } from './autosave';
import { createBench, type BenchStore } from './benchStore';
import { designFromJson, designToJson } from './design';
import { localDraft, rememberNetwork } from './localDrafts';
import type { Opened } from './opening';

export interface OpenDraft {
  store: BenchStore;
  autosave: Autosave;
  saving: Saving;
  /** Null until the server has it. */
  id: string | null;
}

/** Puts what was opened on the bench, and keeps it from then on. */
export function useDraft(
  opened: Opened,
  account: string,
  named: (id: string) => void,
  lesson: string | undefined,
): OpenDraft {
  const [store] = useState(() =>
    createBench(opened.draft.name, { ...designFromJson(opened.draft), preset: opened.preset }),
  );
  const [told, setTold] = useState<{ saving: Saving; draft: Draft } | null>(null);
  const [autosave] = useState(
    () =>
      new Autosave(
        opened.draft,
        opened.saved,
        draftsOf(lesson),
        localDraft(account, opened.slot),
        (saving, draft) => {
          setTold({ saving, draft });
        },
      ),
  );
  const id = told?.draft.id ?? opened.draft.id;

  useEffect(() => {
    if (opened.readOnly) return undefined;
    let last = store.getState();
    const stop = store.subscribe((now) => {
      const changed = now.history.present !== last.history.present || now.name !== last.name;
      last = now;
      if (changed) autosave.take(contentOnBench(store));
    });
    void autosave.flush();
    const online = () => void autosave.flush();
    window.addEventListener('online', online);
    return () => {
      stop();
      window.removeEventListener('online', online);
      autosave.stop();
      void autosave.flush();
    };
  }, [store, autosave, opened]);

  useEffect(() => {
    if (id === null || opened.readOnly || lesson !== undefined) return;
    rememberNetwork(account, id);
    named(id);
  }, [id, account, named, opened.readOnly, lesson]);

  return { store, autosave, saving: told?.saving ?? autosave.now, id };
}

function contentOnBench(store: BenchStore): Content {
  const { name, history } = store.getState();
  // While the field is empty: the server wants a name.
  return {
    name: name.trim() || i18n.t('builder:header.unnamed'),
    ...designToJson(history.present),
    preset: history.present.preset,
  };
}

/** The design on the bench, drawn again when it changes. */
export function useDesign(store: BenchStore) {
  return useStore(store, (bench) => bench.history.present);
}
