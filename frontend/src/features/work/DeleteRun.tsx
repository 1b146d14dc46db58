import { Button, Group, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { http } from '../../api/http';
import type { Run } from '../../api/types';
import { Dialog } from '../../ui/Dialog';
import { say, sayProblem } from '../../ui/notify';

interface DeleteRunProps {
  run: Run;
  opened: boolean;
  onClose: () => void;
}

/** Asks first: results cannot be trained back bit by bit. */
export function DeleteRun({ run, opened, onClose }: DeleteRunProps) {
  const { t } = useTranslation('work');
  const queryClient = useQueryClient();
  const { mutate, isPending } = useMutation({
    mutationFn: () => http.delete(`/api/runs/${run.id}`),
    onSuccess: () => {
      say(t('deleteRun.done', { name: run.name }));
    },
    onError: sayProblem,
    onSettled: () => {
      onClose();
      void queryClient.invalidateQueries({ queryKey: ['runs'] });
    },
  });
  return (
    <Dialog opened={opened} onClose={onClose} title={t('deleteRun.title')}>
      <Text size="sm">{t('deleteRun.words', { name: run.name })}</Text>
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={onClose} data-autofocus>
          {t('deleteRun.no')}
        </Button>
        <Button
          color="red"
          loading={isPending}
          onClick={() => {
            mutate();
          }}
        >
          {t('deleteRun.yes')}
        </Button>
      </Group>
    </Dialog>
  );
}
