import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { sayWithUndo } from '../../ui/notify';
import type { BenchStore } from './benchStore';
import { designOfPreset, type LessonBench } from './lessonBench';

/** Puts one of the lesson's presets on the bench, with what was there one click away. */
export function useLessonPresets(store: BenchStore, lesson: LessonBench | undefined) {
  const { t } = useTranslation('builder');
  return useCallback(
    (preset: string) => {
      if (!lesson) return;
      const { history, change } = store.getState();
      const before = history.present;
      change(() => designOfPreset(lesson, preset));
      const words = preset === lesson.start ? 'header.resetLessonDone' : 'header.presetTaken';
      sayWithUndo(t(words), () => {
        change(() => before);
      });
    },
    [store, lesson, t],
  );
}
