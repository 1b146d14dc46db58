import { IconChevronRight } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { CourseClass } from '../../api/classes';
import { ClassFacts } from './ClassFacts';
import classes from './classes.module.css';

/** A class in the list; all of it leads to the class. */
export function ClassCard({ one }: { one: CourseClass }) {
  const { t } = useTranslation('classes');
  return (
    <Link to="/classes/$id" params={{ id: one.id }} className={classes.card}>
      <span className={classes.cardWords}>
        <b>{one.name}</b>
        <ClassFacts one={one} />
      </span>
      {one.teaches && (
        <span className={classes.cardCount}>
          {one.students === 0 ? t('noStudents') : t('students', { count: one.students })}
        </span>
      )}
      <IconChevronRight size={18} stroke={1.6} aria-hidden className={classes.quiet} />
    </Link>
  );
}
