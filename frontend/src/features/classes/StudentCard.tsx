import { IconCircleCheck, IconHandStop } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { DeskStudent } from '../../api/classes';
import type { LessonEntry } from '../../api/course';
import { duration } from '../../ui/format';
import { DeskCurve } from './DeskCurve';
import { namedStep, standingOf } from './desk';
import classes from './desk.module.css';
import { metFor, statusOf } from './statusWords';

interface StudentCardProps {
  student: DeskStudent;
  /** The site's present. */
  at: string;
  lessons: readonly LessonEntry[];
}

/** One student of the desk. All of it opens their latest run, to be read only. */
export function StudentCard({ student, at, lessons }: StudentCardProps) {
  const { t } = useTranslation('classes');
  const { name, run, stuck } = student;
  const standing = standingOf(student, at);
  const now = statusOf(student, at);
  const met = metFor(student, at);
  return (
    <article className={classes.student} data-standing={standing}>
      <div className={classes.head}>
        <h2 className={classes.name} title={name}>
          {run ? (
            <Link
              to="/runs/$id"
              params={{ id: run.id }}
              className={classes.opens}
              aria-label={t('desk.open', { name })}
            >
              {name}
            </Link>
          ) : (
            name
          )}
        </h2>
        {standing === 'needsYou' && (
          <span className={classes.needs}>
            <IconHandStop size={14} stroke={2} aria-hidden />
            {t('desk.needsYou')}
          </span>
        )}
      </div>
      <Place student={student} lessons={lessons} />
      <DeskCurve values={run?.curve ?? []} />
      <p className={classes.status}>
        {now.key === 'met' && <Met />}
        {status()}
      </p>
      <p className={classes.rule}>
        {stuck && standing !== 'away' && stuck.words}
        {met !== null && now.key !== 'met' && (
          <>
            <Met />
            {t('desk.status.met', { time: duration(met) })}
          </>
        )}
      </p>
    </article>
  );

  function status(): string {
    switch (now.key) {
      case 'stuck':
        return t('desk.status.stuck', { time: duration(now.time), count: now.count });
      case 'TRAINING':
        return t('desk.status.TRAINING', { epoch: now.epoch, count: now.count });
      case 'away':
      case 'reading':
      case 'met':
        return t(`desk.status.${now.key}`, { time: duration(now.time) });
      default:
        return t(`desk.status.${now.key}`);
    }
  }
}

function Met() {
  return <IconCircleCheck size={15} stroke={1.8} className={classes.met} aria-hidden />;
}

/** The lesson somebody is in, and the step they have come to. */
function Place({ student, lessons }: Pick<StudentCardProps, 'student' | 'lessons'>) {
  const { t } = useTranslation('classes');
  const { lesson: slug, step, done, steps } = student;
  const lesson = lessons.find((each) => each.slug === slug);
  if (!slug) return <p className={classes.place}>{t('desk.noLesson')}</p>;
  const named = step ? namedStep(lesson, step) : null;
  const facts = [named && stepWords(named), steps > 0 && t('desk.done', { done, count: steps })];
  return (
    <p className={classes.place}>
      <span className={classes.lesson}>
        {lesson ? t('desk.lessonStep', { number: lesson.number, lesson: lesson.title }) : slug}
      </span>
      <span>{facts.filter(Boolean).join(' · ')}</span>
    </p>
  );

  function stepWords({ kind, number }: NonNullable<ReturnType<typeof namedStep>>): string {
    if (kind === 'challenge') return t('desk.step.challenge');
    if (number === null) return t(kind === 'quiz' ? 'desk.step.onlyQuiz' : 'desk.step.onlyPredict');
    return t(`desk.step.${kind}`, { number });
  }
}
