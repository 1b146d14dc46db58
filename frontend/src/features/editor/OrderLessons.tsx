import { Button, Group } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LessonEntry } from '../../api/course';
import { lessonsQuery } from '../../api/resources';
import { Dialog } from '../../ui/Dialog';
import { say, sayProblem } from '../../ui/notify';
import { OrderList } from '../../ui/OrderList';
import { orderLessons } from './api';

interface OrderLessonsProps {
  lessons: readonly LessonEntry[];
  close: () => void;
}

/** Puts the lessons of the path in another order. */
export function OrderLessons({ lessons, close }: OrderLessonsProps) {
  const { t } = useTranslation('editor');
  const client = useQueryClient();
  const [order, setOrder] = useState(() =>
    [...lessons].sort((one, other) => one.number - other.number).map(({ slug }) => slug),
  );
  const { mutate, isPending } = useMutation({
    mutationFn: () => orderLessons(order),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: lessonsQuery.queryKey, exact: true });
      close();
      say(t('list.ordered'));
    },
    onError: sayProblem,
  });
  return (
    <Dialog opened onClose={close} title={t('list.orderTitle')} size="lg">
      <OrderList
        label={t('list.orderLabel')}
        items={lessons.map(({ slug, title }) => ({ key: slug, words: title, shown: title }))}
        order={order}
        change={setOrder}
      />
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={close}>
          {t('list.cancel')}
        </Button>
        <Button
          loading={isPending}
          onClick={() => {
            mutate();
          }}
        >
          {t('list.orderSave')}
        </Button>
      </Group>
    </Dialog>
  );
}
