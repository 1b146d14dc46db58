import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { DeletedLesson } from '../../api/authoring';
import { deletedLessonsQuery, lessonsQuery } from '../../api/resources';
import { Dialog } from '../../ui/Dialog';
import { EmptyState } from '../../ui/EmptyState';
import { age } from '../../ui/format';
import { Loaded } from '../../ui/Loaded';
import { say, sayProblem } from '../../ui/notify';
import { bringLessonBack } from './api';
import classes from './editor.module.css';

/** What was deleted, and the way back for each. */
export function DeletedLessons({ opened, close }: { opened: boolean; close: () => void }) {
  const { t } = useTranslation('editor');
  const deleted = useQuery({ ...deletedLessonsQuery, enabled: opened });
  return (
    <Dialog opened={opened} onClose={close} title={t('deleted.title')} size="lg">
      <Loaded query={deleted}>
        {(all) =>
          all.length === 0 ? (
            <EmptyState title={t('deleted.none')}>{t('deleted.noneWords')}</EmptyState>
          ) : (
            <>
              <p className={classes.dialogWords}>{t('deleted.words')}</p>
              <ul className={classes.deleted}>
                {all.map((each) => (
                  <Row key={each.slug} lesson={each} />
                ))}
              </ul>
            </>
          )
        }
      </Loaded>
    </Dialog>
  );
}

function Row({ lesson }: { lesson: DeletedLesson }) {
  const { slug, published, deletedAt } = lesson;
  const { t } = useTranslation('editor');
  const client = useQueryClient();
  const title = lesson.title || t('untitled');
  const { mutate, isPending } = useMutation({
    mutationFn: () => bringLessonBack(slug),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: lessonsQuery.queryKey });
      say(t(published ? 'deleted.backForAll' : 'deleted.backAsDraft', { title }));
    },
    onError: sayProblem,
  });
  return (
    <li>
      <div>
        <strong>{title}</strong>
        <p className={classes.quiet}>
          {t(published ? 'deleted.wasPublished' : 'deleted.wasDraft', { age: age(deletedAt) })}
        </p>
      </div>
      <Button
        size="xs"
        variant="default"
        loading={isPending}
        aria-label={t('deleted.bringBackOf', { title })}
        onClick={() => {
          mutate();
        }}
      >
        {t('deleted.bringBack')}
      </Button>
    </li>
  );
}
