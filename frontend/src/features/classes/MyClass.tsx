import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CourseClass } from '../../api/classes';
import { meQuery } from '../../api/resources';
import { say } from '../../ui/notify';
import { useRemoveMember } from './api';
import { Ask } from './Ask';
import classes from './classes.module.css';
import { MyGrades } from './MyGrades';
import { PushedList } from './PushedList';

/** A class for who is in it: what was put before them, and the facts that their instructor sees. */
export function MyClass({ one }: { one: CourseClass }) {
  const { t } = useTranslation('classes');
  return (
    <>
      <section className={classes.section} aria-labelledby="pushed">
        <h2 id="pushed">{t('push.list')}</h2>
        <PushedList of={one.id} />
      </section>
      <section className={classes.section} aria-labelledby="results">
        <h2 id="results">{t('mine.results')}</h2>
        <p>{t('mine.resultsWords')}</p>
        <MyGrades one={one} />
      </section>
      <Leave one={one} />
    </>
  );
}

function Leave({ one }: { one: CourseClass }) {
  const { t } = useTranslation('classes');
  const { data: me } = useQuery(meQuery);
  const navigate = useNavigate();
  const [asks, setAsks] = useState(false);
  const remove = useRemoveMember(one.id);
  const confirm = () => {
    if (!me) return;
    remove.mutate(me.id, {
      onSuccess: () => {
        say(t('mine.left', { name: one.name }));
        void navigate({ to: '/classes' });
      },
    });
  };
  return (
    <>
      <Button
        variant="subtle"
        color="gray"
        size="xs"
        onClick={() => {
          setAsks(true);
        }}
      >
        {t('mine.leave')}
      </Button>
      <Ask
        opened={asks}
        title={t('mine.leaveTitle', { name: one.name })}
        words={t('mine.leaveWords')}
        button={t('mine.leave')}
        busy={remove.isPending}
        confirm={confirm}
        close={() => {
          setAsks(false);
        }}
      />
    </>
  );
}
