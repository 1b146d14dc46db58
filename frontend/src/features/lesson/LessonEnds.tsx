import { IconArrowLeft, IconArrowRight } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { LessonLink } from '../../api/course';
import classes from './lesson.module.css';

/** The lessons before and after. */
export function LessonEnds({
  previous,
  next,
}: {
  previous: LessonLink | null;
  next: LessonLink | null;
}) {
  const { t } = useTranslation('lesson');
  return (
    <nav className={classes.ends} aria-label={t('ends')}>
      {previous && (
        <Link to="/lessons/$slug" params={{ slug: previous.slug }}>
          <span className={classes.endWords}>
            <IconArrowLeft size={15} stroke={1.7} aria-hidden />
            {t('previous')}
          </span>
          {previous.number}. {previous.title}
        </Link>
      )}
      {next && (
        <Link to="/lessons/$slug" params={{ slug: next.slug }} data-end="next">
          <span className={classes.endWords}>
            {t('next')}
            <IconArrowRight size={15} stroke={1.7} aria-hidden />
          </span>
          {next.number}. {next.title}
        </Link>
      )}
    </nav>
  );
}
