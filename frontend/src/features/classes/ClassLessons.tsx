import { Button } from '@mantine/core';
import { IconBook } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClassLesson, CourseClass } from '../../api/classes';
import type { LessonEntry } from '../../api/course';
import { lessonsQuery } from '../../api/resources';
import { EmptyState } from '../../ui/EmptyState';
import { Loaded } from '../../ui/Loaded';
import { Loading } from '../../ui/Loading';
import { say } from '../../ui/notify';
import { useSetLessons } from './api';
import classes from './classes.module.css';
import { datesOf, dueTooEarly, sameDates, toKeep } from './lessonDates';
import { LessonDatesRow } from './LessonDatesRow';

/** Which lessons a class sees, from when, and until when they are due. */
export function ClassLessons({ one }: { one: CourseClass }) {
  const { t } = useTranslation('classes');
  const lessons = useQuery(lessonsQuery);
  return (
    <Loaded query={lessons} loading={<Loading rows={6} height={64} />}>
      {(all) => {
        const published = all.filter((lesson) => lesson.published);
        return published.length > 0 ? (
          <DatesForm one={one} lessons={published} />
        ) : (
          <EmptyState icon={<IconBook size={28} stroke={1.4} />} title={t('lessons.none')}>
            {t('lessons.noneWords')}
          </EmptyState>
        );
      }}
    </Loaded>
  );
}

function DatesForm({ one, lessons }: { one: CourseClass; lessons: readonly LessonEntry[] }) {
  const { t } = useTranslation('classes');
  const kept = useMemo(() => datesOf(lessons, one.lessons), [lessons, one.lessons]);
  const [edited, setEdited] = useState<ClassLesson[] | null>(null);
  const set = useSetLessons(one.id);
  const rows = edited ?? kept;
  const dirty = !sameDates(rows, kept);
  const save = () => {
    set.mutate(toKeep(rows, one.lessons), {
      onSuccess: () => {
        // What was changed while the server worked is still to be saved.
        setEdited((now) => (now === rows ? null : now));
        say(t('lessons.saved'));
      },
    });
  };
  const change = (changed: ClassLesson) => {
    setEdited(rows.map((row) => (row.lesson === changed.lesson ? changed : row)));
  };
  return (
    <>
      <p className={classes.lead}>{t('lessons.lead')}</p>
      <ul className={classes.dateRows}>
        {lessons.map((lesson, at) => {
          const row = rows[at];
          return (
            row && (
              <li key={lesson.slug}>
                <LessonDatesRow lesson={lesson} row={row} change={change} />
              </li>
            )
          );
        })}
      </ul>
      {dirty && (
        <div className={classes.saveBar} role="status">
          <span>{t('lessons.unsaved')}</span>
          <Button
            variant="default"
            onClick={() => {
              setEdited(null);
            }}
          >
            {t('lessons.undo')}
          </Button>
          <Button onClick={save} loading={set.isPending} disabled={rows.some(dueTooEarly)}>
            {t('lessons.save')}
          </Button>
        </div>
      )}
    </>
  );
}
