import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Lesson, LessonProgress } from '../api/course';
import { lessonsQuery } from '../api/resources';
import { NarrowTabs, type Side } from '../features/builder/NarrowTabs';
import type { BenchHandle, LessonBench } from '../features/builder/lessonBench';
import type { Address } from '../features/builder/opening';
import { Workbench } from '../features/builder/Workbench';
import { stepsOf } from '../features/lesson/steps';
import { LessonText } from '../features/lesson/LessonText';
import { RunPanel } from '../features/run/RunPanel';
import { SplitPane } from '../ui/SplitPane';
import { LessonStep } from './LessonStep';
import classes from './LessonPage.module.css';
import { useLessonRun } from './useLessonRun';
import { useKeepPosition } from './useKeepPosition';

interface LessonBesideBenchProps {
  lesson: Lesson;
  progress: LessonProgress | undefined;
}

/** Joins a lesson's text, its bench, the run and the student's answers. */
export function LessonBesideBench({ lesson, progress }: LessonBesideBenchProps) {
  const { t } = useTranslation('lesson');
  const { slug } = lesson;
  const { run } = useSearch({ from: '/signed-in/lessons/$slug' });
  const navigate = useNavigate();
  const [side, setSide] = useState<Side | 'lesson'>('lesson');
  const bench = useRef<BenchHandle>(null);
  const { data: lessons } = useQuery(lessonsQuery);
  const { finished, training } = useLessonRun(slug, run);
  const keep = useKeepPosition(slug);
  const laid = useMemo(() => benchOf(lesson), [lesson]);
  const address = useMemo(() => ({ lesson: slug, run }), [slug, run]);
  const narrow = useMemo(
    () => ({ side: side === 'lesson' ? ('left' as const) : side, choose: setSide }),
    [side],
  );

  const go = useCallback(
    ({ run: shown }: Address, how?: { replace: boolean }) => {
      void navigate({
        to: '/lessons/$slug',
        params: { slug },
        search: shown ? { run: shown } : {},
        replace: how?.replace ?? false,
      });
    },
    [navigate, slug],
  );
  const steps = stepsOf(lesson.blocks);
  const text = (
    <LessonText
      lesson={lesson}
      total={lessons?.length ?? null}
      steps={steps.length}
      done={steps.filter(({ id }) => progress?.doneSteps.includes(id)).length}
      renderStep={(step) => (
        <LessonStep
          lesson={slug}
          step={step}
          progress={progress}
          run={finished}
          training={training}
        />
      )}
      layBench={(preset) => bench.current?.load(preset)}
      position={progress?.position ?? 0}
      read={keep}
    />
  );
  return (
    <div className={classes.page}>
      <title>{`${t('title', { number: lesson.number, title: lesson.title })} · Layerwise`}</title>
      {side !== 'lesson' && <h1 className={classes.narrowTitle}>{lesson.title}</h1>}
      <NarrowTabs
        side={side}
        choose={setSide}
        before={{ value: 'lesson', label: t('tab') }}
        run={run}
      />
      <div className={classes.sides}>
        <SplitPane
          name="lesson"
          label={t('divider')}
          initial={40}
          fill={laid ? { left: t('text'), right: t('bench') } : undefined}
          narrow={side === 'lesson' ? 'left' : 'right'}
          left={text}
          right={
            laid && (
              <Workbench
                address={address}
                go={go}
                nameDraft={() => undefined}
                renderRun={(shown) => <RunPanel key={shown} runId={shown} compact />}
                lesson={laid}
                handle={bench}
                narrow={narrow}
              />
            )
          }
        />
      </div>
    </div>
  );
}

/** How the lesson lays its bench; null for a lesson that has none. */
function benchOf({ slug, title, blocks, presets }: Lesson): LessonBench | null {
  const first = blocks.find((block) => block.kind === 'bench');
  return first ? { slug, title, start: first.preset, presets } : null;
}
