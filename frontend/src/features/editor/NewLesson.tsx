import { Button, Group, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../ui/Dialog';
import { sayProblem } from '../../ui/notify';
import { createLesson } from './api';

/** Asks for the title of a new lesson, and opens its editor. */
export function NewLesson({ opened, close }: { opened: boolean; close: () => void }) {
  const { t } = useTranslation('editor');
  const navigate = useNavigate();
  const [title, setTitle] = useState('');
  const [missing, setMissing] = useState(false);
  const { mutate, isPending } = useMutation({
    mutationFn: () => createLesson(title.trim()),
    onSuccess: ({ slug }) => navigate({ to: '/lessons/$slug/edit', params: { slug } }),
    onError: sayProblem,
  });
  return (
    <Dialog opened={opened} onClose={close} title={t('list.newTitle')}>
      <form
        onSubmit={(submitted) => {
          submitted.preventDefault();
          setMissing(title.trim() === '');
          if (title.trim() !== '') mutate();
        }}
      >
        <TextInput
          data-autofocus
          label={t('list.newName')}
          description={t('list.newWords')}
          value={title}
          maxLength={120}
          error={missing && t('list.needTitle')}
          onChange={(typed) => {
            setMissing(false);
            setTitle(typed.currentTarget.value);
          }}
        />
        <Group justify="flex-end" mt="md">
          <Button variant="default" onClick={close}>
            {t('list.cancel')}
          </Button>
          <Button type="submit" loading={isPending}>
            {t('list.create')}
          </Button>
        </Group>
      </form>
    </Dialog>
  );
}
