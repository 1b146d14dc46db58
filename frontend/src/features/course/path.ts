/** How far somebody is on the path of lessons, and what comes next. */
import type { LessonEntry, LessonProgress } from '../../api/course';

export type Standing = 'new' | 'begun' | 'done';

export interface Stage {
  lesson: LessonEntry;
  standing: Standing;
  done: number;
  steps: number;
}

export interface CoursePath {
  stages: Stage[];
  next: Stage | null;
}

export function pathOf(
  lessons: readonly LessonEntry[],
  progress: readonly LessonProgress[],
): CoursePath {
  const mine = new Map(progress.map((each) => [each.lesson, each]));
  const stages = [...lessons]
    .sort((one, other) => one.number - other.number)
    .map((lesson) => stageOf(lesson, mine.get(lesson.slug)));
  return { stages, next: nextOf(stages) };
}

function stageOf(lesson: LessonEntry, progress: LessonProgress | undefined): Stage {
  // A step that a later revision took away no longer counts.
  const done = lesson.steps.filter(({ id }) => progress?.doneSteps.includes(id)).length;
  const steps = lesson.steps.length;
  const begun = done > 0 || (progress?.position ?? 0) > 0 || hasTried(progress);
  return {
    lesson,
    done,
    steps,
    standing: done === steps && steps > 0 ? 'done' : begun ? 'begun' : 'new',
  };
}

function hasTried(progress: LessonProgress | undefined): boolean {
  if (!progress) return false;
  const { quizzes, predictions, challenge } = progress;
  return (
    Object.keys(quizzes).length > 0 ||
    Object.keys(predictions).length > 0 ||
    challenge.state !== 'none'
  );
}

/** The furthest lesson begun, then the first behind it that is not done, then any left before it. */
function nextOf(stages: readonly Stage[]): Stage | null {
  const published = stages.filter(({ lesson }) => lesson.published);
  const furthest = published.findLastIndex(({ standing }) => standing !== 'new');
  const open = ({ standing }: Stage) => standing !== 'done';
  return published.slice(Math.max(0, furthest)).find(open) ?? published.find(open) ?? null;
}
