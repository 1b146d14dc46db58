import { Button } from '@mantine/core';
import { IconDownload, IconTable } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { CourseClass, Gradebook as Book } from '../../api/classes';
import { gradebookQuery } from '../../api/resources';
import { EmptyState } from '../../ui/EmptyState';
import { Loaded } from '../../ui/Loaded';
import { Loading } from '../../ui/Loading';
import { GradeTable } from './GradeTable';
import classes from './gradebook.module.css';
import { RuleMark } from './RuleMark';

/** Which rules of which goals every student has met. */
export function Gradebook({ one }: { one: CourseClass }) {
  const book = useQuery({ ...gradebookQuery(one.id), staleTime: 0 });
  return (
    <Loaded query={book} loading={<Loading rows={8} />}>
      {(found) =>
        found.students.length > 0 && found.lessons.length > 0 ? (
          <WholeBook id={one.id} book={found} />
        ) : (
          <EmptyBook hasStudents={found.students.length > 0} />
        )
      }
    </Loaded>
  );
}

function WholeBook({ id, book }: { id: string; book: Book }) {
  const { t } = useTranslation('classes');
  return (
    <>
      <div className={classes.bar}>
        <p className={classes.legend}>
          {t('gradebook.legend')}{' '}
          <span className={classes.key}>
            <RuleMark state="met" /> {t('gradebook.met')}
          </span>{' '}
          <span className={classes.key}>
            <RuleMark state="failed" /> {t('gradebook.failed')}
          </span>{' '}
          <span className={classes.key}>
            <RuleMark state="none" /> {t('gradebook.none')}
          </span>{' '}
          {t('gradebook.best')}
        </p>
        <Button
          component="a"
          href={`/api/classes/${id}/gradebook.csv`}
          download
          variant="default"
          leftSection={<IconDownload size={16} stroke={1.7} aria-hidden />}
        >
          {t('gradebook.csv')}
        </Button>
      </div>
      <GradeTable book={book} />
    </>
  );
}

function EmptyBook({ hasStudents }: { hasStudents: boolean }) {
  const { t } = useTranslation('classes');
  return (
    <EmptyState icon={<IconTable size={28} stroke={1.4} />} title={t('gradebook.empty')}>
      {t(hasStudents ? 'gradebook.emptyLessons' : 'gradebook.emptyStudents')}
    </EmptyState>
  );
}
