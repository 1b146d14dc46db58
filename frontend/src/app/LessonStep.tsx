import type { LessonProgress, StepBlock } from '../api/course';
import { Challenge } from '../features/course/Challenge';
import type { RunToCheck } from '../features/course/attempts';
import { Predict } from '../features/course/Predict';
import { Quiz } from '../features/course/Quiz';

interface LessonStepProps {
  lesson: string;
  step: StepBlock;
  progress: LessonProgress | undefined;
  run: RunToCheck | null;
  /** Whether a run of this lesson is under way. */
  training?: boolean;
}

/** One step of a lesson with what the student has done of it. */
export function LessonStep({ lesson, step, progress, run, training = false }: LessonStepProps) {
  switch (step.kind) {
    case 'quiz':
      return <Quiz lesson={lesson} quiz={step} standing={progress?.quizzes[step.id]} />;
    case 'predict':
      return (
        <Predict
          lesson={lesson}
          predict={step}
          standing={progress?.predictions[step.id]}
          training={training}
        />
      );
    case 'challenge':
      return (
        <Challenge lesson={lesson} challenge={step} standing={progress?.challenge} run={run} />
      );
  }
}
