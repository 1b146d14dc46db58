import {
  IconArrowRight,
  IconCircle,
  IconCircleCheck,
  IconCircleHalf2,
  type Icon,
} from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './course.module.css';
import type { Stage, Standing } from './path';

const SIGNS: Record<Standing, Icon> = {
  new: IconCircle,
  begun: IconCircleHalf2,
  done: IconCircleCheck,
};

interface LessonRowProps {
  stage: Stage;
  next: boolean;
  /** The way to its editor, for those who write lessons. */
  edit?: ReactNode;
}

/** A lesson of the path; all of the row leads to it. */
export function LessonRow({ stage, next, edit }: LessonRowProps) {
  const { t } = useTranslation('course');
  const { lesson, standing, done, steps } = stage;
  const Sign = SIGNS[standing];
  return (
    <article className={classes.row} data-next={next || undefined} data-standing={standing}>
      <span className={classes.rowNumber}>{lesson.number}</span>
      <div className={classes.rowWords}>
        <h2 className={classes.rowTitle}>
          <Link to="/lessons/$slug" params={{ slug: lesson.slug }} className={classes.rowLink}>
            {lesson.title}
          </Link>
          {!lesson.published && <span className={classes.draft}>{t('draft')}</span>}
        </h2>
        <p className={classes.rowSummary}>{lesson.summary}</p>
      </div>
      <div className={classes.rowFacts}>
        {next && (
          <span className={classes.next}>
            {t('next')}
            <IconArrowRight size={15} stroke={1.8} aria-hidden />
          </span>
        )}
        <span className={classes.standing} data-standing={standing}>
          <Sign size={16} stroke={1.7} aria-hidden />
          {t(`standing.${standing}`, { done, count: steps })}
        </span>
        <span className={classes.rowMinutes}>{t('minutes', { count: lesson.minutes })}</span>
        {edit}
      </div>
    </article>
  );
}
