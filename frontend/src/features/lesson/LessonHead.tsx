import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Lesson } from '../../api/course';
import classes from './lesson.module.css';

interface LessonHeadProps {
  lesson: Lesson;
  total: number | null;
  done: number;
  steps: number;
}

/** The lesson's number and title, how long it takes and how far one is. */
export function LessonHead({ lesson, total, done, steps }: LessonHeadProps) {
  const { t } = useTranslation('lesson');
  const { number, title, minutes, published } = lesson;
  const place = total === null ? String(number) : t('place', { number, total });
  return (
    <header className={classes.head}>
      <p className={classes.above}>
        <Link to="/lessons">{t('all')}</Link>
        <span>{place}</span>
        <span>{t('minutes', { count: minutes })}</span>
        {total !== null && !published && <strong>{t('draft')}</strong>}
      </p>
      <h1 className={classes.title}>{title}</h1>
      {steps > 0 && (
        <p className={classes.steps}>
          <span className={classes.dots} aria-hidden>
            {Array.from({ length: steps }, (_, step) => (
              <i key={step} data-done={step < done || undefined} />
            ))}
          </span>
          {t('steps', { done, count: steps })}
        </p>
      )}
    </header>
  );
}
