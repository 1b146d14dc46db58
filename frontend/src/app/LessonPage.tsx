import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ProblemError } from '../api/problem';
import { lessonQuery, progressQuery } from '../api/resources';
import { EmptyState } from '../ui/EmptyState';
import { ErrorState } from '../ui/ErrorState';
import { Loading } from '../ui/Loading';
import { LessonBesideBench } from './LessonBesideBench';
import classes from './LessonPage.module.css';

/** A lesson by its address. */
export function LessonPage() {
  const { slug } = useParams({ from: '/signed-in/lessons/$slug' });
  return <Opening key={slug} slug={slug} />;
}

function Opening({ slug }: { slug: string }) {
  const lesson = useQuery(lessonQuery(slug));
  const progress = useQuery(progressQuery);
  // Without the progress a lesson can be read all the same.
  if (lesson.data && !progress.isPending) {
    const mine = progress.data?.find((each) => each.lesson === slug);
    return <LessonBesideBench lesson={lesson.data} progress={mine} />;
  }
  return (
    <div className={classes.waiting}>
      {lesson.error instanceof ProblemError && lesson.error.status === 404 ? (
        <Gone />
      ) : lesson.error ? (
        <ErrorState error={lesson.error} retry={() => void lesson.refetch()} />
      ) : (
        <Loading rows={6} />
      )}
    </div>
  );
}

function Gone() {
  const { t } = useTranslation('lesson');
  return (
    <EmptyState
      title={t('gone.title')}
      action={
        <Button variant="default" renderRoot={(props) => <Link to="/lessons" {...props} />}>
          {t('gone.all')}
        </Button>
      }
    >
      {t('gone.words')}
    </EmptyState>
  );
}
