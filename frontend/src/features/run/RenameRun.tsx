import { ActionIcon, Button, Group, TextInput } from '@mantine/core';
import { IconCheck, IconPencil, IconX } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { http } from '../../api/http';
import { runQuery } from '../../api/resources';
import type { Run } from '../../api/types';
import { sayProblem } from '../../ui/notify';

const focused = (field: HTMLInputElement | null) => field?.focus();

/** Gives the run another name, in place. */
export function RenameRun({ run }: { run: Pick<Run, 'id' | 'name'> }) {
  const { t } = useTranslation('run');
  const [draft, setDraft] = useState<string | null>(null);
  const client = useQueryClient();
  const rename = useMutation({
    mutationFn: (name: string) => http.patch<unknown>(`/api/runs/${run.id}`, { name }),
    onError: sayProblem,
    onSuccess: async () => {
      setDraft(null);
      void client.invalidateQueries({ queryKey: ['runs'], exact: true });
      await client.invalidateQueries({ queryKey: runQuery(run.id).queryKey });
    },
  });
  if (draft === null) {
    return (
      <Button
        variant="default"
        size="sm"
        leftSection={<IconPencil size={16} aria-hidden />}
        onClick={() => {
          setDraft(run.name);
        }}
      >
        {t('page.rename')}
      </Button>
    );
  }
  const save = (submission: FormEvent) => {
    submission.preventDefault();
    const name = draft.trim();
    if (name === '' || name === run.name) setDraft(null);
    else rename.mutate(name);
  };
  const leave = (press: KeyboardEvent) => {
    if (press.key === 'Escape') setDraft(null);
  };
  return (
    <form onSubmit={save}>
      <Group gap={6} wrap="nowrap">
        <TextInput
          aria-label={t('page.name')}
          value={draft}
          maxLength={120}
          ref={focused}
          onKeyDown={leave}
          onChange={(change) => {
            setDraft(change.currentTarget.value);
          }}
        />
        <ActionIcon type="submit" size={36} aria-label={t('page.save')} loading={rename.isPending}>
          <IconCheck size={18} aria-hidden />
        </ActionIcon>
        <ActionIcon
          variant="default"
          size={36}
          aria-label={t('page.cancel')}
          onClick={() => {
            setDraft(null);
          }}
        >
          <IconX size={18} aria-hidden />
        </ActionIcon>
      </Group>
    </form>
  );
}
