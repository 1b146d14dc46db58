import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconBook } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { LessonEntry } from '../../api/course';
import { lessonsQuery, progressQuery } from '../../api/resources';
import { EmptyState } from '../../ui/EmptyState';
import { ErrorState } from '../../ui/ErrorState';
import { Loading } from '../../ui/Loading';
import { Page } from '../../ui/Page';
import classes from './course.module.css';
import { LessonRow } from './LessonRow';
import { pathOf } from './path';

export interface LessonsPageProps {
  /** Beside the title, for those who write lessons. */
  actions?: ReactNode;
  /** In every row, for the same. */
  renderEdit?: ((lesson: LessonEntry) => ReactNode) | undefined;
}

/** The path of lessons, how far one is, and what comes next. */
export function LessonsPage({ actions, renderEdit }: LessonsPageProps) {
  const { t } = useTranslation('course');
  return (
    <Page title={t('title')} lead={t('lead')} actions={actions}>
      <Path renderEdit={renderEdit} />
    </Page>
  );
}

function Path({ renderEdit }: Pick<LessonsPageProps, 'renderEdit'>) {
  const { t } = useTranslation('course');
  const lessons = useQuery(lessonsQuery);
  const progress = useQuery(progressQuery);
  const failed = [lessons, progress].find(({ data, error }) => data === undefined && error);
  if (failed) return <ErrorState error={failed.error} retry={() => void failed.refetch()} />;
  if (!lessons.data || !progress.data) return <Loading rows={8} height={76} />;
  if (lessons.data.length === 0) {
    return (
      <EmptyState
        icon={<IconBook size={28} stroke={1.4} />}
        title={t('none')}
        action={
          <Button variant="default" renderRoot={(props) => <Link to="/bench" {...props} />}>
            {t('openBench')}
          </Button>
        }
      >
        {t('noneWords')}
      </EmptyState>
    );
  }
  const { stages, next } = pathOf(lessons.data, progress.data);
  const done = stages.filter(({ standing }) => standing === 'done').length;
  return (
    <>
      <p className={classes.pathSummary}>{t('summary', { done, count: stages.length })}</p>
      <ol className={classes.path}>
        {stages.map((stage) => (
          <li key={stage.lesson.slug}>
            <LessonRow stage={stage} next={stage === next} edit={renderEdit?.(stage.lesson)} />
          </li>
        ))}
      </ol>
    </>
  );
}
