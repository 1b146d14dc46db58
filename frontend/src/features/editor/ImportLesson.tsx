import { Radio } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { lessonsQuery } from '../../api/resources';
import { Dialog } from '../../ui/Dialog';
import { ErrorState } from '../../ui/ErrorState';
import { FileDrop } from '../../ui/FileDrop';
import { Loading } from '../../ui/Loading';
import { say } from '../../ui/notify';
import { importLesson } from './api';
import classes from './editor.module.css';

/** Takes a lesson's folder as the editor downloads it, and opens what it became. */
export function ImportLesson({ opened, close }: { opened: boolean; close: () => void }) {
  const { t } = useTranslation('editor');
  const navigate = useNavigate();
  const client = useQueryClient();
  const [apart, setApart] = useState(false);
  const { mutate, isPending, error } = useMutation({
    mutationFn: (zip: File) => importLesson(zip, apart),
    onSuccess: async ({ slug }) => {
      await client.invalidateQueries({ queryKey: lessonsQuery.queryKey, exact: true });
      await navigate({ to: '/lessons/$slug/edit', params: { slug } });
      say(t('list.imported'));
    },
  });
  return (
    <Dialog opened={opened} onClose={close} title={t('list.importTitle')}>
      <p className={classes.dialogWords}>{t('list.importWords')}</p>
      {isPending ? (
        <div role="status" aria-label={t('list.importing')}>
          <Loading rows={2} />
        </div>
      ) : (
        <>
          <Radio.Group
            className={classes.importAs}
            label={t('list.importAs')}
            value={apart ? 'apart' : 'draft'}
            onChange={(to) => {
              setApart(to === 'apart');
            }}
          >
            <Radio value="draft" label={t('list.importDraft')} />
            <Radio value="apart" label={t('list.importApart')} />
          </Radio.Group>
          <FileDrop
            words={t('list.drop')}
            choose={t('list.choose')}
            accept=".zip,application/zip"
            onFiles={([zip]) => {
              if (zip) mutate(zip);
            }}
          />
        </>
      )}
      {error && (
        <div className={classes.importError}>
          <ErrorState error={error} />
        </div>
      )}
    </Dialog>
  );
}
