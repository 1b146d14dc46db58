import { Button, Group } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { lessonsQuery } from '../../api/resources';
import { Dialog } from '../../ui/Dialog';
import { say, sayProblem } from '../../ui/notify';
import { removeLesson } from './api';

interface RemoveDialogProps {
  slug: string;
  title: string;
  opened: boolean;
  close: () => void;
  /** The text no longer matters. */
  removed: () => void;
}

/** Asks before a lesson disappears from everybody's list. */
export function RemoveDialog({ slug, title, opened, close, removed }: RemoveDialogProps) {
  const { t } = useTranslation('editor');
  const client = useQueryClient();
  const navigate = useNavigate();
  const { mutate, isPending } = useMutation({
    mutationFn: () => removeLesson(slug),
    onSuccess: async () => {
      removed();
      await client.invalidateQueries({ queryKey: lessonsQuery.queryKey, exact: true });
      await navigate({ to: '/lessons' });
      say(t('removal.done', { title }));
    },
    onError: sayProblem,
  });
  return (
    <Dialog opened={opened} onClose={close} title={t('removal.title', { title })}>
      <p>{t('removal.words')}</p>
      <Group justify="flex-end" mt="md">
        <Button variant="default" data-autofocus onClick={close}>
          {t('removal.no')}
        </Button>
        <Button
          color="red"
          loading={isPending}
          onClick={() => {
            mutate();
          }}
        >
          {t('removal.yes')}
        </Button>
      </Group>
    </Dialog>
  );
}
