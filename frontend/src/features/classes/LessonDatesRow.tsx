import { Switch, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ClassLesson } from '../../api/classes';
import type { LessonEntry } from '../../api/course';
import classes from './classes.module.css';
import { fromField, toField } from './dates';
import { dueTooEarly } from './lessonDates';

interface LessonDatesRowProps {
  lesson: LessonEntry;
  row: ClassLesson;
  change: (changed: ClassLesson) => void;
}

/** One lesson of a class: shown or hidden, its opening and its due date. */
export function LessonDatesRow({ lesson, row, change }: LessonDatesRowProps) {
  const { t } = useTranslation('classes');
  const name = { lesson: lesson.title };
  return (
    <div className={classes.dateRow} data-hidden={row.hidden || undefined}>
      <span className={classes.dateLesson}>
        <span className={classes.number}>{lesson.number}</span>
        {lesson.title}
      </span>
      <Switch
        label={t('lessons.shown')}
        aria-label={t('lessons.shownOf', name)}
        checked={!row.hidden}
        onChange={(chosen) => {
          change({ ...row, hidden: !chosen.currentTarget.checked });
        }}
      />
      <TextInput
        type="datetime-local"
        label={t('lessons.opens')}
        aria-label={t('lessons.opensOf', name)}
        className={row.opens === null ? classes.unset : undefined}
        value={toField(row.opens)}
        disabled={row.hidden}
        onChange={(typed) => {
          change({ ...row, opens: fromField(typed.currentTarget.value) });
        }}
      />
      <TextInput
        type="datetime-local"
        label={t('lessons.due')}
        aria-label={t('lessons.dueOf', name)}
        className={row.due === null ? classes.unset : undefined}
        value={toField(row.due)}
        disabled={row.hidden}
        error={dueTooEarly(row) && t('lessons.order')}
        onChange={(typed) => {
          change({ ...row, due: fromField(typed.currentTarget.value) });
        }}
      />
    </div>
  );
}
