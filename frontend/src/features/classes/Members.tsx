import { Button, Group } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CourseClass } from '../../api/classes';
import { say } from '../../ui/notify';
import { Panel } from '../../ui/Panel';
import { useChangeClass, useDeleteClass, useRenewCode } from './api';
import { Ask } from './Ask';
import classes from './classes.module.css';
import { ClassForm } from './ClassForm';
import { JoinWay } from './JoinWay';
import { MemberList } from './MemberList';

/** How students come into a class, who is in it, and what it is. */
export function Members({ one }: { one: CourseClass }) {
  const { t } = useTranslation('classes');
  return (
    <div className={classes.columns}>
      <div className={classes.column}>
        <Code one={one} />
        <Panel title={t('members.list')}>
          <MemberList one={one} />
        </Panel>
      </div>
      <Terms one={one} />
    </div>
  );
}

function Code({ one }: { one: CourseClass }) {
  const { t } = useTranslation('classes');
  const [asks, setAsks] = useState(false);
  const renew = useRenewCode(one.id);
  const confirm = () => {
    renew.mutate(undefined, {
      onSuccess: ({ code }) => {
        say(t('members.renewed', { code: code ?? '' }));
        setAsks(false);
      },
    });
  };
  return (
    <Panel
      title={t('members.way')}
      aside={
        <Button
          variant="default"
          size="xs"
          onClick={() => {
            setAsks(true);
          }}
        >
          {t('members.renew')}
        </Button>
      }
    >
      {one.code ? (
        <JoinWay code={one.code} />
      ) : (
        <p className={classes.lead}>{t('members.noCode')}</p>
      )}
      <Ask
        opened={asks}
        title={t('members.renewTitle')}
        words={t('members.renewWords')}
        button={t('members.renew')}
        busy={renew.isPending}
        confirm={confirm}
        close={() => {
          setAsks(false);
        }}
      />
    </Panel>
  );
}

function Terms({ one }: { one: CourseClass }) {
  const { t } = useTranslation('classes');
  const navigate = useNavigate();
  const [asks, setAsks] = useState(false);
  const change = useChangeClass(one.id);
  const remove = useDeleteClass(one.id);
  const confirm = () => {
    remove.mutate(undefined, {
      onSuccess: () => {
        say(t('members.deleted', { name: one.name }));
        void navigate({ to: '/classes' });
      },
    });
  };
  return (
    <Panel title={t('members.terms')}>
      <ClassForm
        terms={{
          name: one.name,
          starts: one.starts ?? null,
          ends: one.ends ?? null,
          weeklyHours: one.weeklyHours ?? null,
          weight: one.weight,
        }}
        button={t('make.save')}
        busy={change.isPending}
        send={(terms) => {
          change.mutate(terms, {
            onSuccess: () => {
              say(t('make.saved'));
            },
          });
        }}
      />
      <Group mt="lg" className={classes.danger}>
        <Button
          variant="subtle"
          color="red"
          size="xs"
          onClick={() => {
            setAsks(true);
          }}
        >
          {t('members.delete')}
        </Button>
      </Group>
      <Ask
        opened={asks}
        title={t('members.deleteTitle', { name: one.name })}
        words={t('members.deleteWords')}
        button={t('members.delete')}
        busy={remove.isPending}
        confirm={confirm}
        close={() => {
          setAsks(false);
        }}
      />
    </Panel>
  );
}
