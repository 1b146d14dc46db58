import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { lessonsQuery } from '../../api/resources';
import { DeletedLessons } from './DeletedLessons';
import { ImportLesson } from './ImportLesson';
import { NewLesson } from './NewLesson';
import { OrderLessons } from './OrderLessons';

/** Beside the title of the list of lessons, for those who write them. */
export function AuthorTools() {
  const { t } = useTranslation('editor');
  const { data: lessons = [] } = useQuery(lessonsQuery);
  const [open, setOpen] = useState<'new' | 'import' | 'order' | 'deleted' | null>(null);
  const close = () => {
    setOpen(null);
  };
  return (
    <>
      {lessons.length > 1 && (
        <Button
          variant="default"
          onClick={() => {
            setOpen('order');
          }}
        >
          {t('list.order')}
        </Button>
      )}
      <Button
        variant="default"
        onClick={() => {
          setOpen('deleted');
        }}
      >
        {t('list.deleted')}
      </Button>
      <Button
        variant="default"
        onClick={() => {
          setOpen('import');
        }}
      >
        {t('list.import')}
      </Button>
      <Button
        onClick={() => {
          setOpen('new');
        }}
      >
        {t('list.new')}
      </Button>
      <NewLesson opened={open === 'new'} close={close} />
      <ImportLesson opened={open === 'import'} close={close} />
      <DeletedLessons opened={open === 'deleted'} close={close} />
      {open === 'order' && <OrderLessons lessons={lessons} close={close} />}
    </>
  );
}
