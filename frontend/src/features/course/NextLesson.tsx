import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { lessonsQuery, progressQuery } from '../../api/resources';
import classes from './course.module.css';
import { pathOf } from './path';

/** Where the course goes on, for the first page; nothing where there is no more to do. */
export function NextLesson() {
  const { t } = useTranslation('course');
  const { data: lessons } = useQuery(lessonsQuery);
  const { data: progress } = useQuery(progressQuery);
  const next = lessons && progress ? pathOf(lessons, progress).next : null;
  if (!next) return null;
  const { lesson, standing } = next;
  return (
    <section className={classes.nextLesson} aria-labelledby="next-lesson">
      <div>
        <h2 id="next-lesson">
          {lesson.number}. {lesson.title}
        </h2>
        <p>{lesson.summary}</p>
      </div>
      <Button
        renderRoot={(props) => (
          <Link to="/lessons/$slug" params={{ slug: lesson.slug }} {...props} />
        )}
      >
        {t(standing === 'new' ? 'start' : 'continue', { number: lesson.number })}
      </Button>
    </section>
  );
}
