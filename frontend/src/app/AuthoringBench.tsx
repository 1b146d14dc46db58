import { useCallback, useMemo, useState, type Ref } from 'react';
import { useTranslation } from 'react-i18next';
import type { Presets } from '../api/authoring';
import type { LessonPreset } from '../api/course';
import type { BenchHandle, LessonBench } from '../features/builder/lessonBench';
import type { Address } from '../features/builder/opening';
import { Workbench } from '../features/builder/Workbench';
import { RunPanel } from '../features/run/RunPanel';

interface AuthoringBenchProps {
  slug: string;
  presets: Presets;
  start: string;
  handle: Ref<BenchHandle>;
}

/** A lesson without any preset begins on the smallest network there is. */
const BARE = {
  dataset: 'digits',
  network: { layers: [{ kind: 'flatten' }, { kind: 'output' }] },
  training: {},
} as unknown as LessonPreset;

/** The bench on which an author builds a lesson's presets: a draft of its own, runs that count for none. */
export function AuthoringBench({ slug, presets, start: opening, handle }: AuthoringBenchProps) {
  const { t } = useTranslation('editor');
  // Another preset that is chosen later is laid when asked for; the bench stays as it was opened.
  const [start] = useState(opening);
  const [run, setRun] = useState<string | undefined>();
  const draft = `author.${slug}`;
  const lesson = useMemo<LessonBench>(() => {
    const first = start in presets ? start : (Object.keys(presets)[0] ?? 'bare');
    return {
      slug: draft,
      title: t('presets.draft', { slug }),
      start: first,
      presets: first in presets ? presets : { bare: BARE },
      authoring: true,
    };
  }, [draft, slug, presets, start, t]);
  const address = useMemo(() => ({ lesson: draft, run }), [draft, run]);
  const go = useCallback(({ run: shown }: Address) => {
    setRun(shown);
  }, []);
  return (
    <Workbench
      address={address}
      go={go}
      nameDraft={() => undefined}
      renderRun={(shown) => <RunPanel key={shown} runId={shown} compact />}
      lesson={lesson}
      handle={handle}
    />
  );
}
